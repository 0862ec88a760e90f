import { expect, test } from 'vitest';
import {
  isForfeited,
  marksAfter,
  reachesQuorum,
  strikesAfter,
} from '../../../models/arithmetic/verifier-record.ts';

test('the first wrong answer is forgiven, the second forfeits the stake', () => {
  const once = strikesAfter(0, true);
  expect([once, isForfeited(once, 0)]).toEqual([2, false]);
  expect(isForfeited(strikesAfter(once, true), 0)).toBe(true);
  expect(strikesAfter(once, false)).toBe(2);
});

test('two absences in a row are forgiven, the third forfeits the stake', () => {
  const marks = [1, 2, 3].map((absences) => {
    let each = 0;
    for (let absence = 0; absence < absences; absence++) each = marksAfter(each, false);
    return each;
  });
  expect(marks).toEqual([2, 4, 6]);
  expect(marks.map((each) => isForfeited(0, each))).toEqual([false, false, true]);
});

test('an attendance takes one mark off, never below zero', () => {
  expect([marksAfter(4, true), marksAfter(1, true), marksAfter(0, true)]).toEqual([3, 0, 0]);
});

test('absence from one challenge in three can go on for ever, from every second it cannot', () => {
  const after = (every: number): number => {
    let marks = 0;
    for (let challenge = 1; challenge <= 300; challenge++) marks = marksAfter(marks, challenge % every !== 0);
    return marks;
  };
  expect(isForfeited(0, after(3))).toBe(false);
  expect(isForfeited(0, after(2))).toBe(true);
});

test('three of four verifiers are a quorum, two of three are not, nobody never is', () => {
  expect([reachesQuorum(3, 4), reachesQuorum(2, 3), reachesQuorum(0, 0)]).toEqual([true, false, false]);
});
