import { exitCodes, LabError } from '../../define/index.ts';
import { readRun } from '../../report/run-data.ts';
import type { RunData } from '../../report/run-data.ts';
import { findRun } from '../../store/index.ts';
import { aligned, lineWidth } from '../console.ts';
import { underHeadings, wrapLines } from '../fold-table.ts';
import { jsonSafe } from '../json-safe.ts';
import { listOption } from '../list-option.ts';
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
    const { baseline, outcomes, points } = run.experiment;
    const scenarios = run.experiment.scenarios.map(({ name }) => name);
    const names = outcomes.map(({ name }) => name);
    const wanted = listOption(call, 'outcome', names) ?? names;
    const point = countOption(call, 'point', [0, points.length - 1]);
    if (point === undefined && points.length > 1)
      call.console.warn(`design point 0 of ${points.length}; --point chooses another`);
    const effects = effectPrecision(run, {
      outcomes: outcomes.filter(({ name }) => wanted.includes(name)),
      scenarios: listOption(call, 'scenarios', scenarios) ?? scenarios,
      baseline,
      point,
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
  const text =
    effects.length === 0
      ? nothing
      : [...aligned(underHeadings(rows), '  '), ...wrapLines(sentences, lineWidth())];
  return {
    text: [...text, ...stoppingLines(run.manifest)],
    records: rows,
    data: jsonSafe({ effects, stopped: run.manifest.stopped ?? null }),
  };
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
