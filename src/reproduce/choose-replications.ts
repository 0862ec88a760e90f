import { Stream } from '../random/index.ts';

/**
 * Chooses `count` of `total` replications without repetition, rising; everybody with the same run key, or the same seed,
 * gets the same ones. Draws: stream `reproduce:sample`, one bounded integer for each place.
 */
export function chooseReplications(total: number, count: number, seed: number): number[] {
  const stream = new Stream('reproduce:sample');
  stream.begin(seed, 0);
  const moved = new Map<number, number>();
  const chosen: number[] = [];
  for (let place = 0; place < Math.min(count, total); place++) {
    const at = place + stream.integer(total - place, place, 0);
    chosen.push(moved.get(at) ?? at);
    moved.set(at, moved.get(place) ?? place);
  }
  return chosen.sort((a, b) => a - b);
}

/** Seed of the sample that a run key chooses: the first 52 bits of the full key. Throws for a key that is not hexadecimal. */
export function seedOfKey(runKeyFull: string): number {
  if (!/^[0-9a-f]{13}/u.test(runKeyFull))
    throw new Error(`invalid run key: ${runKeyFull}; expected hexadecimal digits`);
  return Number.parseInt(runKeyFull.slice(0, 13), 16);
}
