export { codeIdentity, packageRoot, readPackage } from './code-identity.ts';
export type { CodeIdentity, Package } from './code-identity.ts';
export { BALANCE, blockComputer, FLOW } from './compute-block.ts';
export type { BlockComputer } from './compute-block.ts';
export { findWork } from './find-work.ts';
export type { Work } from './find-work.ts';
export { joinParts, seriesDescription } from './finish.ts';
export type { JoinedRun } from './finish.ts';
export { manifestProblem } from './check-manifest.ts';
export { isResultTable } from './make-manifest.ts';
export { mayGoOn } from './may-go-on.ts';
export { planRun } from './plan-run.ts';
export type { ReplicationRows } from './parameter-tables.ts';
export { describeSource, parameterColumns, replicationColumns, replicationRows } from './parameter-tables.ts';
export { computeBlocks, openWorkers } from './pool.ts';
export type { PoolRequest, Workers } from './pool.ts';
export { runExperiment } from './run-experiment.ts';
export type { RunnableExperiment, RunPlan, RunRequest, RunResult } from './run-request.ts';
export { runKeyOf } from './run-key.ts';
export type { CodeDigests, RunKey } from './run-key.ts';
export {
  hasOwnModel,
  identityFor,
  modelOf,
  OVERRIDES,
  ownModelMarker,
  readResolved,
} from './stored-experiment.ts';
export { stoppedProblem } from './stopped-problem.ts';
export type { SummarisedSeries } from './summary-table.ts';
export { summarisedSeries, summaryBatch, summaryProbabilities } from './summary-table.ts';
export { failureColumns, flowColumns, outcomeColumns, replayCommand } from './tables.ts';
export type { FinishedRun } from './tables.ts';
export type { BlockReport } from './worker.ts';
export { workerFile } from './worker-file.ts';
export type { WorkerFile } from './worker-file.ts';
