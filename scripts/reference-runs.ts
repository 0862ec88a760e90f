// The small runs that are kept in results/reference, one for each experiment, below 1 MB each: few futures, few holders, and
// of the recorded series three, every four weeks (every week in experiments of a year).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedModels } from '../src/catalogue.ts';
import { loadExperiment, writeExperiment } from '../src/load/index.ts';
import { headlineOf } from '../src/report/effects.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = join(root, 'results', 'reference');

const REPLICATIONS = 7;
const HOLDERS = 200;
const SERIES = 3;
const WEEK = 7;

/** Scenarios kept where there are more: the first and the last of the experiment; of the vote all four. */
const SCENARIOS = 3;
const whole = 'eagr';

/** Experiments of which a run is kept: every `.exp.ts` in experiments. */
export function referenceNames(): string[] {
  const suffix = '.exp.ts';
  return readdirSync(join(root, 'experiments'))
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .sort();
}

/** The experiment of a kept run, as YAML. */
export async function referenceExperiment(name: string): Promise<string> {
  const path = join(root, 'experiments', `${name}.exp.ts`);
  const populations = { holders: HOLDERS };
  const all = await loadExperiment(path, { models: installedModels });
  const names = all.resolved.scenarios.map((scenario) => scenario.name);
  const scenarios =
    name === whole ? names : [...new Set([...names.slice(0, 1), ...names.slice(1 - SCENARIOS)])];
  const overrides = { replications: REPLICATIONS, populations, scenarios };
  const { resolved, model } = await loadExperiment(path, { models: installedModels, overrides });
  const record = resolved.time.days <= 366 ? WEEK : 4 * WEEK;
  const headline = headlineOf(resolved.outcomes).of;
  const read = (resolved.readings ?? []).map(({ of }) => of);
  const observe = [...new Set([headline, ...read, ...resolved.observe])].slice(0, SERIES);
  const readings = (resolved.readings ?? []).filter(({ of }) => observe.includes(of));
  // Half widths that the experiment asks of its own number of futures cannot be met by these few.
  const expect = resolved.expect.filter((gate) => !gate.includes('halfWidth'));
  const { readings: _all, ...rest } = resolved;
  const small = { ...rest, time: { ...resolved.time, record }, observe, expect };
  return writeExperiment(readings.length === 0 ? small : { ...small, readings }, model, 'yaml');
}

/** Folders of the kept runs of an experiment; there should be one. */
export function keptRuns(name: string): string[] {
  const folder = join(home, name);
  return existsSync(folder) ? readdirSync(folder).map((key) => join(folder, key)) : [];
}

/** Runs the command line from its sources in a folder; gives exit code and output. */
export function commandLine(args: readonly string[], folder = root): { exit: number; text: string } {
  const tsx = new URL('../node_modules/tsx/dist/loader.mjs', import.meta.url).href;
  const called = ['--import', tsx, join(root, 'src/cli/main.ts'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, called, { cwd: folder, encoding: 'utf8' });
  return { exit: status ?? -1, text: `${stdout}${stderr}` };
}

/** True when a kept run is of today's experiment and today's code still gives it to the last bit. */
async function isStillRight(name: string, folder: string): Promise<boolean> {
  const source = join(folder, 'experiment.source.yaml');
  if (!existsSync(source) || readFileSync(source, 'utf8') !== (await referenceExperiment(name))) return false;
  return commandLine(['reproduce', folder, '--level', 'full', '--strict', '--json']).exit === 0;
}

/** Runs the experiments again whose kept runs are no longer right; says what was done with each. */
export async function writeReferenceRuns(): Promise<string[]> {
  const names = referenceNames();
  const said: string[] = [];
  for (const stale of existsSync(home) ? readdirSync(home).filter((name) => !names.includes(name)) : [])
    rmSync(join(home, stale), { recursive: true });
  for (const name of names) said.push(await writeReferenceRun(name));
  return said;
}

async function writeReferenceRun(name: string): Promise<string> {
  const [kept, ...others] = keptRuns(name);
  if (kept !== undefined && others.length === 0 && (await isStillRight(name, kept)))
    return `unchanged ${kept}`;
  rmSync(join(home, name), { recursive: true, force: true });
  const folder = mkdtempSync(join(tmpdir(), 'mlab-reference-'));
  try {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, await referenceExperiment(name));
    const { exit, text } = commandLine(['run', file, '--out', home, '-q']);
    if (exit !== 0) throw new Error(`invalid reference run of ${name}: exit ${exit}\n${text}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return `rewritten ${keptRuns(name).join(', ')}`;
}
