import { installedModels } from '../../catalogue.ts';
import { grouped, LabError, exitCodes } from '../../define/index.ts';
import { estimate, loadExperiment, writeExperiment } from '../../load/index.ts';
import type { LoadedExperiment } from '../../load/index.ts';
import type { ResolvedExperiment } from '../../plan/index.ts';
import { identityFor, runKeyOf } from '../../run/index.ts';
import { availableParallelism } from 'node:os';
import { assemble, checkComplete } from '../../simulate/index.ts';
import type { Answer } from '../console.ts';
import { expectedPrecision } from '../pilot.ts';
import { fixedBySet } from '../plan-notes.ts';
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
    ['--stop-when <rule...>', 'stop before the last future when met'],
    ['--look-every <n>', 'futures between looks at the rules'],
  ],
  examples: [
    'mlab check experiments/eagr.exp.ts',
    'mlab check experiments/eagr.exp.ts --print yaml > eagr.yaml',
  ],
  async run(call) {
    const overrides = overridesOf(call);
    const loaded = await loadExperiment(call.args[0] ?? '', { models: installedModels, overrides });
    for (const warning of loaded.warnings) call.console.warn(`${warning.code} ${warning.message}`);
    assemble(loaded.model);
    if (!loaded.ownModel) checkComplete(loaded.model);
    const print = textOption(call, 'print');
    if (print !== undefined) return printed(loaded, print);
    const threads = countOption(call, 'threads', [1, 1024]) ?? availableParallelism();
    return plan(loaded, { file: call.args[0] ?? '', threads, fixed: fixedBySet(loaded.resolved, overrides) });
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

function plan(
  loaded: LoadedExperiment,
  {
    file,
    threads,
    fixed,
  }: { readonly file: string; readonly threads: number; readonly fixed?: string | undefined },
): Answer {
  const { resolved, model } = loaded;
  const { seriesBytes, futures } = estimate(resolved, model);
  const key = runKeyOf(resolved, identityFor(resolved, loaded.ownModel ? loaded.bundle : undefined)).short;
  const secondsPerRun = measureSpeed(resolved, model);
  const seconds = (futures * secondsPerRun) / threads;
  const precision = expectedPrecision(resolved, model);
  const cost = `about ${inWords(seconds)} on ${threads} ${threads === 1 ? 'thread' : 'threads'}, ${grouped(Math.ceil(seriesBytes / 1e6))} MB`;
  const { text: counts, notStated } = countsOf(resolved, fixed);
  const expected = precision === undefined ? '' : `   ${precision}`;
  return {
    text: [
      `${resolved.name}   ${shapeOf(resolved)} = ${grouped(futures)} runs     ${cost}     key ${key}`,
      `${counts}${expected}`,
      ...rulesOf(resolved),
    ],
    data: {
      key,
      runs: futures,
      seconds,
      seriesBytes,
      notStated,
      precision: precision ?? null,
      experiment: resolved,
    },
    next: [`mlab run ${file}`],
  };
}

/** When the run may end before its last replication. */
function rulesOf({ stopWhen, lookEvery = 0, replications }: ResolvedExperiment): string[] {
  if (stopWhen === undefined) return [];
  const looks = `looks every ${grouped(lookEvery)} replications, at most ${grouped(replications)}`;
  return [`stops when ${stopWhen.join(' and ')}   (${looks}; 95 % over all of them)`];
}

function shapeOf({ scenarios, points, replications, time }: ResolvedExperiment): string {
  const designed = points.length === 1 ? '' : ` x ${points.length} points`;
  const count = scenarios.length === 1 ? '1 scenario' : `${scenarios.length} scenarios`;
  return `${count}${designed} x ${grouped(replications)} replications x ${grouped(time.days)} days`;
}

function countsOf(
  { assumptions, outcomes, claims, expect, draws }: ResolvedExperiment,
  fixed: string | undefined,
): { text: string; notStated: number } {
  const isOpen = ({ provenance }: ResolvedExperiment['assumptions'][number]): boolean =>
    provenance.kind === 'assume' && provenance.notStated === true;
  const notStated = assumptions.filter(isOpen).length;
  const together = draws && `drawn together in groups of ${draws.group}, ${draws.assumptions}`;
  const open = notStated === 0 ? undefined : `${notStated} not stated in the proposal`;
  const notes = [open, together, fixed].filter((each) => each !== undefined);
  const said = notes.length === 0 ? '' : ` (${notes.join('; ')})`;
  const text = `assumptions ${assumptions.length}${said}   outcomes ${outcomes.length}   claims ${claims.length}   gates ${expect.length}`;
  return { text, notStated };
}
