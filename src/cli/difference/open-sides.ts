import type { RunData } from '../../report/run-data.ts';
import { typed } from '../bundle-words.ts';
import { isBundleFile } from '../given-run.ts';
import { bundleLine, withRuns } from '../open-runs.ts';
import { runName } from '../run-name.ts';
import { unpackHere } from '../unpack-here.ts';
import type { Call } from '../verb.ts';
import { isExperimentFile } from './sides.ts';

/** Both sides of a difference, bundles unpacked. */
export interface OpenedSides {
  /** Experiment files as they were named; folders of runs. */
  readonly references: readonly [string, string];
  /** What is said first: which bundles were opened. */
  readonly opening: readonly string[];
  /** False where a bundle was packed without series. */
  readonly series: boolean;
  /** How the run of a side is named in the next command: by its bundle, or by its key. */
  named(side: 0 | 1, run: RunData): string;
  /** The command that packs the run of a side; undefined for one that is read from a bundle. */
  packing(side: 0 | 1, run: RunData): string | undefined;
}

/**
 * Opens bundles among the sides for as long as `use` works. The second one is unpacked to stay, into a folder here, when a report is to be
 * written, which belongs to its run. A run that is named by the bundle it would be packed to is looked for in results.
 */
export async function withSides<Result>(
  call: Call,
  sides: readonly [string, string],
  use: (sides: OpenedSides) => Promise<Result>,
): Promise<Result> {
  const [before, after] = sides;
  const stays = writesReport(call) && !isExperimentFile(after) && isBundleFile(after);
  const read = stays ? [before] : [before, after];
  const asked = [...new Set(read.filter((side) => !isExperimentFile(side)))];
  return withRuns(call, asked, async (runs) => {
    const opened = new Map(asked.map((side, at) => [side, runs[at]]));
    const kept = stays ? await unpackHere(call, after) : undefined;
    const folderOf = (side: string): string => opened.get(side)?.run.folder ?? side;
    return use({
      references: [folderOf(before), kept?.folder ?? folderOf(after)],
      series: runs.every(({ bundle }) => bundle?.opened.without.includes('series') !== true),
      opening: runs.flatMap(({ bundle }) => (bundle === undefined ? [] : [bundleLine(bundle)])),
      named(side, { folder }) {
        const bundle = side === 1 && kept !== undefined ? undefined : opened.get(sides[side])?.bundle;
        return bundle === undefined ? runName(call, folder) : typed(bundle.path);
      },
      packing(side, { folder }) {
        if (side === 1 && kept !== undefined)
          return `mlab pack ${runName(call, folder)} --to ${typed(kept.into)}`;
        return opened.get(sides[side])?.bundle === undefined
          ? `mlab pack ${runName(call, folder)}`
          : undefined;
      },
    });
  });
}

const writesReport = ({ options }: Call): boolean =>
  options['report'] === true && options['check'] !== true && options['dryRun'] !== true;
