import { highShare } from '../../models/processes/index.ts';
import { YEAR } from '../define/index.ts';
import { exp, log, normalCdf } from '../numeric/index.ts';
import {
  driftParameter,
  isSpread,
  LOG_TWO_PI,
  pointOfShare,
  shareOfPoint,
  volatilityParameter,
} from './law.ts';
import type { Law, LawParameter } from './law.ts';

const chainParameters: readonly LawParameter[] = [
  volatilityParameter('lowVolatility', 'volatility of the calm regime'),
  volatilityParameter('highVolatility', 'volatility of the wild regime'),
  { name: 'stayLow', unit: '1', means: 'probability that a calm day follows a calm day', range: 'share' },
  { name: 'stayHigh', unit: '1', means: 'probability that a wild day follows a wild day', range: 'share' },
];

/**
 * Normal log returns in two regimes that follow a hidden Markov chain begun in its stationary law: `processes.regimes`. The
 * likelihood is that of the forward filter. Coordinates: drift, low volatility, how much higher the high one is, and both
 * probabilities of staying. Source: Hamilton 1989.
 */
export const regimesLaw: Law = {
  name: 'regimes',
  means: 'normal log returns whose volatility switches between a calm and a wild regime',
  parameters: [driftParameter, ...chainParameters],
  conditions: 0,
  starts: () => chainStarts.map((start) => [0, ...start]),
  natural([location, ...chain], { mean, deviation }) {
    return [YEAR * (mean + location * deviation + (deviation * deviation) / 2), ...chainOf(chain, deviation)];
  },
  ...lawBy(([drift, ...chain]) => {
    const mean = (volatility: number): number => (drift - (volatility * volatility) / 2) / YEAR;
    return { chain, lowMean: mean(chain[0]), highMean: mean(chain[1]) };
  }),
};

/**
 * The same with a mean of its own in each regime, begun in the regime that makes the sample likelier: the usual hidden Markov model, for
 * comparison. No process of the model has it, because a calm market would then be expected to rise and a wild one to fall, or
 * the other way round.
 */
export const regimesMeansLaw: Law = {
  name: 'regimes-means',
  means: 'two regimes of volatility, each with a mean of its own and a known first one; for comparison',
  parameters: [
    ...chainParameters,
    { name: 'lowDrift', unit: '1/year', means: 'log drift of the calm regime', range: 'line' },
    { name: 'highDrift', unit: '1/year', means: 'log drift of the wild regime', range: 'line' },
  ],
  conditions: 0,
  starts: () => chainStarts.map((start) => [...start, 0, 0]),
  natural([low, gap, stayLow, stayHigh, lowLocation, highLocation], { mean, deviation }) {
    const drift = (location: number): number => YEAR * (mean + location * deviation);
    return [...chainOf([low, gap, stayLow, stayHigh], deviation), drift(lowLocation), drift(highLocation)];
  },
  ...lawBy(([low, high, stayLow, stayHigh, lowDrift, highDrift]) => ({
    chain: [low, high, stayLow, stayHigh],
    lowMean: lowDrift / YEAR,
    highMean: highDrift / YEAR,
    isBegunKnown: true,
  })),
};

/** Both volatilities as multiples of the sample's, and both probabilities of staying. */
const chainStarts = [
  [0.7, 1.8, 0.9, 0.6],
  [0.6, 1.4, 0.7, 0.6],
  [0.7, 1.5, 0.97, 0.93],
  [0.8, 2.5, 0.95, 0.3],
].map(([low, high, stayLow, stayHigh]) => [
  log(low),
  log(high / low - 1),
  pointOfShare(stayLow),
  pointOfShare(stayHigh),
]);

function chainOf([low, gap, stayLow, stayHigh]: readonly number[], deviation: number): number[] {
  const lowVolatility = Math.sqrt(YEAR) * deviation * exp(low);
  return [lowVolatility, lowVolatility * (1 + exp(gap)), shareOfPoint(stayLow), shareOfPoint(stayHigh)];
}

/** Means of both regimes, and the chain: volatilities and probabilities of staying. */
interface Regimes {
  readonly chain: readonly number[];
  readonly lowMean: number;
  readonly highMean: number;
  /** Whether the first regime is the likelier one instead of being drawn from the stationary law. */
  readonly isBegunKnown?: boolean;
}

function lawBy(
  regimesOf: (natural: readonly number[]) => Regimes,
): Pick<Law, 'isInside' | 'contributions' | 'probabilities' | 'notes'> {
  return {
    isInside(natural, sample) {
      const [low, high] = regimesOf(natural).chain;
      return isSpread(low / Math.sqrt(YEAR), sample) && isSpread(high / Math.sqrt(YEAR), sample);
    },
    contributions(natural, values, into) {
      filter(regimesOf(natural), values, (t, _, density) => (into[t] = log(density)));
    },
    probabilities(natural, values) {
      const regimes = regimesOf(natural);
      const [low, high] = bothOf(regimes);
      const found = new Float64Array(values.length);
      filter(regimes, values, (t, wild) => {
        const below = ({ mean, variance }: Regime): number =>
          normalCdf((values[t] - mean) / Math.sqrt(variance));
        found[t] = (1 - wild) * below(low) + wild * below(high);
      });
      return found;
    },
    notes: (natural) => notesOf(regimesOf(natural).chain),
  };
}

function notesOf([low, high, stayLow, stayHigh]: readonly number[]): string[] {
  const notes: string[] = [];
  if (high < 1.1 * low) notes.push('the two regimes are as good as one');
  if (stayHigh < 1 - stayLow)
    notes.push('wild days do not come together: these regimes are a mixture, not phases');
  if (stayLow > 0.999 || stayHigh > 0.999)
    notes.push('one regime is hardly ever left: the sample has one change, not many');
  if (stayHigh < 0.02 || stayLow < 0.02) notes.push('a probability of staying lies at its edge, 0');
  return notes;
}

interface Regime {
  readonly mean: number;
  readonly variance: number;
  /** 1 over the root of 2π variance. */
  readonly peak: number;
}

function bothOf({ chain: [low, high], lowMean, highMean }: Regimes): readonly [Regime, Regime] {
  const regime = (mean: number, volatility: number): Regime => {
    const variance = (volatility * volatility) / YEAR;
    return { mean, variance, peak: exp(-LOG_TWO_PI / 2) / Math.sqrt(variance) };
  };
  return [regime(lowMean, low), regime(highMean, high)];
}

type Visit = (t: number, wild: number, density: number) => void;

/** Walks through the values with the probability of a wild day known the day before, and the density of what came. */
function filter(regimes: Regimes, values: Float64Array, visit: Visit): void {
  const [, , stayLow, stayHigh] = regimes.chain;
  if (regimes.isBegunKnown !== true) return walk(regimes, values, highShare({ stayLow, stayHigh }), visit);
  const likelihood = (first: number): number => {
    let total = 0;
    walk(regimes, values, first, (_, __, density) => (total += log(density)));
    return total;
  };
  return walk(regimes, values, likelihood(1) > likelihood(0) ? 1 : 0, visit);
}

function walk(regimes: Regimes, values: Float64Array, first: number, visit: Visit): void {
  const [low, high] = bothOf(regimes);
  const [, , stayLow, stayHigh] = regimes.chain;
  let wild = first;
  for (let t = 0; t < values.length; t++) {
    const calmDensity = (1 - wild) * densityOf(low, values[t]);
    const wildDensity = wild * densityOf(high, values[t]);
    const density = calmDensity + wildDensity;
    visit(t, wild, density);
    const wildToday = density > 0 ? wildDensity / density : 1;
    wild = wildToday * stayHigh + (1 - wildToday) * (1 - stayLow);
  }
}

function densityOf({ mean, variance, peak }: Regime, value: number): number {
  const distance = value - mean;
  return peak * exp((-0.5 * distance * distance) / variance);
}
