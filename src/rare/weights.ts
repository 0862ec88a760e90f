import { log } from '../numeric/index.ts';

/** How much weighted futures are worth. */
export interface WeightDiagnostics {
  /** (Σ w)² ÷ Σ w²: so many equally weighted futures would be worth as much (Kong 1992). */
  readonly effective: number;
  /** Share of the heaviest future in the sum of the weights; 0 when all weights are 0. */
  readonly largestShare: number;
  /** Mean of the weights, which is 1 in the long run, and its standard error; a good proposal for a rare event may be far from 1 in any number of futures. */
  readonly mean: number;
  readonly error: number;
  /** Index of the tail of the weights above 0, from the heaviest tenth: from 0.5 on their variance is infinite, below 0 they are limited; NaN for fewer than 5 of them. */
  readonly tail: number;
}

/** Fewer effective futures than this among those that reached the event are too few. */
const FEW = 20;
/** From this index on the variance of the weights is infinite. */
const HEAVY = 0.5;

/** Diagnostics of weights. Throws for none, and for weights that are not finite and at least 0. */
export function weightDiagnostics(weights: ArrayLike<number>): WeightDiagnostics {
  const n = weights.length;
  if (n === 0) throw new Error('invalid weights: 0 values; expected at least 1');
  let [sum, squares, largest] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const weight = weights[i];
    if (!(weight >= 0 && weight < Infinity))
      throw new Error(`invalid weight: ${weight} at index ${i}; expected a finite number of at least 0`);
    sum += weight;
    squares += weight * weight;
    largest = Math.max(largest, weight);
  }
  const mean = sum / n;
  return {
    effective: squares === 0 ? 0 : (sum * sum) / squares,
    largestShare: sum === 0 ? 0 : largest / sum,
    mean,
    error: Math.sqrt(Math.max(0, squares / n - mean * mean) / n),
    tail: tailIndex(weights),
  };
}

/** What is wrong with weights, in sentences; none when nothing speaks against them. `hits` are those of the futures that reached the event, undefined when none did. */
export function weightProblems(hits: WeightDiagnostics | undefined): string[] {
  const problems: string[] = [];
  if (hits === undefined)
    problems.push(
      'No future reached the event: the proposed law does not lead there, and weights alone say nothing.',
    );
  else if (hits.effective < FEW)
    problems.push(
      `The futures that reached the event are worth only ${hits.effective.toFixed(1)} equally weighted ones: the interval is not to be trusted.`,
    );
  if (hits !== undefined && hits.tail >= HEAVY)
    problems.push(
      `The weights of the futures that reached the event have so heavy a tail (index ${hits.tail.toFixed(2)}) that their variance is infinite: the proposed law draws too rarely what matters most.`,
    );
  return problems;
}

/**
 * Index of the tail, 1 ÷ its power, from the heaviest tenth, by the moment estimator of Dekkers, Einmahl and de Haan (1989): Hill's mean
 * of the logarithms above the tenth, with a term that makes it right for light and for limited tails (0 and below) as well.
 */
function tailIndex(weights: ArrayLike<number>): number {
  const positive = Float64Array.from(weights)
    .sort()
    .filter((weight) => weight > 0);
  const kept = Math.floor(positive.length / 10);
  if (kept < 5) return NaN;
  const threshold = positive[positive.length - kept - 1];
  let [first, second] = [0, 0];
  for (let i = positive.length - kept; i < positive.length; i++) {
    const above = log(positive[i] / threshold);
    first += above / kept;
    second += (above * above) / kept;
  }
  const rest = 1 - (first * first) / second;
  return rest > 0 ? first + 1 - 0.5 / rest : first;
}
