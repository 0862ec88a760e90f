import { expect, test } from 'vitest';
import { inference } from '../../../src/library.ts';
import { Stream } from '../../../src/random/index.ts';

const { leastSquares, oneWayAnova, pairedTest, welch } = inference;

test('a straight line by hand: slope 2, intercept 1, and their errors', () => {
  const found = leastSquares({ predictors: { x: [0, 1, 2, 3] }, response: [1, 4, 4, 7] });
  // Residuals 0, … of 1.3 + 1.8 x: squares 0.09 + 0.81 + 0.81 + 0.09 = 1.8.
  expect(found.coefficients.map(({ name }) => name)).toEqual(['(intercept)', 'x']);
  expect(found.coefficients[0].estimate).toBeCloseTo(1.3, 14);
  expect(found.coefficients[1].estimate).toBeCloseTo(1.8, 14);
  expect(found.residualDeviation).toBeCloseTo(Math.sqrt(1.8 / 2), 14);
  expect(found.coefficients[1].standardError).toBeCloseTo(Math.sqrt(0.9 / 5), 14);
  expect(found.rSquared).toBeCloseTo(1 - 1.8 / 18, 14);
  expect(found.fStatistic).toBeCloseTo(found.coefficients[1].t ** 2, 10);
  expect(found.fPValue).toBeCloseTo(found.coefficients[1].pValue, 12);
  expect([...found.leverage]).toEqual([0.7, 0.3, 0.3, 0.7].map((h) => expect.closeTo(h, 13)));
  expect([...found.residuals].reduce((sum, r) => sum + r, 0)).toBeCloseTo(0, 14);
});

test('weights are repeated rows as far as the coefficients go', () => {
  const repeated = leastSquares({ predictors: { x: [0, 1, 1, 1, 2, 5] }, response: [1, 4, 4, 4, 4, 9] });
  const weighted = leastSquares({
    predictors: { x: [0, 1, 2, 5] },
    response: [1, 4, 4, 9],
    weights: [1, 3, 1, 1],
  });
  weighted.coefficients.forEach(({ estimate }, k) =>
    expect(estimate).toBeCloseTo(repeated.coefficients[k].estimate, 13),
  );
  expect(weighted.rSquared).toBeCloseTo(repeated.rSquared, 13);
  expect(weighted.residuals[1]).toBeCloseTo(repeated.residuals[1], 13);
});

test('a column that is a combination of others is refused by its name', () => {
  const [a, b] = [
    [1, 2, 3, 4, 7],
    [2, 1, 5, 4, 3],
  ];
  const predictors = { a, b, total: a.map((value, i) => 0.1 * value + 0.7 * b[i]) };
  expect(() => leastSquares({ predictors, response: [1, 2, 3, 4, 5] })).toThrow(
    'invalid predictor total: is a combination of the columns before it; expected independent columns',
  );
  expect(() => leastSquares({ predictors: { constant: [3, 3, 3] }, response: [1, 2, 4] })).toThrow(
    'invalid predictor constant: is a combination of the columns before it',
  );
  expect(() =>
    leastSquares({ predictors: { nothing: [0, 0, 0] }, response: [1, 2, 4], intercept: false }),
  ).toThrow('invalid predictor nothing: is all 0');
});

test('too few rows, unequal columns and impossible weights are refused', () => {
  expect(() => leastSquares({ predictors: { x: [1, 2] }, response: [1, 2] })).toThrow(
    'invalid rows: 2; expected more than the 2 coefficients',
  );
  expect(() => leastSquares({ predictors: { x: [1, 2] }, response: [1, 2, 3] })).toThrow(
    'invalid predictor x',
  );
  expect(() => leastSquares({ predictors: { x: [1, NaN, 2] }, response: [1, 2, 3] })).toThrow(
    'invalid predictor x: NaN',
  );
  expect(() =>
    leastSquares({ predictors: { x: [1, 5, 2] }, response: [1, 2, 3], weights: [1, 0, 1] }),
  ).toThrow('invalid weights: 0; expected more than 0');
});

test('intervals of a slope hold it as often as stated, and the error shrinks with the spread', () => {
  const stream = new Stream('regression');
  const repetitions = 500;
  let held = 0;
  for (let r = 0; r < repetitions; r++) {
    stream.begin(71, r);
    const x = Array.from({ length: 12 }, (_, i) => i);
    const y = x.map((value) => 2 + 0.5 * value + stream.normal(value, 0));
    const { low, high } = leastSquares({ predictors: { x }, response: y, confidence: 0.8 }).coefficients[1]
      .interval;
    if ((low ?? 9) <= 0.5 && 0.5 <= (high ?? 0)) held++;
  }
  expect(Math.abs(held - 400) / Math.sqrt(repetitions * 0.16)).toBeLessThan(3);
});

test('leverages sum to the number of coefficients, and residuals are orthogonal to the columns', () => {
  const stream = new Stream('leverage');
  stream.begin(72, 0);
  const [u, v, y] = [0, 1, 2].map((day) =>
    Float64Array.from({ length: 30 }, (_, i) => stream.normal(i, day)),
  );
  const found = leastSquares({ predictors: { u, v }, response: y });
  expect(found.leverage.reduce((sum, h) => sum + h, 0)).toBeCloseTo(3, 12);
  expect(found.residuals.reduce((sum, r, i) => sum + r * u[i], 0)).toBeCloseTo(0, 12);
  expect(found.degrees).toBe(27);
});

test('two groups: F is the square of the t of equal variances, and three groups by hand', () => {
  const [a, b] = [
    [1, 2, 3],
    [3, 4, 8],
  ];
  const { fStatistic, pValue } = oneWayAnova([a, b]);
  const slope = leastSquares({ predictors: { second: [0, 0, 0, 1, 1, 1] }, response: [...a, ...b] })
    .coefficients[1];
  expect(fStatistic).toBeCloseTo(slope.t ** 2, 12);
  expect(pValue).toBeCloseTo(slope.pValue, 12);
  // Means 2, 3, 7 around 4: 3 (4 + 1 + 9) = 42; within 2 + 2 + 2 = 6.
  const found = oneWayAnova([
    [1, 2, 3],
    [2, 3, 4],
    [6, 7, 8],
  ]);
  expect(found.between).toEqual({ degrees: 2, squares: 42, meanSquare: 21 });
  expect(found.within).toEqual({ degrees: 6, squares: 6, meanSquare: 1 });
  expect(found).toMatchObject({ fStatistic: 21, rSquared: 42 / 48, residualDeviation: 1 });
});

test('groups without spread, a single group and one value in each', () => {
  expect(
    oneWayAnova([
      [1, 1],
      [2, 2],
    ]).fStatistic,
  ).toBe(Infinity);
  expect(
    oneWayAnova([
      [1, 1],
      [2, 2],
    ]).pValue,
  ).toBe(0);
  expect(
    oneWayAnova([
      [3, 3],
      [3, 3],
    ]).fStatistic,
  ).toBeNaN();
  expect(() => oneWayAnova([[1, 2]])).toThrow('invalid groups: 1; expected at least 2');
  expect(() => oneWayAnova([[1], [2]])).toThrow('invalid groups: one value in each');
});

test('the tests of means that the reports use are found here too', () => {
  expect(pairedTest([1, 2, 4], [2, 4, 5]).degrees).toBe(2);
  expect(welch([1, 2, 4], [2, 4, 5]).t).toBeCloseTo(1.0690449676496976, 12);
});
