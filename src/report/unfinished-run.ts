import { existsSync, readFileSync } from 'node:fs';
import { exitCodes, LabError } from '../define/index.ts';
import { drawAssumptions, seedAt } from '../plan/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { completeBlocks, readForeignManifest, runFolderAt } from '../store/index.ts';
import type { CompleteBlocks, Manifest } from '../store/index.ts';
import { finishedRun, once, readParameters } from './run-data.ts';
import type { FailureRow, ParameterRow, RunData, SeriesMatrix } from './run-data.ts';

/**
 * Reads a run for looking at it, whatever state it is in: a finished one whole, an unfinished one as far as its futures are
 * complete in every scenario, both also when another version's manifest can be read. Writes nothing. Throws E503 when an
 * unfinished run has no such future yet, E210 for a manifest that cannot be read, E2xx when files are damaged.
 */
export function readForReport(folder: string): RunData {
  const { manifest } = readForeignManifest(runFolderAt(folder).manifest);
  return manifest.status === 'complete' ? finishedRun(folder, manifest) : unfinishedRun(folder, manifest);
}

function unfinishedRun(folder: string, manifest: Manifest): RunData {
  const paths = runFolderAt(folder);
  const stored: ResolvedExperiment = JSON.parse(readFileSync(paths.resolved, 'utf8'));
  const planned = { ...stored, replications: manifest.replications };
  const blocks = completeBlocks({ folder, runKey: manifest.runKey, experiment: planned });
  const complete = blocks.replications.length;
  if (complete === 0) throw nothingComplete(folder, manifest);
  const experiment = { ...planned, replications: complete };
  return {
    folder,
    manifest: { ...manifest, failures: blocks.failures.length },
    experiment,
    unfinished: { complete, planned: manifest.replications },
    outcome(scenario, outcome, point = 0) {
      const vector = blocks.outcome(scenario, point, outcome);
      if (vector?.length === complete) return vector;
      throw new LabError('E112', `no outcome \`${outcome}\` of scenario \`${scenario}\``, {
        exit: exitCodes.usage,
      });
    },
    drawn: drawnIn(planned, blocks.replications),
    series: (scenario, metric, point = 0) => seriesIn(planned, blocks, { scenario, metric, point }),
    // Parts hold balances without their units and meanings, which the tables of a finished run have.
    flows: () => undefined,
    unitOf: (metric) => planned.outcomes.find(({ of, take }) => of === metric && keepsUnit(take))?.unit ?? '',
    parameters: once(() =>
      existsSync(paths.parameters) ? readParameters(paths.parameters) : leversOf(planned),
    ),
    failures: once(() => blocks.failures.map((failure): FailureRow => ({ ...failure, replay: '' }))),
  };
}

/** Outcomes of these kinds have the unit of the series that they are taken from. */
const keepsUnit = (take: string): boolean => ['end', 'start', 'min', 'max', 'mean', 'change'].includes(take);

function nothingComplete(folder: string, { runKey }: Manifest): LabError {
  return new LabError('E503', `run ${runKey} has no future yet that is complete in every scenario`, {
    exit: exitCodes.incomplete,
    file: folder,
    expected: `\`mlab resume ${runKey}\` first`,
  });
}

/** Drawn values by the same rule by which the run draws them; the table of them is written when it is finished. */
function drawnIn(experiment: ResolvedExperiment, replications: Int32Array): RunData['drawn'] {
  const seed = seedAt(experiment, 0);
  const all = once(() =>
    Array.from(replications, (replication) =>
      drawAssumptions(experiment.assumptions, { seed, replication, draws: experiment.draws }),
    ),
  );
  return (assumption) => {
    const isVaried = Object.hasOwn(experiment.points[0] ?? {}, assumption);
    const isKnown = experiment.assumptions.some(({ name }) => name === assumption);
    return isVaried || !isKnown ? undefined : all().map((each) => each[assumption]);
  };
}

function seriesIn(
  { time }: ResolvedExperiment,
  blocks: CompleteBlocks,
  at: { readonly scenario: string; readonly metric: string; readonly point: number },
): SeriesMatrix {
  const found = blocks.series(at.scenario, at.point, at.metric);
  const days = daysOf(time.days, time.record);
  if (found?.times !== days.length)
    throw new LabError('E213', `unknown metric \`${at.metric}\``, { exit: exitCodes.usage });
  return { days, replications: blocks.replications, values: found.values };
}

/** Recorded days: 0, every so many, and the last. */
function daysOf(days: number, every: number): Int32Array {
  const regular = Array.from({ length: Math.ceil(days / every) }, (_, k) => k * every);
  return Int32Array.from([...regular, days]);
}

/** What scenarios set, as far as the experiment alone says it: without meanings and units, which the model knows. */
function leversOf({ scenarios }: ResolvedExperiment): ParameterRow[] {
  return scenarios.flatMap(({ name: scenario, levers }) =>
    Object.entries(levers).map(([name, value]) => ({
      ...{ scenario, name, role: 'lever', means: '', value: String(value), unit: '1', set: 'scenario' },
      ...{ provenance: '', source: '', confidence: '' },
    })),
  );
}
