import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksAt, groupOf } from '../plan/index.ts';
import type { Block, ResolvedExperiment } from '../plan/index.ts';
import { decodePart, isPartProblem } from './part.ts';
import type { Part, PartFailure } from './part.ts';
import { partPath } from './run-folder.ts';

/** An unfinished run as far as it goes: its folder, its key, and the experiment with the replications that are planned. */
export interface UnfinishedPlace {
  readonly folder: string;
  readonly runKey: string;
  readonly experiment: ResolvedExperiment;
}

/** A failed replication with the scenario and design point in which it failed. */
export type FailureAt = PartFailure & { readonly scenario: string; readonly point: number };

/** What an unfinished run has in every scenario at every design point alike. */
export interface CompleteBlocks {
  /** Numbers of the replications that are complete everywhere, rising; whole groups only where draws hang together. */
  readonly replications: Int32Array;
  /** An outcome of those replications in their order, NaN where the replication failed; undefined for one that is not there. */
  readonly outcome: (scenario: string, point: number, outcome: string) => Float64Array | undefined;
  /** A recorded series of those replications, row by row, with the number of its times; undefined for one that is not there. Throws an Error when a part has gone meanwhile. */
  readonly series: (
    scenario: string,
    point: number,
    metric: string,
  ) => { readonly times: number; readonly values: Float64Array } | undefined;
  /** Failures among those replications. */
  readonly failures: readonly FailureAt[];
}

/** Reads the blocks of an unfinished run that are complete in every scenario; writes nothing. Parts that are cut short, altered or foreign count as not there. */
export function completeBlocks(place: UnfinishedPlace): CompleteBlocks {
  const { scenarios, points } = place.experiment;
  const everywhere = scenarios.flatMap(({ name }) => points.map((_, point) => ({ scenario: name, point })));
  const found = everywhere.map((at) => ({ ...at, parts: partsAt(place, at) }));
  const replications = commonReplications(place.experiment, found);
  const kept = new Set(replications);
  return {
    replications,
    outcome(scenario, point, outcome) {
      const parts = found.find((each) => each.scenario === scenario && each.point === point)?.parts ?? [];
      return gathered(parts, kept, ({ scalars }) => scalars.find(({ name }) => name === outcome)?.values)
        ?.values;
    },
    series(scenario, point, metric) {
      const parts = partsOf(place, blocksAt(place.experiment, { scenario, point }), kept);
      return gathered(parts, kept, ({ series }) => series.find(({ name }) => name === metric)?.values);
    },
    failures: found.flatMap(({ scenario, point, parts }) =>
      parts.flatMap(({ failures }) =>
        failures
          .filter(({ replication }) => kept.has(replication))
          .map((failure) => ({ ...failure, scenario, point })),
      ),
    ),
  };
}

/** The parts of one scenario at one point without their series, which stay on disk. */
function partsAt(
  place: UnfinishedPlace,
  at: { readonly scenario: string; readonly point: number },
): readonly Part[] {
  return blocksAt(place.experiment, at).flatMap((block) => {
    const part = readPart(place, block);
    return part === undefined ? [] : [{ ...part, series: [] }];
  });
}

/** Parts that hold one of the wanted replications, each read when it is asked for. */
function* partsOf(
  place: UnfinishedPlace,
  blocks: readonly Block[],
  wanted: ReadonlySet<number>,
): Generator<Part> {
  for (const block of blocks) {
    const isWanted = Array.from({ length: block.count }, (_, r) => block.first + r).some((r) =>
      wanted.has(r),
    );
    if (!isWanted) continue;
    const part = readPart(place, block);
    if (part === undefined)
      throw new Error(
        `missing part of ${block.scenario}, block ${block.index}: the run has gone on meanwhile`,
      );
    yield part;
  }
}

function readPart({ folder, runKey }: UnfinishedPlace, block: Block): Part | undefined {
  const path = join(folder, partPath(block.scenario, block.point, block.index));
  if (!existsSync(path)) return undefined;
  const part = decodePart(readFileSync(path));
  if (isPartProblem(part)) return undefined;
  const { header } = part;
  const isOwn =
    header.runKey === runKey && header.scenario === block.scenario && header.point === block.point;
  return isOwn && header.first === block.first && header.count <= block.count ? part : undefined;
}

/** Replications that all scenarios have at all points; of groups whose draws hang together only whole ones. */
function commonReplications(
  experiment: ResolvedExperiment,
  found: readonly { readonly parts: readonly Part[] }[],
): Int32Array {
  const sets = found.map(({ parts }) => new Set(parts.flatMap(({ replications }) => [...replications])));
  const [first = new Set<number>(), ...others] = sets;
  const common = new Set([...first].filter((r) => others.every((other) => other.has(r))));
  const group = groupOf(experiment);
  const isWhole = (r: number): boolean => {
    const start = r - (r % group);
    return Array.from({ length: group }, (_, k) => start + k).every((each) => common.has(each));
  };
  return Int32Array.from([...common].filter(isWhole).sort((a, b) => a - b));
}

/** Rows of the kept replications from parts in order, each as wide as its part has it; undefined when a part lacks them. */
function gathered(
  parts: Iterable<Part>,
  kept: ReadonlySet<number>,
  valuesOf: (part: Part) => Float64Array | undefined,
): { readonly times: number; readonly values: Float64Array } | undefined {
  const rows: Float64Array[] = [];
  for (const part of parts) {
    const values = valuesOf(part);
    if (values === undefined) return undefined;
    const width = values.length / part.replications.length;
    part.replications.forEach((replication, r) => {
      if (kept.has(replication)) rows.push(values.slice(r * width, (r + 1) * width));
    });
  }
  const times = rows[0]?.length ?? 0;
  const all = new Float64Array(rows.length * times);
  rows.forEach((row, r) => all.set(row, r * times));
  return { times, values: all };
}
