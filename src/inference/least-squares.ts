import { compensatedSum, fSurvival, studentTwoSided } from '../numeric/index.ts';
import { symmetricInterval } from '../summarise/interval.ts';
import type { Interval } from '../summarise/interval.ts';
import { studentHalfWidth } from '../summarise/moments.ts';
import { checkedConfidence, finiteColumn, sameLength } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';
import { factor, rotatedBack, solveLower } from './householder.ts';
import type { Columns, Factored } from './householder.ts';
import { solveRefined } from './refine.ts';

/** A straight-line (linear) model of a response. */
export interface LeastSquaresInput {
  /** Predictors by name, one value for each row. */
  readonly predictors: Readonly<Record<string, Values>>;
  readonly response: Values;
  /** Above 0; inversely proportional to the variance of each row. All 1 where absent. */
  readonly weights?: Values;
  /** True where absent: a constant `(intercept)` comes first. */
  readonly intercept?: boolean;
  readonly confidence?: number;
}

/** One coefficient with its error, in units of the response per unit of the predictor. */
export interface Coefficient {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  readonly t: number;
  /** Two-sided, of no influence. */
  readonly pValue: number;
  readonly interval: Interval;
}

/** A fit by least squares. */
export interface LeastSquares {
  readonly coefficients: readonly Coefficient[];
  /** Rows minus coefficients. */
  readonly degrees: number;
  /** Root of the (weighted) residual squares over the degrees. */
  readonly residualDeviation: number;
  /** Share of the squares about the mean that is explained; of the squares about 0 without an intercept. */
  readonly rSquared: number;
  /** Of the hypothesis that no predictor has an influence; NaN where there is none. */
  readonly fStatistic: number;
  readonly fPValue: number;
  /** Response minus fit, unweighted. */
  readonly residuals: Float64Array;
  /** Influence of each row on its own fit, 0 to 1; they sum to the number of coefficients. */
  readonly leverage: Float64Array;
}

const INTERCEPT = '(intercept)';
/** Columns whose own part is smaller than this share of them are combinations of earlier ones as far as doubles can tell. */
const DEPENDENT = 1e-13;

interface Design {
  readonly names: readonly string[];
  readonly columns: Columns;
  readonly y: Float64Array;
  readonly roots: Float64Array;
}

function checkedWeights(weights: Values | undefined, rows: number): Float64Array {
  if (weights === undefined) return new Float64Array(rows).fill(1);
  const column = finiteColumn(weights, 'weights', rows);
  const wrong = column.find((weight) => !(weight > 0));
  if (wrong !== undefined) throw new Error(`invalid weights: ${wrong}; expected more than 0`);
  return column;
}

/** Rows times the root of their weight, and the names of the columns. */
function designOf({ predictors, response, weights, intercept = true }: LeastSquaresInput): Design {
  const y = finiteColumn(response, 'response', 1);
  const roots = checkedWeights(weights, y.length).map(Math.sqrt);
  sameLength(y, roots, 'weights');
  const named = Object.entries(predictors).map(([name, values]): [string, Float64Array] => {
    sameLength(y, values, `predictor ${name}`);
    return [name, finiteColumn(values, `predictor ${name}`, 1)];
  });
  if (intercept) named.unshift([INTERCEPT, new Float64Array(y.length).fill(1)]);
  return {
    names: named.map(([name]) => name),
    columns: named.map(([, column]) => column.map((value, i) => value * roots[i])),
    y: y.map((value, i) => value * roots[i]),
    roots,
  };
}

function checkRank({ independence }: Factored, { names, y }: Design): void {
  if (y.length <= names.length) {
    throw new Error(`invalid rows: ${y.length}; expected more than the ${names.length} coefficients`);
  }
  const dependent = independence.findIndex((share) => share <= DEPENDENT);
  if (dependent < 0) return;
  const reason = dependent === 0 ? 'is all 0' : 'is a combination of the columns before it';
  throw new Error(`invalid predictor ${names[dependent]}: ${reason}; expected independent columns`);
}

/** Row norms of R^-1: standard errors in units of the residual deviation. */
function unitErrors(factored: Factored): Float64Array {
  const size = factored.upper.length;
  const squares = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    const unit = new Float64Array(size);
    unit[j] = 1;
    // Row j of R^-1 is the solution of R' x = e(j).
    squares[j] = compensatedSum(solveLower(factored, unit).map((value) => value * value));
  }
  return squares.map(Math.sqrt);
}

function leverageOf(factored: Factored, rows: number): Float64Array {
  const leverage = new Float64Array(rows);
  factored.upper.forEach((_, j) => {
    const unit = new Float64Array(rows);
    unit[j] = 1;
    rotatedBack(factored, unit).forEach((value, i) => (leverage[i] += value * value));
  });
  return leverage;
}

/** Squares of the weighted response about its weighted mean, or about 0. */
function totalSquares({ y, roots }: Design, aboutMean: boolean): number {
  if (!aboutMean) return compensatedSum(y.map((value) => value * value));
  const weight = compensatedSum(roots.map((root) => root * root));
  const mean = compensatedSum(y.map((value, i) => value * roots[i])) / weight;
  return compensatedSum(y.map((value, i) => (value - mean * roots[i]) * (value - mean * roots[i])));
}

/**
 * Linear least squares by Householder reflections with iterative refinement: coefficients with standard errors and Student intervals,
 * R², F test and leverage. Throws for columns of unequal length, values that are not finite, weights that are not positive, rows that do
 * not outnumber the coefficients, and for a column that is a combination of the ones before it, which it names.
 */
export function leastSquares(input: LeastSquaresInput): LeastSquares {
  const { intercept = true, confidence = 0.95 } = input;
  const design = designOf(input);
  const factored = factor(design.columns);
  checkRank(factored, design);
  const { coefficients, residuals } = solveRefined(design.columns, factored, design.y);
  const rows = design.y.length;
  const degrees = rows - coefficients.length;
  const left = compensatedSum(residuals.map((value) => value * value));
  const deviation = Math.sqrt(left / degrees);
  const total = totalSquares(design, intercept);
  const explaining = coefficients.length - (intercept ? 1 : 0);
  const fStatistic = (total - left) / explaining / (left / degrees);
  const unit = unitErrors(factored);
  return {
    coefficients: design.names.map((name, j): Coefficient => {
      const [estimate, error] = [coefficients[j], unit[j] * deviation];
      const halfWidth = studentHalfWidth(error, degrees, checkedConfidence(confidence));
      const about = { confidence, method: 'Student t', n: rows };
      const t = estimate / error;
      const pValue = Number.isNaN(t) ? 1 : studentTwoSided(t, degrees);
      return {
        name,
        estimate,
        standardError: error,
        t,
        pValue,
        interval: symmetricInterval(estimate, halfWidth, about),
      };
    }),
    degrees,
    residualDeviation: deviation,
    rSquared: 1 - left / total,
    fStatistic: explaining === 0 ? NaN : fStatistic,
    fPValue: explaining === 0 ? NaN : fSurvival(fStatistic, explaining, degrees),
    residuals: residuals.map((value, i) => value / design.roots[i]),
    leverage: leverageOf(factored, rows),
  };
}
