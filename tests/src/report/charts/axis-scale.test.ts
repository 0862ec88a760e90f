import { expect, test } from 'vitest';
import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { axisScale, axisThatFits, placeOn } from '../../../../src/report/charts/axis-scale.ts';

test('ticks are round numbers that enclose the values', () => {
  const { ticks, labels } = axisScale({ values: [-6.8, 3.7], ticks: 6 });
  expect(ticks).toEqual([-8, -6, -4, -2, 0, 2, 4]);
  expect(labels).toEqual(['−8', '−6', '−4', '−2', '0', '2', '4']);
});

test('steps below one carry the digits they need and no more', () => {
  expect(axisScale({ values: [0.1, 0.32], ticks: 5 }).labels).toEqual([
    '0.10',
    '0.15',
    '0.20',
    '0.25',
    '0.30',
    '0.35',
  ]);
});

test('millions are counted as such and the axis says so', () => {
  const scale = axisScale({ values: [0, 5_000_000], ticks: 5 });
  expect(scale.multiple).toBe('million');
  expect(scale.labels).toEqual(['0', '1', '2', '3', '4', '5']);
});

test('up to a thousand trillion numbers are written out', () => {
  const scale = axisScale({ values: [0, 1e15], ticks: 2 });
  expect([scale.multiple, ...scale.labels]).toEqual(['trillion', '0', '500', '1,000']);
});

test('a single value gets room on both sides', () => {
  const { low, high } = axisScale({ values: [0], ticks: 4 });
  expect([low, high]).toEqual([-1, 1]);
});

test('zero belongs to the axis when it is wished', () => {
  expect(axisScale({ values: [20, 30], ticks: 4, zero: true }).low).toBe(0);
  expect(axisScale({ values: [20, 30], ticks: 4 }).low).toBe(20);
});

test('labels of an axis that fits leave a gap between them', () => {
  const scale = axisThatFits({ values: [-98_765, -12_345], ticks: 9 }, 180);
  const steps = scale.ticks.length - 1;
  expect(scale.labelWidth + 12).toBeLessThanOrEqual(180 / steps);
});

test('a place on the axis is proportional to the value', () => {
  expect(placeOn(axisScale({ values: [0, 10], ticks: 5 }), 2.5, 400)).toBe(100);
});

test('a value that is not finite is refused', () => {
  expect(() => axisScale({ values: [Number.NaN], ticks: 3 })).toThrow('invalid chart value: NaN');
});

test.each([
  [-6.8, 3.7],
  [0, 5e6],
  [0, 2e-8],
  [-4e21, 1e22],
  [0, 123_456],
  [1e9, 1e9 + 1],
  [-2e-30, 1e-30],
  [0, 0.04],
])('Vega writes the labels of an axis from %d to %d as they were measured', (low, high) => {
  const scale = axisScale({ values: [low, high], ticks: 5 });
  expect(scale.ticks.map((value) => evaluate(scale.labelExpression, value))).toEqual(scale.labels);
});

function evaluate(expression: string, value: number): unknown {
  const spec: vega.Spec = {
    data: [
      { name: 'tick', values: [{ value }], transform: [{ type: 'formula', expr: expression, as: 'label' }] },
    ],
  };
  const view = new vega.View(vega.parse(spec, undefined, { ast: true }), { expr: expressionInterpreter });
  return view.run().data('tick')[0].label;
}
