export { exp } from './exp.ts';
export { log } from './log.ts';
export { cos, expm1, log1p, pow, sin } from './elementary.ts';
export { normalCdf, normalQuantile } from './normal.ts';
export { betaQuantile, studentQuantile } from './quantiles.ts';
export { gammaQuantile } from './gamma-quantile.ts';
export { stirlingError } from './stirling-error.ts';
export { floorToGrid } from './grid.ts';
export { CompensatedSum, compensatedSum } from './compensated-sum.ts';
