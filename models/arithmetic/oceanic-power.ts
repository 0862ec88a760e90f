/**
 * Shapley–Shubik power of each large voter beside an ocean of very many small ones that together weigh `ocean`: in a random
 * order of arrival the ocean comes evenly, so φ_i = Σ over sets S of other large voters ∫ t^s (1 − t)^(k − s − 1) dt over the
 * times t at which i turns S and the part t of the ocean from losing to winning. What is left to 1 is the ocean's (where all
 * together win). Writes into `power` (same length as `weights`, at most 20). Weights in any one unit, not negative.
 * Source: Milnor and Shapley 1978, Values of large games II: oceanic games.
 */
export function oceanicShapley(
  weights: ArrayLike<number>,
  quota: number,
  ocean: number,
  power: Float64Array,
): void {
  const large = checkedVoters(weights);
  power.fill(0);
  for (let set = 0; set < 1 << large; set++) {
    let weight = 0;
    let size = 0;
    for (let j = 0; j < large; j++) {
      if ((set & (1 << j)) === 0) continue;
      weight += weights[j];
      size += 1;
    }
    for (let i = 0; i < large; i++) {
      if ((set & (1 << i)) !== 0) continue;
      const from = timeToReach(quota - weight - weights[i], ocean);
      const until = timeToReach(quota - weight, ocean);
      if (until > from)
        power[i] += arrivals(until, size, large - size - 1) - arrivals(from, size, large - size - 1);
    }
  }
}

/** Sets are counted in bits, and there are as many as 2^voters. */
const MOST_LARGE = 20;

function checkedVoters(weights: ArrayLike<number>): number {
  if (weights.length <= MOST_LARGE) return weights.length;
  throw new Error(`invalid number of large voters: ${weights.length}; expected at most ${MOST_LARGE}`);
}

/** Part of the ocean that must have come before it weighs `missing`, between 0 and 1. */
function timeToReach(missing: number, ocean: number): number {
  if (missing <= 0) return 0;
  return missing >= ocean ? 1 : missing / ocean;
}

/** ∫ from 0 to `end` of t^before (1 − t)^after dt, by parts: all terms are positive. */
function arrivals(end: number, before: number, after: number): number {
  let sum = 0;
  let factor = 1;
  for (let later = after; later >= 0; later--) {
    const exponent = before + after - later + 1;
    sum += (factor * wholePower(end, exponent) * wholePower(1 - end, later)) / exponent;
    factor *= later / exponent;
  }
  return sum;
}

function wholePower(base: number, exponent: number): number {
  let power = 1;
  for (let n = 0; n < exponent; n++) power *= base;
  return power;
}

/**
 * Banzhaf measure of each large voter beside an ocean: half of the ocean votes yes (the law of large numbers), so the large
 * ones play [quota − ocean ÷ 2; weights] among themselves. Writes into `power`. Source: Dubey and Shapley 1979, section on
 * the limit of oceanic games.
 */
export function oceanicBanzhaf(
  weights: ArrayLike<number>,
  quota: number,
  ocean: number,
  power: Float64Array,
): void {
  const large = checkedVoters(weights);
  const left = quota - ocean / 2;
  power.fill(0);
  for (let set = 0; set < 1 << large; set++) {
    let weight = 0;
    for (let j = 0; j < large; j++) if ((set & (1 << j)) !== 0) weight += weights[j];
    if (weight >= left) continue;
    for (let i = 0; i < large; i++) {
      const decides = (set & (1 << i)) === 0 && weight + weights[i] >= left;
      if (decides) power[i] += 2 / (1 << large);
    }
  }
}
