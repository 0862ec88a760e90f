export { threefry2x32 } from './threefry.ts';
export { derivedSeed, rawWords, streamHash, streamKey } from './address.ts';
export type { DrawAddress } from './address.ts';
export { Stream } from './stream.ts';
