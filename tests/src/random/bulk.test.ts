import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kernelSource } from '../../../scripts/build-random-kernel.mjs';
import { plainDraws } from '../../../src/random/bulk.ts';
import { Stream, threefry2x32 } from '../../../src/random/index.ts';
import { quickDraws } from '../../../src/random/kernel.ts';

function sameBytes(a: Int32Array | Float64Array, b: Int32Array | Float64Array): boolean {
  return Buffer.from(a.buffer).equals(Buffer.from(b.buffer));
}

function begun(number?: number): Stream {
  const stream = new Stream('holders.review', number);
  stream.begin(9, 2);
  return stream;
}

test('a column of uniforms or normals has the bits of the single draws', () => {
  const stream = begun();
  for (const size of [0, 1, 2, 3, 4, 5, 7, 8, 9, 1000, 4099]) {
    const column = new Float64Array(size);
    stream.fillUniform(column, 12);
    for (let m = 0; m < size; m++) expect(column[m]).toBe(stream.uniform(m, 12));
    stream.fillNormal(column, 13);
    for (let m = 0; m < size; m++) expect(column[m]).toBe(stream.normal(m, 13));
  }
});

test('listed members have the bits of their single draws, whatever their order and number', () => {
  const stream = begun();
  for (const size of [0, 1, 3, 19, 20, 21, 4096, 4099, 9000]) {
    const members = Int32Array.from({ length: size }, (_, m) => (m * 7919) % 5_000_000);
    const uniforms = stream.uniforms(members, 12).slice(0, size);
    const opens = stream.openUniforms(members, 13).slice(0, size);
    for (let m = 0; m < size; m++) {
      expect(uniforms[m]).toBe(stream.uniform(members[m], 12));
      expect(opens[m]).toBe(stream.openUniform(members[m], 13));
    }
  }
});

test.each([0, 2 ** -32, 1 / 30, 0.5, 1 - 2 ** -32, 1, 2])(
  'selecting with p = %d gives exactly the members whose first word is below, with their second words',
  (p) => {
    for (const stream of [begun(), begun(0)]) {
      for (const members of [0, 1, 2, 3, 4, 5, 8, 11, 1000, 4099]) {
        const chosen = new Int32Array(members).fill(-1);
        const luck = new Float64Array(members);
        const count = stream.select(p, members, 30, chosen, luck);
        let expected = 0;
        for (let m = 0; m < members; m++) {
          if (!(stream.first(m, 30) < p)) continue;
          expect(chosen[expected]).toBe(m);
          expect(luck[expected]).toBe(stream.second(m, 30));
          expected++;
        }
        expect(count).toBe(expected);
      }
    }
  },
);

test('a selection with p at a first word leaves that member out, and one step above takes it in', () => {
  const stream = begun();
  const chosen = new Int32Array(100);
  const luck = new Float64Array(100);
  const border = stream.first(57, 1);
  stream.select(border, 100, 1, chosen, luck);
  expect(chosen.includes(57)).toBe(false);
  stream.select(border + 2 ** -32, 100, 1, chosen, luck);
  expect(chosen.includes(57)).toBe(true);
});

test('the selected share is binomial and the luck of the selected is uniform', () => {
  const stream = begun();
  const members = 10_000;
  const chosen = new Int32Array(members);
  const luck = new Float64Array(members);
  let count = 0;
  let sum = 0;
  for (let day = 0; day < 100; day++) {
    const now = stream.select(1 / 30, members, day, chosen, luck);
    for (let k = 0; k < now; k++) sum += luck[k] - 0.5;
    count += now;
  }
  const trials = members * 100;
  expect(Math.abs(count - trials / 30) / Math.sqrt((trials / 30) * (29 / 30))).toBeLessThanOrEqual(3);
  expect(Math.abs(sum) / Math.sqrt(count / 12)).toBeLessThanOrEqual(3);
});

test('more members leave the choice among the earlier ones as it was', () => {
  const stream = begun();
  const few = new Int32Array(500);
  const many = new Int32Array(900);
  const luck = new Float64Array(900);
  const count = stream.select(0.1, 500, 3, few, luck);
  stream.select(0.1, 900, 3, many, luck);
  expect(many.subarray(0, count)).toEqual(few.subarray(0, count));
});

test('the WebAssembly in the repository is what its script assembles', () => {
  const embedded = readFileSync(new URL('../../../src/random/kernel.wasm.ts', import.meta.url), 'utf8');
  expect(embedded).toBe(kernelSource());
});

test('WebAssembly and plain loops have the same bits for random keys, days, chances and numbers of members', () => {
  const quick = quickDraws();
  if (quick === undefined) expect.fail('this engine has no WebAssembly SIMD');
  for (let trial = 0; trial < 120; trial++) {
    const [key0, key1] = threefry2x32(77, 0, trial, 0).map((word) => word | 0);
    const [size, chance] = threefry2x32(77, 1, trial, 0);
    const members = size % (trial % 10 === 0 ? 20_000 : 70);
    const day = trial % 3 === 0 ? -trial : trial * 1000;
    const p = [chance / 2 ** 32, 1 / 30, 1, 0, -1, 2, NaN, 2 ** -33][trial % 8];
    const [chosen, luck] = [new Int32Array(members), new Float64Array(members)];
    const [plainChosen, plainLuck] = [new Int32Array(members), new Float64Array(members)];
    const count = quick.select(key0, key1, day, p, members, chosen, luck);
    expect(count).toBe(plainDraws.select(key0, key1, day, p, members, plainChosen, plainLuck));
    expect(sameBytes(chosen, plainChosen)).toBe(true);
    expect(sameBytes(luck, plainLuck)).toBe(true);
    quick.fillUniform(key0, key1, day, luck);
    plainDraws.fillUniform(key0, key1, day, plainLuck);
    expect(sameBytes(luck, plainLuck)).toBe(true);
    quick.fillOpenUniform(key0, key1, day, luck);
    plainDraws.fillOpenUniform(key0, key1, day, plainLuck);
    expect(sameBytes(luck, plainLuck)).toBe(true);
    const list = Int32Array.from({ length: members }, (_, m) => threefry2x32(77, 2, trial, m)[0] | 0);
    quick.listUniform(key0, key1, day, list, luck);
    plainDraws.listUniform(key0, key1, day, list, plainLuck);
    expect(sameBytes(luck, plainLuck)).toBe(true);
    quick.listOpenUniform(key0, key1, day, list, luck);
    plainDraws.listOpenUniform(key0, key1, day, list, plainLuck);
    expect(sameBytes(luck, plainLuck)).toBe(true);
  }
});
