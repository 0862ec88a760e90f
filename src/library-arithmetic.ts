/**
 * Formulas of protocols, pure: rewards per block, queues, releases, logit choice, inequality, option values.
 * @module
 */
export * from '../models/arithmetic/accruing-share.ts';
export * from '../models/arithmetic/bank-run.ts';
export * from '../models/arithmetic/block-reward.ts';
export * from '../models/arithmetic/collateralised-debt.ts';
export * from '../models/arithmetic/concentration.ts';
export * from '../models/arithmetic/debt-clearing.ts';
export * from '../models/arithmetic/inequality-of-laws.ts';
export * from '../models/arithmetic/inequality.ts';
export * from '../models/arithmetic/interest.ts';
export * from '../models/arithmetic/linear-release.ts';
export * from '../models/arithmetic/liquidation-cascade.ts';
export * from '../models/arithmetic/liquidation.ts';
export * from '../models/arithmetic/logit.ts';
export * from '../models/arithmetic/loop-leverage.ts';
export * from '../models/arithmetic/merton-share.ts';
export * from '../models/arithmetic/option-values.ts';
export * from '../models/arithmetic/published-normal.ts';
export * from '../models/arithmetic/redemption-queue.ts';
export * from '../models/arithmetic/reserve-source.ts';
export * from '../models/arithmetic/restaking-security.ts';
export * from '../models/arithmetic/roster.ts';
export * from '../models/arithmetic/runway.ts';
export * from '../models/arithmetic/seat.ts';
export * from '../models/arithmetic/span-draw.ts';
export * from '../models/arithmetic/tail-exponent.ts';
export * from '../models/arithmetic/threshold-cascade.ts';
