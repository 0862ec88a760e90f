import { YEAR } from '../define/index.ts';
import { exp, log, normalCdf } from '../numeric/index.ts';
import { isShift, normalLogDensity, pointOfShare, shareOfPoint } from './law.ts';
import type { Law, Sample } from './law.ts';

/**
 * A level (or its logarithm) that reverts to a mean, x' = m + φ (x − m) + s z, which an Ornstein–Uhlenbeck process is when looked at once
 * a day: φ = e^(−κ/365), s² = σ² (1 − φ²)/(2κ). The first value is a condition. Source: Uhlenbeck and Ornstein 1930.
 */
export const reversionLaw: Law = {
  name: 'ornstein-uhlenbeck',
  means: 'a level that is drawn back to its mean and disturbed by normal shocks',
  parameters: [
    { name: 'mean', unit: 'level', means: 'where the level is drawn to', range: 'line' },
    { name: 'kept', unit: '1', means: 'share of a deviation that is left a day later', range: 'share' },
    { name: 'surprise', unit: 'level', means: 'standard deviation of a day’s surprise', range: 'positive' },
  ],
  conditions: 1,
  starts(sample) {
    const kept = Math.min(0.99, Math.max(0.01, regression(sample)));
    return [[0, pointOfShare(kept), log(1 - kept * kept) / 2]];
  },
  natural([location, kept, spread], { mean, deviation }) {
    return [mean + location * deviation, shareOfPoint(kept), deviation * exp(spread)];
  },
  isInside: ([mean, , surprise], sample) => isShift(mean - sample.mean, sample) && isShift(surprise, sample),
  contributions([mean, kept, surprise], values, into) {
    for (let t = 1; t < values.length; t++) {
      into[t - 1] = normalLogDensity(values[t], mean + kept * (values[t - 1] - mean), surprise * surprise);
    }
  },
  probabilities([mean, kept, surprise], values) {
    return Float64Array.from({ length: values.length - 1 }, (_, t) =>
      normalCdf((values[t + 1] - mean - kept * (values[t] - mean)) / surprise),
    );
  },
  notes([, kept]) {
    if (kept > 0.99) return ['hardly any reversion: half of a deviation is left after more than two months'];
    return kept < 0.02 ? ['no memory: each day is independent of the day before'] : [];
  },
};

/** Half-life in days and the two parameters of the process a year, from the share of a deviation that is left a day later. */
export function reversionOf(
  kept: number,
  surprise: number,
): { readonly halfLife: number; readonly reversion: number; readonly volatility: number } {
  const reversion = -YEAR * log(kept);
  const volatility = surprise * Math.sqrt((2 * reversion) / (1 - kept * kept));
  return { halfLife: -log(2) / log(kept), reversion, volatility };
}

function regression({ values, mean }: Sample): number {
  let [products, squares] = [0, 0];
  for (let t = 1; t < values.length; t++) {
    products += (values[t] - mean) * (values[t - 1] - mean);
    squares += (values[t - 1] - mean) * (values[t - 1] - mean);
  }
  return products / squares;
}
