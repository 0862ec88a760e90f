import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runExperiment } from '../../../src/run/index.ts';
import type { RunRequest, RunResult } from '../../../src/run/index.ts';
import { stakingExperiment } from './small-experiment.ts';

export { stakingExperiment };

/** A folder of its own for the running test, removed when it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlab-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs an experiment into a folder and gives the result with all notices. */
export async function runInto(
  results: string,
  request: Partial<RunRequest> = {},
): Promise<RunResult & { notices: string[] }> {
  const notices: string[] = [];
  const result = await runExperiment({
    experiment: stakingExperiment(),
    results,
    threads: 1,
    onNotice: (text) => void notices.push(text),
    ...request,
  });
  return { ...result, notices };
}

const shared: { folder?: string } = {};

/** A results folder with the finished small run, computed once and copied for each test. */
export async function finishedRun(): Promise<{ readonly results: string; readonly folder: string }> {
  if (shared.folder === undefined) {
    const base = mkdtempSync(join(tmpdir(), 'mlab-test-'));
    process.once('exit', () => rmSync(base, { recursive: true, force: true }));
    shared.folder = (await runInto(base)).folder;
  }
  const results = temporaryFolder();
  const folder = join(results, 'staking', basename(shared.folder));
  cpSync(shared.folder, folder, { recursive: true });
  return { results, folder };
}

/** SHA-256 of every file below a folder by path, the manifest without what it says about this computation. */
export function fileDigests(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const digests = files.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name);
    const bytes = entry.name === 'manifest.json' ? withoutEnvironment(path) : readFileSync(path);
    return [path.slice(folder.length + 1), createHash('sha256').update(bytes).digest('hex')];
  });
  return Object.fromEntries(digests.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function withoutEnvironment(path: string): string {
  return JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), environment: {} });
}
