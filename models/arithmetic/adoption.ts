import { exp, log } from '../../src/numeric/index.ts';

/** Imitation over innovation of the average new product, 0.38/0.03. Source: Sultan, Farley and Lehmann 1990, 213 applications of the Bass model. */
export const IMITATION_RATIO = 0.38 / 0.03;

/**
 * Share of eventual adopters that have adopted by time t >= 0: (1 − e^(−(p+q)t)) / (1 + (q/p) e^(−(p+q)t)), with p innovation > 0 and
 * q imitation >= 0, both per unit of t. Source: Bass 1969, Management Science 15(5).
 */
export function bassShare(time: number, innovation: number, imitation: number): number {
  if (!(time > 0)) return 0;
  const left = exp(-(innovation + imitation) * time);
  return (1 - left) / (1 + (imitation / innovation) * left);
}

/** Time at which the Bass share reaches `share` of 0 to 1: the inverse of `bassShare`; Infinity at 1. */
export function bassTime(share: number, innovation: number, imitation: number): number {
  if (!(share > 0)) return 0;
  if (share >= 1) return Infinity;
  return log((1 + (imitation / innovation) * share) / (1 - share)) / (innovation + imitation);
}

/** Bass share with imitation ÷ innovation = `IMITATION_RATIO` that is 1/2 at `halfway` (same unit as time). */
export function bassHalfwayShare(time: number, halfway: number): number {
  const both = log(2 + IMITATION_RATIO) / halfway;
  const innovation = both / (1 + IMITATION_RATIO);
  return bassShare(time, innovation, both - innovation);
}

/** Share at the start of a logistic adoption, one in a hundred: (1 − x)/x = 99. */
const LOGISTIC_ODDS = 99;

/** Logistic share from 0 at time 0 to 1 in the limit, built on 1/(1 + 99^(1 − t/halfway)), which is 1 % at the start and 1/2 at `halfway`. */
export function logisticHalfwayShare(time: number, halfway: number): number {
  if (!(time > 0)) return 0;
  const first = 1 / (1 + LOGISTIC_ODDS);
  const raw = 1 / (1 + exp(log(LOGISTIC_ODDS) * (1 - time / halfway)));
  return (raw - first) / (1 - first);
}

/** How a layer's users grow: not, by a Bass path, or by a logistic path. */
export type Adoption = 'none' | 'bass' | 'logistic';

/** Multiple of the first level of users on a day: 1 + (growth − 1) × share adopted; 1 for `none`. */
export function adoptionMultiple(kind: Adoption, days: number, growth: number, halfwayDays: number): number {
  if (kind === 'none') return 1;
  const share =
    kind === 'bass' ? bassHalfwayShare(days, halfwayDays) : logisticHalfwayShare(days, halfwayDays);
  return 1 + (growth - 1) * share;
}
