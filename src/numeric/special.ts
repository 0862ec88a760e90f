import stdlibErfc from '@stdlib/math-base-special-erfc';
import stdlibGammaln from '@stdlib/math-base-special-gammaln';

/** Complementary error function, 2/√π times the integral of exp(-t²) from x to infinity; relative error about 1e-15 (@stdlib, after fdlibm). */
export const erfc: (x: number) => number = stdlibErfc;

/** ln |Γ(x)|, relative error about 1e-15 for x > 0 (@stdlib, after fdlibm). */
export const logGamma: (x: number) => number = stdlibGammaln;
