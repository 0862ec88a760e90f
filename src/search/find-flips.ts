import type { Simulator } from '../design/index.ts';
import type { Expression } from '../plan/index.ts';
import { flipPoints } from './flip-points.ts';
import type { FlipPoint } from './flip-points.ts';
import { flipRegions, flipsBetween, gapsOf } from './flip-regions.ts';
import type { Flip, RangePoint } from './flip-regions.ts';

/** What is asked: at which value of a parameter the chance of a test crosses a level. */
export interface FlipQuestion {
  /** Parameter that is moved; everything else is as in the experiment. */
  readonly name: string;
  /** Test on responses of a simulator: `full.runwayYears < current.runwayYears`. */
  readonly test: Expression;
  /** Chance at which the verdict turns, 0 to 1: one half unless said. */
  readonly chance?: number;
  /** Futures, the same at every value. */
  readonly replications: number;
  /** Confidence of the interval of a flip, 0.95 unless said. */
  readonly confidence?: number;
  /** Futures of the simulator that are used, 0 unless said: those of the experiment itself. */
  readonly futures?: number;
}

/** A question over a range of numbers. */
export interface FlipSearch extends FlipQuestion {
  readonly low: number;
  readonly high: number;
  /** Values of the first look, 9 unless said: two flips nearer to each other than its steps may be missed. */
  readonly grid?: number;
  /** How exactly flips and their ends are located, as a share of the range: 1/200 unless said. */
  readonly tolerance?: number;
  /** Most values that are looked at, 120 unless said. */
  readonly most?: number;
}

/** What was found: every value looked at, in order, and every flip. */
export interface FlipsFound {
  readonly points: readonly RangePoint[];
  readonly flips: readonly Flip[];
  /** Whether every flip is located as exactly as asked; false where the budget ended before. */
  readonly located: boolean;
  /** Simulated futures spent, one for each value and replication. */
  readonly spent: number;
}

/** Parts into which a gap is cut at a time: three new values cost one batch and leave a quarter. */
const PARTS = 4;
/** Ends of an interval need not be known better than this share of it. */
const SHARE_OF_INTERVAL = 0.1;

/**
 * Every value of a range at which the chance of a test crosses a level. First a grid, because chances need not rise or fall all the way;
 * then the gaps around each flip are cut, in the same futures at every value. The interval of a flip holds all values at which Wilson's
 * interval for the chance holds the level, so it covers the value with the stated confidence where the chance rises or falls through it
 * once. Throws for a range, level, tolerance or number of values that makes no sense, and where no future ends well.
 */
export async function findFlips(simulator: Simulator, search: FlipSearch): Promise<FlipsFound> {
  const { low, high, grid = 9, most = 120, chance = 0.5 } = search;
  check(search);
  const steps = Math.min(grid, most) - 1;
  const first = Array.from({ length: steps + 1 }, (_, k) =>
    k === steps ? high : low + (k / steps) * (high - low),
  );
  let points = await look(simulator, search, { name: 'grid', values: first });
  for (let round = 1; ; round++) {
    const wanted = cuts(points, search);
    const values = wanted.slice(0, most - points.length);
    if (values.length === 0)
      return {
        points,
        flips: flipsBetween(points, chance),
        located: wanted.length === 0,
        spent: points.length * search.replications,
      };
    const found = await look(simulator, search, { name: `round-${round}`, values });
    points = [...points, ...found].sort((a, b) => a.value - b.value);
  }
}

/** How often a test holds for each of some options or listed values, in the same futures. Throws as `findFlips`. */
export async function tryOptions(
  simulator: Simulator,
  { options, ...question }: FlipQuestion & { readonly options: readonly (number | string)[] },
): Promise<FlipPoint[]> {
  if (options.length < 2) throw new Error(`invalid options: ${options.length}; expected at least 2`);
  checkQuestion(question);
  return tried(simulator, question, { name: 'options', values: options });
}

async function look(
  simulator: Simulator,
  search: FlipSearch,
  batch: { readonly name: string; readonly values: readonly number[] },
): Promise<RangePoint[]> {
  const points = await tried(simulator, search, batch);
  return points.map((point, at) => ({ ...point, value: batch.values[at] }));
}

async function tried(
  simulator: Simulator,
  { name: parameter, test, replications, confidence = 0.95, futures = 0 }: FlipQuestion,
  { name, values }: { readonly name: string; readonly values: readonly (number | string)[] },
): Promise<FlipPoint[]> {
  const points = values.map((value) => ({ [parameter]: value }));
  const responses = await simulator({ name, points, replications, luck: 'common', futures });
  const found = flipPoints(responses, test, { values, replications, confidence });
  const lost = found.find(({ n }) => n === 0);
  if (lost !== undefined)
    throw new Error(`invalid responses: no future without a failure at ${lost.value}; expected at least 1`);
  return found;
}

/** New values inside the gaps that are still too wide, in order. */
function cuts(
  points: readonly RangePoint[],
  { low, high, chance = 0.5, tolerance = 1 / 200 }: FlipSearch,
): number[] {
  const values = flipRegions(points, chance).flatMap((region) => {
    const { from, to, sureFrom, sureTo } = region;
    const width = sureFrom && sureTo ? points[to].value - points[from].value : 0;
    const enough = Math.max(tolerance * (high - low), SHARE_OF_INTERVAL * width);
    return gapsOf(region).flatMap((at) => {
      const [start, gap] = [points[at].value, points[at + 1].value - points[at].value];
      if (gap <= enough) return [];
      return Array.from({ length: PARTS - 1 }, (_, part) => start + ((part + 1) / PARTS) * gap);
    });
  });
  return [...new Set(values)].sort((a, b) => a - b);
}

function check(search: FlipSearch): void {
  const { low, high, grid = 9, tolerance = 1 / 200, most = 120 } = search;
  checkQuestion(search);
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high))
    throw new Error(`invalid range: ${low} to ${high}; expected finite numbers, the lower one first`);
  // Below this, neighbouring values are no longer told apart by double precision.
  if (!(tolerance >= 1e-9 && tolerance <= 1))
    throw new Error(`invalid tolerance: ${tolerance}; expected a share of the range, 1e-9 to 1`);
  for (const [what, count] of [
    ['number of values of the first look', grid],
    ['largest number of values', most],
  ] as const)
    if (!(Number.isInteger(count) && count >= 2))
      throw new Error(`invalid ${what}: ${count}; expected a whole number of at least 2`);
}

function checkQuestion({ chance = 0.5, replications }: Omit<FlipQuestion, 'name'>): void {
  if (!(chance > 0 && chance < 1)) throw new Error(`invalid chance: ${chance}; expected between 0 and 1`);
  if (!(Number.isInteger(replications) && replications >= 5))
    throw new Error(`invalid replications: ${replications}; expected a whole number of at least 5`);
}
