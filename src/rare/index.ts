export type { Path, PathEnd, PathRequest, PathSimulator } from './path.ts';
export { atSameError, plainEstimate, splittingEstimate } from './rare-estimate.ts';
export type { RareEstimate, SplittingEstimate } from './rare-estimate.ts';
export { isFinished, splitting } from './splitting.ts';
export type { SplittingRun, SplittingState } from './splitting.ts';
export type { Round, SplittingPlan, Swarm } from './swarm.ts';
