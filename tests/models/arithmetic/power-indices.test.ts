import { expect, test } from 'vitest';
import {
  banzhafIndex,
  banzhafMeasure,
  shapleyShubik,
  winningChance,
} from '../../../models/arithmetic/power-indices.ts';
import { enumeratePower } from '../../../models/arithmetic/simple-games.ts';
import { twoTierBanzhaf } from '../../../models/arithmetic/compound-games.ts';

const swings = (quota: number, weights: readonly number[]): number[] =>
  [...banzhafMeasure({ quota, weights })].map((each) => each * 2 ** (weights.length - 1));

test('three shareholders with 50, 49 and 1 of 100 votes at a bare majority have 3, 1 and 1 swings', () => {
  expect(swings(51, [50, 49, 1])).toEqual([3, 1, 1]);
  const shapley = [...shapleyShubik({ quota: 51, weights: [50, 49, 1] })];
  [2 / 3, 1 / 6, 1 / 6].forEach((each, i) => expect(shapley[i]).toBeCloseTo(each, 14));
});

test('26, 26, 25 and 23 of 100 votes at 51: three equal players and one that never decides', () => {
  expect(swings(51, [26, 26, 25, 23])).toEqual([4, 4, 4, 0].map((each) => expect.closeTo(each, 12)));
});

test('the council of six of 1958 gives 5, 5, 5, 3, 3, 0 of 21 swings and 14, 14, 14, 9, 9, 0 of 60 pivots', () => {
  const council = { quota: 12, weights: [4, 4, 4, 2, 2, 1] };
  expect(swings(council.quota, council.weights)).toEqual([10, 10, 10, 6, 6, 0]);
  const [large, , , middle, , luxembourg] = banzhafIndex(council);
  expect(large).toBeCloseTo(5 / 21, 14);
  expect(middle).toBeCloseTo(3 / 21, 14);
  expect(luxembourg).toBe(0);
  const pivots = [...shapleyShubik(council)].map((each) => each * 60);
  [14, 14, 14, 9, 9, 0].forEach((each, i) => expect(pivots[i]).toBeCloseTo(each, 10));
});

test('the council of nine of 1973 gives 53, 29, 21 and 5 of 317 swings, and 0.179, 0.081, 0.057, 0.010 by pivots', () => {
  const council = { quota: 41, weights: [10, 10, 10, 10, 5, 5, 3, 3, 2] };
  const index = banzhafIndex(council);
  expect([index[0], index[4], index[6], index[8]].map((each) => (each ?? 0) * 317)).toEqual(
    [53, 29, 21, 5].map((each) => expect.closeTo(each, 9)),
  );
  const pivots = shapleyShubik(council);
  expect([pivots[0], pivots[4], pivots[6], pivots[8]]).toEqual(
    [0.1786, 0.081, 0.0571, 0.0095].map((each) => expect.closeTo(each, 4)),
  );
});

test('the Security Council: 848 and 84 swings of 5,080; 421 and 4 of 2,145 pivots, by weights and by its rule', () => {
  const weights = [...Array<number>(5).fill(7), ...Array<number>(10).fill(1)];
  const council = { quota: 39, weights };
  expect(swings(39, weights)).toEqual([...Array<number>(5).fill(848), ...Array<number>(10).fill(84)]);
  const shapley = shapleyShubik(council);
  expect(shapley[0]).toBeCloseTo(421 / 2145, 13);
  expect(shapley[14]).toBeCloseTo(4 / 2145, 13);
  const permanent = 0b11111;
  const byRule = enumeratePower(15, (coalition) => {
    let others = 0;
    for (let left = coalition >> 5; left !== 0; left &= left - 1) others += 1;
    return (coalition & permanent) === permanent && others >= 4;
  });
  expect([...byRule.swings]).toEqual(swings(39, weights));
  byRule.shapleyShubik.forEach((each, i) => expect(each).toBeCloseTo(shapley[i] ?? NaN, 13));
});

test('the board of Nassau County of 1965: three districts have a third each and three have nothing', () => {
  const index = [...banzhafIndex({ quota: 58, weights: [31, 31, 28, 21, 2, 2] })];
  expect(index).toEqual([1 / 3, 1 / 3, 1 / 3, 0, 0, 0].map((each) => expect.closeTo(each, 14)));
});

test('51 players with 538 votes: pivots add up to one, equal weights have equal power, and more weight never has less', () => {
  const electors = [
    54, 33, 32, 25, 23, 22, 21, 18, 15, 14, 13, 13, 12, 12, 11, 11, 11, 11, 10, 10, 9, 9, 8, 8, 8, 8, 8, 8, 7,
    7, 7, 6, 6, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3,
  ];
  expect(electors.reduce((a, b) => a + b, 0)).toBe(538);
  const game = { quota: 270, weights: electors };
  const shapley = [...shapleyShubik(game)];
  const banzhaf = [...banzhafIndex(game)];
  expect(shapley.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  for (let i = 1; i < 51; i++) {
    expect(shapley[i]).toBeLessThanOrEqual((shapley[i - 1] ?? 0) + 1e-16);
    expect(banzhaf[i]).toBeLessThanOrEqual(banzhaf[i - 1] ?? 0);
  }
  // 269 against 269 wins for nobody, so a little less than half of all coalitions win.
  expect(
    winningChance(
      game,
      electors.map(() => 0.5),
    ),
  ).toBeLessThan(0.5);
  expect(
    winningChance(
      game,
      electors.map(() => 0.5),
    ),
  ).toBeGreaterThan(0.49);
  expect((banzhaf[0] ?? 0) / (54 / 538)).toBeGreaterThan(1);
});

test('generating functions and enumeration give the same power in random games', () => {
  let seed = 7;
  const next = (): number => (seed = (seed * 48271) % 2147483647);
  for (let game = 0; game < 30; game++) {
    const weights = Array.from({ length: 1 + (next() % 9) }, () => next() % 12);
    const quota =
      1 +
      (next() %
        Math.max(
          1,
          weights.reduce((a, b) => a + b, 0),
        ));
    const listed = enumeratePower(weights.length, (coalition) => {
      const weight = weights.reduce((sum, each, i) => sum + ((coalition & (1 << i)) === 0 ? 0 : each), 0);
      return weight >= quota;
    });
    const measure = banzhafMeasure({ quota, weights });
    const pivots = shapleyShubik({ quota, weights });
    listed.banzhaf.forEach((each, i) => expect(measure[i]).toBeCloseTo(each, 13));
    listed.shapleyShubik.forEach((each, i) => expect(pivots[i]).toBeCloseTo(each, 13));
  }
});

test('a dictator has all power, a player without weight none, and nobody has any where nothing passes', () => {
  expect([...banzhafIndex({ quota: 6, weights: [6, 2, 2, 1] })]).toEqual([1, 0, 0, 0]);
  const dictated = [...shapleyShubik({ quota: 6, weights: [6, 2, 3, 0] })];
  expect(dictated.slice(1)).toEqual([0, 0, 0]);
  expect(dictated[0]).toBeCloseTo(1, 14);
  expect([...banzhafIndex({ quota: 9, weights: [4, 4, 0] })]).toEqual([0, 0, 0]);
  expect([...shapleyShubik({ quota: 9, weights: [4, 4] })]).toEqual([0, 0]);
  expect(() => shapleyShubik({ quota: 2, weights: [1.5] })).toThrow('invalid weight: 1.5');
  expect(() => banzhafMeasure({ quota: 0, weights: [1] })).toThrow('invalid quota: 0');
  expect(() => enumeratePower(21, () => true)).toThrow('expected 1 to 20');
});

test('permuting the players permutes their power', () => {
  const power = [...shapleyShubik({ quota: 9, weights: [7, 4, 3, 2] })];
  const other = [...shapleyShubik({ quota: 9, weights: [2, 7, 3, 4] })];
  expect([other[1], other[3], other[2], other[0]]).toEqual(power.map((each) => expect.closeTo(each, 14)));
});

const majority = { quota: 2, weights: [1, 1, 1] };

test('three groups of three under majority and majority: a member decides a quarter of all votes', () => {
  const { groups, members } = twoTierBanzhaf({ groups: [majority, majority, majority], council: majority });
  expect([...groups]).toEqual([0.5, 0.5, 0.5]);
  expect(members.map((group) => [...group])).toEqual(Array(3).fill([0.25, 0.25, 0.25]));
});

test('composition of two tiers equals enumeration of all voters, also where groups rarely approve', () => {
  const groups = [majority, { quota: 4, weights: [3, 1, 1] }, { quota: 1, weights: [1] }];
  const council = { quota: 5, weights: [3, 3, 2] };
  const { members } = twoTierBanzhaf({ groups, council });
  const voters = groups.flatMap(({ weights }, group) => weights.map((weight) => ({ weight, group })));
  const listed = enumeratePower(voters.length, (coalition) => {
    const inside = groups.map((_, j) =>
      voters.reduce(
        (sum, { weight, group }, v) => sum + (group === j && (coalition >> v) % 2 ? weight : 0),
        0,
      ),
    );
    const won = groups.reduce(
      (sum, { quota }, j) => sum + ((inside[j] ?? 0) >= quota ? (council.weights[j] ?? 0) : 0),
      0,
    );
    return won >= council.quota;
  });
  const composed = members.flatMap((group) => [...group]);
  expect(composed).toEqual([...listed.banzhaf].map((each) => expect.closeTo(each, 14)));
  expect(() => twoTierBanzhaf({ groups: [majority], council })).toThrow('expected a weight for each group');
});
