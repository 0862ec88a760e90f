import { expect, test } from 'vitest';
import { fewestForFlip, flipPoint } from '../../../src/summarise/index.ts';

const line = (n: number): number[] => Array.from({ length: n }, (_, i) => (i + 0.5) / n);
const step = (xs: readonly number[], at: number): number[] => xs.map((x) => (x >= at ? 1 : 0));

/** Ones with a chance that rises from 0 to 1 along the line, by a fixed pattern of low discrepancy. */
const ramp = (xs: readonly number[]): number[] => xs.map((x, i) => ((i * 0.618033988749895) % 1 < x ? 1 : 0));

test('a clean step flips half way between the values around it', () => {
  const xs = line(100);
  const found = flipPoint(xs, step(xs, 0.4));
  expect(found.state).toBe('flips');
  expect(found.value).toBeCloseTo(0.4, 12);
  expect(found.rises).toBe(true);
});

test('the interval of a clean step holds the step and is narrower with more futures', () => {
  const width = (n: number): number => {
    const xs = line(n);
    const { low, high } = flipPoint(xs, step(xs, 0.4));
    expect(low).toBeLessThan(0.4);
    expect(high).toBeGreaterThan(0.4);
    return (high ?? NaN) - (low ?? NaN);
  };
  expect(width(1000)).toBeLessThan(width(100));
});

test('a chance that rises evenly flips near its middle', () => {
  const xs = line(2000);
  const found = flipPoint(xs, ramp(xs));
  expect(found.state).toBe('flips');
  expect(found.value).toBeGreaterThan(0.42);
  expect(found.value).toBeLessThan(0.58);
  expect(found.low).toBeLessThan(0.5);
  expect(found.high).toBeGreaterThan(0.5);
});

test('a chance that falls flips at the same value as one that rises', () => {
  const xs = line(100);
  const rising = flipPoint(xs, step(xs, 0.7));
  const falling = flipPoint(
    xs,
    step(xs, 0.7).map((y) => 1 - y),
  );
  expect(falling).toEqual({ ...rising, rises: false });
});

test('the order of futures does not matter', () => {
  const xs = line(60);
  const ys = ramp(xs);
  const order = xs.map((_, i) => (i * 7) % 60);
  expect(
    flipPoint(
      order.map((i) => xs[i]),
      order.map((i) => ys[i]),
    ),
  ).toEqual(flipPoint(xs, ys));
});

test('when all futures agree no value flips anything', () => {
  const xs = line(100);
  for (const y of [0, 1])
    expect(
      flipPoint(
        xs,
        xs.map(() => y),
      ).state,
    ).toBe('none');
});

test('few futures that agree exclude no flip: five of them could hide one at either end', () => {
  for (const [n, state] of [
    [60, 'notSeen'],
    [99, 'notSeen'],
    [100, 'none'],
  ] as const)
    expect(
      flipPoint(
        line(n),
        line(n).map(() => 1),
      ).state,
    ).toBe(state);
});

test('a chance of seven in ten that does not move: forty futures do not exclude that it turns, two thousand do', () => {
  // Of every ten neighbours seven hold, in an order without trend.
  const held = [1, 0, 1, 1, 0, 1, 1, 0, 1, 1];
  const state = (n: number): string =>
    flipPoint(
      line(n),
      line(n).map((_, i) => held[i % 10]),
    ).state;
  expect(state(40)).toBe('notSeen');
  expect(state(2000)).toBe('none');
});

test('a chance that turns and turns back is not said to stay on one side', () => {
  const xs = line(200);
  const hill = xs.map((x) => (x > 0.4 && x < 0.6 ? 0 : 1));
  expect(flipPoint(xs, hill).state).not.toBe('none');
});

test('one odd future at an end is no flip', () => {
  const xs = line(100);
  const found = flipPoint(
    xs,
    xs.map((_, i) => (i === 0 ? 0 : 1)),
  );
  expect(found.state).toBe('unclear');
  expect(found.value).toBeNaN();
  expect(found.low).toBeNull();
});

test('a coin at every value has no clear flip', () => {
  const xs = line(400);
  expect(
    flipPoint(
      xs,
      xs.map((_, i) => i % 2),
    ).state,
  ).not.toBe('flips');
});

test.each([0, 1, 8, fewestForFlip - 1])('%d futures say nothing', (n) => {
  const xs = line(n);
  expect(flipPoint(xs, step(xs, 0.5)).state).toBe('tooFew');
});

test('an input that does not vary says nothing', () => {
  const xs = line(50).map(() => 3);
  expect(flipPoint(xs, ramp(line(50))).state).toBe('tooFew');
});

test('tied values flip between two of them, never inside one', () => {
  const xs = [3, 6, 12].flatMap((x) => Array.from({ length: 30 }, () => x));
  const found = flipPoint(
    xs,
    xs.map((x, i) => (x === 3 ? 0 : x === 6 ? Number(i % 10 !== 0) : 1)),
  );
  expect(found).toMatchObject({ state: 'flips', value: 4.5, low: 3, high: 6 });
});

test('failed futures and values that are not finite are left out', () => {
  const xs = line(100);
  const ys = step(xs, 0.4);
  const found = flipPoint([...xs, 0.1, Infinity, NaN], [...ys, NaN, 1, 1]);
  expect(found).toEqual(flipPoint(xs, ys));
  expect(found.n).toBe(100);
});

test('vectors of unequal length are refused', () => {
  expect(() => flipPoint([1, 2], [1])).toThrow('expected equal lengths');
});

test('the interval holds the true value in at least 95 of 100 repetitions of a rising chance', () => {
  let held = 0;
  let stated = 0;
  let state = 12345;
  const uniform = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (let repetition = 0; repetition < 200; repetition++) {
    const xs = Array.from({ length: 200 }, uniform);
    const found = flipPoint(
      xs,
      xs.map((x) => (uniform() < x ** 2 ? 1 : 0)),
    );
    if (found.low === null || found.high === null) continue;
    stated += 1;
    if (found.low <= Math.SQRT1_2 && Math.SQRT1_2 <= found.high) held += 1;
  }
  expect(stated).toBeGreaterThan(150);
  expect(held / stated).toBeGreaterThanOrEqual(0.95);
});

test('the interval of a step is bounded by the binomial table: of 20 neighbours 15 are too many', () => {
  const xs = line(100);
  const { low, high } = flipPoint(xs, step(xs, 0.4));
  expect(low).toBeCloseTo(0.255, 12);
  expect(high).toBeCloseTo(0.545, 12);
});
