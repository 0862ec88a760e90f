// Longer than 200 lines because each method has a table of its own and they are read side by side.
import { shownAmount, shownDifference, shownUnit, withUnit } from '../../report/shown-unit.ts';
import { decomposedWords, rulesInWords } from '../../sensitivity/index.ts';
import type {
  Estimate,
  MorrisResult,
  PawnResult,
  RestrictionStyle,
  SobolIndices,
  SobolResult,
  Tornado,
} from '../../sensitivity/index.ts';
import { decimals, significant } from '../../summarise/index.ts';
import type { GoodShare, Regional, SensitivityFinding } from './sensitivity-analysis.ts';
import type { SensitivityPlan } from './sensitivity-plan.ts';
import { BEYOND_CHANCE, rankingNotes, standingOf } from './sensitivity-words.ts';

/** What an analysis says: a table for people, the same with all digits for files, and sentences. */
export interface SensitivityTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
  /** Columns and rows of the CSV file. */
  readonly columns: readonly string[];
  readonly records: readonly (readonly (string | number)[])[];
}

/** Units in which values are written. */
export interface TableUnits {
  /** Unit of the response. */
  readonly response: string;
  readonly inputs: ReadonlyMap<string, string>;
}

/** The table of a finding. */
export function sensitivityTable(
  finding: SensitivityFinding,
  plan: SensitivityPlan,
  units: TableUnits,
): SensitivityTable {
  const order = orderNotes(finding, plan);
  switch (finding.method) {
    case 'tornado':
      return tornadoTable(finding.result, units, order);
    case 'morris':
      return morrisTable(finding.result, units, order);
    case 'sobol':
      return sobolTable(finding.result, plan, order);
    case 'pawn':
      return pawnTable(finding.result, order);
    case 'regional': {
      const { result } = finding;
      return result.kind === 'share' ? shareTable(result, plan) : regionalTable(result, plan, units);
    }
  }
}

/** How sure the order is, and what would make it surer. */
function orderNotes(finding: SensitivityFinding, { n, replications }: SensitivityPlan): string[] {
  const { method, result } = finding;
  if ((method === 'morris' || method === 'pawn') && result.isConstant) return [];
  const standing = standingOf(finding);
  return method === 'tornado'
    ? rankingNotes(standing, `--replications ${4 * replications}`)
    : rankingNotes(standing, `--n ${Math.max(16, 4 * n)}`, ' (95 in 100 resamples)');
}

const ends = ({ interval: { low, high } }: Estimate): (string | number)[] => [low ?? '', high ?? ''];

/** `0.62 [0.55 to 0.70]`, `0.62` without an interval. */
function share({ value, interval: { low, high } }: Estimate, places = 2): string {
  const text = decimals(value, places);
  return low === null || high === null
    ? text
    : `${text} [${decimals(low, places)} to ${decimals(high, places)}]`;
}

/** Found shares that no shares can be, in words: they tell that there are too few points. */
function impossibleNotes({ inputs }: SobolIndices, { n }: SensitivityPlan): string[] {
  // Compared as they are written, with two digits.
  const beyond = inputs.filter(({ first, total }) => Math.round(100 * (first.value - total.value)) > 0);
  const isNegative = ({ interval }: Estimate) => interval.high !== null && interval.high < 0;
  const below = inputs.filter(({ first, total }) => isNegative(first) || isNegative(total));
  const names = (some: typeof inputs) => some.map(({ name }) => name).join(', ');
  return [
    ...(below.length === 0 ? [] : [`shares of the variance cannot be negative (${names(below)})`]),
    ...(beyond.length === 0 ? [] : [`alone cannot exceed total (${names(beyond)})`]),
  ].map((what) => `n is too small: ${what}. More is needed: --n ${4 * n}.`);
}

/** Futures that all points share and that are too few to stand for others. */
const FEW_FUTURES = 30;

function sobolTable(result: SobolResult, plan: SensitivityPlan, order: readonly string[]): SensitivityTable {
  const columns = ['input', 'total', 'total low', 'total high', 'first', 'first low', 'first high'];
  if (result.kind !== 'indices') {
    return { head: [], rows: [], notes: [decomposedWords(result)], columns, records: [] };
  }
  const sorted = [...result.inputs].sort((a, b) => b.total.value - a.total.value);
  const pairs = result.pairs.filter(({ index }) => (index.interval.low ?? 0) > 0);
  const together = pairs.map(({ names, index }) => `${names.join(' with ')} ${share(index)}`);
  const failed =
    result.dropped === 0 ? [] : [`${result.dropped} base samples with a failed future were left out.`];
  return {
    head: ['input', 'with interactions (total)', 'alone (first order)'],
    rows: sorted.map(({ name, total, first }) => [name, share(total), share(first)]),
    notes: [
      decomposedWords(result),
      ...(plan.secondOrder
        ? [`Pairs that act together: ${together.length === 0 ? 'none beyond chance' : together.join(', ')}.`]
        : []),
      ...failed,
      ...(plan.luck === 'common' && plan.replications < FEW_FUTURES
        ? [`Intervals take the ${plan.replications} futures that all points share as given.`]
        : []),
      ...impossibleNotes(result, plan),
      ...order,
    ],
    columns,
    records: [
      ...sorted.map(({ name, total, first }) => [
        name,
        total.value,
        ...ends(total),
        first.value,
        ...ends(first),
      ]),
      ...result.pairs.map(({ names, index }) => [names.join(' x '), '', '', '', index.value, ...ends(index)]),
    ],
  };
}

function morrisTable(
  { effects, isConstant, dropped, trajectories, replications }: MorrisResult,
  { response }: TableUnits,
  order: readonly string[],
): SensitivityTable {
  const amount = (value: number) => sizeOf(value, response);
  const sorted = [...effects].sort((a, b) => b.muStar.value - a.muStar.value);
  return {
    head: ['input', 'mean size of effects (mu*)', 'mean effect (mu)', 'spread (sigma)', 'luck alone gives'],
    rows: sorted.map(({ name, mu, muStar, sigma, floor }) => [
      name,
      sizeWithEnds(muStar, response),
      shownDifference(mu.value, response),
      amount(sigma.value),
      floor === undefined ? 'not known' : amount(floor),
    ]),
    notes: [
      isConstant
        ? 'No step changed anything: the response is constant.'
        : `Effects are changes of the response over the whole range of an input, ${trajectories} of each${dropped === 0 ? '' : ` (${dropped} with a failed future left out)`}. A spread as large as the size says: it depends on the other inputs${replications === 1 ? ', or is luck' : ''}.`,
      ...order,
    ],
    columns: [
      'input',
      'mu*',
      'mu* low',
      'mu* high',
      'mu',
      'mu low',
      'mu high',
      'sigma',
      'sigma low',
      'sigma high',
      'luck',
    ],
    records: sorted.map(({ name, mu, muStar, sigma, luck }) => [
      name,
      ...[muStar, mu, sigma].flatMap((each) => [each.value, ...ends(each)]),
      luck ?? '',
    ]),
  };
}

/** The size of a difference with its unit: `3.7 years`, `5.0 percentage points`. */
function sizeOf(value: number, unit: string): string {
  return withUnit(amountAlone(value, unit), shownUnit(unit).ofDifferences);
}

/** `13 years [6.5 to 19]`, `13 years` without an interval. */
function sizeWithEnds({ value, interval: { low, high } }: Estimate, unit: string): string {
  const text = sizeOf(value, unit);
  return low === null || high === null
    ? text
    : `${text} [${amountAlone(low, unit)} to ${amountAlone(high, unit)}]`;
}

function amountAlone(value: number, unit: string): string {
  return significant(value * shownUnit(unit).factor, 2);
}

function tornadoTable(
  { bars, base }: Tornado,
  { response, inputs }: TableUnits,
  order: readonly string[],
): SensitivityTable {
  const rows = bars.map(({ name, ends: all, swing }, place) => [
    `${place + 1} ${name}`,
    sizeWithEnds(swing, response),
    all
      .map(
        ({ value, change }) =>
          `${shownDifference(change.value, response)} at ${written(value, inputs.get(name))}`,
      )
      .join(', '),
  ]);
  return {
    head: ['input', 'swing', 'change at its ends'],
    rows,
    notes: [
      `At the baseline, all inputs at their medians: ${shownAmount(base.value, response)}. One input moves at a time: interactions are not seen.`,
      ...order,
    ],
    columns: [
      'input',
      'end',
      'value',
      'mean',
      'change',
      'change low',
      'change high',
      'swing',
      'swing low',
      'swing high',
    ],
    records: bars.flatMap(({ name, ends: all, swing }) =>
      all.map(({ end, value, mean, change }) => [
        name,
        end,
        value,
        mean,
        change.value,
        ...ends(change),
        swing.value,
        ...ends(swing),
      ]),
    ),
  };
}

function written(value: number | string, unit = ''): string {
  return typeof value === 'number' ? shownAmount(value, unit) : value;
}

function pawnTable(
  { indices, dummy, points, slices, dropped, isConstant }: PawnResult,
  order: readonly string[],
): SensitivityTable {
  const sorted = [...indices].sort((a, b) => b.median.value - a.median.value);
  return {
    head: ['input', 'median distance', 'largest', 'beyond chance'],
    rows: sorted.map(({ name, median, largest, isAboveDummy }) => [
      name,
      share(median),
      decimals(largest, 2),
      isAboveDummy ? 'yes' : 'no',
    ]),
    notes: [
      isConstant
        ? 'The response is the same at every point.'
        : `Distances between distributions of single futures, ${slices} slices of each input, ${points} points${dropped === 0 ? '' : ` (${dropped} with a failed future left out)`}. An input that does nothing stays below ${decimals(dummy, 2)} in 95 of 100 cases.`,
      ...order,
    ],
    columns: ['input', 'median', 'median low', 'median high', 'largest', 'dummy', 'above dummy'],
    records: sorted.map(({ name, median, largest, isAboveDummy }) => [
      name,
      median.value,
      ...ends(median),
      largest,
      dummy,
      isAboveDummy ? 1 : 0,
    ]),
  };
}

/** The answer where good futures cannot be compared with others. */
function shareTable(
  { good: hits, points, share: found }: GoodShare,
  plan: SensitivityPlan,
): SensitivityTable {
  const percent = (of: number) => `${decimals(100 * of, 1)} %`;
  const { estimate, low, high } = found;
  const more = `more points (--n ${4 * plan.n})`;
  const advice =
    hits === points
      ? 'All are good, so nothing separates good futures from others: look for a stricter --good.'
      : hits < 2
        ? `Too few are good to say what they have in common: ${more} or a milder --good.`
        : `Too few points to say what good futures have in common: ${more}, at least 40.`;
  return {
    head: [],
    rows: [],
    notes: [
      `Good means ${plan.good?.text ?? ''}: ${hits} of ${points} points, ${percent(estimate)} [${percent(low)} to ${percent(high)}].`,
      advice,
    ],
    columns: ['good', 'points', 'share', 'share low', 'share high'],
    records: [[hits, points, estimate, low, high]],
  };
}

/** Said where chance explains every distance. */
function chanceNotes({ indices }: Regional['separate'], { n }: SensitivityPlan): string[] {
  const least = Math.min(...indices.map(({ adjusted }) => adjusted));
  if (least < BEYOND_CHANCE) return [];
  return [
    `No input alone separates good futures beyond chance: the smallest p is ${decimals(least, 2)}. More is needed: --n ${4 * n}.`,
  ];
}

function regionalTable(
  { separate, box, tree }: Regional,
  plan: SensitivityPlan,
  { inputs }: TableUnits,
): SensitivityTable {
  const style: RestrictionStyle = { value: (name, value) => written(value, inputs.get(name)) };
  const { measured, baseDensity } = box;
  const percent = (of: number) => `${decimals(100 * of, 0)} %`;
  const between = (low: number | null, high: number | null) =>
    `[${percent(low ?? 0)} to ${percent(high ?? 1)}]`;
  const { densityInterval, coverageInterval } = measured;
  const leaves = tree.leaves.map(
    ({ rules, points, mean }) => `  ${percent(mean).padStart(5)} of ${points}: ${rulesInWords(rules, style)}`,
  );
  return {
    head: ['input', 'distance', 'p, adjusted'],
    rows: separate.indices.map(({ name, distance, adjusted }) => [
      name,
      decimals(distance, 2),
      adjusted < 0.0001 ? 'below 0.0001' : decimals(adjusted, 4),
    ]),
    notes: [
      `Good means ${plan.good?.text ?? ''}: ${separate.good} of ${separate.points} points.`,
      ...chanceNotes(separate, plan),
      `Box: ${rulesInWords(measured.restrictions, style)}.`,
      `  Inside, ${percent(measured.density)} ${between(densityInterval.low, densityInterval.high)} are good (everywhere ${percent(baseDensity)}); it holds ${percent(measured.coverage)} ${between(coverageInterval.low, coverageInterval.high)} of the good. Measured on the half of the points that did not choose it.`,
      ...(tree.leaves.length === 1
        ? ['Tree: no split tells good futures from others better than chance would.']
        : [`Tree (share of good futures; explains ${percent(tree.explained)} of what varies):`, ...leaves]),
    ],
    columns: ['input', 'distance', 'p', 'p adjusted'],
    records: separate.indices.map(({ name, distance, p, adjusted }) => [name, distance, p, adjusted]),
  };
}
