// Runs commands of the built metis-lab in processes of their own and notes what they took.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist/src/cli/main.js');
const noter = join(root, 'bench/note-peak.mjs');

/** The experiment of the vote. */
export const vote = join(root, 'experiments/eagr.exp.ts');

/** Calls `use` with a new folder that is removed afterwards, whatever happens. */
export async function inNewFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'metis-lab-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The vote with other settings (source text of properties) as an experiment file in `folder`. */
export function voteWith(folder, settings) {
  cpSync(vote, join(folder, 'eagr.exp.ts'));
  const path = join(folder, 'changed.exp.ts');
  const lines = [
    "import { days } from 'metis-lab';",
    "import eagr from './eagr.exp.ts';",
    `export default { ...eagr, ${settings} };`,
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/**
 * Runs `mlab …args`: seconds of wall time and of processor time, peak memory of the process with its threads in bytes, and when
 * (seconds) stderr first had anything and first had a line of progress. Throws when the exit code is none of 0 and 5 (a gate).
 */
export async function mlab(args, folder) {
  const note = join(folder, 'peak.json');
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  const seen = { anything: undefined, progress: undefined };
  let said = '';
  const child = spawn(process.execPath, ['--import', noter, main, ...args], {
    env: { ...process.env, METIS_LAB_BENCH_NOTE: note },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    seen.anything ??= since();
    said += text;
    if (/\d+%\s/u.test(said)) seen.progress ??= since();
  });
  const exit = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const seconds = since();
  if (exit !== 0 && exit !== 5) throw new Error(`invalid exit ${exit} of mlab ${args.join(' ')}\n${said}`);
  return { seconds, ...seen, ...JSON.parse(readFileSync(note, 'utf8')) };
}
