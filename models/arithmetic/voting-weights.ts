import { expm1, log } from '../../src/numeric/index.ts';
import { requireNotNegative, requireShare } from './requirements.ts';

/** Token voting: a METIS is a vote. Splitting an account changes nothing. */
export function tokenVotes(balance: number): number {
  return Math.max(0, balance);
}

/**
 * Quadratic voting on holdings: votes = √balance (Buterin, Hitzig, Weyl 2018: cost is the square of votes). An account split
 * in n equal ones has √n times the votes.
 */
export function quadraticVotes(balance: number): number {
  return Math.sqrt(Math.max(0, balance));
}

/** Capped voting: no account has more than `cap` votes (same unit as the balance). */
export function cappedVotes(balance: number, cap: number): number {
  return Math.min(Math.max(0, balance), cap);
}

/**
 * Lock-weighted votes: amount × remaining lock ÷ longest lock, never more than the amount. Source: Curve DAO, VotingEscrow
 * (linear decay to 0 at unlock; 4 years longest). Times in one unit.
 */
export function lockedVotes(amount: number, remaining: number, longest: number): number {
  if (!(longest > 0)) throw new Error(`invalid longest lock: ${longest}; expected a number above 0`);
  return (Math.max(0, amount) * Math.min(Math.max(0, remaining), longest)) / longest;
}

/**
 * Conviction after a step: keeps × before + staked. Constant stake x tends to x ÷ (1 − keeps). Source: Emmett 2019 and the
 * 1Hive conviction-voting contract (alpha = keeps per step, 0 to 1).
 */
export function convictionAfter(before: number, staked: number, keeps: number): number {
  return keeps * before + staked;
}

/** Conviction that a constant stake reaches after n steps from none: stake × (1 − keepsⁿ) ÷ (1 − keeps); n × stake where keeps is 1, stake × 1 where it is 0. */
export function convictionOf(staked: number, keeps: number, steps: number): number {
  requireShare('keeps', keeps);
  requireNotNegative('steps', steps);
  if (keeps === 1) return staked * steps;
  return steps === 0 ? 0 : (staked * -expm1(steps * log(keeps))) / (1 - keeps);
}

/**
 * Conviction that a request must reach: weight × supply ÷ ((1 − keeps) × (largest − requested)²), with `requested` and
 * `largest` as shares of the fund; Infinity for a request of the largest share or more and where nothing is forgotten (keeps = 1). Source: 1Hive conviction voting
 * (ρ S ÷ ((1 − α)(β − r)²)).
 */
export function convictionThreshold(
  requested: number,
  { largest, weight, keeps, supply }: ConvictionRule,
): number {
  requireNotNegative('request', requested);
  requireShare('keeps', keeps);
  if (requested >= largest) return Infinity;
  const room = largest - requested;
  return (weight * supply) / ((1 - keeps) * room * room);
}

/** The rule of conviction voting: β (share of the fund), ρ, α and the tokens that can be staked. */
export interface ConvictionRule {
  readonly largest: number;
  readonly weight: number;
  readonly keeps: number;
  readonly supply: number;
}
