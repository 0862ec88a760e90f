import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocks } from '../../../models/metis/blocks.ts';
import { liquidStaking } from '../../../models/metis/liquid-staking.ts';
import { locking } from '../../../models/metis/locking.ts';
import { operators } from '../../../models/metis/operators.ts';
import { rewardReset } from '../../../models/metis/reward-reset.ts';
import { sequencerPool } from '../../../models/metis/sequencer-pool.ts';
import { column, holdersOf, last, runPool } from './pool-model.ts';
import type { Act } from './pool-model.ts';

const acts = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 80 }),
    holder: fc.integer({ min: 0, max: 3 }),
    deposit: fc.integer({ min: 0, max: 60_000 }),
    redeem: fc.integer({ min: 0, max: 120_000 }),
  }),
  { maxLength: 12 },
);
const values = fc.record({
  'endowment.rewards': fc.constantFrom(0, 3_000, 3_000_000),
  'rewardReset.policy': fc.constantFrom('everyPeriod', 'rarely', 'onChange', 'never'),
  'rewardReset.meanDaysBetween': fc.integer({ min: 1, max: 60 }),
  'sequencerPool.production': fc.constantFrom('drawn', 'expected'),
  'sequencerPool.settlementDays': fc.double({ min: 1, max: 20, noNaN: true }),
  'sequencerPool.spanBlocks': fc.integer({ min: 1, max: 20_000 }),
  'sequencerPool.lockedAtStart': fc.double({ min: 180_000, max: 480_000, noNaN: true }),
  'operators.reviewDays': fc.integer({ min: 1, max: 60 }),
  'operators.candidacyDays': fc.integer({ min: 1, max: 300 }),
  'operators.hurdle': fc.double({ min: -0.2, max: 0.3, noNaN: true }),
  'liquidStaking.commission': fc.double({ min: 0, max: 1, noNaN: true }),
  'liquidStaking.entryDays': fc.integer({ min: 1, max: 60 }),
  'liquidStaking.redemptionDays': fc.integer({ min: 1, max: 60 }),
  'locking.exitDelay': fc.integer({ min: 1, max: 60 }),
  'locking.forcedExit': fc.constantFrom('none', 'foundation', 'liquidStaking', 'operators'),
  'locking.forcedExitDay': fc.integer({ min: 1, max: 80 }),
});
const run = (parameters: Record<string, number | string>, what: readonly Act[], price: number) =>
  runPool([blocks, rewardReset, sequencerPool, operators, liquidStaking, locking, holdersOf(what)], {
    days: 100,
    populations: { holders: 4, protocols: 1 },
    parameters,
    given: { price, rewardRate: 0.2 },
    observe: ['exchangeRate', 'redemptionsFunded', 'redemptionsAsked', 'stakingBuffer'],
  });

test('whatever operators and holders do, no METIS appears or vanishes, no account is overdrawn, and bonds keep the limits', () => {
  fc.assert(
    fc.property(values, acts, fc.double({ min: 0.1, max: 100, noNaN: true }), (parameters, what, price) => {
      const pool = run(parameters, what, price);
      for (const account of ['bond', 'unbonding', 'operatorLiquid', 'rewardsHeld']) {
        expect(Math.min(...column(pool, account))).toBeGreaterThanOrEqual(0);
      }
      expect(column(pool, 'bond').every((bond) => bond === 0 || (bond >= 20_000 && bond <= 100_000))).toBe(
        true,
      );
      expect(Math.min(...(pool.series['stakingBuffer'] ?? []))).toBeGreaterThanOrEqual(0);
      expect(last(pool, 'redemptionsFunded')).toBeLessThanOrEqual(last(pool, 'redemptionsAsked'));
    }),
    { numRuns: 40, seed: 20_251_103 },
  );
});

test('the share of the liquid-staking protocol never loses value, whatever happens', () => {
  fc.assert(
    fc.property(values, acts, (parameters, what) => {
      const rates = run(parameters, what, 8).series['exchangeRate'] ?? [];
      for (let day = 1; day < rates.length; day++)
        expect(rates[day]).toBeGreaterThanOrEqual(rates[day - 1] ?? 0);
    }),
    { numRuns: 20, seed: 7 },
  );
});
