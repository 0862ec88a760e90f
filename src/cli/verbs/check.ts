import { installedModels } from '../../catalogue.ts';
import { grouped, LabError, exitCodes } from '../../define/index.ts';
import { estimate, loadExperiment, writeExperiment } from '../../load/index.ts';
import type { LoadedExperiment } from '../../load/index.ts';
import { codeIdentity, identityFor, runKeyOf } from '../../run/index.ts';
import { availableParallelism } from 'node:os';
import { assemble, checkComplete } from '../../simulate/index.ts';
import type { Answer } from '../console.ts';
import { inWords } from '../progress.ts';
import { measureSpeed } from '../speed.ts';
import type { Verb } from '../verb.ts';
import { countOption, textOption } from '../verb.ts';
import { overridesOf } from './run.ts';

/** `mlab check <file>`: validates, plans, estimates; runs nothing but a few days to time them. */
export const check: Verb = {
  name: 'check',
  description: 'validate an experiment file, plan it, estimate time and disk',
  arguments: [['<file>', 'experiment file (.exp.ts, .yaml, .json)']],
  options: [
    ['--print <format>', 'print the experiment as json or yaml'],
    ['-j, --threads <n>', 'worker threads to plan for (all cores by default)'],
    ['--replications <n>', 'simulated futures per scenario'],
    ['--seed <n>', 'seed'],
    ['--scenarios <a,b>', 'only these scenarios'],
    ['--set <p=v...>', 'set a lever or assumption'],
    ['--holders <n>', 'number of holders'],
  ],
  examples: [
    'mlab check experiments/eagr.exp.ts',
    'mlab check experiments/eagr.exp.ts --print yaml > eagr.yaml',
  ],
  async run(call) {
    const loaded = await loadExperiment(call.args[0] ?? '', {
      models: installedModels,
      overrides: overridesOf(call),
    });
    for (const warning of loaded.warnings) call.console.warn(`${warning.code} ${warning.message}`);
    assemble(loaded.model);
    if (!loaded.ownModel) checkComplete(loaded.model);
    const print = textOption(call, 'print');
    if (print !== undefined) return printed(loaded, print);
    return plan(loaded, countOption(call, 'threads', [1, 1024]) ?? availableParallelism());
  },
};

function printed(loaded: LoadedExperiment, format: string): Answer {
  if (format !== 'json' && format !== 'yaml') {
    throw new LabError('E502', `invalid --print: ${format}`, {
      exit: exitCodes.usage,
      path: '--print',
      expected: 'json or yaml',
    });
  }
  return { text: [writeExperiment(loaded.resolved, loaded.model, format).trimEnd()], data: loaded.resolved };
}

function plan(loaded: LoadedExperiment, threads: number): Answer {
  const { resolved, model } = loaded;
  const { seriesBytes } = estimate(resolved, model);
  const key = runKeyOf(resolved, identityFor(resolved, loaded.ownModel ? loaded.bundle : undefined)).short;
  const runs = resolved.scenarios.length * resolved.points.length * resolved.replications;
  const secondsPerRun = measureSpeed(resolved, model);
  const seconds = (runs * secondsPerRun) / threads;
  const open = resolved.assumptions.filter(
    ({ provenance }) => provenance.kind === 'assume' && provenance.notStated === true,
  );
  const points = resolved.points.length === 1 ? '' : ` x ${resolved.points.length} points`;
  const shape = `${resolved.scenarios.length} scenarios${points} x ${grouped(resolved.replications)} replications x ${grouped(resolved.time.days)} days`;
  const cost = `about ${inWords(seconds)} on ${threads} ${threads === 1 ? 'thread' : 'threads'}, ${grouped(Math.ceil(seriesBytes / 1e6))} MB`;
  const drawn = resolved.assumptions.length;
  return {
    text: [
      `${resolved.name}   ${shape} = ${grouped(runs)} runs     ${cost}     key ${key}`,
      `assumptions ${drawn}${open.length === 0 ? '' : ` (${open.length} not stated in the proposal)`}   outcomes ${resolved.outcomes.length}   claims ${resolved.claims.length}   gates ${resolved.expect.length}`,
    ],
    data: { key, runs, seconds, seriesBytes, experiment: resolved, tool: codeIdentity({ text: '' }).tool },
    next: [`mlab run ${loaded.resolved.name}`],
  };
}
