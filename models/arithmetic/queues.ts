import { exp } from '../../src/numeric/index.ts';
import { checkQueue } from './queue-requirements.ts';
import { requireNotNegative } from './requirements.ts';

/**
 * Formulas of queues in steady state. Rates per any unit of time; waits in that unit. `load` is arrival rate ÷ service rate of one
 * server (erlangs). Sources: Erlang 1917; Pollaczek 1930; Khintchine 1932; Cobham 1954; Little 1961.
 */

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

/** Little's law as a gap: number − rate × time, over the number; 0 when it holds (Little 1961). */
export function littleGap(meanNumber: number, throughput: number, meanTime: number): number {
  return meanNumber === 0 ? throughput * meanTime : (meanNumber - throughput * meanTime) / meanNumber;
}
