import { expectedJump } from '../../models/processes/index.ts';
import { YEAR } from '../define/index.ts';
import { exp, log, normalCdf } from '../numeric/index.ts';
import {
  driftParameter,
  isShift,
  isSpread,
  LOG_TWO_PI,
  pointOfShare,
  shareOfPoint,
  volatilityParameter,
} from './law.ts';
import type { Law, LawParameter, Sample } from './law.ts';

/** Mixtures are cut where fewer than this share of days has more jumps. */
const POISSON_TAIL = 1e-16;
const LEAST_JUMPS = 0.5;
const MOST_JUMPS = 1_095;
/** From here on jumps come so often that they are the diffusion. */
const MANY_JUMPS = 100;

const jumpParameters: readonly LawParameter[] = [
  { name: 'jumpMean', unit: 'log', means: 'mean size of a jump', range: 'line' },
  {
    name: 'jumpDeviation',
    unit: 'log',
    means: 'standard deviation of the size of a jump',
    range: 'positive',
  },
];

/**
 * Normal log returns with a Poisson number of normal jumps: `processes.merton`, with so many jumps a year or, without a number, with
 * the rate estimated too between 0.5 and 1,095. The density is a Poisson mixture of normal ones, cut where the
 * probability of more jumps is below 1e-16, so that each density is too small by at most 1e-16 of the highest. Source: Merton 1976.
 */
export function mertonLaw(jumpRate?: number): Law {
  const isFree = jumpRate === undefined;
  const rate = { name: 'jumpRate', unit: 'jumps/year', means: 'jumps a year', range: 'positive' } as const;
  const withRate = (natural: readonly number[]): MertonDay => dayOf(natural, isFree ? natural[4] : jumpRate);
  return {
    name: isFree ? 'merton-free' : `merton-${jumpRate}`,
    means: `normal log returns with Poisson jumps${isFree ? '' : `, ${jumpRate} a year`}`,
    parameters: [
      driftParameter,
      volatilityParameter('diffusion', 'volatility between jumps'),
      ...jumpParameters,
      ...(isFree ? [rate] : []),
    ],
    conditions: 0,
    starts: () => startsOf(jumpRate),
    natural: (point, sample) => naturalOf(point, sample, jumpRate),
    isInside: ([, diffusion, jumpMean, jumpDeviation], sample) =>
      isSpread(diffusion / Math.sqrt(YEAR), sample) &&
      isShift(jumpMean, sample) &&
      isShift(jumpDeviation, sample),
    contributions(natural, values, into) {
      const day = withRate(natural);
      for (let t = 0; t < values.length; t++) into[t] = log(density(day, values[t]));
    },
    probabilities(natural, values) {
      const day = withRate(natural);
      return values.map((value) => {
        let total = 0;
        day.weights.forEach((weight, k) => {
          total += weight * normalCdf((value - day.means[k]) / Math.sqrt(day.variances[k]));
        });
        return Math.min(1, total);
      });
    },
    notes: (natural, sample) => notesOf(natural, sample, isFree),
  };
}

interface MertonDay {
  readonly weights: Float64Array;
  readonly means: Float64Array;
  readonly variances: Float64Array;
  /** Weight over the root of 2π variance. */
  readonly peaks: Float64Array;
}

function dayOf([drift, diffusion, jumpMean, jumpDeviation]: readonly number[], jumpRate: number): MertonDay {
  const perDay = jumpRate / YEAR;
  const most = mostJumps(perDay);
  const variance = (diffusion * diffusion) / YEAR;
  const mean = (drift - jumpRate * expectedJump(jumpMean, jumpDeviation)) / YEAR - variance / 2;
  const weights = new Float64Array(most + 1);
  weights[0] = exp(-perDay);
  for (let k = 1; k <= most; k++) weights[k] = (weights[k - 1] * perDay) / k;
  const means = weights.map((_, k) => mean + k * jumpMean);
  const variances = weights.map((_, k) => variance + k * jumpDeviation * jumpDeviation);
  const peaks = weights.map((weight, k) => (weight / Math.sqrt(variances[k])) * exp(-LOG_TWO_PI / 2));
  return { weights, means, variances, peaks };
}

/** Smallest number of jumps that is exceeded with a probability below 1e-16. */
function mostJumps(perDay: number): number {
  let term = exp(-perDay);
  let most = 0;
  // The tail beyond `most` is below the next term × 1/(1 − perDay/(most + 2)).
  while (
    most + 2 <= perDay ||
    ((term * perDay) / (most + 1)) * (1 / (1 - perDay / (most + 2))) > POISSON_TAIL
  ) {
    most++;
    term *= perDay / most;
  }
  return most;
}

function density({ means, variances, peaks }: MertonDay, value: number): number {
  let total = 0;
  for (let k = 0; k < peaks.length; k++) {
    const distance = value - means[k];
    total += peaks[k] * exp((-0.5 * distance * distance) / variances[k]);
  }
  return total;
}

function startsOf(jumpRate: number | undefined): number[][] {
  // The variance is split between diffusion and jumps, from rare large to frequent small ones.
  const rates = jumpRate === undefined ? [12, 52, 150, 350] : [jumpRate];
  return rates.flatMap((rate) =>
    [0.25, 0.5].map((share) => {
      const spread = Math.sqrt((share * YEAR) / Math.max(rate, 1));
      const point = [0, log(1 - share) / 2, 0, log(spread)];
      return jumpRate === undefined ? [...point, rateAsPoint(rate)] : point;
    }),
  );
}

const rateAsPoint = (rate: number): number =>
  pointOfShare(log(rate / LEAST_JUMPS) / log(MOST_JUMPS / LEAST_JUMPS));

function naturalOf(
  point: readonly number[],
  { mean, deviation }: Sample,
  jumpRate: number | undefined,
): number[] {
  const rate = jumpRate ?? LEAST_JUMPS * exp(shareOfPoint(point[4]) * log(MOST_JUMPS / LEAST_JUMPS));
  const [location, spread, jump, width] = point;
  const diffusion = Math.sqrt(YEAR) * deviation * exp(spread);
  const [jumpMean, jumpDeviation] = [jump * deviation, deviation * exp(width)];
  const still = YEAR * (mean + location * deviation);
  const drift = still + (diffusion * diffusion) / 2 + rate * expectedJump(jumpMean, jumpDeviation);
  return [drift, diffusion, jumpMean, jumpDeviation, ...(jumpRate === undefined ? [rate] : [])];
}

function notesOf(natural: readonly number[], { deviation }: Sample, isFree: boolean): string[] {
  const [, diffusion, , jumpDeviation, rate = 0] = natural;
  const notes: string[] = [];
  const perDay = diffusion / Math.sqrt(YEAR);
  if (isFree && rate > MANY_JUMPS) {
    notes.push(
      `${Math.floor(rate + 0.5)} jumps a year are no rare events: the fit has degenerated towards a mixture of normal laws. Fix the rate (merton-12, merton-52), or take garch-t or regimes`,
    );
  }
  if (isFree && (rate > 0.97 * MOST_JUMPS || rate < 1.03 * LEAST_JUMPS))
    notes.push(`the jump rate lies at the edge of the search, ${LEAST_JUMPS} to ${MOST_JUMPS} a year`);
  if (jumpDeviation < 0.05 * deviation) notes.push('all jumps have nearly the same size');
  if (perDay < 0.05 * deviation) notes.push('hardly any diffusion is left between jumps');
  if (jumpDeviation < perDay && Math.abs(natural[2]) < perDay)
    notes.push('jumps are smaller than a usual day, so that hardly anything tells them apart');
  return notes;
}
