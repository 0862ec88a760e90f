import stdlibCos from '@stdlib/math-base-special-cos';
import stdlibExpm1 from '@stdlib/math-base-special-expm1';
import stdlibLog1p from '@stdlib/math-base-special-log1p';
import stdlibPow from '@stdlib/math-base-special-pow';
import stdlibSin from '@stdlib/math-base-special-sin';

/** base^exponent, the same bits in every engine (@stdlib, after fdlibm). */
export const pow: (base: number, exponent: number) => number = stdlibPow;

/** Sine of an angle in radians, the same bits in every engine (@stdlib, after fdlibm). */
export const sin: (angle: number) => number = stdlibSin;

/** Cosine of an angle in radians, the same bits in every engine (@stdlib, after fdlibm). */
export const cos: (angle: number) => number = stdlibCos;

/** e^x - 1 without cancellation near 0, the same bits in every engine (@stdlib, after fdlibm). */
export const expm1: (x: number) => number = stdlibExpm1;

/** ln(1 + x) without cancellation near 0, the same bits in every engine (@stdlib, after fdlibm). */
export const log1p: (x: number) => number = stdlibLog1p;
