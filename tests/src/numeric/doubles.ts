import { threefry2x32 } from '../../../src/random/index.ts';

/** Pairs of a double of arbitrary bits and a uniform in [0, 1), repeatable for one seed. */
export function arbitraryDouble(seed: number): () => [number, number] {
  const words = new Uint32Array(2);
  const double = new Float64Array(words.buffer);
  let counter = 0;
  return () => {
    const [w0, w1] = threefry2x32(seed, 0, counter++, 0);
    words[0] = w0;
    words[1] = w1;
    return [double[0], w0 / 4294967296];
  };
}

/** The first argument at which two functions differ in any bit (NaN equals NaN, 0 differs from -0). */
export function firstDifference(
  ours: (x: number) => number,
  theirs: (x: number) => number,
  sample: readonly number[],
): number | undefined {
  return sample.find((x) => !Object.is(ours(x), theirs(x)));
}
