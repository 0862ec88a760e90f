import { expect, test } from 'vitest';
import { inference } from '../../../src/library.ts';
import { Stream } from '../../../src/random/index.ts';

const { QuantileSketch, quantileBy } = inference;

/** Columns that are easy to get wrong: sorted either way, with ties, skewed, in swings. */
const shapes: Readonly<Record<string, (i: number, n: number, u: number) => number>> = {
  rising: (i) => i,
  falling: (i, n) => n - i,
  tied: (_, __, u) => Math.floor(u * 20),
  skewed: (_, __, u) => 1 / (1 - u),
  swinging: (i, n) => (i % 2 === 0 ? i : n - i),
};

function column(shape: string, n: number): Float64Array {
  const stream = new Stream(`sketch ${shape}`);
  stream.begin(41, 0);
  return Float64Array.from({ length: n }, (_, i) => shapes[shape](i, n, stream.uniform(i, 0)));
}

/** Number of sorted values at or below x. */
function rankIn(sorted: Float64Array, x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (sorted[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

function checkRanks(sketch: inference.QuantileSketch, values: Float64Array): number {
  const sorted = values.slice().sort();
  let worst = 0;
  for (let k = 0; k <= 40; k++) {
    const x = sorted[Math.min(sorted.length - 1, Math.floor((k / 40) * sorted.length))];
    const truth = rankIn(sorted, x);
    const { estimate, atLeast, atMost } = sketch.rank(x);
    expect(atLeast).toBeLessThanOrEqual(truth);
    expect(atMost).toBeGreaterThanOrEqual(truth);
    worst = Math.max(worst, Math.abs(estimate - truth));
    const p = k / 40;
    const { low, high } = sketch.quantile(p);
    const exact = quantileBy(sorted, p, 'type1');
    expect(low).toBeLessThanOrEqual(exact);
    expect(high).toBeGreaterThanOrEqual(exact);
  }
  return worst;
}

test.each(Object.keys(shapes))(
  'every rank and quantile of a %s column lies within what the sketch says',
  (shape) => {
    const values = column(shape, 40_000);
    const sketch = new QuantileSketch(128, 5);
    sketch.addAll(values);
    expect(sketch.n).toBe(40_000);
    const worst = checkRanks(sketch, values);
    expect(worst).toBeLessThanOrEqual(sketch.rankError);
    // ½ log2(n / capacity) / capacity of n, and one more weight a level.
    expect(sketch.rankError).toBeLessThan((0.55 * Math.log2(40_000 / 128) * 40_000) / 128);
  },
);

test('the bound survives any merges: trees, chains, unequal and empty parts', () => {
  const values = column('skewed', 30_000);
  const cuts = [0, 10, 11, 4000, 4100, 15_000, 29_990, 30_000];
  const parts = cuts.slice(1).map((end, k) => {
    const sketch = new QuantileSketch(64, k);
    sketch.addAll(values.subarray(cuts[k], end));
    return sketch;
  });
  const chain = new QuantileSketch(64, 99);
  for (const part of parts.toReversed()) chain.merge(part);
  chain.merge(new QuantileSketch(64, 1));
  expect(checkRanks(chain, values)).toBeLessThanOrEqual(chain.rankError);
  const [a, b, c, d, e, f, g] = parts;
  a.merge(b);
  c.merge(d);
  e.merge(f);
  a.merge(c);
  e.merge(g);
  a.merge(e);
  expect(a.n).toBe(30_000);
  expect(checkRanks(a, values)).toBeLessThanOrEqual(a.rankError);
});

test('up to its capacity a sketch is exact', () => {
  const values = column('tied', 256);
  const sketch = new QuantileSketch(256);
  sketch.addAll(values);
  expect(sketch.rankError).toBe(0);
  for (const p of [0, 0.1, 0.25, 0.5, 0.99, 1]) {
    const exact = quantileBy(values, p, 'type1');
    expect(sketch.quantile(p)).toEqual({ value: exact, low: exact, high: exact });
  }
});

test('the same values and merges give the same bits, from a stored state too; another seed other coins', () => {
  const values = column('skewed', 20_000);
  const sketchOf = (seed: number) => {
    const sketch = new QuantileSketch(64, seed);
    sketch.addAll(values.subarray(0, 12_345));
    return sketch;
  };
  const [plain, stored, other] = [sketchOf(1), QuantileSketch.from(sketchOf(1).state()), sketchOf(2)];
  for (const sketch of [plain, stored, other]) sketch.addAll(values.subarray(12_345));
  expect(stored.state()).toStrictEqual(plain.state());
  expect(other.state().levels).not.toStrictEqual(plain.state().levels);
});

test('coins are fair: over many seeds the error of the median averages to nothing', () => {
  const values = column('rising', 5000);
  const errors = Array.from({ length: 200 }, (_, seed) => {
    const sketch = new QuantileSketch(32, seed);
    sketch.addAll(values);
    return sketch.rank(2499).estimate - 2500;
  });
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const square = errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
  expect(square).toBeGreaterThan(0);
  expect(Math.abs(mean) / Math.sqrt(square / errors.length)).toBeLessThan(3);
});

test('neighbouring halvings take opposite sides: over- and underestimates differ by one weight a level at most', () => {
  const values = column('skewed', 30_000);
  for (let seed = 0; seed < 12; seed++) {
    const sketch = new QuantileSketch(32, seed);
    sketch.addAll(values);
    const { over, under, levels } = sketch.state();
    expect(Math.abs(over - under)).toBeLessThan(2 ** levels.length);
    expect(over).toBeGreaterThan(2 ** levels.length);
  }
});

test('a million values are kept in a few thousand', () => {
  const sketch = new QuantileSketch(512);
  for (let i = 0; i < 1_000_000; i++) sketch.add((i * 7919) % 1_000_003);
  const kept = sketch.state().levels.reduce((sum, level) => sum + level.length, 0);
  expect(kept).toBeLessThan(512 * 13);
  expect(sketch.rankError / sketch.n).toBeLessThan(0.012);
});

test('infinities are values; NaN, odd capacities and sketches of another capacity are refused', () => {
  const sketch = new QuantileSketch(8);
  sketch.addAll([-Infinity, 1, 2, Infinity]);
  expect(sketch.quantile(0).value).toBe(-Infinity);
  expect(sketch.quantile(1).value).toBe(Infinity);
  expect(sketch.rank(-Infinity)).toEqual({ estimate: 1, atLeast: 1, atMost: 1 });
  expect(() => sketch.add(NaN)).toThrow('invalid value: NaN; expected a number');
  expect(() => new QuantileSketch(9)).toThrow('invalid capacity: 9; expected an even number');
  expect(() => sketch.merge(new QuantileSketch(16))).toThrow('invalid capacity: 16; expected 8, as here');
  expect(() => new QuantileSketch(8).quantile(0.5)).toThrow('invalid values: none');
  expect(() => sketch.quantile(-1)).toThrow('invalid probability: -1; expected 0 to 1');
});

test('sketches with as many values as a call cannot take as arguments are merged all the same', () => {
  const [first, second] = [1, 2].map((seed) => new inference.QuantileSketch(300_000, seed));
  for (let i = 0; i < 250_000; i++) {
    first.add(2 * i);
    second.add(2 * i + 1);
  }
  first.merge(second);
  expect(first.n).toBe(500_000);
  const { low, high } = first.quantile(0.5);
  expect([low <= 249_999, high >= 249_999]).toEqual([true, true]);
});
