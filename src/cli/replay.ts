import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, grouped, LabError, nearest } from '../define/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { headlineOf } from '../report/effects.ts';
import { plainText } from '../report/escape.ts';
import { readFailures, readRun } from '../report/run-data.ts';
import { blockComputer } from '../run/compute-block.ts';
import { hasOwnModel, identityFor, modelOf, readResolved } from '../run/stored-experiment.ts';
import { recordedDaysOf } from '../simulate/index.ts';
import { decodePart, isPartProblem, partPath, readChecked, readManifest } from '../store/index.ts';
import type { Part, PartFailure, RunFolder } from '../store/index.ts';
import { aligned } from './console.ts';
import type { Answer, Console } from './console.ts';
import { jsonSafe } from './json-safe.ts';

/** One replication in a scenario at a design point. */
export interface ReplayPlace {
  readonly replication: number;
  readonly scenario: string;
  readonly point: number;
}

/** What the run kept of a replication; undefined when it is not there yet. */
interface StoredReplication {
  readonly outcomes: ReadonlyMap<string, number>;
  readonly failure: { readonly code: string; readonly message: string } | undefined;
}

/** Computes one replication of a stored run again, from its stored plan, and says whether it equals what was stored. */
export async function replayOne(console: Console, run: RunFolder, at: ReplayPlace): Promise<Answer> {
  const manifest = readManifest(run.manifest);
  const experiment = { ...readResolved(run.folder), replications: manifest.replications };
  checkPlace(experiment, at);
  const { engineDigest, modelDigest } = identityFor(experiment, undefined);
  const isForeign = !hasOwnModel(run.folder) && manifest.versions.modelDigest !== modelDigest;
  if (manifest.versions.engineDigest !== engineDigest || isForeign) {
    console.warn(
      `the run was made with ${manifest.versions.tool} by another engine or model source: results may differ`,
    );
  }
  const model = await modelOf(run.folder, experiment);
  const { compute } = blockComputer({ experiment, model, runKey: manifest.runKey });
  const { scenario, point, replication } = at;
  const part = compute({ scenario, point, index: 0, first: replication, count: 1 });
  const stored = storedReplication(run, experiment, at);
  return described(experiment, { run, at, part, stored });
}

function checkPlace({ scenarios, points, replications }: ResolvedExperiment, at: ReplayPlace): void {
  const names = scenarios.map(({ name }) => name);
  const refuse = (
    what: string,
    path: string,
    place: { suggestion?: string | undefined; expected: string },
  ): LabError =>
    new LabError('E507', `nothing to replay: ${what}`, { exit: exitCodes.usage, path, ...place });
  if (!names.includes(at.scenario)) {
    const place = { suggestion: nearest(at.scenario, names), expected: `one of ${names.join(', ')}` };
    throw refuse(`no scenario \`${at.scenario}\``, '--scenario', place);
  }
  if (at.point >= points.length) {
    throw refuse(`no design point ${at.point}`, '--point', { expected: `0 to ${points.length - 1}` });
  }
  if (at.replication >= replications) {
    throw refuse(`no replication ${at.replication}`, '--replay', { expected: `0 to ${replications - 1}` });
  }
}

function storedReplication(
  run: RunFolder,
  experiment: ResolvedExperiment,
  at: ReplayPlace,
): StoredReplication | undefined {
  const { scenario, point, replication } = at;
  if (readManifest(run.manifest).status === 'complete') {
    const data = readRun(run.folder);
    const outcomes = experiment.outcomes.map(
      ({ name }) => [name, data.outcome(scenario, name, point)[replication]] as const,
    );
    const failure = readFailures(run.failures).find(
      (each) => each.scenario === scenario && each.point === point && each.replication === replication,
    );
    return { outcomes: new Map(outcomes), failure };
  }
  const index = Math.floor(replication / experiment.blockSize);
  const path = join(run.folder, partPath(scenario, point, index));
  const part = existsSync(path) ? decodePart(readChecked(path)) : undefined;
  if (part === undefined || isPartProblem(part)) return undefined;
  const row = part.replications.indexOf(replication);
  return {
    outcomes: new Map(part.scalars.map(({ name, values }) => [name, values[row]])),
    failure: part.failures.find((each) => each.replication === replication),
  };
}

interface Replayed {
  readonly run: RunFolder;
  readonly at: ReplayPlace;
  readonly part: Part;
  readonly stored: StoredReplication | undefined;
}

function described(experiment: ResolvedExperiment, { run, at, part, stored }: Replayed): Answer {
  const failure = part.failures.at(0);
  const outcomes = part.scalars.map(({ name, values }) => ({
    name,
    unit: experiment.outcomes.find((outcome) => outcome.name === name)?.unit ?? '',
    value: values[0],
    stored: stored?.outcomes.get(name),
  }));
  const same =
    stored !== undefined &&
    outcomes.every(({ value, stored: before }) => Object.is(value, before)) &&
    failure?.code === stored.failure?.code &&
    failure?.message === stored.failure?.message;
  const verdict =
    stored === undefined
      ? 'not stored yet'
      : same
        ? 'equal to the stored row, to the last bit'
        : 'DIFFERS from the stored row';
  const series = failure === undefined ? headlineSeries(experiment, part) : undefined;
  const point = at.point === 0 ? '' : `, design point ${at.point}`;
  const cells = outcomes.map(({ name, value, unit, stored: before }) => [
    name,
    `${grouped(value)} ${unit}`.trim(),
    before === undefined || Object.is(before, value) ? '' : `stored ${grouped(before)}`,
  ]);
  return {
    text: [
      `Run ${run.key}, replication ${at.replication}, scenario ${plainText(at.scenario)}${point}: ${verdict}.`,
      ...(failure === undefined ? aligned(cells, '  ') : failureLines(failure)),
      ...(series?.lines ?? []),
    ],
    records: cells,
    data: jsonSafe({
      run: run.key,
      ...at,
      verdict,
      equal: stored === undefined ? null : same,
      outcomes,
      failure: failure ?? null,
      series: series?.data ?? null,
    }),
    exit: exitOf(failure, stored !== undefined && !same),
  };
}

function failureLines({ code, message, day, mechanism }: PartFailure): string[] {
  return [
    `  failed on day ${day} in ${plainText(mechanism)}: ${code} ${plainText(message)}`,
    `  More: mlab explain ${code}`,
  ];
}

function exitOf(failure: PartFailure | undefined, differs: boolean): number {
  if (differs) return exitCodes.notReproduced;
  if (failure === undefined) return exitCodes.done;
  return failure.code.startsWith('E9') ? exitCodes.accounting : exitCodes.incomplete;
}

const SHOWN = 12;

/** The recorded series behind the headline outcome: a dozen days for people, all of them as data. */
function headlineSeries(
  experiment: ResolvedExperiment,
  part: Part,
): { lines: string[]; data: unknown } | undefined {
  const { of, unit } = headlineOf(experiment.outcomes);
  const values = part.series.find(({ name }) => name === of)?.values;
  if (values === undefined) return undefined;
  const days = recordedDaysOf(experiment.time.days, experiment.time.record);
  const stride = Math.max(1, Math.ceil((days.length - 1) / SHOWN));
  const chosen = days.map((_, t) => t).filter((t) => t % stride === 0 || t === days.length - 1);
  const rows = chosen.map((t) => [`day ${grouped(days[t])}`, grouped(Number(values[t].toPrecision(6)))]);
  return {
    lines: [`  ${of} (${unit}):`, ...aligned(rows, '    ')],
    data: { observable: of, unit, days, values },
  };
}
