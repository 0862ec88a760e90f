/**
 * Formulas of protocols, pure: rewards per block, queues, releases, logit choice, inequality, option values.
 * @module
 */
export * from '../models/arithmetic/accruing-share.ts';
export * from '../models/arithmetic/block-reward.ts';
export * from '../models/arithmetic/concentration.ts';
export * from '../models/arithmetic/inequality.ts';
export * from '../models/arithmetic/linear-release.ts';
export * from '../models/arithmetic/logit.ts';
export * from '../models/arithmetic/option-values.ts';
export * from '../models/arithmetic/published-normal.ts';
export * from '../models/arithmetic/redemption-queue.ts';
export * from '../models/arithmetic/reserve-source.ts';
export * from '../models/arithmetic/roster.ts';
export * from '../models/arithmetic/runway.ts';
export * from '../models/arithmetic/seat.ts';
export * from '../models/arithmetic/span-draw.ts';
