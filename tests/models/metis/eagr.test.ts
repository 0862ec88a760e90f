import { expect, test } from 'vitest';
import { circulation } from '../../../models/metis/circulation.ts';
import { eagr } from '../../../models/metis/eagr.ts';
import { mechanism, model } from '../../../models/metis/economy.ts';
import { grants } from '../../../models/metis/grants.ts';
import { supply } from '../../../models/metis/supply.ts';
import { simulate } from '../../../src/simulate/index.ts';

const alone = model({
  name: 'alone',
  version: '1',
  means: 'reserve alone',
  schedule: [supply, eagr, grants, circulation],
});
const observe = [
  'rewardBudget',
  'grantsBudget',
  'eagrReserve',
  'validatorBonds',
  'poolLiquidity',
  'grantees',
  'sold',
  'jointFund',
  'supply.circulating',
  'eagr.released',
  'eagr.shortfall',
  'eagrReturned',
  'circulation.byReserve',
  'circulation.growth',
  'grants.paidOut',
];
/** Decisions of votes on the uses of the reserve, by day. */
type Decisions = (use: number, day: number) => number;
const votes = (decided: Decisions) =>
  mechanism({
    name: 'votes',
    purpose: 'Decides what a test says.',
    writes: ['decidedRelease'],
    step({ economy, day }) {
      for (let u = 0; u < economy.decidedRelease.length; u++) economy.decidedRelease[u] = decided(u, day);
    },
  });
const run = (parameters: Record<string, number | string>, days = 100, decided: Decisions = () => -1) => {
  const values = { 'grants.perYear': 0, ...parameters };
  const schedule = [...alone.schedule, votes(decided)];
  const model = { ...alone, schedule };
  const populations = { holders: 1, clients: 1, positions: 1, verifiers: 1 };
  const spec = { model, days, seed: 1, populations, parameters: values, observe, audit: true };
  const { series } = simulate(spec);
  return (name: string, day: number): number => series[name]?.[day] ?? NaN;
};
const vote = { 'eagr.size': 2_000_000 };

test('the reserve is created on its day, not before', () => {
  const at = run(vote);
  expect(at('eagrReserve', 13)).toBe(0);
  expect(at('eagrReserve', 14)).toBe(2_000_000);
});

test('under reading b the grants budget pays first and rewards may be paid from the joint rest', () => {
  const at = run({ ...vote, 'eagr.reading': 'b' });
  expect(at('jointFund', 0)).toBe(1);
  expect(at('grantsBudget', 14)).toBe(0);
  expect(at('rewardBudget', 14)).toBe(3_500_000 - 2_000_000);
});

test('under reading c the reward budget alone pays', () => {
  const at = run({ ...vote, 'eagr.reading': 'c' });
  expect(at('jointFund', 0)).toBe(0);
  expect(at('grantsBudget', 14)).toBe(at('grantsBudget', 13));
  expect(at('rewardBudget', 13) - at('rewardBudget', 14)).toBe(2_000_000);
});

test('under reading a the reward budget is untouched and what the grants budget lacks is measured', () => {
  const at = run({ ...vote, 'eagr.reading': 'a' });
  expect(at('rewardBudget', 14)).toBe(at('rewardBudget', 0));
  expect(at('eagr.shortfall', 14)).toBe(2_000_000 - at('grantsBudget', 0));
});

test('under reading d both budgets keep their proportion', () => {
  const at = run({ ...vote, 'eagr.reading': 'd' });
  const before = at('grantsBudget', 0) / at('rewardBudget', 0);
  expect(at('grantsBudget', 14) / at('rewardBudget', 14)).toBeCloseTo(before, 9);
  expect(at('eagrReserve', 14)).toBe(2_000_000);
});

test('under reading e 20 % of the mining bucket moves: 954,000 METIS', () => {
  expect(run({ ...vote, 'eagr.reading': 'e' })('eagrReserve', 14)).toBeCloseTo(954_000, 6);
});

test('a reserve beyond what the budgets hold takes what is there, never more', () => {
  const at = run({ 'eagr.size': 9_000_000, 'eagr.reading': 'b' });
  expect(at('rewardBudget', 14) + at('grantsBudget', 14)).toBe(0);
  expect(at('eagr.shortfall', 14)).toBe(5_500_000);
});

test('each use is released evenly from its own activation day, and circulation grows by exactly what is released', () => {
  const at = run(
    { ...vote, 'eagr.releaseDays': 100, 'eagr.liquidityFrom': 10, 'eagr.validatorsFrom': 20 },
    200,
  );
  expect(at('poolLiquidity', 23)).toBe(0);
  expect(at('poolLiquidity', 24)).toBeCloseTo(2_000_000 / 300, 6);
  expect(at('validatorBonds', 133)).toBeCloseTo(2_000_000 / 3, 6);
  expect(at('supply.circulating', 200)).toBe(6_500_000 + at('eagr.released', 200));
});

test('without an approved entry on the whitelist nothing is released for that use', () => {
  const at = run({ ...vote, 'eagr.liquidityApproved': 'no', 'eagr.releaseDays': 10 }, 300);
  expect(at('poolLiquidity', 300)).toBe(0);
  expect(at('validatorBonds', 300)).toBeCloseTo(2_000_000 / 3, 6);
  expect(at('eagrReserve', 300)).toBeCloseTo(2_000_000 / 3, 6);
});

test('the weights divide the reserve among its uses', () => {
  const weights = { 'eagr.validatorsWeight': 3, 'eagr.liquidityWeight': 1, 'eagr.subprojectsWeight': 0 };
  const at = run({ ...vote, ...weights, 'eagr.releaseDays': 10 }, 300);
  expect(at('validatorBonds', 300)).toBeCloseTo(1_500_000, 6);
  expect(at('poolLiquidity', 300)).toBeCloseTo(500_000, 6);
  expect(at('grantees', 300)).toBe(0);
});

test('a reserve of zero changes exactly nothing, whatever else is assumed about it', () => {
  const plain = run({ 'eagr.startDay': 36_500 });
  const zero = run({ 'eagr.releaseDays': 1, 'eagr.validatorsFrom': 0, 'eagr.subprojectsWeight': 9 });
  for (const name of observe)
    for (let day = 0; day <= 100; day++) expect(zero(name, day)).toBe(plain(name, day));
});

test('grants stop when their budget is empty, and circulation has grown by exactly the grants', () => {
  const at = run({ 'grants.perYear': 3_000_000 });
  expect(at('grantsBudget', 60)).toBeGreaterThan(0);
  expect(at('grantsBudget', 70)).toBe(0);
  expect(at('grants.paidOut', 100)).toBe(at('grantsBudget', 0));
  expect(at('supply.circulating', 100)).toBe(6_500_000 + at('grants.paidOut', 100));
});

test('projects sell the stated share of a grant on the day they get it, and pay for their costs from the rest', () => {
  const at = run({ 'grants.perYear': 365_000, 'grants.soldAtOnce': 0.25, 'grants.soldPerYear': 0.365 }, 2);
  expect(at('sold', 1)).toBeCloseTo(250, 6);
  expect(at('sold', 2)).toBeCloseTo(250 + 0.001 * 750, 6);
});

test('sub-projects sell what the reserve releases to them like any other grant', () => {
  const only = {
    'eagr.validatorsWeight': 0,
    'eagr.liquidityWeight': 0,
    'eagr.subprojectsFrom': 0,
    'eagr.releaseDays': 100,
  };
  const at = run({ ...vote, ...only, 'grants.soldAtOnce': 0.5 });
  expect(at('sold', 14)).toBeCloseTo(10_000, 6);
});

test('each use may have a length of its own; the others keep the common one', () => {
  const at = run({
    ...vote,
    'eagr.releaseDays': 100,
    'eagr.liquidityFrom': 0,
    'eagr.validatorsFrom': 0,
    'eagr.liquidityDays': 50,
  });
  expect(at('poolLiquidity', 63)).toBeCloseTo(2_000_000 / 3, 6);
  expect(at('validatorBonds', 63)).toBeCloseTo(2_000_000 / 6, 6);
});

test('a vote that refuses a use stops its release, and a later vote that approves it goes on where it stopped', () => {
  const at = run({ ...vote, 'eagr.releaseDays': 100, 'eagr.liquidityFrom': 0 }, 200, (use, day) =>
    use !== 1 ? 0 : day < 40 ? 1 : day < 80 ? 0 : 1,
  );
  const step = 2_000_000 / 300;
  // A decision is read on the day after the vote: 14 to 40 approved, 41 to 80 refused, then approved again.
  expect(at('poolLiquidity', 40)).toBeCloseTo(27 * step, 6);
  expect(at('poolLiquidity', 80)).toBeCloseTo(27 * step, 6);
  expect(at('poolLiquidity', 153)).toBeCloseTo(100 * step, 6);
  expect(at('validatorBonds', 200) + at('grantees', 200)).toBe(0);
});

test('a vote approves a use without an entry on the whitelist of the first day', () => {
  const without = {
    ...vote,
    'eagr.validatorsApproved': 'no',
    'eagr.validatorsFrom': 0,
    'eagr.releaseDays': 20,
  };
  expect(run(without)('validatorBonds', 100)).toBe(0);
  expect(
    run(without, 100, (use, day) => (use === 0 && day >= 50 ? 1 : -1))('validatorBonds', 100),
  ).toBeCloseTo(2_000_000 / 3, 6);
});

test('liquidity is taken back into the reserve on its day, in the stated share, and circulation shrinks by that', () => {
  const at = run({
    ...vote,
    'eagr.releaseDays': 10,
    'eagr.liquidityFrom': 0,
    'eagr.removalDay': 60,
    'eagr.removedShare': 0.25,
  });
  const deposited = at('poolLiquidity', 59);
  expect(deposited).toBeCloseTo(2_000_000 / 3, 6);
  expect(at('poolLiquidity', 60)).toBeCloseTo(deposited * 0.75, 6);
  expect(at('eagrReturned', 60)).toBe(deposited - at('poolLiquidity', 60));
  expect(at('circulation.byReserve', 100)).toBe(at('circulation.growth', 100));
  expect(at('circulation.growth', 60) - at('circulation.growth', 59)).toBe(-at('eagrReturned', 60));
});

test('what is released and what stays is the reserve, to the last bit, under every reading', () => {
  for (const reading of ['a', 'b', 'c', 'd', 'e']) {
    const at = run({ ...vote, 'eagr.reading': reading, 'eagr.releaseDays': 77 }, 300);
    for (let day = 14; day <= 300; day++)
      expect(at('eagrReserve', day) + at('eagr.released', day)).toBe(at('eagrReserve', 14));
  }
});

test('projects that never sell keep everything', () => {
  const at = run({ 'grants.perYear': 365_000, 'grants.sales': 'off' });
  expect(at('sold', 100)).toBe(0);
  expect(at('grantees', 100)).toBe(at('grants.paidOut', 100));
});

test('with the whole fund of 4.6 million, readings b and d leave 2.6 million, c leaves 1.0 million for sequencers, e moves 0.954 million', () => {
  const fund = { ...vote, 'supply.circulating': 5_400_000, 'supply.rewardBudgetLeft': 3_000_000 };
  const left = (reading: string): number[] => {
    const at = run({ ...fund, 'eagr.reading': reading }, 14);
    return ['eagrReserve', 'rewardBudget', 'grantsBudget'].map((name) => Math.round(at(name, 14)));
  };
  expect(left('a')).toEqual([1_600_000, 3_000_000, 0]);
  expect(left('b')).toEqual([2_000_000, 2_600_000, 0]);
  expect(left('c')).toEqual([2_000_000, 1_000_000, 1_600_000]);
  expect(
    left('d')
      .slice(1)
      .reduce((sum, each) => sum + each, 0),
  ).toBe(2_600_000);
  expect(left('e')[0]).toBe(954_000);
});
