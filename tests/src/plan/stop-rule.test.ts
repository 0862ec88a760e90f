import { expect, test } from 'vitest';
import { readStopRule, withDesign } from '../../../src/plan/index.ts';
import { stakingExperiment } from '../run/small-experiment.ts';

const names = { outcomes: ['runwayYears', 'stakeDrop'], scenarios: ['full', 'current', 'full-slow'] };

test('rules are read as data', () => {
  const read = (text: string) => readStopRule(text, names);
  expect(read('halfWidth(runwayYears, full - current) <= 0.2')).toEqual({
    kind: 'halfWidth',
    of: 'median',
    outcome: 'runwayYears',
    variant: 'full',
    baseline: 'current',
    atMost: 0.2,
  });
  expect(read('halfWidth(mean(stakeDrop), full-slow) <= 2%')).toEqual({
    kind: 'halfWidth',
    of: 'mean',
    outcome: 'stakeDrop',
    variant: 'full-slow',
    atMost: 0.02,
  });
  expect(read('halfWidth(stakeDrop < 5% and runwayYears > current.runwayYears, full) <= 1%')).toMatchObject({
    kind: 'halfWidth',
    of: 'chance',
    variant: 'full',
    atMost: 0.01,
  });
  expect(read('sign(runwayYears, full - current)')).toEqual({
    kind: 'sign',
    outcome: 'runwayYears',
    variant: 'full',
    baseline: 'current',
  });
});

test.each([
  ['runwayYears', 'no rule for stopping'],
  ['runwayYears <= 5', 'no rule for stopping'],
  ['halfWidth(runwayYears, full) < 5', 'no rule for stopping'],
  ['not sign(runwayYears, full - current)', 'no rule for stopping'],
  ['halfWidth(runwayYears, full) <= 0', 'no half width'],
  ['halfWidth(runwayYears, full) <= stakeDrop', 'no half width'],
  ['sign(runwayYears, full)', 'the sign of one scenario'],
  ['sign(runwayYears, full - full)', '`full` minus itself'],
  ['halfWidth(mean(runwayYears), full-slow - full-slow) <= 1', '`full-slow` minus itself'],
  ['sign(runwayYears, full + current)', 'no scenario'],
  ['sign(full, full - current)', 'no outcome'],
  ['halfWidth(runwayYears, runwayYears) <= 1', 'no scenario'],
  ['halfWidth(runwayYears + stakeDrop, full) <= 1', 'a number'],
  ['halfWidth(runwayYears > 5, full - current) <= 1%', 'the chance of a test in a difference'],
  ['halfWidth(chance(stakeDrop < 5%, full) > 1, full) <= 1%', '`chance` in a test of one future'],
  ['halfWidth(mean(runwayYears, stakeDrop), full) <= 1', '`mean` of 2 things'],
  ['sign(runwayYears)', '`sign` of 1 things'],
])('`%s` is refused: %s', (text, why) => {
  expect(() => readStopRule(text, names)).toThrow(why);
});

test('a design laid over an experiment has no rule for stopping', () => {
  const { resolved } = stakingExperiment({ stopWhen: ['sign(staked, high - low)'], lookEvery: 32 });
  const designed = withDesign(resolved, { points: [{}, {}] });
  expect(designed).not.toHaveProperty('stopWhen');
  expect(designed).not.toHaveProperty('lookEvery');
});
