import { checkQueue } from './queue-requirements.ts';
import { requireNotNegative } from './requirements.ts';

/** A class of customers: arrivals per time, mean service time and its coefficient of variation. */
export interface CustomerClass {
  readonly arrivals: number;
  readonly mean: number;
  readonly variation: number;
}

/**
 * Mean waits in queue by class in M/G/1 with priorities, the first class first, no service interrupted:
 * W_k = W₀ / ((1 − σ_{k−1})(1 − σ_k)), W₀ = Σ λE[S²]/2, σ_k the utilisation by classes 1 … k. Where all together are too many, the
 * first class that finds no room waits for ever and takes what the earlier ones leave: W₀ = Σ of these + (1 − σ) E[S²]/(2 E[S]) of that
 * one. Source: Cobham 1954.
 */
export function waitsByPriority(classes: readonly CustomerClass[]): readonly number[] {
  let residual = 0;
  let busy = 0;
  for (const customers of classes) {
    const { arrivals, mean, variation } = checkedClass(customers);
    const served = Math.min(arrivals * mean, 1 - busy);
    residual += (served * mean * (1 + variation * variation)) / 2;
    busy += served;
  }
  let before = 0;
  return classes.map(({ arrivals, mean }) => {
    const upTo = before + arrivals * mean;
    const wait = upTo < 1 ? residual / ((1 - before) * (1 - upTo)) : Infinity;
    before = upTo;
    return wait;
  });
}

/**
 * Mean times in system by class in M/G/1 with preemptive priorities, interrupted service resumed where it was, the first class first:
 * T_k = E[S_k]/(1 − σ_{k−1}) + Σ_{i≤k} λE[S²]/2 / ((1 − σ_{k−1})(1 − σ_k)); later classes do not matter. Source: Kleinrock 1976,
 * Queueing Systems II, section 3.
 */
export function timesByPreemption(classes: readonly CustomerClass[]): readonly number[] {
  let residual = 0;
  let before = 0;
  return classes.map((customers) => {
    const { arrivals, mean, variation } = checkedClass(customers);
    const upTo = before + arrivals * mean;
    residual += (arrivals * mean * mean * (1 + variation * variation)) / 2;
    const time = upTo < 1 ? mean / (1 - before) + residual / ((1 - before) * (1 - upTo)) : Infinity;
    before = upTo;
    return time;
  });
}

function checkedClass(customers: CustomerClass): CustomerClass {
  checkQueue(customers.arrivals, 1, 1);
  requireNotNegative('mean', customers.mean);
  requireNotNegative('variation', customers.variation);
  return customers;
}
