import { expect, test } from 'vitest';
import { pointWhere, standingOf } from '../../../src/cli/current-values.ts';
import { metis } from '../../../src/library.ts';
import type { ResolvedExperiment } from '../../../src/plan/index.ts';

const scenario = (name: string, levers: Readonly<Record<string, number | string>>) => ({
  name,
  label: name,
  levers,
});
const provenance = { kind: 'assume', why: 'for a test', confidence: 'high' } as const;
const experiment: Pick<ResolvedExperiment, 'scenarios' | 'baseline' | 'assumptions'> = {
  baseline: 'current',
  scenarios: [scenario('current', {}), scenario('rate', {}), scenario('full', { 'rateChange.to': 0.15 })],
  assumptions: [
    { name: 'holders.sensitivity', distribution: { kind: 'uniform', low: 4, high: 20 }, provenance },
    { name: 'eagr.releaseDays', distribution: { kind: 'fixed', value: 1000 }, provenance },
  ],
};
const { current, proposed } = standingOf(experiment, metis);

test('a lever that the baseline leaves alone stands where the model has it, the last scenario’s where it sets it', () => {
  expect(current['rateChange.to']).toBe(0.2);
  expect(proposed['rateChange.to']).toBe(0.15);
  expect(proposed['eagr.size']).toBe(0);
});

test('a fixed assumption stands at its value, a drawn one nowhere', () => {
  expect(current['eagr.releaseDays']).toBe(1000);
  expect(Object.hasOwn(current, 'holders.sensitivity')).toBe(false);
});

test('the current point is the first at which everything stands so, and there is none for a drawn assumption', () => {
  const at = (rate: number, size: number) => ({ 'rateChange.to': rate, 'eagr.size': size });
  expect(pointWhere([at(0.1, 0), at(0.2, 0), at(0.2, 0)], current)).toBe(1);
  expect(pointWhere([at(0.1, 0), at(0.2, 2e6)], current)).toBeUndefined();
  expect(pointWhere([{ 'holders.sensitivity': 10 }], current)).toBeUndefined();
});
