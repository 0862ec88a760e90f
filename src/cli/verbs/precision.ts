import { exitCodes, LabError, nearest } from '../../define/index.ts';
import { readRun } from '../../report/run-data.ts';
import type { RunData } from '../../report/run-data.ts';
import { findRun } from '../../store/index.ts';
import { aligned } from '../console.ts';
import { jsonSafe } from '../json-safe.ts';
import { effectPrecision, precisionTable, stoppingLines } from '../run-precision.ts';
import type { EffectPrecision } from '../run-precision.ts';
import type { Call, Verb } from '../verb.ts';
import { countOption, resultsFolder, textOption } from '../verb.ts';

/** `mlab precision <run>`: how precisely effects are known, whether verdicts are final, how many replications a target needs. */
export const precision: Verb = {
  name: 'precision',
  description: 'how precisely effects are known, whether verdicts are final, what a target would need',
  arguments: [['<run>', 'run key, beginning of one, experiment, or folder']],
  options: [
    ['--outcome <name>', 'only this outcome (several: a,b)'],
    ['--scenarios <a,b>', 'only these scenarios against the baseline'],
    ['--target <half width>', 'half width wanted: 0.2, or 2% of a share (what matters, when absent)'],
    ['--point <n>', 'design point (0)'],
    ['--out <dir>', 'results folder (results)'],
  ],
  examples: ['mlab precision eagr', 'mlab precision eagr --outcome runwayYears --target 0.2'],
  async run(call) {
    const run = readRun(findRun(resultsFolder(call), call.args[0]).folder);
    const { baseline, scenarios, outcomes, points } = run.experiment;
    const names = listOption(
      call,
      'outcome',
      outcomes.map(({ name }) => name),
    );
    const effects = effectPrecision(run, {
      outcomes: outcomes.filter(({ name }) => names.includes(name)),
      scenarios: listOption(
        call,
        'scenarios',
        scenarios.map(({ name }) => name),
      ),
      baseline,
      point: countOption(call, 'point', [0, points.length - 1]),
      target: targetOf(call),
    });
    return answerOf(run, effects);
  },
};

function answerOf(run: RunData, effects: readonly EffectPrecision[]) {
  const rows = precisionTable(effects);
  const sentences = effects.map(
    ({ outcome, scenario, baseline, sentence }) => `${outcome}, ${scenario} - ${baseline}: ${sentence}`,
  );
  const nothing = ['no two scenarios have results in the same replications: nothing to compare'];
  const text = effects.length === 0 ? nothing : [...aligned(rows, '  '), ...sentences];
  return {
    text: [...text, ...stoppingLines(run.manifest)],
    records: rows,
    data: jsonSafe({ effects, stopped: run.manifest.stopped ?? null }),
  };
}

/** Names given as `a,b`, all that are known when absent; throws E502 for one that the run does not have. */
function listOption(call: Call, option: string, known: readonly string[]): readonly string[] {
  const names = textOption(call, option)
    ?.split(',')
    .map((name) => name.trim());
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown === undefined) return names ?? known;
  throw new LabError('E502', `invalid --${option}: ${unknown}`, {
    exit: exitCodes.usage,
    path: `--${option}`,
    suggestion: nearest(unknown, known),
    expected: `one of ${known.join(', ')}`,
  });
}

function targetOf(call: Call): number | undefined {
  const text = textOption(call, 'target');
  if (text === undefined) return undefined;
  const amount = Number(text.replace(/%$/u, ''));
  const target = text.endsWith('%') ? amount / 100 : amount;
  if (target > 0 && Number.isFinite(target) && text.trim() !== '') return target;
  throw new LabError('E502', `invalid --target: ${text}`, {
    exit: exitCodes.usage,
    path: '--target',
    expected: 'a half width above 0 in the unit of the outcome, such as 0.2 or 2%',
  });
}
