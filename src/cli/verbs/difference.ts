import { exitCodes } from '../../define/index.ts';
import { difference as differenceOf } from '../../difference/index.ts';
import type { Difference } from '../../difference/index.ts';
import type { RunData } from '../../report/run-data.ts';
import type { Answer } from '../console.ts';
import { differenceText, movedCells } from '../difference/difference-words.ts';
import { checkedReport, writtenReport } from '../difference/difference-report.ts';
import { flipCommand } from '../difference/flip-command.ts';
import { withSides } from '../difference/open-sides.ts';
import type { OpenedSides } from '../difference/open-sides.ts';
import { checkSides, experimentOf, isAnswerOfSide, planned, sideOf } from '../difference/sides.ts';
import { jsonSafe } from '../json-safe.ts';
import { studyOptions } from '../study.ts';
import type { Call, Verb } from '../verb.ts';

/** `mlab difference <a> [<b>]`: two versions of a model, an experiment or a proposal on the same seeds. */
export const difference: Verb = {
  name: 'difference',
  description:
    'two versions of a model, experiment or proposal on the same futures: what moved, beyond noise or not',
  arguments: [
    ['<before>', 'experiment file, or a finished run: key, folder or bundle (.zip)'],
    ['[after]', 'the other version; the same file when --set changes it'],
  ],
  options: [
    ...studyOptions.filter(([flags]) => !flags.includes('--set')),
    ['--set <p=v...>', 'set a lever or assumption in the second version'],
    [
      '--report',
      'write page, forum text, pictures and numbers into the folder of the second run; `mlab pack` takes them along',
    ],
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
    'mlab difference eagr-7k3m9q2f-w2000.zip smaller-0cwxqs5p-w2000.zip --check',
  ],
  async run(call) {
    const [before = '', after] = call.args;
    checkSides(call, before, after);
    return withSides(call, [before, after ?? before], (sides) => answerFor(call, sides));
  },
};

async function answerFor(call: Call, sides: OpenedSides): Promise<Answer> {
  const [before, after] = sides.references;
  if (call.options['dryRun'] === true) return planned(call, [before, after]);
  // A mistake in the second version is told before the first one is run.
  await experimentOf({ ...call, console: { ...call.console, warn: () => undefined } }, after, { set: true });
  const first = await sideOf(call, before, { set: false });
  if (isAnswerOfSide(first)) return first;
  const second = await sideOf(call, after, { set: true });
  if (isAnswerOfSide(second)) return second;
  if (first.manifest.runKey === second.manifest.runKey)
    call.console.warn(`both sides are run ${first.manifest.runKey}: nothing can differ`);
  const names = [sides.named(0, first), sides.named(1, second)] as const;
  if (call.options['check'] === true) return checkedReport([first, second], names);
  if (call.options['report'] === true)
    return writtenReport([first, second], {
      search: flipCommand(call, [first, second]),
      next: [
        `mlab difference ${names.join(' ')} --check`,
        ...[sides.packing(0, first), sides.packing(1, second)].flatMap((command) => command ?? []),
      ],
    });
  const { text, ...answer } = answerOf(
    call,
    [first, second],
    differenceOf(first, second, { series: sides.series }),
  );
  return { ...answer, text: [...sides.opening, ...text], next: nextOf(names, sides) };
}

/** Commands that follow; two runs alone can be compared where they are no bundles. */
const nextOf = (names: readonly [string, string], { opening }: OpenedSides): string[] => [
  `mlab difference ${names.join(' ')} --report`,
  ...(opening.length === 0 ? [`mlab compare ${names.join(' ')}`] : []),
];

function answerOf(call: Call, [first, second]: readonly [RunData, RunData], found: Difference): Answer {
  // What cannot be told is no proof that nothing moved.
  const moved = found.moved.filter(({ movement }) => ['moved', 'too few futures'].includes(movement));
  const records = found.moved.map(movedCells);
  return {
    text: differenceText(found),
    records,
    data: jsonSafe({ runs: [first.manifest.runKey, second.manifest.runKey], ...found }),
    exit: call.options['failIfMoved'] === true && moved.length > 0 ? exitCodes.gate : exitCodes.done,
  };
}
