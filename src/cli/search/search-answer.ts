import { grouped } from '../../define/index.ts';
import type { Point } from '../../design/index.ts';
import type { LoadedExperiment } from '../../load/index.ts';
import { parametersOf } from '../../load/model-facts.ts';
import { plainText } from '../../report/escape.ts';
import { shownAmount, shownDifference, shownUnit } from '../../report/shown-unit.ts';
import type { FrontChance } from '../../search/index.ts';
import type { PairedDifference } from '../../summarise/index.ts';
import { perHundred, range } from '../../summarise/index.ts';
import { aligned } from '../console.ts';
import type { SearchGoal } from './search-goals.ts';
import type { SearchPlan } from './search-request.ts';
import type { SearchOutcome } from './search-study.ts';
import { counted } from '../study.ts';
import { valueText } from '../sweep/sweep-words.ts';

/** Words of settings in the units of their levers: `rateChange.to 15%/year`. */
export function settingWords(
  { dimensions }: SearchPlan,
  model: LoadedExperiment['model'],
): (point: Point) => string {
  const known = parametersOf(model);
  return (point) =>
    dimensions
      .map(({ name }) => {
        const parameter = known.get(name);
        const value = point[name];
        return `${name} ${valueText(value, parameter?.type === 'number' ? parameter.unit : 'option')}`;
      })
      .join(', ');
}

/** What the measure of a goal is called: `runwayYears`, `5% quantile of runwayYears`. */
export function goalWords({ name }: SearchGoal, { measure }: Pick<SearchPlan, 'measure'>): string {
  if (measure.kind === 'maximumRegret') return `largest regret of ${name}`;
  return measure.kind === 'quantile' ? `${name} in a bad future (1 in 20)` : name;
}

/** The answer of a search, for people. */
export function searchText(
  plan: SearchPlan,
  outcome: SearchOutcome,
  words: (point: Point) => string,
): string[] {
  const { goals } = plan;
  const spent = `${counted(outcome.replications, 'simulated future')}, then ${grouped(outcome.futures)} fresh ones for each setting below`;
  const head = goals.length === 1 ? choiceLines(plan, outcome, words) : frontLines(plan, outcome);
  const dropped =
    outcome.dropped === 0
      ? []
      : [`${counted(outcome.dropped, 'fresh future')} left out, because a run failed in it.`];
  return [
    ...[...head, `Spent: ${spent}.`].map(plainText),
    ...aligned(searchTable(plan, outcome, words), '  '),
    ...dropped,
  ];
}

function choiceLines(plan: SearchPlan, outcome: SearchOutcome, words: (point: Point) => string): string[] {
  const { goals, indifference, confidence } = plan;
  const { best, checked, left, tried, selection } = outcome;
  if (best === null) return [];
  const [goal] = goals;
  const name = words(checked[best].point);
  const chosen = `Best of ${counted(tried.length, 'setting')} for ${goalWords(goal, plan)}: ${name}.`;
  const sure = `${perCent(confidence)} in 100`;
  const how =
    selection === null
      ? plan.method === 'evolve'
        ? 'Found by evolution; nothing is promised of settings that were not tried.'
        : `All were compared in the same futures; it was best in ${perCent(chanceOf(outcome, checked[best].point))} of 100 resamples.`
      : selection.indifference === 0
        ? `Best with a probability of about ${perCent(selection.confidence)} in 100 (${selection.method}).`
        : selection.decided
          ? `Chosen by ${selection.method}: right with ${sure} if it leads by ${shownAmount(indifference, goal.unit, 2)}; nearer ones count as equally good.`
          : `The budget ended before the choice was sure: ${counted(selection.left.length, 'setting')} were left.`;
  return [chosen, how, ...tiedLines(left, outcome, words)];
}

function tiedLines(
  left: readonly number[],
  { checked }: SearchOutcome,
  words: (point: Point) => string,
): string[] {
  if (left.length < 2) return [];
  const names = left.slice(0, 6).map((i) => words(checked[i].point));
  const more = left.length > names.length ? `; and ${left.length - names.length} more` : '';
  return [
    `These ${left.length} settings cannot be told apart at this precision: ${names.join('; ')}${more}.`,
  ];
}

function frontLines(plan: SearchPlan, { tried, checked, left }: SearchOutcome): string[] {
  const named = plan.goals.map(
    (goal) => `${goalWords(goal, plan)} (to be ${goal.better === 'higher' ? 'high' : 'low'})`,
  );
  const sure = left.length;
  return [
    `${counted(checked.length, 'setting')} of ${tried.length} may be on the front of ${named.join(' and ')}: no other one is at least as good in all and better in one.`,
    `${sure} of them ${sure === 1 ? 'is' : 'are'} there in at least half of the resampled fresh futures.`,
  ];
}

/** The checked settings in words, a row each below a row of names. */
export function searchTable(
  plan: SearchPlan,
  outcome: SearchOutcome,
  words: (point: Point) => string,
): string[][] {
  const { goals } = plan;
  const { checked, best, current } = outcome;
  const isOne = goals.length === 1;
  const head = [
    '',
    isOne ? 'best' : 'on front',
    ...goals.flatMap((goal) => [
      ...(isOne ? ['when chosen'] : []),
      isOne ? 'fresh futures' : goalWords(goal, plan),
      ...(goal.current === undefined ? [] : [`against ${plan.baseline}`]),
    ]),
  ];
  const rows = checked.map(({ point, found, gains }, i) => [
    `${i === best ? '* ' : '  '}${words(point)}`,
    `${perCent(found.chance)} in 100`,
    ...goals.flatMap((goal, g) => [
      ...(isOne ? [shownAmount(meanWhenChosen(outcome, point, g), goal.unit)] : []),
      intervalWords(found, g, goal),
      ...(goal.current === undefined ? [] : [gainWords(gains[g], goal)]),
    ]),
  ]);
  const asIs = current.some((value) => value !== null)
    ? [
        [
          `  ${plan.baseline}`,
          '',
          ...goals.flatMap((goal, g) => {
            const value = current[g];
            return [...(isOne ? [''] : []), value === null ? '' : shownAmount(value, goal.unit), ''];
          }),
        ],
      ]
    : [];
  return [head, ...rows, ...asIs].map((row) => row.map((cell) => plainText(cell)));
}

/** `391 years [361 to 422]`. */
function intervalWords({ estimates, intervals }: FrontChance, g: number, { unit }: SearchGoal): string {
  const { factor } = shownUnit(unit);
  const { low, high } = intervals[g];
  return `${shownAmount(estimates[g], unit)} [${range(low * factor, high * factor, { digits: 3 })}]`;
}

/** `+28 years, better in 7 of 8, worse in 1`; of 100 only where there were at least as many futures. */
function gainWords(gain: PairedDifference | null, { unit }: SearchGoal): string {
  if (gain === null) return '';
  if (gain.exactlyZero === gain.n) return 'the same';
  const isFew = gain.n < 100;
  const { better, worse } = isFew ? gain : perHundred(gain, gain.n);
  return `${shownDifference(gain.median, unit)}, better in ${better} of ${isFew ? gain.n : 100}, worse in ${worse}`;
}

function meanWhenChosen({ tried }: SearchOutcome, point: Point, g: number): number {
  return tried.find((each) => each.point === point)?.means[g] ?? NaN;
}

function chanceOf({ tried }: SearchOutcome, point: Point): number {
  return tried.find((each) => each.point === point)?.chance ?? NaN;
}

const perCent = (share: number): string => String(Math.round(100 * share));
