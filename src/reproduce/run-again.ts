import { grouped } from '../define/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { modelOf } from '../run/index.ts';
import type { Manifest } from '../store/index.ts';
import { chooseReplications, seedOfKey } from './choose-replications.ts';
import { compareDescribed } from './compare-described.ts';
import { comparePart, recordedRun } from './compare-part.ts';
import type { RecordedRun } from './compare-part.ts';
import { blocksFor, computeAgain } from './compute-again.ts';
import { collectOutcomes } from './judge-words.ts';
import type { OutcomesHere } from './judge-words.ts';
import type { ReproductionRequest, ReproductionStep } from './reproduction.ts';
import { startSeriesAgain } from './series-again.ts';
import { startTally } from './tally.ts';
import type { Tally } from './tally.ts';

const DEFAULT_SAMPLE = 100;

/** What computing again found. */
export interface Again {
  readonly run: RecordedRun;
  readonly tally: Tally;
  readonly outcomes: OutcomesHere;
  readonly replications: readonly number[];
  readonly runs: number;
}

/** Computes the chosen replications again and compares every table. Throws E702, E703. */
export async function runAgain(
  request: ReproductionRequest,
  manifest: Manifest,
  experiment: ResolvedExperiment,
): Promise<Again> {
  const { folder, signal } = request;
  const model = await modelOf(folder, experiment);
  const seriesMissing = request.leftOut?.includes('series') === true && experiment.keep !== 'outcomes';
  const run = recordedRun({ folder, runKey: manifest.runKey, experiment, model, seriesMissing });
  const series = seriesMissing && request.level === 'full' ? startSeriesAgain(run) : undefined;
  const tally = startTally(manifest.scenarios);
  const outcomes = collectOutcomes(experiment.replications);
  const replications = chosenReplications(request, manifest);
  const blocks = blocksFor(experiment, replications);
  const total = blocks.reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  await computeAgain({
    ...{ folder, runKey: manifest.runKey, experiment, blocks, signal },
    threads: request.threads,
    onPart(part) {
      comparePart(tally, run, part);
      outcomes.add(part);
      series?.add(part);
      done += part.header.count;
      request.onProgress?.({ done, total });
    },
  });
  const whole = series !== undefined && signal?.aborted !== true;
  if (whole) series.compare(tally, manifest);
  const complete = whole ? { ...run, seriesMissing: false } : run;
  await compareDescribed(tally, complete, signal);
  return { run: complete, tally, outcomes, replications, runs: total };
}

function chosenReplications(request: ReproductionRequest, { replications, runKeyFull }: Manifest): number[] {
  if (request.level === 'full') return Array.from({ length: replications }, (_, replication) => replication);
  const seed = request.sampleSeed ?? seedOfKey(runKeyFull);
  return chooseReplications(replications, request.sample ?? DEFAULT_SAMPLE, seed);
}

/** What a sample that the author could foresee does not show. */
const AUTHOR_KNOWS =
  'the run key is public, so its author knew which replications it chooses: --sample-seed with eight digits of yours chooses others';

/** The step in words: how many replications, and who chose them. */
export function againStep(
  request: ReproductionRequest,
  { scenarios, points, replications: recorded }: Manifest,
  { replications }: Again,
): ReproductionStep {
  const all = replications.length === recorded;
  const byKey = request.sampleSeed === undefined;
  const chosen = all ? 'all of them' : `chosen by ${byKey ? 'the run key' : `seed ${request.sampleSeed}`}`;
  const count = all
    ? counted(recorded, 'replication')
    : `${grouped(replications.length)} of ${counted(recorded, 'replication')}`;
  const shape =
    points === 1
      ? counted(scenarios.length, 'scenario')
      : `${counted(scenarios.length, 'scenario')} x ${counted(points, 'point')}`;
  return {
    name: 're-run',
    ok: true,
    text: `re-ran ${count} x ${shape} ${chosen}`,
    notes: all || !byKey ? [] : [AUTHOR_KNOWS],
  };
}

const counted = (count: number, thing: string): string =>
  `${grouped(count)} ${thing}${count === 1 ? '' : 's'}`;
