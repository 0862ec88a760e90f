import { SECONDS_PER_YEAR } from '../../src/define/index.ts';

/** Blocks in a year of 31,536,000 seconds at a given number of seconds per block (> 0). */
export function blocksPerYear(secondsPerBlock: number): number {
  return SECONDS_PER_YEAR / secondsPerBlock;
}

/**
 * METIS for one block that would pay `rate` (1/year) on `locked` METIS if blocks came every `assumedSeconds`.
 * Source: task target-reward-per-block of metis-sequencer-contract (ts-src/tasks/l1.ts, bf427d0).
 */
export function targetRewardPerBlock(locked: number, rate: number, assumedSeconds: number): number {
  return (locked * rate) / blocksPerYear(assumedSeconds);
}

/** Yearly rate (1/year) that a reward per block pays on `locked` METIS at a given pace; 0 when nothing is locked. */
export function rateOfRewardPerBlock(
  rewardPerBlock: number,
  locked: number,
  secondsPerBlock: number,
): number {
  return locked > 0 ? (rewardPerBlock * blocksPerYear(secondsPerBlock)) / locked : 0;
}
