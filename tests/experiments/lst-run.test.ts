import { expect, test } from 'vitest';
import experiment from '../../experiments/lst-run.exp.ts';
import { metis } from '../../models/metis/metis.ts';
import { simulate } from '../../src/simulate/index.ts';

const observe = [
  'exchanges.largestDiscount',
  'exchanges.discountFirst',
  'exchanges.lostBySellers',
  'liquidStaking.queue',
  'liquidStaking.netYield',
];
const sale = { 'exchanges.forcedSale': 0.1 };
const closed = { 'liquidStaking.redemptions': 'closed', 'liquidStaking.reopeningDay': 210 };
const runs = (parameters: Readonly<Record<string, number | string>>) =>
  [0, 1, 2].map(
    (replication) =>
      simulate({
        model: metis,
        days: 120,
        seed: experiment.seed,
        replication,
        populations: { holders: 200 },
        parameters,
        observe,
      }).series,
  );
const seen = {
  calm: runs({}),
  open: runs(sale),
  unfunded: runs({ ...sale, 'liquidStaking.redemptions': 'unfunded' }),
  closed: runs({ ...sale, ...closed }),
};
const atEnd = (rule: keyof typeof seen, name: string): number[] =>
  seen[rule].map((series) => series[name]?.at(-1) ?? NaN);
const mean = (rule: keyof typeof seen, name: string, from: number): number[] =>
  seen[rule].map((series) => {
    const values = [...(series[name] ?? [])].slice(from);
    return values.reduce((all, value) => all + value, 0) / values.length;
  });

test('the question of the run has six scenarios, and quotes two documents', () => {
  expect(Object.keys(experiment.scenarios)).toEqual([
    'calm',
    'open',
    'unfunded',
    'closed',
    'flight',
    'closedFlight',
  ]);
  expect(new Set(experiment.claims?.map(({ by }) => by)).size).toBe(2);
});

test('in every future a forced sale makes the deepest discount deeper, and its sellers lose', () => {
  atEnd('open', 'exchanges.largestDiscount').forEach((discount, at) =>
    expect(discount).toBeGreaterThan(atEnd('calm', 'exchanges.largestDiscount')[at] ?? NaN),
  );
  expect(Math.min(...atEnd('open', 'exchanges.lostBySellers'))).toBeGreaterThan(0);
  expect(Math.max(...atEnd('calm', 'exchanges.lostBySellers'))).toBe(0);
});

test('while redemption is closed the discount stays deeper than while it is open', () => {
  const open = mean('open', 'exchanges.discountFirst', 30);
  mean('closed', 'exchanges.discountFirst', 30).forEach((discount, at) =>
    expect(discount).toBeGreaterThan(open[at] ?? NaN),
  );
});

test('where nothing is set aside, redemptions stay unpaid', () => {
  const open = atEnd('open', 'liquidStaking.queue');
  atEnd('unfunded', 'liquidStaking.queue').forEach((queue, at) =>
    expect(queue).toBeGreaterThan(open[at] ?? NaN),
  );
});

test('20 % is not what a share earns: realised yield after commission lies far below in every future', () => {
  expect(Math.max(...mean('calm', 'liquidStaking.netYield', 0))).toBeLessThan(0.18);
});
