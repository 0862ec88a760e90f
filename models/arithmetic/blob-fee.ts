import { GAS_PER_BLOB } from './data-cost.ts';
import { requireWhole } from './requirements.ts';

/** Blobs a block is meant to hold and may hold, and the divisor of the excess in the exponent of the fee. */
export interface BlobRule {
  readonly target: number;
  readonly max: number;
  readonly updateFraction: number;
}

/**
 * Blob rules by name: EIP-4844, EIP-7691 (from 2025-05-07), and the two larger ones of the schedule example in EIP-7892. All follow
 * updateFraction = max × 131,072 ÷ (2 ln 1.125).
 */
export const blobRules = {
  eip4844: { target: 3, max: 6, updateFraction: 3_338_477 },
  eip7691: { target: 6, max: 9, updateFraction: 5_007_716 },
  blobs15: { target: 10, max: 15, updateFraction: 8_346_193 },
  blobs21: { target: 14, max: 21, updateFraction: 11_684_671 },
} as const satisfies Readonly<Record<string, BlobRule>>;

/**
 * factor × e^(numerator/denominator) in integers, by its Taylor series, rounded down term by term. Throws for negative numbers and a
 * denominator of 0. Source: EIP-4844.
 */
export function fakeExponential(factor: bigint, numerator: bigint, denominator: bigint): bigint {
  if (factor < 0n || numerator < 0n || denominator <= 0n) {
    throw new Error(
      `invalid exponential: ${factor} × e^(${numerator}/${denominator}); expected at least 0, over more than 0`,
    );
  }
  let total = 0n;
  let term = factor * denominator;
  for (let i = 1n; term > 0n; i++) {
    total += term;
    term = (term * numerator) / (denominator * i);
  }
  return total / denominator;
}

/** Base fee of a unit of blob gas in wei, at least 1, from the excess blob gas of the block. Source: EIP-4844. */
export function blobBaseFee(excess: bigint, rule: BlobRule): bigint {
  return fakeExponential(1n, excess, BigInt(rule.updateFraction));
}

// Execution gas that the price of a blob must pay for under EIP-7918.
const BLOB_BASE_COST = 8_192n;

/**
 * Excess blob gas of the next block from the excess and the blobs of this one (EIP-4844). Given the execution base fee in wei, the
 * target is not subtracted while 2¹³ × base fee > 131,072 × blob fee, so the fee does not settle below base fee ÷ 16 (EIP-7918).
 * An excess below what is missing to the target becomes 0. Throws for blobs that are not a whole number of 0 to `rule.max`.
 */
export function nextExcessBlobGas(excess: bigint, blobs: number, rule: BlobRule, baseFee?: bigint): bigint {
  requireWhole('blobs', blobs);
  if (blobs > rule.max) throw new Error(`invalid blobs: ${blobs}; expected at most ${rule.max} in a block`);
  const used = BigInt(blobs) * BigInt(GAS_PER_BLOB);
  const target = BigInt(rule.target) * BigInt(GAS_PER_BLOB);
  if (excess + used < target) return 0n;
  const tooCheap =
    baseFee !== undefined && BLOB_BASE_COST * baseFee > BigInt(GAS_PER_BLOB) * blobBaseFee(excess, rule);
  if (!tooCheap) return excess + used - target;
  return excess + (used * BigInt(rule.max - rule.target)) / BigInt(rule.max);
}

/** Blob base fee under EIP-7918 below which it does not settle, in the money of the execution base fee. */
export const BLOB_FEE_FLOOR = 1 / 16;
