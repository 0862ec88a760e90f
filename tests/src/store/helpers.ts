import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { onTestFinished } from 'vitest';
import { LabError } from '../../../src/define/errors.ts';
import type { Part } from '../../../src/store/index.ts';

/** A new empty folder that is removed after the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The LabError that an act ends with; fails the test when it does not. */
export function problemOf(act: () => unknown): LabError {
  try {
    act();
  } catch (error) {
    if (error instanceof LabError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The JavaScript of a file of `children/`, in one file that starts quickly. */
function bundled(file: string): string {
  const outfile = join(scratchFolder(), 'child.mjs');
  const entry = fileURLToPath(new URL(`./children/${file}`, import.meta.url));
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm' });
  return outfile;
}

/** Starts a file of `children/` in a process of its own. */
export function startChild(file: string, ...values: string[]) {
  const child = spawn(process.execPath, [bundled(file), ...values], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const ended = new Promise<string>((resolve) => child.on('close', () => resolve(text)));
  const said = (word: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => (text.includes(word) ? resolve() : undefined);
      child.stdout.on('data', look);
      child.on('close', () => reject(new Error(`ended without saying ${word}: ${text}`)));
      look();
    });
  return { pid: child.pid ?? 0, kill: () => child.kill('SIGKILL'), ended, said };
}

/** Runs a file of `children/` in a small file system of its own, seen by nobody else; undefined where mounting is not permitted. */
export function onOwnDisk(file: string, folder: string, options: string): string | undefined {
  const script = 'mount -t tmpfs -o "$1" tmpfs "$2" || exit 77; exec "$3" "$4" "$2"';
  const values = [options, folder, process.execPath, bundled(file)];
  const result = spawnSync('unshare', ['-m', 'sh', '-c', script, 'sh', ...values], { encoding: 'utf8' });
  if (result.error !== undefined || result.status === 77 || result.stderr.startsWith('unshare'))
    return undefined;
  if (result.status !== 0) throw new Error(`child ended with ${result.status}: ${result.stderr}`);
  return result.stdout;
}

/** Puts a right seal on changed bytes, as somebody would who wants them to be believed. */
export function resealed(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes);
  const sealAt = file.indexOf('MLABSEAL');
  const hash = createHash('sha256')
    .update(file.subarray(0, sealAt))
    .update(file.subarray(sealAt + 40));
  hash.digest().copy(file, sealAt + 8);
  return file;
}

/** A part of 3 replications with two scalars, two series and one failure. */
export function smallPart(first = 16, scenario = 'full'): Part {
  return {
    header: {
      runKey: '7k3m9q2f',
      scenario,
      point: 0,
      first,
      count: 3,
      engine: 'engine',
      model: 'metis@1',
      seed: '1',
    },
    replications: Int32Array.of(first, first + 1, first + 2),
    scalars: [
      { name: 'outcome:runway', values: Float64Array.of(first + 0.1, -0, NaN) },
      { name: 'parameter:drift', values: Float64Array.of(1e-300, Infinity, 5e-324) },
    ],
    series: [
      { name: 'price', times: 4, values: Float64Array.from({ length: 12 }, (_, i) => first + i / 7) },
      { name: 'reserve', times: 4, values: Float64Array.from({ length: 12 }, (_, i) => -first - i) },
    ],
    failures: [
      { replication: first + 2, day: 12, mechanism: 'price', code: 'E901', message: 'NaN in "price" — ü' },
    ],
  };
}
