import { sin } from '../numeric/index.ts';

/** A function with known variance-based indices; inputs are coordinates in the unit cube. */
export interface TestFunction {
  readonly name: string;
  readonly inputs: number;
  value(unit: ArrayLike<number>): number;
  readonly variance: number;
  readonly first: readonly number[];
  readonly total: readonly number[];
}

const PI = 3.141592653589793;

/**
 * Ishigami and Homma (1990) with a = 7, b = 0.1: sin x1 + a sin² x2 + b x3⁴ sin x1, inputs uniform between −π and π. Its indices are
 * known in closed form; x3 acts only through x1.
 */
export const ishigami: TestFunction = (() => {
  const [a, b] = [7, 0.1];
  const pi4 = PI * PI * PI * PI;
  const alone1 = ((1 + (b * pi4) / 5) * (1 + (b * pi4) / 5)) / 2;
  const alone2 = (a * a) / 8;
  const both13 = b * b * pi4 * pi4 * (1 / 18 - 1 / 50);
  const variance = alone1 + alone2 + both13;
  return {
    name: 'Ishigami',
    inputs: 3,
    value: (unit) => {
      const [x1, x2, x3] = [0, 1, 2].map((i) => PI * (2 * unit[i] - 1));
      const second = sin(x2);
      return sin(x1) + a * second * second + b * x3 * x3 * x3 * x3 * sin(x1);
    },
    variance,
    first: [alone1 / variance, alone2 / variance, 0],
    total: [(alone1 + both13) / variance, alone2 / variance, both13 / variance],
  };
})();

/**
 * Sobol' g function: the product over inputs of (|4u − 2| + a) / (1 + a); the smaller a ≥ 0, the stronger its input (Saltelli and Sobol'
 * 1995). Throws for no inputs or negative a.
 */
export function gFunction(a: readonly number[]): TestFunction {
  if (a.length === 0 || !a.every((each) => each >= 0)) {
    throw new Error(`invalid g function: a = ${a.join()}; expected one or more numbers of at least 0`);
  }
  const alone = a.map((each) => 1 / (3 * (1 + each) * (1 + each)));
  const all = alone.reduce((product, each) => product * (1 + each), 1);
  const variance = all - 1;
  return {
    name: "Sobol' g",
    inputs: a.length,
    value: (unit) =>
      a.reduce((product, each, i) => (product * (Math.abs(4 * unit[i] - 2) + each)) / (1 + each), 1),
    variance,
    first: alone.map((each) => each / variance),
    total: alone.map((each) => (each * all) / (1 + each) / variance),
  };
}

/** Linear function of independent uniform inputs: the shares are c² / Σ c². */
export function linearFunction(coefficients: readonly number[]): TestFunction {
  const squares = coefficients.map((c) => c * c);
  const sum = squares.reduce((total, each) => total + each, 0);
  return {
    name: 'linear',
    inputs: coefficients.length,
    value: (unit) => coefficients.reduce((total, c, i) => total + c * unit[i], 0),
    variance: sum / 12,
    first: squares.map((each) => each / sum),
    total: squares.map((each) => each / sum),
  };
}

/** (2u1 − 1)(2u2 − 1), and a third input that does nothing: all variance is interaction. */
export const pureInteraction: TestFunction = {
  name: 'pure interaction',
  inputs: 3,
  value: (unit) => (2 * unit[0] - 1) * (2 * unit[1] - 1),
  variance: 1 / 9,
  first: [0, 0, 0],
  total: [1, 1, 0],
};

/**
 * Function of 20 inputs by Morris (1991): inputs 1–7 with interactions and curvature, 8–10 large and linear, 11–20 small. The small coefficients,
 * drawn there from a standard normal law, are here (−1)^i for one input and (−1)^(i+j) for a pair, as in Blatman and Sudret (2010).
 */
export function morrisFunction(unit: ArrayLike<number>): number {
  const w = Array.from({ length: 20 }, (_, i) =>
    i === 2 || i === 4 || i === 6 ? 2 * ((1.1 * unit[i]) / (unit[i] + 0.1) - 0.5) : 2 * (unit[i] - 0.5),
  );
  const sign = (i: number) => (i % 2 === 0 ? 1 : -1);
  let y = 0;
  for (let i = 0; i < 20; i++) {
    y += (i < 10 ? 20 : sign(i + 1)) * w[i];
    for (let j = i + 1; j < 20; j++) y += (j < 6 ? -15 : sign(i + j)) * w[i] * w[j];
  }
  for (let i = 0; i < 5; i++)
    for (let j = i + 1; j < 5; j++) for (let l = j + 1; l < 5; l++) y += -10 * w[i] * w[j] * w[l];
  return y + 5 * (w[0] * w[1] * w[2] * w[3]);
}
