// NIST Statistical Reference Datasets, linear regression (https://www.itl.nist.gov/div898/strd/lls/lls.shtml, public domain). The certified
// values in data/nist-regression.json were found again from the decimals by exact rational arithmetic, and agree with the printed ones in all 15 digits.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inference } from '../../src/library.ts';

interface Dataset {
  readonly y: readonly number[];
  readonly x?: readonly number[];
  readonly columns?: readonly (readonly number[])[];
  readonly powers?: number;
  readonly estimates: readonly number[];
  readonly errors: readonly number[];
  readonly deviation: number;
  readonly rSquared: number;
}

const data: Record<string, Dataset> = JSON.parse(
  readFileSync('tests/known-answers/data/nist-regression.json', 'utf8'),
);

/** Correct significant digits, at most 15; of a certified 0 the digits after the point. */
function digits(found: number, certified: number): number {
  const error = Math.abs(found - certified) / (certified === 0 ? 1 : Math.abs(certified));
  return error === 0 ? 15 : Math.min(15, -Math.log10(error));
}

function fit({ y, x = [], columns, powers }: Dataset): inference.LeastSquares {
  const named = columns?.map((column, k): [string, readonly number[]] => [`x${k + 1}`, column]);
  const byPowers = Array.from({ length: powers ?? 1 }, (_, k): [string, readonly number[]] => [
    `x^${k + 1}`,
    x.map((value) => value ** (k + 1)),
  ]);
  const predictors = Object.fromEntries(named ?? byPowers);
  return inference.leastSquares({
    predictors,
    response: y,
    intercept: powers !== undefined || columns !== undefined,
  });
}

/** Fewest correct digits of all coefficients, errors, deviation and R². */
function fewest(name: string): { estimates: number; errors: number; deviation: number; rSquared: number } {
  const set = data[name];
  const found = fit(set);
  return {
    estimates: Math.min(...found.coefficients.map(({ estimate }, k) => digits(estimate, set.estimates[k]))),
    errors: Math.min(
      ...found.coefficients.map(({ standardError }, k) => digits(standardError, set.errors[k])),
    ),
    deviation: digits(found.residualDeviation, set.deviation),
    rSquared: digits(found.rSquared, set.rSquared),
  };
}

test.each(['Norris', 'Pontius', 'NoInt1', 'NoInt2', 'Longley', 'Wampler3', 'Wampler4', 'Wampler5'])(
  '%s has its certified coefficients, errors, deviation and R² to 11 digits and more',
  (name) => {
    const found = fewest(name);
    expect(found.estimates).toBeGreaterThan(11);
    expect(found.errors).toBeGreaterThan(11);
    expect(found.deviation).toBeGreaterThan(11);
    expect(found.rSquared).toBeGreaterThan(11);
  },
);

test.each(['Wampler1', 'Wampler2'])(
  '%s, an exact polynomial, has its coefficients to 9 digits and no error',
  (name) => {
    const found = fewest(name);
    expect(found.estimates).toBeGreaterThan(9);
    expect(found.errors).toBeGreaterThan(9);
    expect(found.rSquared).toBe(15);
  },
);

// The columns are powers of up to ten, rounded to doubles, and nearly dependent (condition 1e15): no method on doubles does
// better than about 16 - 8 digits without the decimals behind them.
test('Filip, a polynomial of degree ten, has 7 digits of its coefficients, as rounded powers permit', () => {
  const found = fewest('Filip');
  expect(found.estimates).toBeGreaterThan(7);
  expect(found.errors).toBeGreaterThan(7);
  expect(found.deviation).toBeGreaterThan(7);
  expect(found.rSquared).toBeGreaterThan(7);
});
