import { expect, test } from 'vitest';
import { changeWord, rankPoints, summarisePoints } from '../../../src/design/index.ts';
import type { PointResponses } from '../../../src/design/index.ts';

const replications = 40;
/** Replication r adds the same luck at every point; point p adds its effect. */
const responses = (
  effects: readonly number[],
  luck = (r: number) => (r * 7) % replications,
): PointResponses => ({
  points: effects.length,
  replications,
  values: Float64Array.from(
    { length: effects.length * replications },
    (_, at) => effects[Math.floor(at / replications)] + luck(at % replications),
  ),
});
const options = { better: 'higher', matters: 0.5 } as const;

test('each point has its median, and the change in the same futures is free of luck', () => {
  const [, second] = summarisePoints(responses([0, 2]), { ...options, from: 0 });
  expect(second.median).toBe(21.5);
  expect(second.n).toBe(40);
  expect(second.change?.median).toBe(2);
  expect([second.change?.medianInterval.low, second.change?.medianInterval.high]).toEqual([2, 2]);
  expect(second.word).toBe('very likely better');
});

test('the interval of a median has the order statistics of its exact coverage', () => {
  // Binomial(40, 1/2): ranks 14 and 27 cover 0.9615; the values are 0 to 39.
  const [first] = summarisePoints(responses([0]), options);
  expect([first.interval?.low, first.interval?.high]).toEqual([13, 26]);
  expect(first.change).toBeUndefined();
});

test('a response that is a difference already is measured from zero', () => {
  const [first] = summarisePoints(
    responses([-3], () => 0),
    { ...options, from: 'zero' },
  );
  expect(first.change?.median).toBe(-3);
  expect(first.word).toBe('very likely worse');
});

test('failed replications are left out and counted; a point where all failed says nothing', () => {
  const given = responses([0, 5]);
  given.values.fill(NaN, 40);
  given.values[0] = NaN;
  const [first, second] = summarisePoints(given, { ...options, from: 0 });
  expect([first.n, first.failed]).toEqual([39, 1]);
  expect(second).toEqual({
    point: 1,
    n: 0,
    failed: 40,
    median: NaN,
    interval: undefined,
    range: { low: NaN, high: NaN },
  });
});

test('the best point comes first, for lower outcomes the lowest, ties by their place', () => {
  const given = responses([1, 3, 3, 2]);
  for (const [better, order] of [
    ['higher', [1, 2, 3, 0]],
    ['lower', [0, 3, 1, 2]],
    ['neutral', [1, 2, 3, 0]],
  ] as const) {
    const summaries = summarisePoints(given, { ...options, better });
    expect(rankPoints(given, summaries, { ...options, better, luck: 'common' }).order).toEqual(order);
  }
});

test('in common futures a small difference is told from the best, in futures of their own it is not', () => {
  const given = responses([1, 1.5, 1.5]);
  const summaries = summarisePoints(given, options);
  expect(rankPoints(given, summaries, { ...options, luck: 'common' }).rivals).toEqual([2]);
  expect(rankPoints(given, summaries, { ...options, luck: 'own' }).rivals).toEqual([2, 0]);
});

test('of equally good points the best is no better than the others: nearly all rivals are found', () => {
  // Twenty points without any difference, noise of their own: 95% intervals hold 0 for 19 of 20 pairs, fewer for the picked extreme.
  let state = 1;
  const noise = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  const values = Float64Array.from({ length: 20 * replications }, noise);
  const given = { points: 20, replications, values };
  const ranking = rankPoints(given, summarisePoints(given, options), { ...options, luck: 'common' });
  expect(ranking.rivals.length).toBeGreaterThanOrEqual(12);
});

test.each([
  [{ better: 100, same: 0, worse: 0, n: 100 }, 'very likely better'],
  [{ better: 0, same: 20, worse: 80, n: 100 }, 'likely worse'],
  [{ better: 10, same: 90, worse: 0, n: 100 }, 'about the same'],
  [{ better: 55, same: 0, worse: 45, n: 100 }, 'as likely as not'],
  [{ better: 70, same: 0, worse: 30, n: 100 }, 'as likely as not'],
])('%o is called %s', (counts, word) => {
  expect(changeWord(counts, 'higher')).toBe(word);
});

test('where neither is better, directions are higher and lower', () => {
  expect(changeWord({ better: 100, same: 0, worse: 0, n: 100 }, 'neutral')).toBe('very likely higher');
});

test('responses of another size are refused', () => {
  expect(() => summarisePoints({ points: 2, replications: 3, values: new Float64Array(5) }, options)).toThrow(
    'invalid responses: 5; expected 2 × 3',
  );
});
