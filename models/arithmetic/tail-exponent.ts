import { log } from '../../src/numeric/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';

/** An estimate with its standard error. */
export interface TailExponent {
  readonly exponent: number;
  readonly standardError: number;
}

/**
 * Hill's estimate of the exponent α of a Pareto tail from the `largest` (k ≥ 2) of the values (more than k, the largest k + 1 above zero):
 * α = (k − 1) ÷ Σ ln(x₍ᵢ₎/x₍k+1₎), free of bias under an exact Pareto law, standard error α/√(k − 2), for k = 2 Infinity.
 * Source: Hill 1975, A simple general approach to inference about the tail of a distribution. Throws for any other k.
 */
export function hillExponent(values: ReadonlyColumn, largest: number): TailExponent {
  const sorted = new Float64Array(values).sort();
  const threshold = sorted[sorted.length - 1 - largest];
  if (!(Number.isInteger(largest) && largest >= 2 && threshold > 0)) {
    throw new Error(
      `invalid number of largest values: ${largest}; expected 2 to ${sorted.length - 1}, all and the next above zero`,
    );
  }
  let logarithms = 0;
  for (let k = sorted.length - largest; k < sorted.length; k++) logarithms += log(sorted[k] / threshold);
  const exponent = (largest - 1) / logarithms;
  return { exponent, standardError: exponent / Math.sqrt(largest - 2) };
}

/**
 * Zipf exponent of the `largest` (≥ 3) values: the slope b of ln(rank − 1/2) = a − b ln(size), an estimate of α with standard error
 * b √(2/k). Source: Gabaix and Ibragimov 2011, Rank − 1/2: a simple way to improve the OLS estimation of tail exponents.
 * Throws where a value is not above zero or the values are all alike.
 */
export function zipfExponent(values: ReadonlyColumn, largest: number): TailExponent {
  const sorted = new Float64Array(values).sort();
  let [sizes, ranks, squares, products] = [0, 0, 0, 0];
  for (let rank = 1; rank <= largest; rank++) {
    const size = log(sorted[sorted.length - rank]);
    const place = log(rank - 0.5);
    sizes += size;
    ranks += place;
    squares += size * size;
    products += size * place;
  }
  const exponent = -(largest * products - sizes * ranks) / (largest * squares - sizes * sizes);
  if (!(largest >= 3 && exponent > 0 && exponent < Infinity)) {
    throw new Error(
      `invalid number of largest values: ${largest}; expected 3 to ${sorted.length}, all above zero and not alike`,
    );
  }
  return { exponent, standardError: exponent * Math.sqrt(2 / largest) };
}
