import { expect, test } from 'vitest';
import { drawnControls, parametersFor } from '../../../src/plan/index.ts';
import type {
  ResolvedAssumption,
  ResolvedDistribution,
  ResolvedExperiment,
} from '../../../src/plan/index.ts';
import { moments } from '../../../src/summarise/index.ts';
import { stakingExperiment } from '../run/small-experiment.ts';

const provenance = { kind: 'assume', why: 'for the test', confidence: 'low' } as const;
const assumed = (name: string, distribution: ResolvedDistribution): ResolvedAssumption => ({
  ...{ name, distribution, provenance },
});
const all = [
  assumed('holders.a', { kind: 'uniform', low: 10, high: 20 }),
  assumed('holders.b', { kind: 'choice', options: ['x', 'y', 'z'], weights: [1, 2, 1] }),
  assumed('holders.c', { kind: 'fixed', value: 3 }),
  assumed('holders.d', { kind: 'normal', mean: 0, deviation: 1 }),
];
const experiment: ResolvedExperiment = { ...stakingExperiment().resolved, assumptions: all };

test('each drawn assumption gives its probability, a choice an indicator of each option but the last, a fixed one nothing', () => {
  const controls = drawnControls(experiment, { replications: 10 });
  expect(controls.map(({ name, mean }) => [name, mean])).toEqual([
    ['holders.a', 0.5],
    ['holders.b = x', 0.25],
    ['holders.b = y', 0.5],
    ['holders.d', 0.5],
  ]);
});

test('controls are what the replications drew', () => {
  for (const draws of [undefined, { assumptions: 'sobol', group: 16 }] as const) {
    const drawn: ResolvedExperiment = { ...experiment, ...(draws === undefined ? {} : { draws }) };
    const [a, x, y] = drawnControls(drawn, { replications: 40 });
    for (let replication = 0; replication < 40; replication++) {
      const values = parametersFor(drawn, { scenario: drawn.scenarios[0], point: 0, replication });
      expect(values['holders.a']).toBe(10 + 10 * a.values[replication]);
      expect(values['holders.b']).toBe(x.values[replication] === 1 ? 'x' : y.values[replication] === 1 ? 'y' : 'z'); // prettier-ignore
    }
  }
});

test('an assumption that the design sets is no control, and means are those of many draws', () => {
  const designed: ResolvedExperiment = { ...experiment, points: [{ 'holders.a': 12 }] };
  const controls = drawnControls(designed, { replications: 2000 });
  expect(controls.map(({ name }) => name)).toEqual(['holders.b = x', 'holders.b = y', 'holders.d']);
  for (const { values, mean } of controls) {
    const found = moments(values);
    expect(Math.abs((found.mean - mean) / Math.sqrt(found.variance / 2000))).toBeLessThanOrEqual(3);
  }
});
