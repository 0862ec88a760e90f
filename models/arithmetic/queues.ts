import { exp } from '../../src/numeric/index.ts';
import { requireNotNegative } from './requirements.ts';

/**
 * Formulas of queues in steady state. Rates per any unit of time; waits in that unit. `load` is arrival rate ÷ service rate of one
 * server (erlangs). Sources: Erlang 1917; Pollaczek 1930; Khintchine 1932; Cobham 1954; Little 1961.
 */

function checkQueue(arrivals: number, service: number, servers: number): void {
  if (!(arrivals >= 0 && arrivals < Infinity))
    throw new Error(`invalid arrival rate: ${arrivals}; expected a finite number of at least 0`);
  if (!(service > 0)) throw new Error(`invalid service rate: ${service}; expected above 0`);
  if (!(Number.isInteger(servers) && servers >= 1))
    throw new Error(`invalid number of servers: ${servers}; expected 1, 2, 3, …`);
}

/**
 * Probability that an arrival is lost when all `servers` are busy and nobody waits (Erlang B), by the recursion B(c) = a B(c−1)/(c + a
 * B(c−1)), which never overflows; 1 without servers. `load` is the offered load a in erlangs.
 */
export function erlangB(load: number, servers: number): number {
  if (servers !== 0) checkQueue(load, 1, servers);
  else if (!(load >= 0)) throw new Error(`invalid load: ${load}; expected at least 0`);
  let lost = 1;
  for (let c = 1; c <= servers; c++) lost = (load * lost) / (c + load * lost);
  return lost;
}

/** Probability that an arrival waits (Erlang C): B/(1 − ρ(1 − B)) with ρ = load ÷ servers; 1 where ρ >= 1. Throws without servers. */
export function erlangC(load: number, servers: number): number {
  checkQueue(load, 1, servers);
  const lost = erlangB(load, servers);
  const utilisation = load / servers;
  return utilisation >= 1 ? 1 : lost / (1 - utilisation * (1 - lost));
}

/** Mean wait in queue of M/M/c: C/(cμ − λ); Infinity where λ >= cμ. */
export function waitMMc(arrivals: number, service: number, servers: number): number {
  checkQueue(arrivals, service, servers);
  const spare = servers * service - arrivals;
  return spare > 0 ? erlangC(arrivals / service, servers) / spare : Infinity;
}

/** Probability that the wait of M/M/c is longer than `time`: C e^(−(cμ − λ) time). */
export function waitTailMMc(arrivals: number, service: number, servers: number, time: number): number {
  checkQueue(arrivals, service, servers);
  const spare = servers * service - arrivals;
  return spare > 0 ? erlangC(arrivals / service, servers) * exp(-spare * time) : 1;
}

/** Mean wait in queue of M/G/1 (Pollaczek–Khinchine): λ E[S²]/(2(1 − ρ)) with service of mean `mean` and coefficient of variation `variation` (0 for a fixed time, 1 exponential); Infinity where ρ >= 1. */
export function waitMG1(arrivals: number, mean: number, variation: number): number {
  checkQueue(arrivals, 1, 1);
  requireNotNegative('mean', mean);
  requireNotNegative('variation', variation);
  const utilisation = arrivals * mean;
  const secondMoment = mean * mean * (1 + variation * variation);
  return utilisation < 1 ? (arrivals * secondMoment) / (2 * (1 - utilisation)) : Infinity;
}

/** Mean wait in queue of M/D/1: Pollaczek–Khinchine without variation. */
export function waitMD1(arrivals: number, mean: number): number {
  return waitMG1(arrivals, mean, 0);
}

/**
 * Approximate mean wait in queue of M/G/c: (1 + cv²)/2 × the wait of M/M/c. Exact for c = 1 and for exponential service.
 * Source: Lee and Longton 1959.
 */
export function waitMGc(arrivals: number, mean: number, variation: number, servers: number): number {
  return ((1 + variation * variation) / 2) * waitMMc(arrivals, 1 / mean, servers);
}

/**
 * Approximate mean wait in queue of G/G/c: (cvₐ² + cvₛ²)/2 × the wait of M/M/c, with coefficients of variation of the gaps between arrivals and of service.
 * Source: Allen 1978 (Allen–Cunneen).
 */
export function waitGGc(
  arrivals: number,
  mean: number,
  arrivalVariation: number,
  variation: number,
  servers: number,
): number {
  const scatter = (arrivalVariation * arrivalVariation + variation * variation) / 2;
  return scatter * waitMMc(arrivals, 1 / mean, servers);
}

/** Law of the number in M/M/c/K (at most `places` in service and queue): probability of n = 0 … K, for any load. */
export function lawMMcK(
  arrivals: number,
  service: number,
  servers: number,
  places: number,
): readonly number[] {
  checkQueue(arrivals, service, servers);
  if (!(Number.isInteger(places) && places >= servers))
    throw new Error(`invalid places: ${places}; expected a whole number of at least ${servers}`);
  const weights = new Array<number>(places + 1).fill(0);
  // From the most probable number on, so that nothing overflows.
  const mode = mostProbable(arrivals, service, servers, places);
  weights[mode] = 1;
  const leaving = (n: number): number => Math.min(n, servers) * service;
  for (let n = mode + 1; n <= places; n++) weights[n] = (weights[n - 1] * arrivals) / leaving(n);
  for (let n = mode - 1; n >= 0; n--) weights[n] = (weights[n + 1] * leaving(n + 1)) / arrivals;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** The number up to which arrivals are at least as fast as departures. */
function mostProbable(arrivals: number, service: number, servers: number, places: number): number {
  if (arrivals >= servers * service) return places;
  return Math.min(servers, Math.floor(arrivals / service));
}

/** What a finite queue does: shares and means of M/M/c/K in steady state. */
export interface FiniteQueue {
  /** Share of arrivals turned away. */
  readonly lost: number;
  /** Mean number in service and queue. */
  readonly inSystem: number;
  /** Mean number waiting. */
  readonly waiting: number;
  /** Mean wait in queue of those who are let in. */
  readonly wait: number;
}

/** Shares and means of M/M/c/K; the wait by Little's law from those let in. */
export function queueMMcK(arrivals: number, service: number, servers: number, places: number): FiniteQueue {
  const law = lawMMcK(arrivals, service, servers, places);
  let inSystem = 0;
  let waiting = 0;
  law.forEach((share, n) => {
    inSystem += n * share;
    waiting += Math.max(0, n - servers) * share;
  });
  const lost = law[places] ?? 0;
  const admitted = arrivals * (1 - lost);
  return { lost, inSystem, waiting, wait: admitted > 0 ? waiting / admitted : 0 };
}

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

/** What an impatient queue does: M/M/c+M (Erlang A). */
export interface ImpatientQueue {
  /** Share of arrivals that give up. */
  readonly abandoned: number;
  /** Share of arrivals that wait at all. */
  readonly delayed: number;
  /** Mean number waiting. */
  readonly waiting: number;
  /** Mean time in queue of all arrivals, served or not. */
  readonly wait: number;
}

/** Share of those who wait below which the tail of the law is left out. */
const NEGLIGIBLE = 1e-18;

/**
 * Erlang A: M/M/c whose customers give up after an exponential patience of rate `impatience` > 0, from the birth–death balance. Stable at any load.
 * Source: Palm 1957; Garnett, Mandelbaum and Reiman 2002.
 */
export function erlangA(
  arrivals: number,
  service: number,
  impatience: number,
  servers: number,
): ImpatientQueue {
  checkQueue(arrivals, service, servers);
  if (!(impatience > 0)) throw new Error(`invalid impatience: ${impatience}; expected above 0`);
  const leaving = (n: number): number =>
    Math.min(n, servers) * service + Math.max(0, n - servers) * impatience;
  // From the most probable number on, so that nothing overflows.
  const full = servers * service;
  const mode = Math.floor(arrivals < full ? arrivals / service : servers + (arrivals - full) / impatience);
  const sums = { total: 0, delayed: 0, waiting: 0 };
  const add = (n: number, weight: number): void => {
    sums.total += weight;
    if (n >= servers) sums.delayed += weight;
    sums.waiting += Math.max(0, n - servers) * weight;
  };
  let weight = 1;
  add(mode, weight);
  for (let n = mode + 1; n <= servers || weight > sums.delayed * NEGLIGIBLE; n++) {
    weight *= arrivals / leaving(n);
    add(n, weight);
  }
  weight = 1;
  for (let n = mode; n > 0; n--) {
    weight *= leaving(n) / arrivals;
    add(n - 1, weight);
  }
  const queue = sums.waiting / sums.total;
  const wait = arrivals > 0 ? queue / arrivals : 0;
  return { abandoned: impatience * wait, delayed: sums.delayed / sums.total, waiting: queue, wait };
}

/** Little's law as a gap: number − rate × time, over the number; 0 when it holds (Little 1961). */
export function littleGap(meanNumber: number, throughput: number, meanTime: number): number {
  return meanNumber === 0 ? throughput * meanTime : (meanNumber - throughput * meanTime) / meanNumber;
}
