import { expect, test } from 'vitest';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { drawnElements, textBoxes } from '../../../../src/report/render/drawn-elements.ts';
import { drawPoster, posterPixels } from '../../../../src/report/render/poster.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { effectCases, fanCases } from '../charts/examples-report.ts';
import { caseNames } from '../charts/case-names.ts';
import { effect, fan, words } from '../charts/examples.ts';

const both = [fan(), effect()];

test.each(caseNames)(
  'a poster of the case %s keeps the rules of pictures and is at most 2,000 pixels high',
  async (name) => {
    const charts = [fanCases[name], effectCases[name]].flatMap((make) => make?.() ?? []);
    const poster = await drawPoster(charts);
    const picture = { ...charts[0], ...poster };
    expect(checkChart(picture, poster.svg, renderPng(poster.svg), posterPixels)).toEqual([]);
  },
);

test('a poster has both titles, one footer, and is as wide as a chart', async () => {
  const poster = await drawPoster([fan(), effect()]);
  const texts = textBoxes(drawnElements(poster.svg)).map(({ text }) => text);
  expect(texts.filter((text) => text === words.title)).toHaveLength(2);
  expect(texts.filter((text) => text.startsWith('Run 7k3m9q2f'))).toHaveLength(1);
  expect(texts.filter((text) => text.startsWith('Check it:'))).toHaveLength(1);
  expect(renderPng(poster.svg).readUInt32BE(16)).toBe(1380);
  expect(poster.height).toBeLessThan(both[0].height + both[1].height);
  expect(poster.svg).toMatch(/^<svg [^>]*role="img"/u);
});

test('the footer stands below everything else', async () => {
  const { svg, height } = await drawPoster(both);
  const boxes = textBoxes(drawnElements(svg));
  const footer = boxes.filter(({ text }) => text.startsWith('Run ') || text.startsWith('Check it:'));
  const others = boxes.filter((box) => !footer.includes(box));
  expect(Math.min(...footer.map(({ top }) => top))).toBeGreaterThan(
    Math.max(...others.map(({ bottom }) => bottom)),
  );
  expect(Math.max(...footer.map(({ bottom }) => bottom))).toBeLessThan(height);
});

test('the alternative text says what both charts are and find, without bars and brackets', async () => {
  const { alt } = await drawPoster([fan(1, 0, { title: 'a | [b]' }), effect()]);
  expect(alt).toBe(`Fan chart over waterfall chart. a / (b). ${words.title}.`);
});

test('a poster of nothing is refused', async () => {
  await expect(drawPoster([])).rejects.toThrow('missing charts: 0');
});
