import { expect, test } from 'vitest';
import { Stream } from '../../../src/random/index.ts';
import {
  crowdingDistances,
  dominates,
  hypervolume,
  invertedDistance,
  nonDominated,
  sortIntoFronts,
} from '../../../src/search/index.ts';

/** Random rows with many ties. */
function randomRows(seed: number, count: number, objectives: number): number[][] {
  const stream = new Stream('test:rows');
  stream.begin(seed, 0);
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: objectives }, (_, o) => Math.floor(stream.uniform(i, o) * 6)),
  );
}

test('a row dominates another when it is nowhere worse and somewhere better', () => {
  expect(dominates([1, 2], [1, 3])).toBe(true);
  expect(dominates([1, 2], [1, 2])).toBe(false);
  expect(dominates([1, 3], [2, 2])).toBe(false);
});

test('fronts are those found by peeling off the undominated, again and again', () => {
  for (let seed = 0; seed < 30; seed++) {
    const rows = randomRows(seed, 40, 1 + (seed % 4));
    const expected: number[][] = [];
    let left = rows.map((_, i) => i);
    while (left.length > 0) {
      const front = left.filter((i) => !left.some((j) => dominates(rows[j], rows[i])));
      expected.push(front);
      left = left.filter((i) => !front.includes(i));
    }
    expect(sortIntoFronts(rows.length, (a, b) => dominates(rows[a], rows[b]))).toEqual(expected);
    expect(nonDominated(rows)).toEqual(expected[0]);
  }
});

test('no members make no fronts', () => {
  expect(sortIntoFronts(0, () => true)).toEqual([]);
});

test('crowding adds the gaps between neighbours as shares of the extent', () => {
  // extents 4 and 10: the middle ones have (3 - 0) / 4 + (10 - 4) / 10 and (4 - 1) / 4 + (5 - 0) / 10
  const distances = crowdingDistances([
    [0, 10],
    [1, 5],
    [3, 4],
    [4, 0],
  ]);
  expect(distances[0]).toBe(Infinity);
  expect(distances[1]).toBeCloseTo(3 / 4 + 6 / 10, 12);
  expect(distances[2]).toBeCloseTo(3 / 4 + 5 / 10, 12);
  expect(distances[3]).toBe(Infinity);
});

test('an objective in which all are equal says nothing of crowding', () => {
  expect(crowdingDistances([[1], [1], [1]])).toEqual([0, 0, 0]);
  expect(crowdingDistances([])).toEqual([]);
});

test('hypervolume in two objectives is the area under the stairs', () => {
  // reference (4, 4): 3 × 1 + 2 × 1 + 1 × 1, by hand
  const stairs = [
    [1, 3],
    [2, 2],
    [3, 1],
  ];
  expect(hypervolume(stairs, [4, 4])).toBe(6);
  expect(hypervolume([...stairs, [3, 3], [5, 0], [2, 2]], [4, 4])).toBe(6);
  expect(hypervolume([], [4, 4])).toBe(0);
});

test('hypervolume agrees with counting cells in two to four objectives', () => {
  for (let seed = 0; seed < 12; seed++) {
    const objectives = 2 + (seed % 3);
    const rows = randomRows(seed, 8, objectives);
    const cells = 6 ** objectives;
    let count = 0;
    for (let cell = 0; cell < cells; cell++) {
      const corner = Array.from({ length: objectives }, (_, o) => Math.floor(cell / 6 ** o) % 6);
      if (rows.some((row) => row.every((value, o) => value <= corner[o]))) count++;
    }
    expect(
      hypervolume(
        rows,
        Array.from({ length: objectives }, () => 6),
      ),
    ).toBe(count);
  }
});

test('the inverted distance is the mean way from the true front to what was found', () => {
  const front = [
    [0, 1],
    [1, 0],
  ];
  expect(invertedDistance(front, front)).toBe(0);
  expect(invertedDistance(front, [[0, 1]])).toBeCloseTo(Math.SQRT2 / 2, 12);
  expect(() => invertedDistance(front, [])).toThrow('invalid fronts: 2 and 0 rows');
  expect(() => hypervolume([[1]], [1, 1])).toThrow('invalid rows: expected 2 objectives in each');
});
