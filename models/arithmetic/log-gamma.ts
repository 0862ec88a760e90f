import { log, stirlingError } from '../../src/numeric/index.ts';

const LOG_TWO_PI = 1.8378770664093454836;

/** ln Γ(x) for x > 0, absolute error about 1e-15: Stirling's formula with its error for ln Γ(x + 1), less ln x (DLMF 5.11.1). */
export function logGamma(x: number): number {
  return 0.5 * (LOG_TWO_PI + log(x)) + x * (log(x) - 1) + stirlingError(x) - log(x);
}
