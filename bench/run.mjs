// Runs every claim in a fresh process and prints one table; `--save` also writes it into bench/README.md, `--all` takes the
// largest sizes, a word takes the claims that have it in their name.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Every claim is a module that prints one line of JSON: rows of { figure, value, unit, target? }. */
const claims = [
  'direct-holder-staking-keeps-up-with-c.mjs',
  'event-holder-staking-visits-only-who-decides.mjs',
  'vote-simulates-15000-days-a-second.mjs',
  'economy-with-a-million-holders-passes-150-days-a-second.mjs',
  'each-mechanism-takes-microseconds.mjs',
  'vote-demo-ends-within-90-seconds.mjs',
  'scaling-two-workers-halve-the-time.mjs',
  'first-line-appears-within-a-second.mjs',
  'any-chart-is-drawn-within-300-ms.mjs',
  'report-of-2000-futures-within-10-seconds.mjs',
  'memory-does-not-grow-with-replications.mjs',
  'memory-of-a-million-holders-fits.mjs',
  'sobol-indices-with-1000-resamples-within-3-seconds.mjs',
];

/** Compiles the C program of the yardstick; undefined, and said, where there is no compiler. */
function compile(folder) {
  const program = join(folder, 'holder-staking');
  const options = ['-O3', '-march=native', join(here, 'holder-staking.c'), '-o', program, '-lm'];
  const compiled = spawnSync('gcc', options, { encoding: 'utf8' });
  if (compiled.error !== undefined) return undefined;
  if (compiled.status !== 0) throw new Error(`invalid bench/holder-staking.c: ${compiled.stderr}`);
  return program;
}

function compilerVersion() {
  const asked = spawnSync('gcc', ['--version'], { encoding: 'utf8' });
  return asked.error === undefined ? asked.stdout.split('\n')[0] : 'no C compiler here: our figures only';
}

function machine() {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = (processors[0]?.model ?? 'unknown processor').trim();
  return `${model}, ${processors.length} cores, ${memory} GiB · Node ${process.versions.node} · ${compilerVersion()}`;
}

function rowsOf(claim, program) {
  const given = program !== undefined && claim.includes('holder-staking') ? [program] : all;
  console.error(claim.replace('.mjs', '').replaceAll('-', ' '));
  const printed = execFileSync(process.execPath, [join(here, claim), ...given], { encoding: 'utf8' });
  return JSON.parse(printed.trim().split('\n').at(-1));
}

const shown = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

function tableOf(rows) {
  const lines = rows.map(
    ({ figure, value, unit, target = '' }) => `| ${figure} | ${shown(value)} ${unit} | ${target} |`,
  );
  return ['| figure | measured | target |', '|---|---|---|', ...lines].join('\n');
}

const all = process.argv.includes('--all') ? ['--all'] : [];
const word = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '';
const folder = mkdtempSync(join(tmpdir(), 'metis-lab-bench-'));
try {
  const program = compile(folder);
  const began = loadavg()[0];
  const chosen = claims.filter((claim) => claim.includes(word));
  if (chosen.length === 0) throw new Error(`unknown bench: ${word}; expected a word of ${claims.join(', ')}`);
  const rows = chosen.flatMap((claim) => rowsOf(claim, program));
  const day = new Date().toISOString().slice(0, 10);
  const load = `${began.toFixed(1)} to ${loadavg()[0].toFixed(1)} processes waited or ran before and after`;
  const text = `${day} · ${machine()} · ${load}\n\n${tableOf(rows)}\n`;
  console.log(text);
  if (process.argv.includes('--save')) {
    const path = join(here, 'README.md');
    const [before] = readFileSync(path, 'utf8').split('<!-- table -->');
    writeFileSync(path, `${before}<!-- table -->\n\n${text}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
