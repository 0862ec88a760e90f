import { log1p } from './elementary.ts';

/** Coefficients of 1/z, 1/z^3, … in Stirling's series (Abramowitz and Stegun 6.1.41). */
const coefficients = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];

/**
 * What Stirling's formula leaves out: ln Γ(z) - ((z - 1/2) ln z - z + ln(2π)/2) for z > 0, absolute error about 1e-15.
 * Below 12 the argument is raised by the recurrence of Γ.
 */
export function stirlingError(z: number): number {
  let shifted = z;
  let difference = 0;
  while (shifted < 12) {
    difference += (shifted + 0.5) * log1p(1 / shifted) - 1;
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  let series = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) series = series * square + coefficients[i];
  return series * inverse + difference;
}
