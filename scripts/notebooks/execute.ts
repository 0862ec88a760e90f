import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cellsOf, withSignals } from './cells.ts';
import type { Cell, Language } from './cells.ts';
import { outputsOf } from './outputs.ts';
import type { Output } from './outputs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tsx = new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url).href;

/** A cell with what it showed when it ran. */
export interface Executed extends Cell {
  readonly outputs: readonly Output[];
}

/** What a notebook is told beside its text. */
export interface ExecuteOptions {
  /** Few futures instead of many, where a notebook simulates: the same steps, in seconds. */
  readonly miniature: boolean;
}

/**
 * Runs a notebook from top to bottom in a process of its own, with the project as working folder, and gives its cells with
 * what each showed. A command `mlab` is on its path: this project's own. Throws an Error with the end of what the notebook
 * wrote to stderr when it fails.
 */
export async function execute(
  path: string,
  language: Language,
  options: ExecuteOptions,
): Promise<Executed[]> {
  const source = readFileSync(path, 'utf8');
  const cells = cellsOf(source, language);
  const cache = join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'notebook-'));
  try {
    cpSync(join(path, '..'), folder, { recursive: true, filter: (file) => !/pages|__pycache__/u.test(file) });
    const copy = join(folder, basename(path));
    writeFileSync(copy, withSignals(source, language));
    writeCommand(join(folder, 'bin'));
    const written = await run(copy, language, { ...options, bin: join(folder, 'bin') });
    const outputs = outputsOf(written, cells.length);
    return cells.map((cell, at) => ({ ...cell, outputs: outputs[at] }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `mlab` as somebody has it who installed the project, from its sources. */
function writeCommand(bin: string): void {
  mkdirSync(bin);
  const command = join(bin, 'mlab');
  writeFileSync(
    command,
    `#!/bin/sh\nexec '${process.execPath}' --import '${tsx}' '${join(root, 'src/cli/main.ts')}' "$@"\n`,
  );
  chmodSync(command, 0o755);
}

async function run(
  copy: string,
  language: Language,
  { miniature, bin }: ExecuteOptions & { readonly bin: string },
): Promise<string> {
  const [program, args] =
    language === 'python' ? ['python3', ['-B', '-u', copy]] : [process.execPath, ['--import', tsx, copy]];
  const { NODE_OPTIONS: _options, ...inherited } = process.env;
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...inherited,
      METIS_LAB_NOTEBOOK: '1',
      METIS_LAB_MINIATURE: miniature ? '1' : '0',
      PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
      PYTHONIOENCODING: 'utf-8',
      NO_COLOR: '1',
      TZ: 'UTC',
    },
  });
  const [written, complaints]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => written.push(piece));
  child.stderr.on('data', (piece: Buffer) => complaints.push(piece));
  const exit = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const text = (pieces: Buffer[]): string => Buffer.concat(pieces).toString('utf8');
  if (exit === 0) return text(written);
  throw new Error(`invalid notebook ${basename(copy)}: exit ${exit}\n${text(complaints).slice(-2_000)}`);
}

/** True where python3 can be started. */
export function pythonIsThere(): boolean {
  return spawnSync('python3', ['--version'], { stdio: 'ignore' }).status === 0;
}
