import { cos, exp, log } from '../../src/numeric/index.ts';
import { GAS_PER_BLOB } from './data-cost.ts';
import type { BlobRule } from './blob-fee.ts';

/** Ethereum's blocks of a day: one every 12 seconds. */
export const BLOCKS_PER_DAY = 7_200;

const HOURS = 24;
const BLOCKS_PER_HOUR = BLOCKS_PER_DAY / HOURS;
const TWO_PI = 6.283185307179586;
const wave = Float64Array.from({ length: HOURS }, (_, hour) => cos((TWO_PI * (hour + 0.5)) / HOURS));

/** How demand for blobs answers the fee: not at all up to `indifferentFee`, above it with a constant elasticity. */
export interface BlobDemand {
  readonly indifferentFee: number;
  readonly blobElasticity: number;
}

/**
 * Logarithm of the blob fee after a number of blocks, begun at `logFee`: the mean-field form of EIP-4844, in which every block
 * carries the blobs wanted at its fee (at most `rule.max`) and the logarithm moves by 131,072 (blobs − target)/updateFraction.
 * Solved in closed form: a straight line while the fee does not matter, then fee^ε approaches its equilibrium exponentially.
 */
export function logBlobFeeAfter(
  logFee: number,
  wanted: number,
  demand: BlobDemand,
  rule: BlobRule,
  blocks: number,
): number {
  return advance(logFee, wanted, log(demand.indifferentFee), demand.blobElasticity, rule, blocks);
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
 * of the last one in `state[0]`. `wanted` blobs a block are wanted on average while the fee does not matter, with a daily wave of
 * relative height `swing`; the fee never stays below `floor` (1 wei, or base fee ÷ 16 under EIP-7918). All fees are in one unit.
 * What it leaves out is the noise of single blocks: within 3 % of the rule block by block when blobs that find no room wait for the
 * next block, up to a fifth above it if they were given up.
 */
export function blobFeeDay(
  state: Float64Array,
  wanted: number,
  demand: BlobDemand,
  rule: BlobRule,
  floor: number,
  swing: number,
): number {
  const logFloor = log(floor);
  const logIndifferent = log(demand.indifferentFee);
  let logFee = Math.max(state[0], logFloor);
  if (logFee <= logFloor && wanted * (1 + swing) <= rule.target) {
    state[0] = logFloor;
    return floor;
  }
  let total = 0;
  for (let hour = 0; hour < HOURS; hour++) {
    const now = wanted * (1 + swing * wave[hour]);
    const moved = advance(logFee, now, logIndifferent, demand.blobElasticity, rule, BLOCKS_PER_HOUR);
    logFee = Math.max(moved, logFloor);
    total += logFee === logFloor ? floor : exp(logFee);
  }
  state[0] = logFee;
  // Adding 24 floors may lose their last bit.
  return Math.max(floor, total / HOURS);
}
