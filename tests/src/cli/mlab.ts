import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll } from 'vitest';

/** What a command left behind. */
export interface Finished {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command line; another one when MLAB_TEST_MAIN says so. */
export const main = resolve(process.env['MLAB_TEST_MAIN'] ?? 'dist/src/cli/main.js');

const lock = resolve('node_modules/.cli-tests-build');

/** Builds dist/ when it is not up to date; several test files wait for one another. */
export async function build(): Promise<void> {
  if (process.env['MLAB_TEST_MAIN'] !== undefined) return;
  for (let tries = 0; ; tries++) {
    try {
      mkdirSync(lock);
      break;
    } catch (problem) {
      if (tries > 1500) throw problem;
      // A build takes seconds: what stands for two minutes was left by a run that was killed.
      if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 120_000)
        rmSync(lock, { recursive: true, force: true });
      await setTimeout(200);
    }
  }
  try {
    execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'pipe' });
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** The environment of the tests without anything that changes what commands do. */
export function bareEnvironment(more: Record<string, string> = {}): Record<string, string> {
  const kept = Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
    value === undefined || /^(?:MLAB_|NO_COLOR|FORCE_COLOR|NODE_OPTIONS)/u.test(name) ? [] : [[name, value]],
  );
  return { ...Object.fromEntries(kept), ...more };
}

/** Runs `mlab` with arguments in a folder and waits for it. */
export function mlab(folder: string, args: readonly string[], more: Record<string, string> = {}): Finished {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: bareEnvironment(more),
  });
  return { exit: status, stdout, stderr };
}

/** A folder of its own for a test file, removed at its end, with some fixtures copied into it. */
export function workFolder(fixtures: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlab-cli-'));
  for (const name of fixtures) copyFileSync(join('tests/fixtures/cli', name), join(folder, name));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The JSON document on stdout. */
export function documentOf({ stdout }: Finished): Record<string, unknown> {
  return JSON.parse(stdout);
}
