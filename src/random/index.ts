export { threefry2x32 } from './threefry.ts';
export { derivedSeed, rawWords, streamHash, streamKey } from './address.ts';
export type { DrawAddress } from './address.ts';
export { Stream } from './stream.ts';
export { checkCount } from './check.ts';
export { owenScrambled } from './owen-scramble.ts';
export {
  directionNumbers,
  MOST_SOBOL_DIMENSIONS,
  SOBOL_BITS,
  sobolPoints,
  sobolWord,
  sobolWords,
} from './sobol.ts';
export type { SobolOptions } from './sobol.ts';
