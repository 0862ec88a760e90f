import { requireNotNegative } from './requirements.ts';

/** A counted vote: votes for, against and abstaining (any one unit, not negative), and how many accounts took part. */
export interface Tally {
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
  readonly voters: number;
}

/**
 * A quorum rule. `quorum` is the least sum of votes, `wallets` the least number of accounts, `approval` the least share of
 * approve ÷ (approve + reject); reaching a bound exactly is enough. Abstentions never enter the share; whether they count
 * towards the quorum of votes is said in `abstentions` (accounts that abstain always count as wallets).
 */
export interface QuorumRule {
  readonly quorum: number;
  readonly wallets: number;
  readonly approval: number;
  readonly abstentions: 'count' | 'do not count';
}

/** Votes that count towards the quorum. */
export function quorumVotes(tally: Tally, rule: Pick<QuorumRule, 'abstentions'>): number {
  return tally.approve + tally.reject + (rule.abstentions === 'count' ? tally.abstain : 0);
}

/** True when the vote reaches its quorum of votes and of accounts. */
export function hasQuorum(tally: Tally, rule: QuorumRule): boolean {
  return quorumVotes(tally, rule) >= rule.quorum && tally.voters >= rule.wallets;
}

/** Share of approval among those who took a side; 0 when nobody did. */
export function approvalShare({ approve, reject }: Tally): number {
  requireNotNegative('approve', approve);
  requireNotNegative('reject', reject);
  return approve > 0 ? approve / (approve + reject) : 0;
}

/**
 * True when a proposal passes: quorum reached, somebody approves, and approve ÷ (approve + reject) ≥ approval. A tie at the
 * bound passes; where everybody abstains nothing does. Throws for votes that are negative or not a number. Rules of BASE 5.1 by Snapshot space metislayer2.eth: 10,000 METIS, 500 wallets, 80 %.
 */
export function passesWithQuorum(tally: Tally, rule: QuorumRule): boolean {
  for (const votes of ['approve', 'reject', 'abstain', 'voters'] as const) {
    requireNotNegative(votes, tally[votes]);
  }
  return hasQuorum(tally, rule) && isApproved(tally.approve, tally.reject, rule.approval);
}

/** True when somebody approves and approve ÷ (approve + reject) ≥ approval: meeting the bound is enough. */
export function isApproved(approve: number, reject: number, approval: number): boolean {
  // As a quotient, which meets a bound such as 7 % exactly where a product may miss it.
  return approve > 0 && approve / (approve + reject) >= approval;
}

/**
 * True when an optimistic vote passes: it fails only if more than `limit` votes are against, so exactly `limit` lets it pass,
 * and nobody at all passes everything. Source: Metis CVP, in force since 2025-03-12 (5,000 METIS, 5 days).
 */
export function passesOptimistically(reject: number, limit: number): boolean {
  requireNotNegative('reject', reject);
  requireNotNegative('limit', limit);
  return reject <= limit;
}

/** True where more than the share `threshold` of all weight approves (weights not negative); with no weight at all nothing passes. */
export function passesByShare(approving: number, total: number, threshold: number): boolean {
  return total > 0 && approving / total > threshold;
}

/**
 * Two tiers: a proposal becomes a decision only when Commons pass it and then Eco Nodes do. Source: K. Liu, Metis: Pioneering
 * the Path to Decentralization (proposals approved by the Commons proceed to the second layer).
 */
export function passesTwoTiers(commonsPass: boolean, ecoNodesPass: boolean): boolean {
  return commonsPass && ecoNodesPass;
}
