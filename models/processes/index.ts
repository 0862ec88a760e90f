export { constantPrice, DRAWS_PER_DAY, priceLaw, returnProcess } from './return-process.ts';
export type { DailyMoments, PriceLaw, ReturnProcess, ReturnProcessSpec } from './return-process.ts';
export type { LevelProcess, MeanAndVariance } from './level-process.ts';
export type { PointProcess } from './point-process.ts';
export { gbm } from './gbm.ts';
export type { GbmParameters } from './gbm.ts';
export { expectedJump, merton } from './merton.ts';
export type { MertonParameters } from './merton.ts';
export { expectedKouJump, kou } from './kou.ts';
export type { KouParameters } from './kou.ts';
export { garchT } from './garch-t.ts';
export type { GarchTParameters } from './garch-t.ts';
export { highShare, regimes } from './regimes.ts';
export type { RegimesParameters } from './regimes.ts';
export { heston, hestonReturn, hestonStep } from './heston.ts';
export type { HestonParameters, HestonStep } from './heston.ts';
export { bootstrap, centred, nextPosition, sampleMoments } from './bootstrap.ts';
export type { BootstrapParameters } from './bootstrap.ts';
export { givenPath } from './given-path.ts';
export { logReturns, priceColumn } from './price-history.ts';
export { ornsteinUhlenbeck } from './ornstein-uhlenbeck.ts';
export type { OrnsteinUhlenbeckParameters } from './ornstein-uhlenbeck.ts';
export { cir, cirTransition, noncentralChiSquare } from './cir.ts';
export type { CirParameters, CirTransition } from './cir.ts';
export { compoundPoisson } from './compound-poisson.ts';
export type { CompoundPoissonParameters } from './compound-poisson.ts';
export { inhomogeneousPoisson, integratedRate, timeOfShare } from './inhomogeneous-poisson.ts';
export type { InhomogeneousPoissonParameters } from './inhomogeneous-poisson.ts';
export { hawkes, hawkesCount } from './hawkes.ts';
export type { HawkesParameters } from './hawkes.ts';
export { cox } from './cox.ts';
export type { CoxParameters } from './cox.ts';
export {
  windowB,
  windowBBitcoin,
  windowBBitcoinSource,
  windowBCorrelations,
  windowBEther,
  windowBEtherSource,
  windowBSource,
} from './window-b.ts';
export type { WindowEstimates } from './window-b.ts';
