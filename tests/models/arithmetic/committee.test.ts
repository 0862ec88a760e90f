import { expect, test } from 'vitest';
import {
  binomialAtLeast,
  captureProbability,
  captureWithoutReplacement,
  hypergeometricAtLeast,
  livenessProbability,
  logChoose,
  majorityIsRight,
  moreThan,
  probabilityAbove,
  weightedMajorityIsRight,
} from '../../../models/arithmetic/committee.ts';

test('ways to choose: 5 of 52 cards are 2,598,960', () => {
  expect(Math.exp(logChoose(52, 5))).toBeCloseTo(2_598_960, 3);
  expect(logChoose(10, 0)).toBe(0);
});

test('binomial tails by hand: 3 coins, 10 trials of 1/2, and the certain cases', () => {
  expect(binomialAtLeast(2, 3, 0.5)).toBeCloseTo(0.5, 14);
  expect(binomialAtLeast(8, 10, 0.5)).toBeCloseTo(56 / 1_024, 14);
  expect(binomialAtLeast(3, 10, 0.5)).toBeCloseTo(968 / 1_024, 13);
  expect([binomialAtLeast(0, 5, 0.2), binomialAtLeast(1, 5, 0), binomialAtLeast(5, 5, 1)]).toEqual([1, 0, 1]);
  expect(binomialAtLeast(6, 5, 0.5)).toBe(0);
});

test('a hand of five cards has all four aces with probability 1/54,145', () => {
  expect(hypergeometricAtLeast(4, 5, 52, 4)).toBeCloseTo(1 / 54_145, 15);
  expect(hypergeometricAtLeast(1, 5, 52, 4)).toBeCloseTo(1 - 1_712_304 / 2_598_960, 12);
});

// Sizing of Ethereum's committees: with a third of the stake an attacker gets two thirds of 111 or more seats with a probability below 2^-40.
test('111 members keep an attacker with a third below two thirds of the seats up to 2^-40', () => {
  const twoThirds = (size: number) => binomialAtLeast(Math.ceil((2 * size) / 3), size, 1 / 3);
  for (const size of [111, 112, 113, 114, 128]) expect(twoThirds(size)).toBeLessThan(2 ** -40);
  expect(twoThirds(108)).toBeGreaterThan(2 ** -40);
});

test('more than a half of 4 is 3, of 5 is 3, and more than a third of 3 is 2', () => {
  expect([moreThan(0.5, 4), moreThan(0.5, 5), moreThan(1 / 3, 3), moreThan(1 / 3, 9)]).toEqual([3, 3, 2, 4]);
});

test('drawing without replacement makes capture by a minority rarer, and the same for a huge population', () => {
  expect(captureWithoutReplacement(9, 30, 10, 0.5)).toBeLessThan(captureProbability(9, 1 / 3, 0.5));
  expect(captureWithoutReplacement(9, 3_000_000, 1_000_000, 0.5)).toBeCloseTo(
    captureProbability(9, 1 / 3, 0.5),
    5,
  );
});

test('liveness: two of three members up 90 % of the time are up together 97.2 % of the time', () => {
  expect(livenessProbability(3, 0.9, 2 / 3)).toBeCloseTo(0.972, 12);
});

test('with equal weights the weighted law is the binomial law', () => {
  for (const limit of [0, 3, 7]) {
    const weighted = probabilityAbove(
      new Array(10).fill(1),
      new Array(10).fill(0.3),
      limit,
      new Float64Array(8),
    );
    expect(weighted).toBeCloseTo(binomialAtLeast(limit + 1, 10, 0.3), 13);
  }
});

test('unequal weights agree with a sum over all subsets', () => {
  const weights = [7, 1, 3, 3, 5];
  const chances = [0.1, 0.5, 0.25, 0.9, 0.05];
  let above = 0;
  for (let subset = 0; subset < 32; subset++) {
    let held = 0;
    let chance = 1;
    weights.forEach((weight, m) => {
      const fails = (subset >> m) % 2 === 1;
      held += fails ? weight : 0;
      chance *= fails ? (chances[m] ?? 0) : 1 - (chances[m] ?? 0);
    });
    if (held > 6) above += chance;
  }
  expect(probabilityAbove(weights, chances, 6, new Float64Array(7))).toBeCloseTo(above, 14);
});

// Condorcet 1785 as tabulated in textbooks of social choice: p = 0.6 with 1, 3 and 5 jurors.
test('Condorcet’s juries of 1, 3 and 5 with p = 0.6 are right with 0.6, 0.648 and 0.68256', () => {
  const right = [1, 3, 5].map((jurors) => majorityIsRight(jurors, 0.6));
  [0.6, 0.648, 0.68256].forEach((value, k) => expect(right[k]).toBeCloseTo(value, 12));
});

test('a larger jury is better above one half, worse below, and a coin at one half', () => {
  const sizes = [1, 11, 101, 1_001];
  const better = sizes.map((jurors) => majorityIsRight(jurors, 0.55));
  const worse = sizes.map((jurors) => majorityIsRight(jurors, 0.45));
  expect(better).toEqual([...better].sort((a, b) => a - b));
  expect(worse).toEqual([...worse].sort((a, b) => b - a));
  for (const jurors of sizes) expect(majorityIsRight(jurors, 0.5)).toBeCloseTo(0.5, 10);
  expect(better[3]).toBeGreaterThan(0.999);
});

test('a juror with all the weight decides alone, and equal weights give Condorcet', () => {
  expect(weightedMajorityIsRight([5, 1, 1], [0.7, 0.9, 0.9])).toBeCloseTo(0.7, 14);
  expect(weightedMajorityIsRight([2, 2, 2], [0.6, 0.6, 0.6])).toBeCloseTo(0.648, 14);
});
