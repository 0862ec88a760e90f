import { compensatedSum, log } from '../numeric/index.ts';
import { sameLength } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';

/** Counts or weights of the same bins as shares. Throws for unequal lengths, negative or infinite weights, or none at all. */
function shares(first: Values, second: Values): [Float64Array, Float64Array] {
  sameLength(first, second, 'bins');
  const share = (weights: Values, name: string): Float64Array => {
    const column = Float64Array.from(weights);
    const wrong = column.find((weight) => !(weight >= 0 && weight < Infinity));
    if (wrong !== undefined)
      throw new Error(`invalid ${name}: ${wrong}; expected finite weights of 0 or more`);
    const total = compensatedSum(column);
    if (total === 0) throw new Error(`invalid ${name}: total 0; expected at least one weight above 0`);
    return column.map((weight) => weight / total);
  };
  return [share(first, 'first weights'), share(second, 'second weights')];
}

/** Total variation of two laws on the same bins: the largest difference of probability of any event, 0 to 1. Throws for unequal numbers of bins, or weights that are negative, infinite or all 0. */
export function totalVariation(first: Values, second: Values): number {
  const [p, q] = shares(first, second);
  return compensatedSum(p.map((share, i) => Math.abs(share - q[i]))) / 2;
}

/** Hellinger distance, √(½ Σ (√p - √q)²), 0 to 1. Throws as `totalVariation`. */
export function hellinger(first: Values, second: Values): number {
  const [p, q] = shares(first, second);
  return Math.sqrt(
    compensatedSum(
      p.map((share, i) => (Math.sqrt(share) - Math.sqrt(q[i])) * (Math.sqrt(share) - Math.sqrt(q[i]))),
    ) / 2,
  );
}

/** p ln(p / middle), 0 for nothing. */
const surprise = (p: number, middle: number) => (p === 0 ? 0 : p * log(p / middle));

/** Jensen–Shannon divergence in nats, 0 to ln 2: mean relative entropy of the two laws to their average; its root is a distance (Lin 1991). Throws as `totalVariation`. */
export function jensenShannon(first: Values, second: Values): number {
  const [p, q] = shares(first, second);
  const terms = p.map((share, i) => {
    const middle = (share + q[i]) / 2;
    return (surprise(share, middle) + surprise(q[i], middle)) / 2;
  });
  return Math.max(0, compensatedSum(terms));
}
