import type { Dimension, Point } from '../design/index.ts';

/**
 * What a search may set: any number between two ends, one of some numbers in ascending order (steps, whole numbers), or one of some
 * options without an order.
 */
export type Variable =
  | { readonly name: string; readonly kind: 'real'; readonly low: number; readonly high: number }
  | { readonly name: string; readonly kind: 'ordered'; readonly values: readonly number[] }
  | { readonly name: string; readonly kind: 'choice'; readonly options: readonly (number | string)[] };

/** A setting as a search holds it: a number for `real`, a place in the list otherwise. */
export type Genes = Float64Array;

/**
 * Variables of dimensions: a uniform range becomes `real`, listed numbers `ordered`, listed names a `choice`. Throws for any other
 * distribution: what is to be chosen has no law.
 */
export function variablesOf(dimensions: readonly Dimension[]): Variable[] {
  return dimensions.map(({ name, distribution }) => {
    if (distribution.kind === 'uniform' && distribution.low < distribution.high)
      return { name, kind: 'real', low: distribution.low, high: distribution.high };
    if (distribution.kind === 'choice') return listed(name, distribution.options);
    throw new Error(
      `invalid variable ${name}: ${distribution.kind}; expected a range low:high or a list of values`,
    );
  });
}

function listed(name: string, options: readonly (number | string)[]): Variable {
  const numbers = options.filter((option) => typeof option === 'number');
  if (numbers.length < options.length) return { name, kind: 'choice', options };
  return { name, kind: 'ordered', values: [...new Set(numbers)].sort((a, b) => a - b) };
}

/** Every combination of listed values, the last variable changing first. Throws for a `real` variable, which has no list. */
export function settingsOf(variables: readonly Variable[]): Point[] {
  let points: Record<string, number | string>[] = [{}];
  for (const variable of variables) {
    if (variable.kind === 'real')
      throw new Error(`invalid variable ${variable.name}: a range; expected listed values or steps`);
    const values = variable.kind === 'ordered' ? variable.values : variable.options;
    points = points.flatMap((point) => values.map((value) => ({ ...point, [variable.name]: value })));
  }
  return points;
}

/** Lowest and highest gene of a variable. */
export function boundsOf(variable: Variable): readonly [number, number] {
  if (variable.kind === 'real') return [variable.low, variable.high];
  return [0, (variable.kind === 'ordered' ? variable.values : variable.options).length - 1];
}

/** The setting that genes stand for. */
export function pointOf(variables: readonly Variable[], genes: Genes): Point {
  const point: Record<string, number | string> = {};
  variables.forEach((variable, v) => {
    if (variable.kind === 'real') point[variable.name] = genes[v];
    else point[variable.name] = (variable.kind === 'ordered' ? variable.values : variable.options)[genes[v]];
  });
  return point;
}

/** The gene at a share `u` (0 to below 1) of its variable. */
export function geneAt(variable: Variable, u: number): number {
  const [low, high] = boundsOf(variable);
  return variable.kind === 'real' ? low + u * (high - low) : Math.floor(u * (high + 1));
}
