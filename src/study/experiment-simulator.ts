import { exitCodes, LabError } from '../define/index.ts';
import type { Batch, Responses, Simulator } from '../design/index.ts';
import { withDesign } from '../plan/index.ts';
import type { DesignOverride } from '../plan/index.ts';
import { derivedSeed } from '../random/index.ts';
import { runExperiment } from '../run/index.ts';
import type { RunnableExperiment, RunRequest, RunResult, Workers } from '../run/index.ts';
import { readResponse } from './read-response.ts';

/** A batch of a study and the run that computed it. */
export interface BatchRecord {
  readonly name: string;
  readonly runKey: string;
  readonly points: number;
  readonly replications: number;
  readonly luck: Batch['luck'];
  readonly futures: number;
  /** Seed of the run, from which everything in it follows. */
  readonly seed: number;
  readonly failures: number;
}

/** What is simulated, where its runs stay, and who is told. */
export interface SimulatorRequest {
  readonly experiment: RunnableExperiment;
  /** Results folder of the study's runs: every batch is a run in it. */
  readonly results: string;
  readonly threads: number;
  /** Workers for all batches (`openWorkers`); each batch starts its own when absent. */
  readonly workers?: Workers;
  /** Scenarios that are run; all when absent. */
  readonly scenarios?: readonly string[];
  readonly signal?: AbortSignal | undefined;
  onBatch?(batch: Batch): void;
  onPlan?: RunRequest['onPlan'];
  onBlock?: RunRequest['onBlock'];
  onNotice?: RunRequest['onNotice'];
  /** Called when a batch is finished, in order: what a study's record keeps. */
  onDone?(record: BatchRecord): void;
}

/**
 * A simulator of an experiment: each batch is an ordinary run that keeps only outcomes, so a study that asks again for the same
 * batches gets them from disk, and an interrupted one continues. Throws E520 when the signal stopped it; what is done stays.
 */
export function experimentSimulator(request: SimulatorRequest): Simulator {
  return async (batch: Batch): Promise<Responses> => {
    request.onBatch?.(batch);
    const experiment = experimentOf(request, batch);
    const result = await runExperiment({ ...requestOf(request), experiment });
    if (result.status !== 'complete') throw stopped(result);
    const { name, points, replications, luck, futures } = batch;
    const { seed } = experiment.resolved;
    request.onDone?.({
      ...{ name, replications, luck, futures, seed },
      runKey: result.key,
      points: points.length,
      failures: result.failures,
    });
    return {
      column: (response) => {
        const { values, replications: stored } = readResponse(result.folder, response);
        return stored === replications ? values : firstOf(values, stored, replications);
      },
    };
  };
}

/** The experiment of one batch: other futures have another seed. */
export function experimentOf(
  { experiment, scenarios }: Pick<SimulatorRequest, 'experiment' | 'scenarios'>,
  { points, replications, luck, futures }: Batch,
): RunnableExperiment {
  const design: DesignOverride = {
    points,
    ...(luck === 'own' ? { luck } : {}),
    ...(scenarios === undefined ? {} : { scenarios }),
  };
  const seed =
    futures === 0 ? experiment.resolved.seed : derivedSeed(experiment.resolved.seed, 'futures', futures);
  return {
    ...experiment,
    resolved: { ...withDesign(experiment.resolved, design), replications, seed },
    overrides: { ...experiment.overrides, seed, design },
  };
}

function requestOf(request: SimulatorRequest): Omit<RunRequest, 'experiment'> {
  const { results, threads, workers, signal, onPlan, onBlock, onNotice } = request;
  return {
    ...{ results, threads, workers, signal },
    ...(onPlan === undefined ? {} : { onPlan }),
    ...(onBlock === undefined ? {} : { onBlock }),
    ...(onNotice === undefined ? {} : { onNotice }),
  };
}

/** A run on disk may have more replications than were asked for now: the first of each point are those. */
function firstOf(values: Float64Array, stored: number, wanted: number): Float64Array {
  const points = values.length / stored;
  const first = new Float64Array(points * wanted);
  for (let p = 0; p < points; p++) first.set(values.subarray(p * stored, p * stored + wanted), p * wanted);
  return first;
}

function stopped({ done, total, lost }: RunResult): LabError {
  const why = lost > 0 ? `${lost} blocks could not be computed` : 'stopped';
  return new LabError('E520', `${why}: ${done} of ${total} simulated futures of this batch are saved`, {
    exit: lost > 0 ? exitCodes.incomplete : exitCodes.interrupted,
    expected: 'the same command again: it continues',
  });
}
