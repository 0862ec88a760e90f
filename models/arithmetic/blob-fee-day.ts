import { cos, exp, log } from '../../src/numeric/index.ts';
import { GAS_PER_BLOB } from './data-cost.ts';
import type { BlobRule } from './blob-fee.ts';

/** Ethereum's blocks of a day: one every 12 seconds. */
export const BLOCKS_PER_DAY = 7_200;

const HOURS = 24;
const BLOCKS_PER_HOUR = BLOCKS_PER_DAY / HOURS;
const TWO_PI = 6.283185307179586;
const wave = Float64Array.from({ length: HOURS }, (_, hour) => cos((TWO_PI * (hour + 0.5)) / HOURS));

/** Blobs wanted a block: `blobs` while the fee is at most `indifferentFee`, above it fewer with a constant elasticity. */
export interface BlobDemand {
  readonly blobs: number;
  readonly indifferentFee: number;
  readonly elasticity: number;
}

/** Smallest fee of a day, and how far demand swings around its mean between the busiest and the quietest hour. */
export interface BlobDay {
  readonly floor: number;
  readonly swing: number;
}

/**
 * Logarithm of the blob fee after a number of blocks, begun at `logFee`: the mean-field form of EIP-4844, in which every block
 * carries the blobs wanted at its fee (at most `rule.max`) and the logarithm moves by 131,072 (blobs − target)/updateFraction.
 * Solved in closed form: a straight line while the fee does not matter, then fee^ε approaches its equilibrium exponentially.
 */
export function logBlobFeeAfter(logFee: number, demand: BlobDemand, rule: BlobRule, blocks: number): number {
  return advance(logFee, demand.blobs, log(demand.indifferentFee), demand.elasticity, rule, blocks);
}

// Numbers instead of records: this runs 24 times a simulated day.
function advance(
  logFee: number,
  wanted: number,
  logIndifferent: number,
  elasticity: number,
  rule: BlobRule,
  blocks: number,
): number {
  const gain = GAS_PER_BLOB / rule.updateFraction;
  const carried = Math.min(wanted, rule.max);
  // Above the kink fewer blobs are carried than below it.
  const kink = wanted > rule.max ? logIndifferent + log(wanted / rule.max) / elasticity : logIndifferent;
  const rate = gain * (carried - rule.target);
  let left = blocks;
  let start = logFee;
  if (logFee <= kink) {
    const blocksToKink = rate > 0 ? (kink - logFee) / rate : Infinity;
    if (blocks <= blocksToKink) return logFee + rate * blocks;
    left -= blocksToKink;
    start = kink;
  }
  // With y = e^(ε(x − kink)), dy/dn = ε gain (carried − target y).
  const goal = carried / rule.target;
  const speed = elasticity * gain * rule.target;
  const from = exp(elasticity * (start - kink));
  const to = goal + (from - goal) * exp(-speed * left);
  if (to >= 1) return kink + log(to) / elasticity;
  const blocksToKink = log((from - goal) / (1 - goal)) / speed;
  return kink + rate * (left - blocksToKink);
}

/**
 * A day of the blob fee in 24 hours of 300 blocks: returns the mean of the fees at the end of each hour and leaves the logarithm
 * of the last one in `state[0]`. Demand follows a daily wave of relative height `swing`; the fee never stays below `floor`
 * (1 wei, or base fee ÷ 16 under EIP-7918). What it leaves out is the noise of single blocks.
 */
export function blobFeeDay(state: Float64Array, demand: BlobDemand, rule: BlobRule, day: BlobDay): number {
  const logFloor = log(day.floor);
  const logIndifferent = log(demand.indifferentFee);
  let logFee = Math.max(state[0], logFloor);
  if (logFee <= logFloor && demand.blobs * (1 + day.swing) <= rule.target) {
    state[0] = logFloor;
    return day.floor;
  }
  let total = 0;
  for (let hour = 0; hour < HOURS; hour++) {
    const wanted = demand.blobs * (1 + day.swing * wave[hour]);
    const moved = advance(logFee, wanted, logIndifferent, demand.elasticity, rule, BLOCKS_PER_HOUR);
    logFee = Math.max(moved, logFloor);
    total += exp(logFee);
  }
  state[0] = logFee;
  return total / HOURS;
}
