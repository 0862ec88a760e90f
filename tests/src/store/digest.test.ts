import { expect, test } from 'vitest';
import { contentDigest, resultDigest, sha256, shortKey } from '../../../src/store/index.ts';
import type { Column, Table } from '../../../src/store/index.ts';

const doubles = (name: string, ...values: number[]): Column => ({
  name,
  type: 'float64',
  values: Float64Array.from(values),
});
const texts = (...values: (string | null)[]): Table => ({ columns: [{ name: 't', type: 'utf8', values }] });

test('SHA-256 gives the examples published with the standard (FIPS 180-2, B.1 and B.2)', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256(Buffer.from('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
});

test('a short key is the first 40 bits in an alphabet without i, l, o and u', () => {
  expect(shortKey('0000000000ff')).toBe('00000000');
  expect(shortKey('ffffffffff00')).toBe('zzzzzzzz');
  // 00000 00001 00010 00011 00100 00101 00110 00111 in binary, digits 0 to 7.
  expect(shortKey('00443214c7')).toBe('01234567');
  for (let i = 0; i < 200; i++) expect(shortKey(sha256(String(i)))).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
  expect(() => shortKey('xyz')).toThrow('expected hexadecimal digits');
});

test('the content digest sees names, types, values, order, signs of zero and nulls', () => {
  const digests = [
    { columns: [doubles('a', 1, 2)] },
    { columns: [doubles('b', 1, 2)] },
    { columns: [doubles('a', 2, 1)] },
    { columns: [doubles('a', 0)] },
    { columns: [doubles('a', -0)] },
    { columns: [{ ...doubles('a', 1, 2), width: 2 }] },
    { columns: [{ name: 'a', type: 'int32', values: Int32Array.of(1) }] },
    { columns: [{ name: 'a', type: 'uint32', values: Uint32Array.of(1) }] },
    { columns: [doubles('a', 1), doubles('b', 2)] },
    texts('ab', ''),
    texts('a', 'b'),
    texts('', 'ab'),
    texts(null, 'ab'),
  ].map((table) => contentDigest(table as Table));
  expect(new Set(digests).size).toBe(digests.length);
});

test('the content digest does not see which bits a NaN has, notes, metadata and batches', () => {
  const odd = new Float64Array(new BigUint64Array([0xfff8000000001234n, 0x3ff0000000000000n]).buffer);
  const plain = contentDigest({ columns: [doubles('a', NaN, 1)] });
  expect(
    contentDigest({
      columns: [{ name: 'a', type: 'float64', values: odd, unit: 'm' }],
      metadata: { x: 'y' },
    }),
  ).toBe(plain);
  expect(
    contentDigest([
      { columns: [doubles('a', NaN)] },
      { columns: [doubles('a')] },
      { columns: [doubles('a', 1)] },
    ]),
  ).toBe(plain);
});

test('the content digest of a small table is what its definition gives by hand', () => {
  const values = Buffer.from('000000000000f03f0000000000000080', 'hex');
  const byHand = sha256(`{"columns":[["a","float64","${sha256(values)}"]],"rows":2}`);
  expect(contentDigest({ columns: [doubles('a', 1, -0)] })).toBe(byHand);
});

test('the result digest does not depend on the order of the tables, but on every path and digest', () => {
  const a = { path: 'a', contentDigest: 'x' };
  const b = { path: 'b', contentDigest: 'y' };
  expect(resultDigest([a, b])).toBe(resultDigest([b, a]));
  expect(resultDigest([a, { ...b, contentDigest: 'x' }])).not.toBe(resultDigest([a, b]));
  expect(resultDigest([a, { ...b, path: 'c' }])).not.toBe(resultDigest([a, b]));
  expect(() => resultDigest([a, a])).toThrow('duplicate table: a');
});
