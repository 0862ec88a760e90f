import { owenScrambled, Stream } from '../random/index.ts';

/** How points are scrambled. */
export interface ScrambleOptions {
  readonly dimensions: number;
  readonly seed: number;
}

/**
 * Nested uniform scrambling of Owen (1995) of points given as integers of 32 bits (points × dimensions): each binary digit is flipped by
 * a fair coin that belongs to the dimension and to all digits before it, drawn at the address of that node. A net stays a net, every
 * point is uniform in the open cube, seeds are independent. The 20 digits below 2^-32 are random.
 */
export function owenScramble(words: Uint32Array, { dimensions, seed }: ScrambleOptions): Float64Array {
  const unit = new Float64Array(words.length);
  for (let d = 0; d < dimensions; d++) {
    const stream = new Stream(`design:owen:${d}`);
    stream.begin(seed, 0);
    for (let at = d; at < words.length; at += dimensions) unit[at] = owenScrambled(words[at], stream);
  }
  return unit;
}
