import { METIS_GRID, SECONDS_PER_DAY, sum, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { simulate } from '../../src/simulate/index.ts';
import { locking } from '../../models/metis/locking.ts';
import { mechanism, model } from '../../models/metis/economy.ts';
import { sequencerPool } from '../../models/metis/sequencer-pool.ts';

/** One reading of the pool on chain (L2BEAT snapshots of LockingPool, republished discovered.json). */
export interface Reading {
  readonly date: string;
  /** Days since the reading of November 2024. */
  readonly day: number;
  readonly rewardPerBlock: number;
  readonly locked: number;
  /** Rewards bridged to owners since the pool began, METIS. */
  readonly claimed: number;
  readonly batch: number;
  readonly height: number;
}

/** Readings of the pool from November 2024 to January 2026; the time of day of those of 2025 is not known. */
export const readings: readonly Reading[] = [
  {
    date: '2024-11-22',
    day: 0,
    rewardPerBlock: 0.04116815068,
    locked: 489_592.03,
    claimed: 21_186.28,
    batch: 65,
    height: 19_024_730,
  },
  {
    date: '2025-07-28',
    day: 247.6,
    rewardPerBlock: 0.01890636022,
    locked: 357_494.31,
    claimed: 47_118.96,
    batch: 142,
    height: 20_904_213,
  },
  {
    date: '2025-10-07',
    day: 318.6,
    rewardPerBlock: 0.01247842237,
    locked: 342_902.66,
    claimed: 50_033.21,
    batch: 163,
    height: 21_388_832,
  },
  {
    date: '2026-01-07',
    day: 411.2,
    rewardPerBlock: 0.01247842237,
    locked: 377_903.05,
    claimed: 52_813.49,
    batch: 191,
    height: 21_927_808,
  },
];

/** When an unseen change of the reward per block between two readings is taken to have happened. */
export type Change = 'soonest' | 'latest';

/** The readings before and after a day. */
function around(day: number): readonly [Reading, Reading] {
  const after = Math.max(
    1,
    readings.findIndex((reading) => reading.day >= day),
  );
  const [before, next] = [readings[after - 1], readings[after]];
  if (before === undefined || next === undefined) throw new Error(`invalid day: ${day}; expected up to 411`);
  return [before, next];
}

function onChain(change: Change) {
  return mechanism({
    name: 'chain',
    purpose: 'Gives the pool its inputs as read on chain: pace, reward per block and locked METIS.',
    writes: ['unissued', 'market', 'rewardBudget', 'bond', 'rewardPerBlock', 'secondsPerBlock'],
    start({ economy }) {
      const [first] = readings;
      const budget = floorToGrid(3_000_000 - (first?.claimed ?? 0), METIS_GRID);
      economy.unissued -= budget;
      economy.rewardBudget += budget;
      economy.market += economy.unissued;
      economy.unissued = 0;
    },
    step({ economy, day }) {
      const [before, next] = around(day - 1 / 2);
      const part = (day - 1 / 2 - before.day) / (next.day - before.day);
      const pace = (next.height - before.height) / (next.day - before.day);
      economy.secondsPerBlock = SECONDS_PER_DAY / pace;
      economy.rewardPerBlock = change === 'soonest' ? next.rewardPerBlock : before.rewardPerBlock;
      const locked = before.locked + (next.locked - before.locked) * Math.min(1, part);
      const factor = locked / sum(economy.bond);
      for (let s = 0; s < economy.bond.length; s++) {
        const amount = floorToGrid(economy.bond[s] * factor, METIS_GRID) - economy.bond[s];
        economy.market -= amount;
        economy.bond[s] += amount;
      }
    },
  });
}

/**
 * The pool from 22 November 2024 on, fed with what was read on chain: blocks between heights, locked METIS between readings,
 * and the reward per block of the next reading (`soonest`) or of the last (`latest`). Returns, by day, what has accrued since
 * (METIS), the batches settled, and the realised rate (1/year).
 */
export function replay(change: Change, days = 411) {
  const pool = model({
    name: 'on-chain-series',
    version: '1.0.0',
    means: 'the sequencer pool fed with its inputs on chain',
    schedule: [onChain(change), sequencerPool, locking],
  });
  const { series } = simulate({
    model: pool,
    days,
    seed: 1,
    parameters: { 'sequencerPool.lockedAtStart': 489_592.03, 'sequencerPool.outages': 'none', ...roster },
    observe: ['rewardsHeld', 'sequencerPool.due', 'settledBatches', 'realisedRate'],
  });
  const [held = [], due = [], batches = [], realised = []] = [
    series['rewardsHeld'],
    series['sequencerPool.due'],
    series['settledBatches'],
    series['realisedRate'],
  ];
  const accrued = Array.from(held, (amount, day) => amount + (due[day] ?? 0));
  return { accrued, batches, realised };
}

/** Ten seats; rates are smoothed over a week, two settlements. */
const roster = { 'sequencerPool.operatorSeats': 3, 'sequencerPool.rateMemory': 7 } as const;

/** Yearly rate that a reward per block pays at a pace on what is locked. */
export function rateAt(rewardPerBlock: number, blocksPerDay: number, locked: number): number {
  return (rewardPerBlock * blocksPerDay * YEAR) / locked;
}
