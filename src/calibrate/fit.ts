import { exp, log, normalQuantile } from '../numeric/index.ts';
import { LOG_TWO_PI } from './law.ts';
import type { Law, LawParameter, Sample } from './law.ts';
import { inverse, sandwich } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { hessian, minimise, shifted } from './optimise.ts';

/** One estimate with its errors; an error is absent where the likelihood has no clear top. */
export interface Estimate {
  readonly name: string;
  readonly unit: string;
  readonly means: string;
  readonly value: number;
  /** From the observed information. */
  readonly standardError?: number;
  /** From the sandwich of information and scores, right also when the law is not quite. */
  readonly robustError?: number;
  /** 95 % interval by the standard error, on the logarithm for what is above zero and on the log odds for shares. */
  readonly low?: number;
  readonly high?: number;
}

/** A law fitted by maximum likelihood. */
export interface Fit {
  readonly law: string;
  readonly means: string;
  readonly estimates: readonly Estimate[];
  readonly parameters: number;
  readonly values: number;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly aicc: number;
  readonly bic: number;
  readonly converged: boolean;
  readonly notes: readonly string[];
}

/** Fits a law: the highest likelihood that the search finds, errors from its curvature, information criteria. */
export function fitLaw(law: Law, sample: Sample): Fit {
  const count = sample.values.length - law.conditions;
  const each = new Float64Array(count);
  const likelihood = (point: readonly number[]): number => {
    const natural = law.natural(point, sample);
    if (!law.isInside(natural, sample)) return -Infinity;
    law.contributions(natural, sample.values, each);
    let total = 0;
    for (let t = 0; t < count; t++) total += each[t];
    return total;
  };
  const found = minimise((point) => -likelihood(point), law.starts(sample));
  const natural = law.natural(found.point, sample);
  const information = hessian((point) => -likelihood(point), found.point);
  const covariance = found.converged ? inverse(information) : undefined;
  const errors = errorsOf(law, sample, found.point, covariance);
  const k = law.parameters.length;
  const logLikelihood = -found.value;
  const notes = [...law.notes(natural, sample), ...absences(law, natural, errors)];
  const bic = k * log(count) - 2 * logLikelihood;
  if (law.conditions === 0 && k > 2 && bic > normalBic(sample))
    notes.push('by BIC no better than gbm: the sample does not ask for this law');
  if (!found.converged)
    notes.unshift(
      'the search did not end at a clear top of the likelihood, or at the edge of what is searched: do not use',
    );
  return {
    law: law.name,
    means: law.means,
    estimates: law.parameters.map((parameter, p) => estimateOf(parameter, natural[p], errors?.[p])),
    parameters: k,
    values: count,
    logLikelihood,
    aic: 2 * k - 2 * logLikelihood,
    aicc: 2 * k - 2 * logLikelihood + (2 * k * (k + 1)) / (count - k - 1),
    bic,
    converged: found.converged,
    notes,
  };
}

/** BIC of independent normal values, in closed form. */
function normalBic({ values: { length }, deviation }: Sample): number {
  return 2 * log(length) + length * (LOG_TWO_PI + 2 * log(deviation) + 1);
}

function absences(law: Law, natural: readonly number[], errors: readonly Errors[] | undefined): string[] {
  return law.parameters.flatMap(({ name, absentAtZero }, p) => {
    const { standard } = errors?.[p] ?? { standard: 0 };
    if (absentAtZero === undefined || Math.abs(natural[p]) > 2 * standard) return [];
    return [`${name} lies within two standard errors of zero: ${absentAtZero} is not certain`];
  });
}

/** Quantile residuals: standard normal if the law is right (Dunn and Smyth 1996). */
export function residuals(law: Law, { estimates }: Fit, sample: Sample): Float64Array {
  const probabilities = law.probabilities(
    estimates.map(({ value }) => value),
    sample.values,
  );
  return probabilities.map((p) => normalQuantile(Math.min(1 - 1e-16, Math.max(1e-300, p))));
}

interface Errors {
  readonly standard: number;
  readonly robust: number;
}

/** Errors of the natural parameters by the delta method. */
function errorsOf(
  law: Law,
  sample: Sample,
  point: readonly number[],
  covariance: Matrix | undefined,
): Errors[] | undefined {
  if (covariance === undefined) return undefined;
  const h = 1e-4;
  const columns = point.map((_, i) => {
    const [up, down] = [
      law.natural(shifted(point, i, h), sample),
      law.natural(shifted(point, i, -h), sample),
    ];
    return up.map((value, p) => (value - down[p]) / (2 * h));
  });
  const jacobian = law.parameters.map((_, p) => columns.map((column) => column[p]));
  const standard = sandwich(jacobian, covariance);
  const robust = sandwich(jacobian, sandwich(covariance, scoreProducts(law, sample, point)));
  return law.parameters.map((_, p) => ({
    standard: Math.sqrt(standard[p][p]),
    robust: Math.sqrt(robust[p][p]),
  }));
}

/** Sum over the values of the products of the slopes of their log densities. */
function scoreProducts(law: Law, sample: Sample, point: readonly number[]): number[][] {
  const count = sample.values.length - law.conditions;
  const h = 1e-4;
  const scores = point.map((_, i) => {
    const [up, down] = [new Float64Array(count), new Float64Array(count)];
    law.contributions(law.natural(shifted(point, i, h), sample), sample.values, up);
    law.contributions(law.natural(shifted(point, i, -h), sample), sample.values, down);
    return up.map((value, t) => (value - down[t]) / (2 * h));
  });
  return scores.map((one) => scores.map((other) => one.reduce((sum, score, t) => sum + score * other[t], 0)));
}

const BEYOND = 1.959963984540054;

function estimateOf({ range, ...about }: LawParameter, value: number, errors: Errors | undefined): Estimate {
  const named = { name: about.name, unit: about.unit, means: about.means, value };
  if (errors === undefined) return named;
  const { standard, robust } = errors;
  const [low, high] = intervalOf(range, value, standard);
  return { ...named, standardError: standard, robustError: robust, low, high };
}

function intervalOf(range: LawParameter['range'], value: number, error: number): readonly [number, number] {
  if (range === 'line' || value <= 0) return [value - BEYOND * error, value + BEYOND * error];
  if (range === 'positive') {
    const factor = exp((BEYOND * error) / value);
    return [value / factor, value * factor];
  }
  const odds = value / (1 - value);
  const factor = exp((BEYOND * error) / (value * (1 - value)));
  return [odds / factor / (1 + odds / factor), (odds * factor) / (1 + odds * factor)];
}
