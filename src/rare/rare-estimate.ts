import { chiSquareQuantile, chiSquareUpperQuantile, exp, studentQuantile } from '../numeric/index.ts';
import { clopperPearson, moments, proportionUpperBound } from '../summarise/index.ts';
import type { SplittingState } from './splitting.ts';
import { estimateOfSwarm } from './swarm.ts';
import type { SplittingPlan, Swarm } from './swarm.ts';

/** Probability of a rare event, how well it is known, and what it has cost. */
export interface RareEstimate {
  readonly probability: number;
  /** Interval; `low` is 0 and `high` a bound where the event was never reached. */
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  /** Which interval it is. */
  readonly method: string;
  /** Standard error of the probability; 0 where it is not known from a spread. */
  readonly error: number;
  /** Days and futures that were simulated, replayed days included; futures that failed count as not having gone further. */
  readonly days: number;
  readonly futures: number;
  readonly failures: number;
  /** Plain futures that would have given the same standard error, and their days; absent where the error is not known. */
  readonly plain?: { readonly futures: number; readonly days: number };
  /** Days of plain futures for the same error ÷ days simulated: above 1, the method has helped. */
  readonly gain?: number;
}

/** What is known besides from splitting. */
export interface SplittingEstimate extends RareEstimate {
  /** Estimate of each repetition. */
  readonly repetitions: readonly number[];
  /**
   * Interval of `gain` at the same confidence, from the spread of the repetitions alone (chi-square law of a variance of normal values).
   * Absent where the gain is, and from fewer than five repetitions, whose spread says next to nothing.
   */
  readonly gainInterval?: { readonly low: number; readonly high: number };
  /** Mean number of rounds. */
  readonly rounds: number;
  /** Different first futures, and so draws of the assumptions, behind the futures that reached the event; over all repetitions. */
  readonly ancestors: number;
  /** What a reader should know before trusting or paying for it. */
  readonly notes: readonly string[];
}

/** Fewer first futures than this behind all that reached the event are too few to average over the assumptions. */
const FEW_ANCESTORS = 10;

/** Repetitions below which a spread, and so a gain, is not known at all, and below which it is known only roughly. */
export const LEAST_FOR_GAIN = 5;
export const ENOUGH_FOR_GAIN = 8;

/**
 * The estimate of finished splitting: the mean of the repetitions, which is unbiased, with an interval by Student's t on the logarithmic
 * scale, p × exp(±t × error ÷ p), which never reaches below 0. Where no repetition reached the event it is 0, with the exact one-sided
 * bound of the futures that they began with (about 3 ÷ their number). Throws for a confidence outside 0 to 1.
 */
export function splittingEstimate(
  plan: SplittingPlan,
  state: SplittingState,
  confidence = 0.95,
): SplittingEstimate {
  const { swarms, days, paths, failures } = state;
  const repetitions = swarms.map((swarm) => estimateOfSwarm(swarm, plan));
  const { mean, variance } = moments(repetitions);
  const error = Math.sqrt(variance / repetitions.length);
  const rounds = swarms.reduce((sum, swarm) => sum + swarm.rounds.length, 0) / swarms.length;
  const atSame = atSameError({
    probability: mean,
    error,
    days,
    dayPerFuture: state.firstDays / (plan.particles * plan.repeats),
  });
  const estimate = {
    ...intervalOf({
      mean,
      error,
      repeats: repetitions.length,
      first: plan.particles * plan.repeats,
      confidence,
    }),
    ...{ probability: mean, error, confidence, days, futures: paths, failures },
    ...atSame,
    ...gainIntervalOf(atSame.gain, { repeats: repetitions.length, confidence }),
    ...{ repetitions, rounds, ancestors: ancestorsOf(swarms, plan.target) },
  };
  return { ...estimate, notes: notesOf(estimate, swarms) };
}

/** The estimate of plain futures: `hits` of `futures`, with Clopper and Pearson’s interval, or the exact bound where nothing was hit. */
export function plainEstimate(
  counts: {
    readonly hits: number;
    readonly futures: number;
    readonly days: number;
    readonly failures: number;
  },
  confidence = 0.95,
): RareEstimate {
  const { hits, futures, days, failures } = counts;
  const probability = hits / futures;
  const about = {
    probability,
    error: Math.sqrt((probability * (1 - probability)) / futures),
    ...{ confidence, days, futures, failures },
  };
  if (hits === 0) return { ...about, ...boundOf(futures, confidence) };
  const { low, high, method } = clopperPearson(hits, futures, confidence);
  return { ...about, low, high, method };
}

function intervalOf(about: {
  readonly mean: number;
  readonly error: number;
  readonly repeats: number;
  readonly first: number;
  readonly confidence: number;
}): Pick<RareEstimate, 'low' | 'high' | 'method'> {
  const { mean, error, repeats, first, confidence } = about;
  if (mean === 0) return boundOf(first, confidence);
  if (error === 0) {
    const hits = Math.round(mean * first);
    const { low, high, method } = clopperPearson(hits, first, confidence);
    return { low, high, method: `${method}, of the first futures` };
  }
  const factor = exp((studentQuantile(0.5 + confidence / 2, repeats - 1) * error) / mean);
  return {
    low: mean / factor,
    high: Math.min(1, mean * factor),
    method: `Student’s t on the logarithmic scale, ${repeats} repetitions`,
  };
}

function boundOf(futures: number, confidence: number): Pick<RareEstimate, 'low' | 'high' | 'method'> {
  const high = proportionUpperBound(0, futures, confidence);
  return { low: 0, high, method: `exact one-sided bound of ${futures} futures without the event` };
}

/** Plain futures with the same standard error: p (1 − p) ÷ error². */
export function atSameError(about: {
  readonly probability: number;
  readonly error: number;
  readonly days: number;
  readonly dayPerFuture: number;
}): Pick<RareEstimate, 'plain' | 'gain'> {
  const { probability, error, days, dayPerFuture } = about;
  if (error === 0 || probability === 0) return {};
  const futures = Math.max(1, (probability * (1 - probability)) / (error * error));
  return {
    plain: { futures: Math.ceil(futures), days: Math.ceil(futures * dayPerFuture) },
    gain: (futures * dayPerFuture) / days,
  };
}

/** The gain goes as 1 ÷ variance: (n − 1) s² ÷ σ² has a chi-square law with n − 1 degrees of freedom. */
function gainIntervalOf(
  gain: number | undefined,
  { repeats, confidence }: { readonly repeats: number; readonly confidence: number },
): Pick<SplittingEstimate, 'gainInterval'> {
  if (gain === undefined || repeats < LEAST_FOR_GAIN) return {};
  const [tail, degrees] = [(1 - confidence) / 2, repeats - 1];
  return {
    gainInterval: {
      low: (gain * chiSquareQuantile(tail, degrees)) / degrees,
      high: (gain * chiSquareUpperQuantile(tail, degrees)) / degrees,
    },
  };
}

function ancestorsOf(swarms: readonly Swarm[], target: number): number {
  const reached = swarms.flatMap(({ particles }) => particles.filter(({ top }) => top >= target));
  return new Set(reached.map(({ replication }) => replication)).size;
}

function notesOf(estimate: Omit<SplittingEstimate, 'notes'>, swarms: readonly Swarm[]): readonly string[] {
  const notes: string[] = [];
  const extinct = swarms.filter(({ status }) => status === 'extinct').length;
  if (extinct > 0)
    notes.push(
      `${extinct} of ${swarms.length} repetitions died out: all their futures were equally far, as when they go back to the same one. Use more particles; where it happens in the first rounds, the level does not announce the event, or the assumptions decide about it and not the days.`,
    );
  if (estimate.rounds === 0 && extinct === 0)
    notes.push('The event is not rare: no future had to be replaced, so this is plain simulation.');
  else if (estimate.gain !== undefined && estimate.gain < 1 && swarms.length >= LEAST_FOR_GAIN)
    notes.push(
      'Splitting has not helped here: plain futures of the same cost give a smaller error. The event is not rare enough, or the level does not announce it.',
    );
  if (estimate.rounds > 0 && estimate.probability > 0 && estimate.ancestors < FEW_ANCESTORS)
    notes.push(
      `All futures that reached the event descend from ${estimate.ancestors} first futures, so few draws of the assumptions were tried: use more particles.`,
    );
  return notes;
}
