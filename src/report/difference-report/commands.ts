import type { Manifest } from '../../store/index.ts';
import { bundleName, reproduceCommand } from '../made.ts';

/** Commands that compute both runs again, and the one that derives every number of this report from them. */
export interface DifferenceCommands {
  readonly before: string;
  readonly after: string;
  readonly check: string;
}

/**
 * The commands that a report of a difference prints. Their words are the names of the bundles, for whoever has those files in the current
 * folder; whoever has the runs under results needs no files. The bundle of the second run carries the report.
 */
export function differenceCommands(first: Manifest, second: Manifest, version: string): DifferenceCommands {
  return {
    before: reproduceCommand(first, version),
    after: reproduceCommand(second, version),
    check: `npx metis-lab@${version} difference ${bundleName(first)} ${bundleName(second)} --check`,
  };
}

/** The version in the command that checks; undefined for a command that no report prints. */
export const versionIn = ({ check }: DifferenceCommands): string | undefined =>
  /^npx metis-lab@(\d+\.\d+\.\d+(?:-[\w.]+)?) /u.exec(check)?.[1];
