import { expect, test } from 'vitest';
import { Stream } from '../../../src/random/index.ts';

type Draw = (stream: Stream, member: number, day: number) => number;

const draws: Record<string, Draw> = {
  uniform: (s, m, d) => s.uniform(m, d),
  openUniform: (s, m, d) => s.openUniform(m, d),
  first: (s, m, d) => s.first(m, d),
  second: (s, m, d) => s.second(m, d),
  chance: (s, m, d) => Number(s.chance(0.4, m, d)),
  normal: (s, m, d) => s.normal(m, d),
  exponential: (s, m, d) => s.exponential(m, d),
  geometric: (s, m, d) => s.geometric(0.1, m, d),
  integer: (s, m, d) => s.integer(3 * 2 ** 51, m, d),
  source: (s, m, d) => s.source(m, d)(),
  poisson: (s, m, d) => s.poisson(4, m, d),
  poissonLarge: (s, m, d) => s.poisson(400, m, d),
  binomial: (s, m, d) => s.binomial(10, 0.3, m, d),
  binomialLarge: (s, m, d) => s.binomial(1000, 0.7, m, d),
  gamma: (s, m, d) => s.gamma(0.7, 2, m, d),
  beta: (s, m, d) => s.beta(0.7, 3, m, d),
};

function begun(name = 'holders.review', seed = 1, replication = 5): Stream {
  const stream = new Stream(name);
  stream.begin(seed, replication);
  return stream;
}

test.each(Object.entries(draws))('%s is the same whatever was drawn before, in whatever order', (_, draw) => {
  const inOrder = begun();
  const expected = Array.from({ length: 200 }, (_unused, m) => draw(inOrder, m, 7));
  const mixed = begun();
  const other = begun('holders.exit');
  for (let m = 199; m >= 0; m--) {
    for (const disturb of Object.values(draws)) disturb(m % 2 === 0 ? mixed : other, m + 1, 3);
    expect(draw(mixed, m, 7)).toBe(expected[m]);
  }
  expect(new Set(expected).size).toBeGreaterThan(1);
});

test('beginning again gives the same draws again, another replication other draws', () => {
  const stream = begun();
  const before = stream.normal(3, 4);
  stream.begin(1, 6);
  expect(stream.normal(3, 4)).not.toBe(before);
  stream.begin(1, 5);
  expect(stream.normal(3, 4)).toBe(before);
});

test('two sources of one member are the same sequence, each from its start', () => {
  const stream = begun();
  const one = stream.source(2, 3);
  const values = [one(), one(), one()];
  const two = stream.source(2, 3);
  expect([two(), two(), two()]).toEqual(values);
  expect(new Set(values).size).toBe(3);
});

test('the two 32-bit uniforms are the words over 2^32 and the 53-bit uniform is made of both', () => {
  const stream = begun();
  const [w0, w1] = stream.words(10, 20);
  expect(stream.first(10, 20)).toBe(w0 / 2 ** 32);
  expect(stream.second(10, 20)).toBe(w1 / 2 ** 32);
  expect(stream.uniform(10, 20)).toBe((Math.floor(w0 / 32) * 2 ** 26 + Math.floor(w1 / 64)) / 2 ** 53);
  expect(stream.chance(stream.uniform(10, 20), 10, 20)).toBe(false);
  expect(stream.chance(stream.uniform(10, 20) + 2 ** -53, 10, 20)).toBe(true);
});

test('at the ends of their parameters the draws are certain', () => {
  const stream = begun();
  expect(stream.chance(0, 1, 1)).toBe(false);
  expect(stream.chance(1, 1, 1)).toBe(true);
  expect(stream.geometric(1, 1, 1)).toBe(1);
  expect(stream.geometric(0, 1, 1)).toBe(Infinity);
  expect(stream.integer(1, 1, 1)).toBe(0);
  expect(stream.poisson(0, 1, 1)).toBe(0);
  expect(stream.binomial(0, 0.5, 1, 1)).toBe(0);
  expect(stream.binomial(7, 0, 1, 1)).toBe(0);
  expect(stream.binomial(7, 1, 1, 1)).toBe(7);
});

test('impossible parameters are refused with what would be right', () => {
  const stream = begun();
  expect(() => stream.integer(0, 1, 1)).toThrow(/invalid integer bound: 0; expected/);
  expect(() => stream.integer(2.5, 1, 1)).toThrow(/expected an integer/);
  expect(() => stream.poisson(-1, 1, 1)).toThrow(/invalid Poisson mean: -1; expected/);
  expect(() => stream.poisson(NaN, 1, 1)).toThrow(/invalid Poisson mean/);
  expect(() => stream.binomial(-1, 0.5, 1, 1)).toThrow(/invalid binomial law/);
  expect(() => stream.binomial(3, 1.5, 1, 1)).toThrow(/invalid binomial law/);
  expect(() => stream.gamma(0, 1, 1, 1)).toThrow(/invalid gamma shape: 0; expected/);
  expect(() => stream.gamma(1, -1, 1, 1)).toThrow(/invalid gamma scale/);
  expect(() => stream.beta(1, Infinity, 1, 1)).toThrow(/invalid beta shape/);
});

test('with the same luck a higher chance never means a later day, and a larger mean never fewer events', () => {
  const stream = begun();
  for (let m = 0; m < 2000; m++) {
    expect(stream.geometric(0.2, m, 1)).toBeLessThanOrEqual(stream.geometric(0.1, m, 1));
    expect(stream.poisson(2.5, m, 1)).toBeGreaterThanOrEqual(stream.poisson(2, m, 1));
    expect(stream.binomial(20, 0.52, m, 1)).toBeGreaterThanOrEqual(stream.binomial(20, 0.48, m, 1));
  }
});
