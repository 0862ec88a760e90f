import { expect, test } from 'vitest';
import type { OneAtATimeRow } from '../../../src/design/one-at-a-time.ts';
import { Stream } from '../../../src/random/index.ts';
import { tornado } from '../../../src/sensitivity/tornado.ts';

const rows: readonly OneAtATimeRow[] = [
  { end: 'baseline' },
  { dimension: 'small', end: 'low', value: 1 },
  { dimension: 'small', end: 'high', value: 3 },
  { dimension: 'large', end: 'low', value: 10 },
  { dimension: 'large', end: 'high', value: 30 },
  { dimension: 'named', end: 'value', value: 'b' },
];
const luck = [0, 5, -2, 1];
const means = [100, 99, 101, 120, 85, 104];
/** Luck that is the same at every point, and a little that is not. */
const values = Float64Array.from(
  means.flatMap((mean, row) =>
    luck.map((each, r) => mean + 10 * each + (row === 0 ? 0 : 0.1 * ((r + row) % 4))),
  ),
);

test('the longest bar stands first, with its low and its high end', () => {
  const { bars } = tornado({ rows, values, replications: 4 });
  expect(bars.map(({ name }) => name)).toEqual(['large', 'named', 'small']);
  const [{ ends, swing }] = bars;
  expect(ends.map(({ end, value }) => [end, value])).toEqual([
    ['low', 10],
    ['high', 30],
  ]);
  expect(ends.map(({ change }) => Math.floor(change.value + 0.5))).toEqual([20, -15]);
  expect(swing.value).toBeCloseTo(35, 6);
});

test('shared futures are compared one by one, so luck that moves all points widens nothing', () => {
  const paired = tornado({ rows, values, replications: 4, luck: 'common' }).bars[0].swing.interval;
  const apart = tornado({ rows, values, replications: 4, luck: 'own' }).bars[0].swing.interval;
  expect((paired.high ?? 0) - (paired.low ?? 0)).toBeLessThan(1);
  expect((apart.high ?? 0) - (apart.low ?? 0)).toBeGreaterThan(50);
  expect([paired.method, apart.method]).toEqual([
    'paired t, any of 3 pairs',
    expect.stringContaining('Welch'),
  ]);
});

test('a swing counts from the baseline where the single end lies on one side of it', () => {
  const { bars } = tornado({ rows, values, replications: 4 });
  expect(bars[1].swing.value).toBeCloseTo(4.15, 6);
});

test('an input that does nothing has a swing apart from 0 in no more than 5 of 100 samples', () => {
  const idle = rows.slice(0, 3);
  const stream = new Stream('test:idle');
  let apart = 0;
  for (let seed = 0; seed < 400; seed++) {
    stream.begin(seed, 0);
    const noise = Float64Array.from({ length: 3 * 10 }, (_, at) => stream.normal(at, 0));
    const [{ swing }] = tornado({ rows: idle, values: noise, replications: 10, luck: 'own' }).bars;
    if ((swing.interval.low ?? 0) > 0) apart += 1;
  }
  // 5 % of 400 are 20, with a standard deviation of 4.4; the plain interval of the largest difference gives about 48.
  expect(apart).toBeLessThanOrEqual(33);
});

test('bars whose swings overlap are named as not ranked', () => {
  expect(tornado({ rows, values, replications: 4 }).unsettled).toEqual([]);
  expect(tornado({ rows, values, replications: 4, luck: 'own' }).unsettled).toContainEqual([
    'named',
    'small',
  ]);
});

test('one replication gives changes without intervals', () => {
  const { bars, base } = tornado({ rows, values: Float64Array.from(means) });
  expect(bars[0].swing).toMatchObject({ value: 35, interval: { low: null, high: null } });
  expect(base.value).toBe(100);
});

test('a future that failed at one point is left out at all where futures are shared', () => {
  const holes = values.slice();
  holes[5] = NaN;
  expect(tornado({ rows, values: holes, replications: 4 }).base.interval.n).toBe(3);
  expect(tornado({ rows, values: holes, replications: 4, luck: 'own' }).base.interval.n).toBe(4);
});

test('responses that fit no rows, and rows without a baseline, are refused', () => {
  expect(() => tornado({ rows, values, replications: 3 })).toThrow(
    'invalid one-at-a-time responses: 24 for 6 rows',
  );
  expect(() => tornado({ rows: rows.slice(1), values: values.slice(4), replications: 4 })).toThrow(
    'the baseline first',
  );
  const failed = values.slice().fill(NaN, 4, 7);
  expect(() => tornado({ rows, values: failed, replications: 4 })).toThrow('fewer than 2 complete');
});
