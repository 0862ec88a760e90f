export { levelOf, parseEvent, targetOf } from './event.ts';
export type { RareEvent } from './event.ts';
export { modelPaths } from './model-paths.ts';
export type { ModelPaths } from './model-paths.ts';
export type { Path, PathEnd, PathRequest, PathSimulator } from './path.ts';
export {
  atSameError,
  ENOUGH_FOR_GAIN,
  LEAST_FOR_GAIN,
  plainEstimate,
  splittingEstimate,
} from './rare-estimate.ts';
export type { RareEstimate, SplittingEstimate } from './rare-estimate.ts';
export { isFinished, splitting } from './splitting.ts';
export type { SplittingRun, SplittingState } from './splitting.ts';
export type { Round, SplittingPlan, Swarm } from './swarm.ts';
export { crossEntropyTilt } from './cross-entropy.ts';
export type { FoundTilt, TiltedFuture, TiltSearch } from './cross-entropy.ts';
export { likelihoodRatio, logDensity } from './density.ts';
export { importanceEstimate } from './importance-estimate.ts';
export type { ImportanceEstimate, WeightedFutures } from './importance-estimate.ts';
export { checkProposal, drawProposed } from './proposal.ts';
export type { Proposal, ProposedDraw } from './proposal.ts';
export { cumulant, drawShock, tilted, tiltToMean, tiltWeight } from './tilt.ts';
export type { Shocks, ShockLaw } from './tilt.ts';
export { weightDiagnostics, weightProblems } from './weights.ts';
export type { WeightDiagnostics } from './weights.ts';
