import { LabError } from '../define/index.ts';

/** What the name of a bundle says: which run it holds, and with how many replications. */
export interface NamedBundle {
  readonly experiment: string;
  readonly runKey: string;
  readonly replications: number;
}

const SHAPE = /^(.+)-([0-9a-hjkmnp-tv-z]{8})-w([1-9]\d{0,8})\.zip$/u;

/** Reads the name of a file, without folders, as `bundleName` writes it; undefined for any other name. */
export function parseBundleName(name: string): NamedBundle | undefined {
  const [, experiment, runKey, replications] = SHAPE.exec(name) ?? [];
  if (experiment === undefined || runKey === undefined) return undefined;
  return { experiment, runKey, replications: Number(replications) };
}

/** The problem of a file that is no bundle, by code; all of them end the command line with exit code 7. */
export function bundleProblem(code: string, message: string, file: string, expected: string): LabError {
  return new LabError(code, message, { exit: 7, file, expected });
}
