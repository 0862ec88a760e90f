import { Stream } from '../../../src/random/index.ts';

/** Column of `n` standard normals of experiment `number`; the same for the same arguments. */
export function normals(n: number, number: number, name = 'normals'): Float64Array {
  const stream = new Stream(name);
  stream.begin(20251103, number);
  const column = new Float64Array(n);
  stream.fillNormal(column, 0);
  return column;
}

/** Column of `n` uniforms in [0, 1) of experiment `number`. */
export function uniforms(n: number, number: number, name = 'uniforms'): Float64Array {
  const stream = new Stream(name);
  stream.begin(20251103, number);
  const column = new Float64Array(n);
  stream.fillUniform(column, 0);
  return column;
}

/** Standard score of `hits` among `trials` against the reference probability `p`. */
export function zOfShare(hits: number, trials: number, p: number): number {
  return (hits / trials - p) / Math.sqrt((p * (1 - p)) / trials);
}
