import { expect, test } from 'vitest';
import {
  bootstrap,
  givenPath,
  logReturns,
  nextPosition,
  priceColumn,
} from '../../../models/processes/index.ts';
import { mean, sampleZ, testStream, totalReturns, z } from '../../known-answers/process-samples.ts';

const stream = testStream('test.history');
/** A history with neighbouring days that have much to do with each other: two calm weeks, two wild ones. */
const luck = testStream('test.closes', 3);
const closes = Array.from({ length: 401 }, () => 100);
for (let day = 1; day <= 400; day++) {
  const wild = Math.floor(day / 14) % 2 === 1;
  closes[day] = closes[day - 1] * Math.exp((wild ? 0.08 : 0.01) * luck.normal(0, day) - 0.004);
}

test('a bootstrap repeats every day of the history equally often', () => {
  const days = 20;
  const counts = new Float64Array(days);
  const rounds = 40_000;
  let position = 0;
  for (let day = 1; day <= rounds; day++) {
    position = nextPosition(position, days, 1, stream, 0, day);
    counts[position - 1]++;
  }
  let chiSquare = 0;
  for (const count of counts) chiSquare += (count - rounds / days) ** 2 / (rounds / days);
  expect(Math.abs(chiSquare - (days - 1)) / Math.sqrt(2 * (days - 1))).toBeLessThan(3);
});

test('blocks of a bootstrap are geometric with the stated mean, the last day is followed by the first', () => {
  const days = 1_000;
  const lengths: number[] = [];
  let length = 0;
  let position = 0;
  for (let day = 1; day <= 60_000; day++) {
    const before = position;
    position = nextPosition(before, days, 8, stream, 1, day);
    if (before === 0 || position === (before === days ? 1 : before + 1)) length++;
    else {
      lengths.push(length);
      length = 1;
    }
  }
  // A block that ends is followed by its own next day once in a thousand times: too rare to show.
  expect(Math.abs(z(lengths, 8, 56))).toBeLessThan(3);
  expect(nextPosition(days, days, 1e9, stream, 2, 1)).toBe(1);
});

test('the returns of a bootstrap have the moments of the history, and the expected price of a day grows by the drift', () => {
  const process = bootstrap(closes);
  const law = { drift: 0.365, meanBlock: 10 };
  const returns = totalReturns(process, law, { stream, paths: 40_000, days: 1 });
  const moments = process.moments(law);
  expect(Math.abs(z(returns, moments.mean, moments.variance))).toBeLessThan(3);
  const squares = returns.map((each) => (each - moments.mean) ** 2);
  const fourth = (moments.excessKurtosis + 3) * moments.variance ** 2;
  expect(Math.abs(z(squares, moments.variance, fourth - moments.variance ** 2))).toBeLessThan(3);
  const ratios = returns.map((each) => Math.exp(each));
  expect(Math.abs(sampleZ(ratios, Math.exp(0.001)))).toBeLessThan(3);
});

test('long blocks keep what neighbouring days have to do with each other, blocks of a day lose it', () => {
  const process = bootstrap(closes);
  const clustering = (meanBlock: number): number => {
    const state = new Float64Array(1);
    process.begin(state, { drift: 0, meanBlock });
    const squares = Float64Array.from(
      { length: 20_000 },
      (_, day) => process.step(state, { drift: 0, meanBlock }, stream, 3, day + 1) ** 2,
    );
    const centre = mean(squares);
    let shared = 0;
    let own = 0;
    for (let k = 1; k < squares.length; k++) {
      shared += (squares[k] - centre) * (squares[k - 1] - centre);
      own += (squares[k] - centre) ** 2;
    }
    return shared / own;
  };
  expect(clustering(50)).toBeGreaterThan(0.1);
  expect(Math.abs(clustering(1)) * Math.sqrt(20_000)).toBeLessThan(3.5);
});

test('a given path is repeated to the last day and no further', () => {
  const process = givenPath([100, 110, 99]);
  const state = new Float64Array(0);
  process.begin(state, {});
  expect(process.step(state, {}, stream, 0, 1)).toBeCloseTo(Math.log(1.1), 14);
  expect(process.step(state, {}, stream, 0, 2)).toBeCloseTo(Math.log(0.9), 14);
  expect(() => process.step(state, {}, stream, 0, 3)).toThrow(
    'invalid day of the given path: 3; expected 1 to 2',
  );
});

test('histories without prices above zero are refused', () => {
  expect(() => logReturns([1])).toThrow('invalid prices: 1; expected at least 2');
  expect(() => bootstrap([1, 0, 2])).toThrow('invalid price 2: 0; expected a number above 0');
  expect(() => givenPath([1, 2, NaN])).toThrow('invalid price 3: NaN');
  const state = new Float64Array(1);
  expect(() => bootstrap([1, 2]).begin(state, { drift: 0, meanBlock: 0.5 })).toThrow(
    'invalid bootstrap.meanBlock: 0.5',
  );
});

test('a column of a CSV text is read by its name', () => {
  const csv = '\uFEFFdate,open,"close"\r\n2025-01-01,1,2\r\n\r\n2025-01-02,2,"3.5"\n';
  expect(priceColumn(csv, 'close')).toEqual([2, 3.5]);
  expect(() => priceColumn(csv, 'low')).toThrow('unknown column low; expected one of date, open, close');
  expect(() => priceColumn('close\n1\nx\n', 'close')).toThrow(
    'invalid close in line 3: x; expected a number',
  );
  expect(() => priceColumn('date,close\n1\n', 'close')).toThrow('invalid close in line 2: nothing');
  expect(() => priceColumn('', 'close')).toThrow('invalid CSV: no first line');
});
