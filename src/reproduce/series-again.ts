import { join } from 'node:path';
import { blocksOf } from '../plan/index.ts';
import { seriesDescription } from '../run/index.ts';
import { seriesPath, startSeries } from '../store/index.ts';
import type { Manifest, Part, SeriesFile } from '../store/index.ts';
import type { RecordedRun } from './compare-part.ts';
import { compareDigests } from './tally.ts';
import type { Tally } from './tally.ts';

/** Series that are computed again because a bundle left them out. */
export interface SeriesAgain {
  /** Takes the part of a whole block, in any order. */
  add(part: Part): void;
  /** Compares the digests of the series with those that the manifest lists; to be called when all parts were added. */
  compare(tally: Tally, manifest: Manifest): void;
}

interface Written {
  readonly scenario: string;
  readonly point: number;
  readonly path: string;
  readonly digest: string;
}

/**
 * Writes the series of computed parts into the folder of a run, as a run does: in order of scenario, point and replication. Parts that
 * come early wait, as many as there are workers. Throws E203, E204.
 */
export function startSeriesAgain(run: RecordedRun): SeriesAgain {
  const blocks = blocksOf(run.experiment);
  const waiting = new Map<string, Part>();
  const written: Written[] = [];
  let next = 0;
  let file: SeriesFile | undefined;
  const append = (part: Part): void => {
    const { scenario, point } = part.header;
    const path = seriesPath(scenario, point);
    file ??= startSeries(join(run.folder, path), path, seriesDescription(run, { scenario, point }));
    file.append(part);
    next += 1;
    const following = blocks[next];
    if (following?.scenario === scenario && following.point === point) return;
    written.push({ scenario, point, path, digest: file.finish().contentDigest });
    file = undefined;
  };
  return {
    add(part) {
      waiting.set(placeOf(part.header), part);
      for (let due = take(waiting, blocks[next]); due !== undefined; due = take(waiting, blocks[next]))
        append(due);
    },
    compare(tally, { tables }) {
      for (const { scenario, point, path, digest } of written) {
        const recorded = tables.find((table) => table.path === path)?.contentDigest ?? null;
        compareDigests(tally, { table: path, scenario, point, recorded, here: digest });
      }
    },
  };
}

interface Place {
  readonly scenario: string;
  readonly point: number;
  readonly first: number;
}

const placeOf = ({ scenario, point, first }: Place): string => `${scenario} ${point} ${first}`;

function take(waiting: Map<string, Part>, due: Place | undefined): Part | undefined {
  if (due === undefined) return undefined;
  const part = waiting.get(placeOf(due));
  waiting.delete(placeOf(due));
  return part;
}
