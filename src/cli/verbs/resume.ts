import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, LabError } from '../../define/index.ts';
import { findRun, listRuns, readManifest } from '../../store/index.ts';
import type { RunFolder } from '../../store/index.ts';
import { hasOwnModel, modelOf, OVERRIDES, readResolved } from '../../run/index.ts';
import type { RunnableExperiment } from '../../run/index.ts';
import { checkTrust, trustOption } from '../trust.ts';
import type { Verb } from '../verb.ts';
import { countOption, resultsFolder } from '../verb.ts';
import { carryOut } from './run.ts';

/** `mlab resume [run]`: finishes a run from its stored plan, or adds replications to it. */
export const resume: Verb = {
  name: 'resume',
  description: 'finish a run from its stored plan, or add replications to it',
  arguments: [['[run]', 'run key, beginning of one, or folder; the only unfinished run when absent']],
  options: [
    ['-j, --threads <n>', 'worker threads (all cores by default)'],
    ['--replications <n>', 'simulated futures per scenario, more than there are'],
    trustOption,
    ['--out <dir>', 'results folder (results)'],
  ],
  examples: ['mlab resume', 'mlab resume 7k3m9q2f --replications 4000'],
  async run(call) {
    const results = resultsFolder(call);
    const [reference] = call.args;
    const folder = reference === undefined ? onlyUnfinished(results) : findRun(results, reference);
    checkTrust(call, folder);
    const experiment = await storedExperiment(folder, countOption(call, 'replications', [1, 10_000_000]));
    return carryOut(call, experiment, { command: `mlab resume ${folder.key}` });
  },
};

/** A stored run as something that can be run. */
export async function storedExperiment(
  { folder }: RunFolder,
  replications?: number,
): Promise<RunnableExperiment> {
  const resolved = readResolved(folder);
  const source = readdirSync(folder).find((name) => name.startsWith('experiment.source.'));
  const extension = source?.split('.').pop();
  const bundle = join(folder, 'experiment.bundle.mjs');
  const overrides = join(folder, OVERRIDES);
  return {
    resolved: { ...resolved, replications: replications ?? resolved.replications },
    model: await modelOf(folder, resolved),
    ownModel: hasOwnModel(folder),
    format: extension === 'yaml' || extension === 'json' ? extension : 'ts',
    source: source === undefined ? '' : readFileSync(join(folder, source), 'utf8'),
    ...(existsSync(overrides) ? { overrides: JSON.parse(readFileSync(overrides, 'utf8')) } : {}),
    ...(existsSync(bundle) ? { bundle: readFileSync(bundle, 'utf8') } : {}),
  };
}

function onlyUnfinished(results: string): RunFolder {
  const unfinished = listRuns(results).filter(
    ({ manifest }) => existsSync(manifest) && readManifest(manifest).status === 'partial',
  );
  if (unfinished.length === 1) return unfinished[0];
  const names = unfinished.map(({ experiment, key }) => `${experiment}/${key}`);
  throw new LabError(
    'E504',
    unfinished.length === 0 ? 'no unfinished run' : `${unfinished.length} unfinished runs`,
    {
      exit: exitCodes.usage,
      expected:
        unfinished.length === 0 ? '`mlab runs` lists the finished ones' : `one of ${names.join(', ')}`,
    },
  );
}
