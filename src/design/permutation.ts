import type { Stream } from '../random/index.ts';

/** A random order of 0 … n − 1, every order equally probable (Durstenfeld 1964); draws at (member, 1 … n − 1). */
export function permutation(n: number, stream: Stream, member: number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, place) => place);
  for (let left = n - 1; left > 0; left--) {
    const other = stream.integer(left + 1, member, left);
    [order[left], order[other]] = [order[other], order[left]];
  }
  return order;
}
