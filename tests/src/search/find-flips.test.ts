import { expect, test } from 'vitest';
import { simulatorOf } from '../../../src/design/index.ts';
import type { Batch, Point } from '../../../src/design/index.ts';
import { normalQuantile } from '../../../src/numeric/index.ts';
import { parseExpression } from '../../../src/plan/index.ts';
import { Stream } from '../../../src/random/index.ts';
import { findFlips, tryOptions } from '../../../src/search/index.ts';
import type { FlipsFound, FlipSearch } from '../../../src/search/index.ts';

const holds = parseExpression('a.gain > 0');
const place = ({ x }: Point): number => Number(x);

/** One standard normal draw per future, the same at every value. */
const luckOf = (seed: number) => {
  const stream = new Stream('test:luck');
  stream.begin(seed, 0);
  return (replication: number) => stream.normal(0, replication);
};

/** A simulator whose gain is `signal(x)` plus common luck. */
function shifted(signal: (x: number) => number, seed = 1) {
  const luck = luckOf(seed);
  return simulatorOf((point, { replication }) => ({ 'a.gain': signal(place(point)) + luck(replication) }));
}

const ask = (more: Partial<FlipSearch> = {}): FlipSearch => ({
  ...{ name: 'x', test: holds, low: 0, high: 10, replications: 200 },
  ...more,
});

const only = ({ flips }: FlipsFound) => {
  expect(flips).toHaveLength(1);
  return flips[0];
};

test('a normal shift flips where its mean is zero, and where its quantile is zero for another chance', async () => {
  const simulator = shifted((x) => x - 4);
  const half = only(await findFlips(simulator, ask({ replications: 2_000 })));
  expect(half.value).toBeGreaterThan(3.9);
  expect(half.value).toBeLessThan(4.1);
  expect(half.low).toBeLessThan(half.value);
  expect(half.high).toBeGreaterThan(half.value);
  expect(half.turns).toBe('up');
  // P(x - 4 + z > 0) = 0.9 at x = 4 + 1.2816
  const ninety = only(await findFlips(simulator, ask({ replications: 2_000, chance: 0.9 })));
  expect(Math.abs(ninety.value - 4 - normalQuantile(0.9))).toBeLessThan(0.15);
});

test('a step is located to the tolerance, however few the futures', async () => {
  const simulator = simulatorOf((point) => ({ 'a.gain': place(point) >= 6.123 ? 1 : -1 }));
  const found = await findFlips(simulator, ask({ replications: 5, tolerance: 1e-4 }));
  const { value, low, high } = only(found);
  expect(low).not.toBeNull();
  expect(low ?? 99).toBeLessThan(6.123);
  expect(high ?? -99).toBeGreaterThanOrEqual(6.123);
  expect((high ?? 99) - (low ?? -99)).toBeLessThanOrEqual(10 * 1e-4);
  expect(value).toBeCloseTo(6.123, 2);
  expect(found.located).toBe(true);
});

test('a chance that rises and falls again has two flips, one up and one down', async () => {
  const { flips } = await findFlips(
    shifted((x) => 4 - 2 * Math.abs(x - 5)),
    ask(),
  );
  expect(flips.map(({ turns }) => turns)).toEqual(['up', 'down']);
  expect(flips[0].value).toBeCloseTo(3, 0);
  expect(flips[1].value).toBeCloseTo(7, 0);
});

test('a verdict that stays has no flip, and the chances at the ends say so', async () => {
  const { flips, points, located } = await findFlips(
    shifted(() => 2),
    ask(),
  );
  expect(flips).toEqual([]);
  expect(located).toBe(true);
  expect(points).toHaveLength(9);
  expect([points[0].value, points[8].value]).toEqual([0, 10]);
  expect(points[0].interval.low).toBeGreaterThan(0.9);
  expect(points[8].holds).toBe(points[0].holds);
});

test('a chance near one half all the way is no flip', async () => {
  const { flips } = await findFlips(
    shifted(() => 0.02),
    ask(),
  );
  expect(flips).toEqual([]);
});

test('a flip at the edge has an open end, because the verdict beyond is not known', async () => {
  const even = (signal: (x: number) => number) =>
    simulatorOf((point, { replication }) => ({
      'a.gain': signal(place(point)) + normalQuantile((replication + 0.5) / 400),
    }));
  // The chance reaches 53 in 100 at the end: too near to one half to be sure with 400 futures.
  const late = only(
    await findFlips(
      even((x) => (x - 9.2) / 10),
      ask({ replications: 400 }),
    ),
  );
  expect(late.value).toBeCloseTo(9.2, 1);
  expect([late.low === null, late.high]).toEqual([false, null]);
  const early = only(
    await findFlips(
      even((x) => (0.8 - x) / 10),
      ask({ replications: 400 }),
    ),
  );
  expect([early.low, early.high === null, early.turns]).toEqual([null, false, 'down']);
});

test('noise of its own at every value is one flip, not many', async () => {
  const simulator = simulatorOf((point, { replication }) => ({
    'a.gain': (place(point) - 5) / 4 + luckOf(Math.round(place(point) * 1e6))(replication),
  }));
  const { low, high } = only(await findFlips(simulator, ask({ replications: 300 })));
  expect(low ?? 99).toBeLessThan(5);
  expect(high ?? -99).toBeGreaterThan(5);
});

test('the interval of a flip covers its value in about 95 of 100 searches', async () => {
  let covered = 0;
  const searches = 300;
  for (let seed = 1; seed <= searches; seed++) {
    const { low, high } = only(
      await findFlips(
        shifted((x) => (x - 4) / 2, seed),
        ask({ replications: 80 }),
      ),
    );
    if ((low ?? -Infinity) <= 4 && 4 <= (high ?? Infinity)) covered += 1;
  }
  // Ends are rounded outwards by a tenth of the interval, so a little more than 95; 3 standard errors are 4 in 100.
  expect(covered / searches).toBeGreaterThan(0.92);
  expect(covered / searches).toBeLessThan(0.995);
});

test('the interval is not wider than its confidence needs', async () => {
  const { low, high } = only(
    await findFlips(
      shifted((x) => x - 4),
      ask({ replications: 400 }),
    ),
  );
  // Delta method: 1.96 × sqrt(0.25 / 400) / density(0) = 0.123 on each side, ends rounded outwards by a tenth.
  expect((high ?? 99) - (low ?? -99)).toBeGreaterThan(0.18);
  expect((high ?? 99) - (low ?? -99)).toBeLessThan(0.36);
});

test('a budget ends the search, says so, and is kept', async () => {
  const found = await findFlips(
    shifted((x) => x - 4),
    ask({ most: 12, tolerance: 1e-6 }),
  );
  expect(found.points).toHaveLength(12);
  expect(found.spent).toBe(12 * 200);
  expect(found.located).toBe(false);
  expect(found.flips).toHaveLength(1);
});

test('the same question asks for the same batches, so that a search can be continued', async () => {
  const asked: Batch[][] = [[], []];
  for (const list of asked) {
    const simulator = shifted((x) => x - 4);
    await findFlips(
      (batch) => {
        list.push(batch);
        return simulator(batch);
      },
      ask({ futures: 7 }),
    );
  }
  expect(asked[0]).toEqual(asked[1]);
  expect(asked[0][0]).toMatchObject({ name: 'grid', luck: 'common', futures: 7, replications: 200 });
  expect(new Set(asked[0].map(({ name }) => name)).size).toBe(asked[0].length);
});

test('failed futures are left out and counted', async () => {
  const luck = luckOf(3);
  const simulator = simulatorOf((point, { replication }) => ({
    'a.gain': replication % 4 === 0 ? NaN : place(point) - 4 + luck(replication),
  }));
  const { points, flips } = await findFlips(simulator, ask());
  expect(points[0]).toMatchObject({ n: 150, failed: 50 });
  expect(flips).toHaveLength(1);
  const broken = simulatorOf(() => ({ 'a.gain': NaN }));
  await expect(findFlips(broken, ask())).rejects.toThrow('no future without a failure at 0');
});

test('options are counted one by one, and need two', async () => {
  const simulator = simulatorOf(({ x }) => ({ 'a.gain': x === 'b' ? 1 : -1 }));
  const question = { name: 'x', test: holds, replications: 10 };
  const points = await tryOptions(simulator, { ...question, options: ['a', 'b'] });
  expect(points.map(({ value, holds: count, n }) => [value, count, n])).toEqual([
    ['a', 0, 10],
    ['b', 10, 10],
  ]);
  await expect(tryOptions(simulator, { ...question, options: ['a'] })).rejects.toThrow('expected at least 2');
});

test.each([
  [{ low: 3, high: 3 }, 'invalid range: 3 to 3'],
  [{ high: Infinity }, 'invalid range'],
  [{ chance: 1 }, 'invalid chance: 1'],
  [{ tolerance: 0 }, 'invalid tolerance: 0'],
  [{ grid: 1 }, 'invalid number of values of the first look: 1'],
  [{ most: 1.5 }, 'invalid largest number of values: 1.5'],
  [{ replications: 4 }, 'invalid replications: 4'],
])('a question that makes no sense is refused: %o', async (more, message) => {
  await expect(
    findFlips(
      shifted(() => 0),
      ask(more),
    ),
  ).rejects.toThrow(message);
});
