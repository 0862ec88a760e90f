import { expect, test } from 'vitest';
import { addTo, errorOf, isBetterCandidate, violationOf } from '../../../src/search/candidate.ts';
import type { Candidate } from '../../../src/search/candidate.ts';

/** A candidate with these values of objectives, the last `constraints` columns being constraints. */
function candidate(columns: readonly (readonly number[])[], constraints = 0): Candidate {
  const plain = columns.map((values) => {
    const running = { n: 0, mean: 0, squares: 0 };
    for (const value of values) addTo(running, value);
    return running;
  });
  const known = plain.slice(0, plain.length - constraints);
  return { genes: Float64Array.of(), point: {}, born: 0, place: 0, known, plain };
}

test('a running mean and its error are those of the values', () => {
  const [known] = candidate([[2, 4, 9]]).known;
  expect(known.mean).toBeCloseTo(5, 12);
  expect(errorOf(known)).toBeCloseTo((9 + 1 + 16) / 2 / 3, 12);
  expect(errorOf({ n: 1, mean: 3, squares: 0 })).toBe(0);
});

test('a setting within the constraints beats any outside, and a smaller violation a larger one', () => {
  const bounds = [{ atMost: 1 }];
  const kept = candidate([[9], [1]], 1);
  const broken = candidate([[0], [1.5]], 1);
  const worse = candidate([[0], [3]], 1);
  expect(violationOf(broken, bounds)).toBe(0.5);
  expect(isBetterCandidate(kept, broken, bounds, 0)).toBe(true);
  expect(isBetterCandidate(broken, worse, bounds, 0)).toBe(true);
  expect(isBetterCandidate(worse, broken, bounds, 0)).toBe(false);
});

test('a setting that never ran is worse than all and beats nobody', () => {
  const failed = candidate([[], []], 1);
  expect(violationOf(failed, [{ atLeast: 0 }])).toBe(Infinity);
  expect(isBetterCandidate(candidate([[1], [-5]], 1), failed, [{ atLeast: 0 }], 0)).toBe(true);
  expect(isBetterCandidate(failed, failed, [{ atLeast: 0 }], 0)).toBe(false);
});

test('a lead within the noise is no dominance when certainty is asked for', () => {
  const a = candidate([
    [0, 2],
    [5, 5],
  ]);
  const b = candidate([
    [1, 3],
    [5, 5],
  ]);
  // lead 1, standard error of the difference sqrt(1 + 1)
  expect(isBetterCandidate(a, b, [], 0)).toBe(true);
  expect(isBetterCandidate(a, b, [], 0.7)).toBe(true);
  expect(isBetterCandidate(a, b, [], 0.71)).toBe(false);
  expect(isBetterCandidate(b, a, [], 0)).toBe(false);
});
