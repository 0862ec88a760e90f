import { expect, test } from 'vitest';
import { Stream } from '../../../src/random/index.ts';
import { chiSquareZ, correlationZ } from './reference.ts';

const N = 20_000;

interface Coordinates {
  readonly seed?: number;
  readonly replication?: number;
  readonly name?: string;
  readonly day?: number;
  readonly shift?: number;
}

/** N normals of members shift, shift + 1, … at one address. */
function normals(at: Coordinates): Float64Array {
  const stream = new Stream(at.name ?? 'price.shock');
  stream.begin(at.seed ?? 1, at.replication ?? 0);
  const shift = at.shift ?? 0;
  return Float64Array.from({ length: N }, (_, m) => stream.normal(m + shift, at.day ?? 0));
}

// With 16 lags in each of six directions the largest of 96 z reaches 3.9 by chance once in a hundred times.
test.each<[string, (lag: number) => Coordinates]>([
  ['seeds', (lag) => ({ seed: 1 + lag })],
  ['high words of seeds', (lag) => ({ seed: 1 + lag * 2 ** 32 })],
  ['replications', (lag) => ({ replication: lag })],
  ['stream names', (lag) => ({ name: `price.shock${lag}` })],
  ['members', (lag) => ({ shift: lag })],
  ['days', (lag) => ({ day: lag })],
])('streams of neighbouring %s are uncorrelated at lags 1 to 16, also in their squares', (_, at) => {
  const base = normals({});
  const squares = base.map((x) => (x * x - 1) / Math.SQRT2);
  for (let lag = 1; lag <= 16; lag++) {
    const other = normals(at(lag));
    expect(Math.abs(correlationZ(base, other))).toBeLessThanOrEqual(3.9);
    expect(
      Math.abs(
        correlationZ(
          squares,
          other.map((x) => (x * x - 1) / Math.SQRT2),
        ),
      ),
    ).toBeLessThanOrEqual(3.9);
  }
});

test('the correlation check refuses a stream compared with itself', () => {
  expect(correlationZ(normals({}), normals({}))).toBeGreaterThan(100);
});

test('two streams interleaved are as uniform in pairs and triples as one', () => {
  const a = new Stream('holders.review');
  const b = new Stream('holders.exit');
  a.begin(4, 0);
  b.begin(4, 0);
  const interleaved = Float64Array.from({ length: 240_000 }, (_, i) =>
    (i % 2 === 0 ? a : b).uniform(i >> 1, 0),
  );
  for (const [size, cells] of [
    [2, 32],
    [3, 10],
  ]) {
    const counts = new Float64Array(cells ** size);
    for (let i = 0; i + size <= interleaved.length; i += size) {
      let cell = 0;
      for (let j = 0; j < size; j++) cell = cell * cells + Math.floor(interleaved[i + j] * cells);
      counts[cell]++;
    }
    const expected = new Float64Array(counts.length).fill(
      Math.floor(interleaved.length / size) / counts.length,
    );
    expect(Math.abs(chiSquareZ(counts, expected))).toBeLessThanOrEqual(3);
  }
});

test('a million draws over members and days of one stream never repeat their words', () => {
  const stream = new Stream('holders.review');
  stream.begin(1, 0);
  const seen = new Set<number>();
  // 53 of the 64 bits, so that at most 10^12 / 2^54 = 0.00006 repetitions are expected by chance.
  for (let day = 0; day < 100; day++) for (let m = 0; m < 10_000; m++) seen.add(stream.uniform(m, day));
  expect(seen.size).toBe(1_000_000);
});
