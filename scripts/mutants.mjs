// Puts one mistake after another into a copy of the sources and runs the test that should find it.
// `--quick` tries a fixed sample, `--only <a,b>` those whose file contains one of the texts. Every mutant must be killed by a
// failing test: a mutant that survives, that cannot be run, or whose text is no longer in the source is an error, and the
// texts of all mutants are looked for, whatever is tried.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutants } from './mutants/list.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const copied = [
  'src',
  'models',
  'experiments',
  'tests',
  'schema',
  'scripts',
  'docs',
  'notebooks',
  'results/reference',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
];
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const chosen = mutants.filter(
  ({ file, quick }) =>
    (only === undefined || only.split(',').some((text) => file.includes(text))) &&
    (quick || !process.argv.includes('--quick')),
);
/** No test file takes nearly as long: a mutant that still runs then never ends. */
const MINUTES = 5;
const workshop = mkdtempSync(join(tmpdir(), 'mlab-mutants-'));
const running = new Set();

/** A copy of the project that may be spoilt. */
function copyProject(name) {
  const folder = join(workshop, name);
  mkdirSync(folder);
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

/** Mutants whose text is not in the source exactly once, or whose test is not there. */
function findStale() {
  return mutants.flatMap(({ file, from, killedBy }) => {
    const times = existsSync(join(root, file))
      ? readFileSync(join(root, file), 'utf8').split(from).length - 1
      : 0;
    const isThere = existsSync(join(root, killedBy));
    if (times === 1 && isThere) return [];
    return [
      `${file}: ${JSON.stringify(from)} occurs ${times} times${isThere ? '' : `, and there is no ${killedBy}`}`,
    ];
  });
}

/** Runs test files in a copy; gives the numbers of passed and failed tests and the files that failed, or nothing when the runner gave no report. */
function runTests(folder, files, bail) {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const flags = ['run', '--no-file-parallelism', '--reporter=json', `--outputFile=${report}`];
  if (bail) flags.push('--bail=1');
  const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...flags, ...files], {
    cwd: folder,
    stdio: 'ignore',
  });
  running.add(child);
  const limit = bail ? setTimeout(() => child.kill('SIGKILL'), MINUTES * 60_000) : undefined;
  return new Promise((resolve) => {
    child.on('close', () => {
      clearTimeout(limit);
      running.delete(child);
      try {
        const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
        const names = testResults.filter(({ status }) => status !== 'passed').map(({ name }) => name);
        resolve({ passed: numPassedTests, failed: numFailedTests, names });
      } catch {
        resolve(undefined);
      }
    });
  });
}

/** What became of a mutant: `killed`, `SURVIVED` or `BROKEN` (no test could run, or none ended). */
async function tryMutant(folder, { file, from, to, killedBy }) {
  const path = join(folder, file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, source.split(from).join(to));
  const counts = await runTests(folder, [killedBy], true);
  writeFileSync(path, source);
  if (counts === undefined || counts.passed + counts.failed === 0) return 'BROKEN';
  return counts.failed > 0 ? 'killed' : 'SURVIVED';
}

async function work(folder, queue, verdicts) {
  for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
    const verdict = await tryMutant(folder, mutant);
    const change = `${mutant.file}: ${JSON.stringify(mutant.from)} → ${JSON.stringify(mutant.to)}`;
    console.log(`${verdict.padEnd(9)} ${mutant.kind.padEnd(15)} ${change} (${mutant.killedBy})`);
    verdicts.push(verdict);
  }
}

function tidy() {
  for (const child of running) child.kill('SIGKILL');
  rmSync(workshop, { recursive: true, force: true });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    tidy();
    process.exit(130);
  });
}

const stale = findStale();
if (stale.length > 0) {
  console.log(`these mutants fit no source:\n${stale.join('\n')}`);
  tidy();
  process.exit(1);
}
const verdicts = [];
try {
  const folders = Array.from({ length: Math.min(2, availableParallelism()) }, (_, i) =>
    copyProject(`copy-${i}`),
  );
  const tests = [...new Set(chosen.map(({ killedBy }) => killedBy))];
  const halves = folders.map((_, i) => tests.filter((_, t) => t % folders.length === i));
  const sound = await Promise.all(
    folders.map((folder, i) => (halves[i].length === 0 ? { names: [] } : runTests(folder, halves[i], false))),
  );
  const unsound = sound.flatMap((counts) => counts?.names ?? ['the test runner']);
  if (unsound.length > 0) {
    console.log(`these fail before anything is spoilt:\n${unsound.join('\n')}`);
  } else {
    const queue = [...chosen];
    await Promise.all(folders.map((folder) => work(folder, queue, verdicts)));
  }
} finally {
  tidy();
}
const killed = verdicts.filter((verdict) => verdict === 'killed').length;
console.log(`${killed} mutants killed, ${chosen.length - killed} survived`);
if (killed < chosen.length || chosen.length === 0) process.exitCode = 1;
