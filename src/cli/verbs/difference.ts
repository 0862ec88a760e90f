import { existsSync, statSync } from 'node:fs';
import { installedModels } from '../../catalogue.ts';
import { exitCodes, grouped, LabError } from '../../define/index.ts';
import { difference as differenceOf, futuresNeeded } from '../../difference/index.ts';
import type { Change, Difference, MovedOutcome, Movement, Parting } from '../../difference/index.ts';
import { loadExperiment } from '../../load/index.ts';
import type { LoadedExperiment } from '../../load/index.ts';
import { plainText } from '../../report/escape.ts';
import { readRun } from '../../report/run-data.ts';
import type { RunData } from '../../report/run-data.ts';
import { planRun } from '../../run/index.ts';
import type { RunnableExperiment } from '../../run/index.ts';
import { findRun } from '../../store/index.ts';
import { range, signedSignificant, significant } from '../../summarise/index.ts';
import { commandAgain } from '../command-text.ts';
import { aligned } from '../console.ts';
import type { Answer } from '../console.ts';
import { jsonSafe } from '../json-safe.ts';
import { costOf, isAnswer, runDesigned, studyOptions, threadsOf } from '../study.ts';
import type { Call, Verb } from '../verb.ts';
import { resultsFolder } from '../verb.ts';
import { keptOverrides, overridesOf } from './run.ts';

/** `mlab difference <a> [<b>]`: two versions of a model, an experiment or a proposal on the same seeds. */
export const difference: Verb = {
  name: 'difference',
  description:
    'two versions of a model, experiment or proposal on the same futures: what moved, beyond noise or not',
  arguments: [
    ['<before>', 'experiment file, or a finished run'],
    ['[after]', 'the other version; the same file when --set changes it'],
  ],
  options: [
    ...studyOptions.filter(([flags]) => !flags.includes('--set')),
    ['--set <p=v...>', 'set a lever or assumption in the second version'],
    [
      '--fail-if-moved',
      'exit 5 when any outcome moved beyond noise by as much as matters, or that cannot be told',
    ],
  ],
  examples: [
    'mlab difference eagr.exp.ts eagr-revised.exp.ts',
    'mlab difference experiments/eagr.exp.ts --set "market.depth=2,000,000 USD" --replications 200',
    'mlab difference 7k3m9q2f 0cwxqs5p',
  ],
  async run(call) {
    const [before = '', after] = call.args;
    checkSides(call, after);
    if (call.options['dryRun'] === true) return planned(call, [before, after ?? before]);
    // A mistake in the second version is told before the first one is run.
    await experimentOf({ ...call, console: { ...call.console, warn: () => undefined } }, after ?? before, {
      set: true,
    });
    const first = await sideOf(call, before, { set: false });
    if (isAnswerOfSide(first)) return first;
    const second = await sideOf(call, after ?? before, { set: true });
    if (isAnswerOfSide(second)) return second;
    return answerOf(call, [first, second], differenceOf(first, second));
  },
};

function checkSides(call: Call, after: string | undefined): void {
  if (after !== undefined || call.options['set'] !== undefined) return;
  throw new LabError('E502', 'a difference needs two versions', {
    exit: exitCodes.usage,
    expected: 'a second file or run, or --set on top of the first file',
  });
}

const isFile = (path: string): boolean =>
  /\.(?:m?[jt]s|ya?ml|json)$/u.test(path) && existsSync(path) && statSync(path).isFile();

/** What would be run for both sides and what that costs. */
async function planned(call: Call, sides: readonly [string, string]): Promise<Answer> {
  const plans = [];
  for (const [at, reference] of sides.entries()) {
    const side = at === 0 ? 'before' : 'after';
    const experiment = await experimentOf(call, reference, { set: at === 1 });
    if (experiment === undefined) {
      const { key } = findRun(resultsFolder(call), reference);
      plans.push({ side, run: key, text: `${side}: run ${key}, nothing to run` });
      continue;
    }
    const { key, total, done } = await planRun(experiment, resultsFolder(call));
    const { text } = costOf(experiment.resolved, { model: experiment.model, threads: threadsOf(call) });
    const left = done === 0 ? '' : `; ${grouped(total - done)} of them to do`;
    plans.push({ side, run: key, runs: total, done, text: `${side}: ${text}${left}` });
  }
  const precision =
    'Precision: the same futures on both sides; what does not move is equal to the last bit, intervals are printed with what does.';
  return { text: [...plans.map(({ text }) => text), precision, 'Nothing was run.'], data: { plans } };
}

/** The experiment of a side that is a file, with what the command line says on top of it. */
async function experimentOf(
  call: Call,
  reference: string,
  { set }: { readonly set: boolean },
): Promise<(RunnableExperiment & LoadedExperiment) | undefined> {
  if (!isFile(reference)) return undefined;
  const { set: given, ...rest } = overridesOf(call);
  const overrides = set && given !== undefined ? { ...rest, set: given } : rest;
  const loaded = await loadExperiment(reference, { models: installedModels, overrides });
  for (const warning of loaded.warnings) call.console.warn(`${warning.code} ${warning.message}`);
  return { ...loaded, overrides: keptOverrides(overrides) };
}

/** A side as a finished run: an experiment file is run first, or found finished. */
async function sideOf(
  call: Call,
  reference: string,
  how: { readonly set: boolean },
): Promise<RunData | Answer> {
  const experiment = await experimentOf(call, reference, how);
  if (experiment === undefined) return readRun(findRun(resultsFolder(call), reference).folder);
  const result = await runDesigned(call, experiment, { command: commandAgain('difference', call) });
  return isAnswer(result) ? result : readRun(result.folder);
}

const isAnswerOfSide = (side: RunData | Answer): side is Answer => 'text' in side;

function answerOf(call: Call, [first, second]: readonly [RunData, RunData], found: Difference): Answer {
  // What cannot be told is no proof that nothing moved.
  const moved = found.moved.filter(({ movement }) => ['moved', 'too few futures'].includes(movement));
  const records = found.moved.map(movedCells);
  return {
    text: [
      ...summary(found),
      '',
      ...changeLines('what is said differently', found.changes),
      ...movedLines(found.moved),
      ...partingLines(found.partings),
      ...changeLines('words that changed', found.words),
      ...found.notes.map((note) => `note: ${plainText(note)}`),
    ],
    records,
    data: jsonSafe({ runs: [first.manifest.runKey, second.manifest.runKey], ...found }),
    next: [`mlab compare ${first.manifest.runKey} ${second.manifest.runKey}`],
    exit: call.options['failIfMoved'] === true && moved.length > 0 ? exitCodes.gate : exitCodes.done,
  };
}

function summary({ moved, words }: Difference): string[] {
  const counts = (wanted: Movement): number => moved.filter(({ movement }) => movement === wanted).length;
  const parts = movements
    .map(({ movement, words: said, always }) => ({ said, count: counts(movement), always }))
    .filter(({ count, always }) => count > 0 || always === true)
    .map(({ said, count }) => `${count} ${said}`);
  const changed =
    words.length === 0 ? 'no word of the reports changes' : `${words.length} words of the reports change`;
  const compared = moved.length - counts('identical') - counts('not to be compared');
  const few =
    counts('too few futures') === 0
      ? []
      : [
          `Too few futures: with ${compared} comparisons at least ${futuresNeeded(compared)} are needed before anything can be told from luck.`,
        ];
  return [`Of ${moved.length} outcomes in scenarios: ${parts.join(', ')}; ${changed}.`, ...few];
}

const movements: readonly { movement: Movement; words: string; always?: boolean }[] = [
  { movement: 'moved', words: 'moved beyond noise', always: true },
  { movement: 'moved, too little to matter', words: 'moved by less than matters' },
  { movement: 'within noise', words: 'within noise', always: true },
  { movement: 'too few futures', words: 'with too few futures to say' },
  { movement: 'identical', words: 'identical in every future', always: true },
  { movement: 'not to be compared', words: 'not to be compared, all futures failed' },
];

/** Most changes printed; the document of --json has all. */
const MOST = 40;

function changeLines(title: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const shown = changes
    .slice(0, MOST)
    .map(({ where, what, before, after }) =>
      [where, what, `${clipped(before)} -> ${clipped(after)}`].map(plainText),
    );
  const more = changes.length > MOST ? [`  and ${changes.length - MOST} more (--json)`] : [];
  return [`${title}:`, ...aligned(shown, '  '), ...more, ''];
}

const clipped = (text: string): string => (text.length > 70 ? `${text.slice(0, 67)}...` : text);

const header = [
  'scenario',
  'outcome',
  'before',
  'after',
  'median change',
  '95% interval',
  '9 in 10 futures',
  'unchanged',
  '',
];

function movedLines(moved: readonly MovedOutcome[]): string[] {
  if (moved.length === 0) return ['nothing to compare: no scenario and outcome in common', ''];
  const other = moved.filter(({ movement }) => movement !== 'identical');
  const table = [
    'what moved, after minus before in the same futures, largest first:',
    ...aligned([header, ...other.map(movedCells)], '  '),
    '  beyond noise: signed-rank test with Holm’s correction over all comparisons, 5 in 100 together',
  ];
  return [...(other.length === 0 ? [] : table), ...identicalLines(moved), ''];
}

/** Outcomes without any change, by scenario in one line each. */
function identicalLines(moved: readonly MovedOutcome[]): string[] {
  const scenarios = [...new Set(moved.map(({ scenario }) => scenario))];
  const lines = scenarios.flatMap((scenario) => {
    const own = moved.filter((each) => each.scenario === scenario);
    const same = own.filter(({ movement }) => movement === 'identical');
    if (same.length === 0) return [];
    const all = same.length === own.length;
    return [
      [
        plainText(scenario),
        all ? `all outcomes (${own.length})` : same.map(({ outcome }) => outcome).join(', '),
      ],
    ];
  });
  return lines.length === 0 ? [] : ['equal to the last bit in every future:', ...aligned(lines, '  ')];
}

function movedCells({
  scenario,
  outcome,
  unit,
  medians,
  difference: found,
  movement,
}: MovedOutcome): string[] {
  const style = { digits: 3, signed: true };
  if (movement === 'not to be compared')
    return [plainText(scenario), outcome, '', '', '', '', '', '', movement];
  const same = movement === 'identical';
  const interval = found.medianInterval;
  return [
    plainText(scenario),
    unit === '' ? outcome : `${outcome} (${unit})`,
    ...medians.map((value) => significant(value, 3)),
    same ? '0' : signedSignificant(found.median, 3),
    same ? '' : range(interval.low, interval.high, style),
    same ? '' : range(found.range.low, found.range.high, style),
    `${grouped(found.exactlyZero)} of ${grouped(found.n)}`,
    movement,
  ];
}

function partingLines(partings: readonly Parting[]): string[] {
  if (partings.length === 0) return [];
  const lines = partings.map(({ scenario, day, series, futures, of }) =>
    day === null
      ? [plainText(scenario), 'recorded series equal to the last bit']
      : [
          plainText(scenario),
          `part on day ${grouped(day)}: ${series.join(', ')} (${grouped(futures)} of ${grouped(of)} futures)`,
        ],
  );
  return ['where recorded series part:', ...aligned(lines, '  '), ''];
}
