import { expect, test } from 'vitest';
import { metis } from '../../models/metis/metis.ts';
import { simulate } from '../../src/simulate/index.ts';

/** Stake held fixed: nobody acts, blocks come every 8 s as the reward tool assumes, the reward is reset every day. */
const fixedStake = {
  'holders.behaviour': 'off',
  'operators.decisions': 'off',
  'market.process': 'constant',
  'blocks.drift': 'fixed',
  'blocks.fixedSeconds': 8,
  'rewardReset.policy': 'everyPeriod',
  'rewardReset.resetDays': 1,
  'rewardReset.startReward': 0,
  'sequencerPool.production': 'expected',
  'sequencerPool.liquidSeats': 0,
  'sequencerPool.secondLiquidSeats': 0,
  'sequencerPool.operatorSeats': 0,
  'sequencerPool.foundationSeats': 3,
  'sequencerPool.foundationExcess': 1,
  'sequencerPool.liquidExcess': 0,
  'sequencerPool.secondLiquidExcess': 0,
  'sequencerPool.lockedAtStart': 300_000,
  'grants.perYear': 0,
  'rateChange.startDay': 0,
  'rateChange.rampDays': 0,
  'eagr.startDay': 0,
  'eagr.reading': 'c',
  'eagr.releaseDays': 7_300,
};
const DAYS = 2 * 365;

const outcome = (
  parameters: Record<string, number | string>,
): { emission: number; locked: number; runway: number } => {
  const { series } = simulate({
    model: metis,
    days: DAYS,
    seed: 1,
    populations: { holders: 10 },
    parameters: { ...fixedStake, ...parameters },
    observe: ['sequencerPool.emission', 'sequencerPool.runway', 'locking.locked'],
    recordEvery: DAYS,
    audit: true,
  });
  const at = (name: string): number => series[name]?.[1] ?? NaN;
  return {
    emission: at('sequencerPool.emission'),
    runway: at('sequencerPool.runway'),
    locked: at('locking.locked'),
  };
};
const pool = (millions: number) => ({
  'supply.rewardBudgetLeft': millions * 1_000_000,
  'supply.circulating': (10 - millions) * 1_000_000,
});

test('with stake held fixed emission is the rate times what is locked', () => {
  const { emission, locked } = outcome(pool(5));
  expect(emission / (0.2 * locked)).toBeCloseTo(1, 9);
});

test('20 % to 15 % cuts emission by exactly a quarter and lengthens the runway by exactly a third', () => {
  const before = outcome(pool(5));
  const after = outcome({ ...pool(5), 'rateChange.to': 0.15 });
  expect(after.emission / before.emission).toBeCloseTo(3 / 4, 9);
  expect(after.runway / before.runway).toBeCloseTo(4 / 3, 9);
});

test('with 2 million METIS moved out of 3, 4, 5 and 8 million the runway becomes 4/9, 2/3, 4/5 and 1 of what it was', () => {
  const ratios = [3, 4, 5, 8].map((millions) => {
    const before = outcome(pool(millions));
    const after = outcome({ ...pool(millions), 'rateChange.to': 0.15, 'eagr.size': 2_000_000 });
    return after.runway / before.runway;
  });
  [4 / 9, 2 / 3, 4 / 5, 1].forEach((expected, k) => expect(ratios[k]).toBeCloseTo(expected, 9));
});

test('under reading b the same amount shortens the joint fund instead', () => {
  const reading = {
    'eagr.reading': 'b',
    'supply.circulating': 4_000_000,
    'supply.rewardBudgetLeft': 5_000_000,
  };
  const before = outcome(reading);
  const after = outcome({ ...reading, 'rateChange.to': 0.15, 'eagr.size': 2_000_000 });
  expect(after.runway / before.runway).toBeCloseTo((1 - 2 / 6) * (4 / 3), 9);
});
