export { cart } from './cart.ts';
export type { CartOptions, CartResult, Leaf } from './cart.ts';
export { elementaryEffects } from './elementary-effects.ts';
export type { ElementaryEffects, MorrisInput } from './elementary-effects.ts';
export { boxOn } from './found-box.ts';
export type { FoundBox, RegionSample } from './found-box.ts';
export { morrisEffects } from './morris-effects.ts';
export type { MorrisEffect, MorrisOptions, MorrisResult } from './morris-effects.ts';
export { pawn } from './pawn.ts';
export type { PawnIndex, PawnInput, PawnOptions, PawnResult } from './pawn.ts';
export { percentileInterval } from './percentile-interval.ts';
export type { Estimate } from './percentile-interval.ts';
export type { PickFreezeInput } from './pick-freeze.ts';
export { prim } from './prim.ts';
export type { MeasuredBox, PrimOptions, PrimResult } from './prim.ts';
export type { Ranking } from './ranking.ts';
export { isNumeric, satisfies } from './region-input.ts';
export type { RegionInput, Restriction } from './region-input.ts';
export { regionalSensitivity } from './regional-sensitivity.ts';
export type { RegionalIndex, RegionalResult } from './regional-sensitivity.ts';
export { resampledMeans } from './resampled-means.ts';
export type { Resampling } from './resampled-means.ts';
export { restrictionWords, rulesInWords } from './restriction-words.ts';
export type { RestrictionStyle } from './restriction-words.ts';
export { sobolIndices } from './sobol-indices.ts';
export type {
  DecomposedVariance,
  NothingToDecompose,
  SobolCommon,
  SobolIndex,
  SobolIndices,
  SobolOptions,
  SobolPair,
  SobolResult,
} from './sobol-indices.ts';
export { decomposedWords } from './sobol-words.ts';
export { gFunction, ishigami, linearFunction, morrisFunction, pureInteraction } from './test-functions.ts';
export type { TestFunction } from './test-functions.ts';
export { tornado } from './tornado.ts';
export type { Tornado, TornadoBar, TornadoEnd, TornadoInput } from './tornado.ts';
