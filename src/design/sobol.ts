export {
  directionNumbers,
  MOST_SOBOL_DIMENSIONS,
  SOBOL_BITS,
  sobolPoints,
  sobolWords,
} from '../random/index.ts';
export type { SobolOptions } from '../random/index.ts';
