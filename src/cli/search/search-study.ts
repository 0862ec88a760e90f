import { exitCodes, LabError } from '../../define/index.ts';
import type { Point, Simulator } from '../../design/index.ts';
import {
  evaluateSettings,
  evolve,
  frontChances,
  measured,
  selectSequentially,
  selectWithBudget,
} from '../../search/index.ts';
import type { FrontChance, Selection } from '../../search/index.ts';
import type { PairedDifference } from '../../summarise/index.ts';
import { checkSettings } from './search-check.ts';
import type { SearchPlan } from './search-request.ts';

/** What is known of one setting before the final check. */
export interface TriedHere {
  readonly point: Point;
  readonly n: number;
  /** Measure of each goal, in its unit. */
  readonly means: readonly number[];
  readonly errors: readonly number[];
  /** By how much bounds on means are broken. */
  readonly violation: number;
  /** Share of resampled futures in which it is best, or on the front; null where only means are known. */
  readonly chance: number | null;
  /** Stage after which it was out, or the generation that brought it. */
  readonly stage: number | null;
  /** Whether the search chose it for the final check. */
  readonly chosen: boolean;
}

/** One setting in the fresh futures of the final check. */
export interface CheckedHere {
  readonly point: Point;
  readonly found: FrontChance;
  /** Change of each goal against the baseline as it stands, in the same futures; null where that cannot be compared. */
  readonly gains: readonly (PairedDifference | null)[];
}

/** Everything a search found. */
export interface SearchOutcome {
  readonly tried: readonly TriedHere[];
  readonly checked: readonly CheckedHere[];
  /** Places in `checked` that cannot be told apart from the best, one goal; the front, several. */
  readonly left: readonly number[];
  /** Chosen setting of one goal, as a place in `checked`; null for a front. */
  readonly best: number | null;
  readonly selection: Omit<Selection, 'settings'> | null;
  readonly replications: number;
  readonly futures: number;
  readonly dropped: number;
  /** The baseline as it stands in the futures of the check: the measure of each goal. */
  readonly current: readonly (number | null)[];
}

const MOST_CHECKED = 60;
/** Every stage of a choice asks for half as many futures again, so that stages stay few. */
const GROWTH = 0.5;
/** Runners-up that are checked beside a chosen setting. */
const RUNNERS_UP = 4;

/** What was found before the final check. */
export interface Found {
  readonly tried: readonly TriedHere[];
  readonly selection: Selection | null;
  readonly replications: number;
}

/** Carries out a search and its final check; errors of what was asked become E502. */
export async function carryOutSearch(simulator: Simulator, plan: SearchPlan): Promise<SearchOutcome> {
  try {
    const found = await findSettings(simulator, plan);
    return await checkSettings(simulator, plan, found);
  } catch (problem) {
    if (problem instanceof LabError || !(problem instanceof Error) || !problem.message.startsWith('invalid'))
      throw problem;
    const [what, expected] = problem.message.split('; expected ');
    throw new LabError('E502', what, { exit: exitCodes.usage, expected: expected ?? 'another question' });
  }
}

function findSettings(simulator: Simulator, plan: SearchPlan): Promise<Found> {
  if (plan.method === 'evolve') return byEvolution(simulator, plan);
  return plan.method === 'all' ? byComparingAll(simulator, plan) : byChoice(simulator, plan);
}

async function byChoice(simulator: Simulator, plan: SearchPlan): Promise<Found> {
  const { settings: points = [], goals, confidence, indifference, replications: firstStage, budget } = plan;
  const input = { points, goal: goals[0].goal, confidence, firstStage };
  const most = budget === undefined ? {} : { most: Math.max(firstStage, Math.floor(budget / points.length)) };
  const selection =
    plan.method === 'ocba'
      ? await selectWithBudget(simulator, { ...input, budget: budget ?? 4 * points.length * firstStage })
      : await selectSequentially(simulator, { ...input, indifference, growth: GROWTH, ...most });
  const order = selection.settings
    .map((_, i) => i)
    .sort((a, b) => lead(selection, plan, b) - lead(selection, plan, a));
  const chosen = new Set([...selection.left, ...order.slice(0, RUNNERS_UP)].slice(0, MOST_CHECKED));
  chosen.add(selection.best);
  const tried = selection.settings.map(({ point, n, mean, error, outAfter }, i): TriedHere => ({
    ...{ point, n, means: [mean], errors: [error], violation: 0, chance: null },
    stage: outAfter ?? null,
    chosen: chosen.has(i),
  }));
  return { tried, selection, replications: selection.total };
}

/** How far a setting came: the stage it left after, then its mean. */
function lead({ settings, best }: Selection, { goals }: SearchPlan, i: number): number {
  if (i === best) return Infinity;
  const { mean } = settings[i];
  return goals[0].better === 'higher' ? mean : -mean;
}

async function byComparingAll(simulator: Simulator, plan: SearchPlan): Promise<Found> {
  const { settings: points = [], goals, measure, budget, constraints } = plan;
  const replications =
    budget === undefined ? plan.replications : Math.max(5, Math.floor(budget / points.length));
  const bounds = constraints.map(({ response }) => ({ response, better: 'higher' }) as const);
  const asked = [...goals.map(({ goal }) => goal), ...bounds];
  const { columns } = await evaluateSettings(simulator, {
    name: 'all-settings',
    points,
    goals: asked,
    replications,
    futures: 0,
  });
  const means = columns.slice(goals.length).map((of) => of.map(meanOf));
  const violations = points.map((_, i) =>
    constraints.reduce((sum, { atLeast = -Infinity, atMost = Infinity }, c) => {
      const mean = means[c][i];
      return sum + Math.max(0, atLeast - mean) + Math.max(0, mean - atMost);
    }, 0),
  );
  const kept = points.map((_, i) => i).filter((i) => violations[i] === 0);
  if (kept.length === 0)
    throw new Error('invalid --where: no setting keeps the bounds; expected weaker ones');
  const objectives = goals.map(({ better }, g) =>
    measured(
      kept.map((i) => columns[g][i]),
      better,
      measure,
    ),
  );
  const chances = frontChances(objectives);
  const places = new Map(kept.map((i, place) => [i, place]));
  // Regret is measured against the settings that are compared, so all of them stay.
  const isRegret = measure.kind === 'maximumRegret';
  const threshold = goals.length === 1 ? 0.05 : 0.5;
  const tried = points.map((point, i): TriedHere => {
    const chance = chances[places.get(i) ?? -1];
    const values = goals.map((_, g) => columns[g][i]);
    return {
      ...{ point, n: values[0].length, violation: violations[i], stage: null },
      means: chance?.estimates ?? values.map(meanOf),
      errors: values.map(errorOf),
      chance: chance?.chance ?? 0,
      chosen: chance !== undefined && (isRegret || chance.onFront || chance.chance >= threshold),
    };
  });
  return { tried: fewest(tried), selection: null, replications: points.length * replications };
}

async function byEvolution(simulator: Simulator, plan: SearchPlan): Promise<Found> {
  const { variables, goals, constraints, allowed, population, replications, budget } = plan;
  const each = 2 * population * replications;
  const generations = budget === undefined ? plan.generations : Math.max(1, Math.floor(budget / each));
  const input = { variables, constraints, allowed, population, generations, replications };
  const found = await evolve(simulator, { ...input, goals: goals.map(({ goal }) => goal) });
  const front = new Set(found.front.map(({ point }) => JSON.stringify(point)));
  const tried = found.tried.map(({ point, n, means, errors, violation, born }): TriedHere => ({
    ...{ point, n, means, errors, violation, chance: null, stage: born },
    chosen: violation === 0 && front.has(JSON.stringify(point)),
  }));
  if (!tried.some(({ chosen }) => chosen))
    throw new Error('invalid --where: no setting keeps the bounds; expected weaker ones');
  return { tried: fewest(tried), selection: null, replications: found.total };
}

/** At most so many chosen settings, the more probable ones first. */
function fewest(tried: readonly TriedHere[]): TriedHere[] {
  const chosen = tried.filter((each) => each.chosen).sort((a, b) => (b.chance ?? 0) - (a.chance ?? 0));
  const kept = new Set(chosen.slice(0, MOST_CHECKED));
  return tried.map((each) => ({ ...each, chosen: kept.has(each) }));
}

const meanOf = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function errorOf(values: Float64Array): number {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}
