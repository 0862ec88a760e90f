/** A middle and the ends of its 95% interval; null where futures are too few for an end. */
export interface Estimate {
  readonly middle: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * `to` less `from` with a 95% interval, for middles of different futures: the distances of each middle to the ends of its interval add up as
 * squares (Zou and Donner, 2008, Statistics in Medicine 27, 1693–1702). An end that is not known makes its side endless.
 */
export function differenceOf(
  from: Estimate,
  to: Estimate,
): { readonly middle: number; readonly low: number; readonly high: number } {
  const middle = to.middle - from.middle;
  const below = ({ middle: m, low }: Estimate): number => (low === null ? Infinity : m - low);
  const above = ({ middle: m, high }: Estimate): number => (high === null ? Infinity : high - m);
  return {
    middle,
    low: middle - length(below(to), above(from)),
    high: middle + length(above(to), below(from)),
  };
}

/** Side of the square that two others make together. */
const length = (a: number, b: number): number => Math.sqrt(a * a + b * b);
