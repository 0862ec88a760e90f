export { exp } from './exp.ts';
export { log } from './log.ts';
export { cos, expm1, log1p, pow, sin } from './elementary.ts';
export { normalCdf, normalQuantile } from './normal.ts';
export { betaQuantile, studentQuantile } from './quantiles.ts';
export { gammaQuantile, gammaUpperQuantile } from './gamma-quantile.ts';
export { gammaCdf, gammaSurvival } from './gamma-tails.ts';
export { betaCdf, betaSurvival } from './beta-law.ts';
export { studentCdf, studentSurvival, studentTwoSided } from './student-law.ts';
export {
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareSurvival,
  chiSquareUpperQuantile,
} from './chi-square-law.ts';
export { fCdf, fQuantile, fSurvival } from './f-law.ts';
export { kolmogorovCdf, kolmogorovSurvival } from './kolmogorov-law.ts';
export { noncentralStudentAt, noncentralStudentCdf } from './noncentral-student.ts';
export { logNormalCdf } from './log-normal-cdf.ts';
export { log1pMinus } from './log1p-minus.ts';
export { erfc, logGamma } from './special.ts';
export { binaryParts, ExactSum, exactSum, nearestRatio } from './exact-sum.ts';
export type { BinaryParts } from './exact-sum.ts';
export { stirlingError } from './stirling-error.ts';
export { floorToGrid } from './grid.ts';
export { CompensatedSum, compensatedSum } from './compensated-sum.ts';
