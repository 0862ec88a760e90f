import { grouped } from '../../define/index.ts';
import { futuresNeeded } from '../../difference/index.ts';
import type { Change, Difference, MovedOutcome, Movement, Parting } from '../../difference/index.ts';
import { plainText } from '../../report/escape.ts';
import { range, signedSignificant, significant } from '../../summarise/index.ts';
import { aligned } from '../console.ts';

/** The answer of `mlab difference`, for people. */
export function differenceText(found: Difference): string[] {
  return [
    ...summary(found),
    '',
    ...changeLines('what is said differently', found.changes),
    ...movedLines(found.moved),
    ...partingLines(found.partings),
    ...changeLines('words that changed', found.words),
    ...found.notes.map((note) => `note: ${plainText(note)}`),
  ];
}

function summary({ moved, words }: Difference): string[] {
  const counts = (wanted: Movement): number => moved.filter(({ movement }) => movement === wanted).length;
  const parts = movements
    .map(({ movement, words: said, always }) => ({ said, count: counts(movement), always }))
    .filter(({ count, always }) => count > 0 || always === true)
    .map(({ said, count }) => `${count} ${said}`);
  const changed = wordsInWords(words);
  const compared = moved.length - counts('identical') - counts('not to be compared');
  const few =
    counts('too few futures') === 0
      ? []
      : [
          `Too few futures: with ${compared} comparisons at least ${futuresNeeded(compared)} are needed before anything can be told from luck.`,
        ];
  return [`Of ${moved.length} outcomes in scenarios: ${parts.join(', ')}; ${changed}.`, ...few];
}

/** `3 verdicts and 1 claim get other words`, as the report of the difference counts them. */
function wordsInWords(words: readonly Change[]): string {
  const count = (where: string): string[] => {
    const n = words.filter((each) => each.where === where).length;
    return n === 0 ? [] : [`${n} ${where}${n === 1 ? '' : 's'}`];
  };
  const told = [...count('verdict'), ...count('claim')].join(' and ');
  if (told === '') return 'no verdict or claim gets other words';
  return `${told} ${words.length === 1 ? 'gets' : 'get'} other words`;
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

/** One outcome as cells of the table. */
export function movedCells({
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
