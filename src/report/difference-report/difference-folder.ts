import { join } from 'node:path';
import { insideFolder } from '../../store/index.ts';
import type { RunData } from '../run-data.ts';

/** Folder of the report of a difference, inside the folder of the second run. */
export const differenceFolder = (first: RunData, second: RunData): string =>
  insideFolder(second.folder, `difference-${first.manifest.runKey}`);

/** Folder in that report of the searches for flips that it states, so that it can be derived again where only the runs are. */
export const searchesFolder = (first: RunData, second: RunData): string =>
  join(differenceFolder(first, second), 'searches');
