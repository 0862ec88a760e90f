export { reproduce } from './reproduce.ts';
export type {
  CellDifference,
  Comparison,
  Grade,
  Reproduction,
  ReproductionLevel,
  ReproductionRequest,
  ReproductionStep,
} from './reproduction.ts';
