// The small run of the vote that is kept in results/reference: the experiment of experiments/eagr.exp.ts with few
// replications, few holders and few recorded series.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedModels } from '../src/catalogue.ts';
import { loadExperiment, writeExperiment } from '../src/load/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = join(root, 'results', 'reference');

/** The experiment of the reference run, as YAML. */
export async function referenceExperiment(): Promise<string> {
  const { resolved, model } = await loadExperiment(join(root, 'experiments/eagr.exp.ts'), {
    models: installedModels,
    overrides: { replications: 8, populations: { holders: 300 } },
  });
  const small = {
    ...resolved,
    name: 'reference',
    time: { ...resolved.time, record: 28 },
    observe: ['sequencerPool.runway', 'locking.locked', 'rewardBudget', 'eagrReserve', 'price'],
    expect: ['ledger.balanced', 'failed == 0'],
  };
  return writeExperiment(small, model, 'yaml');
}

/** Folders of kept runs; there should be one. */
export function keptRuns(): string[] {
  if (!existsSync(home)) return [];
  return readdirSync(home).map((key) => join(home, key));
}

/** Runs the command line from its sources in a folder; gives exit code and output. */
export function commandLine(args: readonly string[], folder = root): { exit: number; text: string } {
  const tsx = new URL('../node_modules/tsx/dist/loader.mjs', import.meta.url).href;
  const called = ['--import', tsx, join(root, 'src/cli/main.ts'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, called, { cwd: folder, encoding: 'utf8' });
  return { exit: status ?? -1, text: `${stdout}${stderr}` };
}

/** True when the kept run is of today's experiment and today's code still gives it to the last bit. */
async function isStillRight(folder: string): Promise<boolean> {
  const source = join(folder, 'experiment.source.yaml');
  if (!existsSync(source) || readFileSync(source, 'utf8') !== (await referenceExperiment())) return false;
  return commandLine(['reproduce', folder, '--level', 'full', '--strict', '--json']).exit === 0;
}

/** Runs the reference experiment again when the kept run is no longer right; says what was done. */
export async function writeReferenceRun(): Promise<string> {
  const [kept, ...others] = keptRuns();
  if (kept !== undefined && others.length === 0 && (await isStillRight(kept))) return `unchanged ${kept}`;
  rmSync(home, { recursive: true, force: true });
  const folder = mkdtempSync(join(tmpdir(), 'mlab-reference-'));
  try {
    const file = join(folder, 'reference.yaml');
    writeFileSync(file, await referenceExperiment());
    const { exit, text } = commandLine(['run', file, '--out', join(root, 'results'), '-q']);
    if (exit !== 0) throw new Error(`invalid reference run: exit ${exit}\n${text}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return `rewritten ${keptRuns().join(', ')}`;
}
