import { expect, test } from 'vitest';
import { difference, futuresNeeded } from '../../../src/difference/index.ts';
import type { ResolvedExperiment } from '../../../src/plan/index.ts';
import { readRun } from '../../../src/report/run-data.ts';
import type { RunData } from '../../../src/report/run-data.ts';
import { runInto, stakingExperiment, temporaryFolder } from '../run/small-run.ts';

async function runOf(changes: Partial<ResolvedExperiment> = {}): Promise<RunData> {
  const { folder } = await runInto(temporaryFolder(), { experiment: stakingExperiment(changes) });
  return readRun(folder);
}

const scenarios = (reward: number, name = 'high'): ResolvedExperiment['scenarios'] => [
  { name: 'low', label: 'Low', levers: {} },
  { name, label: 'High reward', levers: { 'reward.yearlyReward': reward } },
];

test('a version against itself is identical in every future, and says nothing differently', async () => {
  const run = await runOf();
  const found = difference(run, run);
  expect(found).toMatchObject({ changes: [], words: [], notes: [] });
  expect(found.moved.map(({ movement }) => movement)).toEqual(['identical', 'identical']);
  expect(found.partings).toEqual([
    { scenario: 'low', day: null, series: [], futures: 0, of: 40 },
    { scenario: 'high', day: null, series: [], futures: 0, of: 40 },
  ]);
});

test('a changed lever moves its scenario beyond noise and leaves the other identical', async () => {
  const [before, after] = [await runOf(), await runOf({ scenarios: scenarios(0.4) })];
  const { changes, moved, partings } = difference(before, after);
  expect(changes).toEqual([
    { where: 'scenario high', what: 'reward.yearlyReward', before: '0.2', after: '0.4' },
  ]);
  expect(moved.map(({ scenario, movement }) => [scenario, movement])).toEqual([
    ['high', 'moved'],
    ['low', 'identical'],
  ]);
  const values = (run: RunData) => run.outcome('high', 'staked');
  const differences = values(after).map((value, r) => 100 * (value - values(before)[r]));
  const mean = differences.reduce((sum, each) => sum + each, 0) / differences.length;
  expect(moved[0].difference.mean).toBeCloseTo(mean, 10);
  expect(moved[0].unit).toBe('%');
  expect(partings[0]).toMatchObject({ scenario: 'low', day: null });
  expect(partings[1]).toMatchObject({ scenario: 'high', series: ['holders.stakedShare'], of: 40 });
});

test('sides swapped, every difference changes its sign', async () => {
  const [before, after] = [await runOf(), await runOf({ scenarios: scenarios(0.3) })];
  const [there, back] = [difference(before, after), difference(after, before)];
  const high = ({ moved }: typeof there) => moved.find(({ scenario }) => scenario === 'high')?.difference;
  expect(high(back)?.mean).toBe(-(high(there)?.mean ?? NaN));
  expect(high(back)?.median).toBe(-(high(there)?.median ?? NaN));
});

test('a movement smaller than what matters is called so', async () => {
  const outcomes = stakingExperiment().resolved.outcomes.map((outcome) => ({ ...outcome, matters: 0.9 }));
  const [before, after] = [await runOf({ outcomes }), await runOf({ outcomes, scenarios: scenarios(0.4) })];
  expect(difference(before, after).moved[0].movement).toBe('moved, too little to matter');
});

test('a change that only few futures feel is within noise', async () => {
  const [before, after] = [await runOf(), await runOf({ scenarios: scenarios(0.2000001) })];
  const [high] = difference(before, after).moved.filter(({ scenario }) => scenario === 'high');
  expect(['identical', 'within noise']).toContain(high.movement);
});

test('what stands on one side only is named and not compared', async () => {
  const [before, after] = [
    await runOf(),
    await runOf({ scenarios: scenarios(0.2, 'higher'), replications: 24 }),
  ];
  const { notes, moved, changes } = difference(before, after);
  expect(notes).toEqual([
    'scenarios of one side only: high, higher',
    'only the 24 futures that both have are compared',
  ]);
  expect(moved.map(({ scenario }) => scenario)).toEqual(['low']);
  expect(changes).toContainEqual({
    where: 'experiment',
    what: 'scenario higher',
    before: 'absent',
    after: 'present',
  });
});

test('assumptions, populations and horizon are told in the words of the file', async () => {
  const [first] = stakingExperiment().resolved.assumptions;
  const assumptions = [{ ...first, distribution: { kind: 'uniform', low: 0.3, high: 0.8 } as const }];
  const time = { start: '2025-11-03', days: 40, record: 7 };
  const after = await runOf({ assumptions, populations: { holders: 20 }, time });
  const { changes, notes } = difference(await runOf(), after);
  expect(changes.map(({ what, before, after: now }) => [what, before, now])).toEqual([
    ['horizon', '60 days', '40 days'],
    ['number of holders', '30', '20'],
    [
      'holders.stakedAtStart',
      '{"high":0.7,"kind":"uniform","low":0.3}',
      '{"high":0.8,"kind":"uniform","low":0.3}',
    ],
  ]);
  expect(notes).toEqual(['horizons of 60 and 40 days: outcomes at the end are of other days']);
});

test('other futures are refused, because nothing is paired', async () => {
  const [before, after] = [await runOf(), await runOf({ seed: 12 })];
  expect(() => difference(before, after)).toThrow(
    expect.objectContaining({ code: 'E523', message: expect.stringContaining('seeds 11 and 12') }),
  );
});

test('with too few futures nothing can be told from luck, and that is said instead of within noise', async () => {
  const replications = 4;
  const [before, after] = [
    await runOf({ replications }),
    await runOf({ replications, scenarios: scenarios(0.4) }),
  ];
  expect(difference(before, after).moved.map(({ movement }) => movement)).toEqual([
    'too few futures',
    'identical',
  ]);
  // One comparison: six differences of one sign have the chance 2 / 2^6.
  expect([1, 16, 36].map(futuresNeeded)).toEqual([6, 10, 11]);
});
