export { blocksOf } from './blocks.ts';
export type { Block } from './blocks.ts';
export { drawAssumptions, parametersFor, quantileOf } from './draw.ts';
export { keyMaterial } from './resolved.ts';
export type {
  ResolvedAssumption,
  ResolvedClaim,
  ResolvedDistribution,
  ResolvedExperiment,
  ResolvedOutcome,
  ResolvedScenario,
} from './resolved.ts';
