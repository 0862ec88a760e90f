import { compensatedSum, normalQuantile } from '../numeric/index.ts';
import { symmetricInterval } from '../summarise/interval.ts';
import type { Interval } from '../summarise/interval.ts';
import { quantileInterval } from '../summarise/quantiles.ts';
import type { QuantileInterval } from '../summarise/quantiles.ts';
import { expectedShortfall, valueAtRisk } from '../summarise/risk.ts';
import { ascending, checkedConfidence, finiteColumn } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';

/** Value at risk and expected shortfall (conditional value at risk) of a sample of losses, each with an interval. */
export interface TailRisk {
  readonly level: number;
  readonly valueAtRisk: number;
  /** From order statistics: exact for any continuous law; a side that the losses cannot bound is null. */
  readonly valueAtRiskInterval: QuantileInterval;
  readonly expectedShortfall: number;
  /** Asymptotic normal; both sides null for fewer than two losses in the tail. */
  readonly expectedShortfallInterval: Interval;
  /** Losses at or beyond the value at risk. With fewer than about 30 the interval of the shortfall is too narrow. */
  readonly inTail: number;
}

/**
 * Value at risk and expected shortfall at `level` with intervals: order statistics for the former, and for the latter the normal law with
 * variance (variance in the tail + level (ES - VaR)²) / (n (1 - level)) (Manistre and Hancock 2005). Losses are positive where
 * something is lost. Throws for no losses, losses that are not finite, or a level outside 0 to 1.
 */
export function tailRisk(losses: Values, level: number, confidence = 0.95): TailRisk {
  const sorted = ascending(finiteColumn(losses, 'losses', 1));
  const n = sorted.length;
  const atRisk = valueAtRisk(sorted, level);
  const shortfall = expectedShortfall(sorted, level);
  const tail = sorted.subarray(sorted.findIndex((loss) => loss >= atRisk));
  const spread = compensatedSum(tail.map((loss) => (loss - shortfall) * (loss - shortfall)));
  const gap = shortfall - atRisk;
  const variance = (spread / (tail.length - 1) + level * gap * gap) / (n * (1 - level));
  const halfWidth =
    tail.length < 2
      ? Infinity
      : normalQuantile(0.5 + checkedConfidence(confidence) / 2) * Math.sqrt(variance);
  const about = { confidence, method: 'asymptotic normal', n };
  return {
    level,
    valueAtRisk: atRisk,
    valueAtRiskInterval: quantileInterval(sorted, level, confidence),
    expectedShortfall: shortfall,
    expectedShortfallInterval: symmetricInterval(shortfall, halfWidth, about),
    inTail: tail.length,
  };
}
