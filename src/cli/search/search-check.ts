import type { Point, Simulator } from '../../design/index.ts';
import { evaluateSettings, frontChances, measured, subsetWithBest } from '../../search/index.ts';
import type { Columns, FrontChance, Selection } from '../../search/index.ts';
import { pairedDifference } from '../../summarise/index.ts';
import type { PairedDifference } from '../../summarise/index.ts';
import type { SearchGoal } from './search-goals.ts';
import type { SearchPlan } from './search-request.ts';
import type { CheckedHere, Found, SearchOutcome } from './search-study.ts';

/** Futures of the final check: far from those of any stage or generation. */
const CHECK_FUTURES = 1_000_000;

/** Runs the chosen settings and the baseline as it stands in fresh futures. */
export async function checkSettings(
  simulator: Simulator,
  plan: SearchPlan,
  found: Found,
): Promise<SearchOutcome> {
  const { goals, check, measure, confidence } = plan;
  const chosen = found.tried.filter((each) => each.chosen).map(({ point }) => point);
  const points = [{}, ...chosen];
  const asked = goals.flatMap(({ goal, current }) => [goal, current ?? goal]);
  const { columns, dropped } = await evaluateSettings(simulator, {
    ...{ name: 'check', points, goals: asked, replications: check, futures: CHECK_FUTURES },
  });
  const of = (g: number): Columns => columns[2 * g].slice(1);
  const objectives = goals.map(({ better }, g) => measured(of(g), better, measure));
  const chances = frontChances(objectives, { confidence });
  const checked = chosen.map((point, i): CheckedHere => ({
    point,
    found: chances[i],
    gains: goals.map((goal, g) => gainOf(goal, columns[2 * g + 1][0], of(g)[i])),
  }));
  const isOne = goals.length === 1;
  const best = isOne ? bestPlace(chosen, found, goals[0]) : null;
  const { selection } = found;
  return {
    ...{ tried: found.tried, checked, best, dropped },
    left: leftOf(plan, of(0), chances),
    selection: selection === null ? null : withoutSettings(selection),
    replications: found.replications,
    futures: check - dropped,
    current: goals.map(({ current, better }, g) =>
      current === undefined || measure.kind === 'maximumRegret'
        ? null
        : measured([columns[2 * g + 1][0]], better, measure).statistic(columns[2 * g + 1][0]),
    ),
  };
}

/** Settings that cannot be told apart from the best, one goal; settings probably on the front, several. */
function leftOf(
  { goals, measure, confidence }: SearchPlan,
  columns: Columns,
  chances: readonly FrontChance[],
): number[] {
  const places = chances.map((_, i) => i);
  if (goals.length > 1) return places.filter((i) => chances[i].chance >= 0.5);
  if (measure.kind === 'expected') return subsetWithBest(columns, goals[0].better, confidence);
  return places.filter((i) => chances[i].chance > (1 - confidence) / Math.max(1, places.length - 1));
}

/** The setting that the search chose; where it only compared, the best one of the comparison, not of the check. */
function bestPlace(chosen: readonly Point[], { selection, tried }: Found, { better }: SearchGoal): number {
  if (selection !== null) {
    const best = JSON.stringify(selection.settings[selection.best].point);
    return chosen.findIndex((point) => JSON.stringify(point) === best);
  }
  const sign = better === 'higher' ? 1 : -1;
  const of = tried.filter((each) => each.chosen).map(({ means, chance }) => chance ?? sign * means[0]);
  return of.indexOf(Math.max(...of));
}

function gainOf(
  { better, matters, current }: SearchGoal,
  before: Float64Array,
  after: Float64Array,
): PairedDifference | null {
  if (current === undefined) return null;
  return pairedDifference({ baseline: before, variant: after, matters, better });
}

function withoutSettings({ settings: _settings, ...selection }: Selection): Omit<Selection, 'settings'> {
  return selection;
}
