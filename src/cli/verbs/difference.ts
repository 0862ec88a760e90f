import { reproduceCommand } from '../../report/made.ts';
import { checkDifference, writeDifference } from '../../report/difference-report/write-difference.ts';
import type { DifferenceCommands } from '../../report/difference-report/difference-content.ts';
import { exitCodes, grouped } from '../../define/index.ts';
import { difference as differenceOf } from '../../difference/index.ts';
import type { Difference } from '../../difference/index.ts';
import type { RunData } from '../../report/run-data.ts';
import type { Answer } from '../console.ts';
import { differenceText, movedCells } from '../difference/difference-words.ts';
import { checkSides, experimentOf, isAnswerOfSide, planned, sideOf } from '../difference/sides.ts';
import { jsonSafe } from '../json-safe.ts';
import { studyOptions } from '../study.ts';
import type { Call, Verb } from '../verb.ts';
import { installedVersion } from '../version.ts';

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
    ['--report', 'write page, forum text, pictures and numbers into the folder of the second run'],
    ['--check', 'derive every number, word and picture of a written report again'],
    [
      '--fail-if-moved',
      'exit 5 when any outcome moved beyond noise by as much as matters, or that cannot be told',
    ],
  ],
  examples: [
    'mlab difference 7k3m9q2f 0cwxqs5p --report',
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
    if (call.options['check'] === true) return checked(first, second);
    if (call.options['report'] === true) return reported(first, second);
    return answerOf(call, [first, second], differenceOf(first, second));
  },
};

function answerOf(call: Call, [first, second]: readonly [RunData, RunData], found: Difference): Answer {
  // What cannot be told is no proof that nothing moved.
  const moved = found.moved.filter(({ movement }) => ['moved', 'too few futures'].includes(movement));
  const records = found.moved.map(movedCells);
  return {
    text: differenceText(found),
    records,
    data: jsonSafe({ runs: [first.manifest.runKey, second.manifest.runKey], ...found }),
    next: [
      `mlab difference ${first.manifest.runKey} ${second.manifest.runKey} --report`,
      `mlab compare ${first.manifest.runKey} ${second.manifest.runKey}`,
    ],
    exit: call.options['failIfMoved'] === true && moved.length > 0 ? exitCodes.gate : exitCodes.done,
  };
}

/** Writes the report of two finished runs. */
async function reported(first: RunData, second: RunData): Promise<Answer> {
  const { folder, files, made } = await writeDifference(first, second, commandsOf(first, second));
  const shown = files.filter((path) => !path.includes('/') || path.endsWith('.png'));
  return {
    text: shown.map((path) => `  ${folder}/${path}`),
    records: shown.map((path) => [`${folder}/${path}`]),
    data: { folder, files, numbers: made.content.numbers.length },
    next: [`mlab difference ${pairOf(first, second)} --check`],
  };
}

/** Derives a written report again. */
function checked(first: RunData, second: RunData): Answer {
  const { checks: found, newSearches } = checkDifference(first, second);
  const wrong = found.filter(({ matches }) => !matches);
  const lines = wrong.map(({ id, text, found: now }) => `  ${id}: stored “${text}”, derived “${now}”`);
  return {
    text: [
      `${grouped(found.length - wrong.length)} of ${grouped(found.length)} numbers, words and pictures derived again.`,
      ...lines,
      ...newSearches.map((key) => `  since then: search ${key}, which --report would state`),
    ],
    data: { checked: found.length, wrong, newSearches },
    exit: wrong.length === 0 ? exitCodes.done : exitCodes.notReproduced,
  };
}

const pairOf = (first: RunData, second: RunData): string =>
  [first, second].map(({ manifest: { experiment, runKey } }) => `${experiment}/${runKey}`).join(' ');

function commandsOf(first: RunData, second: RunData): DifferenceCommands {
  const version = installedVersion();
  const [before, after] = [first, second].map(({ manifest }) => reproduceCommand(manifest, version));
  return { before, after, check: `npx metis-lab@${version} difference ${pairOf(first, second)} --check` };
}
