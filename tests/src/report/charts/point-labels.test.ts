import { expect, test } from 'vitest';
import type { PlotSpec } from '../../../../src/report/charts/chart.ts';
import { pointLabels } from '../../../../src/report/charts/point-labels.ts';

const at = { x: 200, y: 150 };
const ground = { width: 400, height: 300, points: [at], strokes: [] };

/** Every layer as text, of which there is a ground and a text for each label. */
const textsIn = (layers: readonly PlotSpec[]): string[] =>
  layers.map((layer) => JSON.stringify(layer)).filter((layer) => layer.includes('"type":"text"'));

const heightOf = (layer: string): number => Number(/"y":\{"value":([\d.]+)\}/u.exec(layer)?.[1]);

test('a label stands close to its point, without a line, on a white ground', () => {
  const layers = pointLabels([{ text: 'one', at }], ground);
  expect(layers).toHaveLength(2);
  expect(JSON.stringify(layers[0])).toContain('"fill":"#FFFFFF"');
  expect(Math.abs(heightOf(textsIn(layers)[0]) - at.y)).toBeLessThanOrEqual(12);
});

test('a label moves to the side of its point where no stroke is', () => {
  const above = { from: { x: 0, y: 138 }, to: { x: 400, y: 138 } };
  const below = { from: { x: 0, y: 162 }, to: { x: 400, y: 162 } };
  const height = (strokes: readonly (typeof above)[]): number =>
    heightOf(textsIn(pointLabels([{ text: 'one', at }], { ...ground, strokes }))[0]);
  expect(height([above])).toBeGreaterThan(at.y);
  expect(height([below])).toBeLessThan(at.y);
});

test('a label far from its point is joined to it by a line', () => {
  const near = [112, 124, 138, 162, 176].map((y) => ({ from: { x: 0, y }, to: { x: 400, y } }));
  const layers = pointLabels([{ text: 'one', at }], { ...ground, strokes: near });
  expect(layers).toHaveLength(3);
  expect(JSON.stringify(layers[0])).toContain('"type":"rule"');
});

test('labels never lie on one another: those without a place are left out, the last first', () => {
  const labels = Array.from({ length: 60 }, (_, n) => ({ text: `label ${n}`, at }));
  const texts = textsIn(pointLabels(labels, ground));
  expect(texts.length).toBeGreaterThan(5);
  expect(texts.length).toBeLessThan(60);
  expect(texts[0]).toContain('label 0');
});
