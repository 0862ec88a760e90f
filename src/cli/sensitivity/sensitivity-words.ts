import { capital } from '../../report/page/context.ts';
import { countWords } from '../../report/charts/chart.ts';
import type { SensitivityFinding } from './sensitivity-analysis.ts';

/** What may be said of the order of inputs. */
export interface Standing {
  /** Inputs from the most influential one. */
  readonly order: readonly string[];
  /** Those of them that chance does not explain. */
  readonly beyond: readonly string[];
  /** Neighbours whose order is open. */
  readonly unsettled: readonly (readonly [string, string])[];
  /** What was resampled: `4 trajectories`. */
  readonly units: string;
  /** True when there are too few of these to rank anything. */
  readonly isTooFew: boolean;
}

/** Words of a title, at most. */
const MOST_WORDS = 12;
/** Units without which an order is not called settled: resamples of fewer repeat the same few again and again. */
const FEWEST_UNITS = 10;
/** Adjusted chance below which an input is said to separate good futures. */
export const BEYOND_CHANCE = 0.05;

/** What may be said of the order that an analysis found; undefined where it found none. */
export function standingOf(finding: SensitivityFinding): Standing | undefined {
  switch (finding.method) {
    case 'tornado': {
      const { bars, unsettled, replications } = finding.result;
      const beyond = bars.filter(({ swing }) => (swing.interval.low ?? 0) > 0).map(({ name }) => name);
      const order = bars.map(({ name }) => name);
      // Swings have Student's intervals, which hold for two futures too; for one there are none.
      return { order, beyond, unsettled, units: `${replications} replications`, isTooFew: replications < 2 };
    }
    case 'morris': {
      const { effects, ranking, trajectories } = finding.result;
      const beyond = effects.filter(({ muStar, floor }) => (muStar.interval.low ?? 0) > (floor ?? 0));
      return { ...ranking, beyond: inOrder(ranking.order, beyond), ...units(trajectories, 'trajectories') };
    }
    case 'sobol': {
      if (finding.result.kind !== 'indices') return undefined;
      const { inputs, ranking, samples } = finding.result;
      const beyond = inputs.filter(({ total }) => (total.interval.low ?? 0) > 0);
      return { ...ranking, beyond: inOrder(ranking.order, beyond), ...units(samples, 'base samples') };
    }
    case 'pawn': {
      const { indices, ranking, points } = finding.result;
      const beyond = indices.filter(({ isAboveDummy }) => isAboveDummy);
      return { ...ranking, beyond: inOrder(ranking.order, beyond), ...units(points, 'points') };
    }
    case 'regional': {
      if (finding.result.kind === 'share') return undefined;
      const { indices, points } = finding.result.separate;
      const order = indices.map(({ name }) => name);
      const beyond = inOrder(
        order,
        indices.filter(({ adjusted }) => adjusted < BEYOND_CHANCE),
      );
      return { order, beyond, unsettled: [], ...units(points, 'points') };
    }
  }
}

/** The same with inputs called otherwise. */
export function labelled(
  standing: Standing | undefined,
  label: (name: string) => string,
): Standing | undefined {
  if (standing === undefined) return undefined;
  const { order, beyond, unsettled } = standing;
  return {
    ...standing,
    order: order.map(label),
    beyond: beyond.map(label),
    unsettled: unsettled.map(([above, below]): readonly [string, string] => [label(above), label(below)]),
  };
}

function units(count: number, called: string): Pick<Standing, 'units' | 'isTooFew'> {
  return { units: `${count} ${called}`, isTooFew: count < FEWEST_UNITS };
}

function inOrder(order: readonly string[], some: readonly { readonly name: string }[]): string[] {
  const names = new Set(some.map(({ name }) => name));
  return order.filter((name) => names.has(name));
}

/** `eagr.releaseDays matters most`, or as much less as can be said. */
export function titleOf({ order, beyond, unsettled, units: few, isTooFew }: Standing): string {
  if (isTooFew) return `Too few to rank inputs: ${few}`;
  if (beyond.length === 0) return 'No input is told apart from chance yet';
  const [first, second] = beyond;
  const isOpen = (name: string) => unsettled.some(([above]) => above === name);
  if (first === order[0] && !isOpen(first)) return atMost(capital(`${first} matters most`));
  const arePair = first === order[0] && second === order[1] && !isOpen(second);
  return atMost(
    capital(arePair ? `${first} and ${second} matter most` : `${first} is among those that matter most`),
  );
}

/** `rewards.size sets good futures apart`, where chance does not explain it. */
export function goodTitleOf({ beyond }: Standing): string {
  return beyond.length === 0
    ? 'No input alone separates good futures beyond chance'
    : atMost(capital(`${beyond[0]} sets good futures apart`));
}

function atMost(title: string): string {
  return countWords(title) <= MOST_WORDS ? title : 'What decides the outcome';
}

/** What is not ranked yet, in words, and which option (`--n 64`) with four times as many halves the intervals. */
export function rankingNotes(standing: Standing | undefined, more: string, settled = ''): string[] {
  if (standing === undefined) return [];
  const { beyond, unsettled, units: few, isTooFew } = standing;
  if (isTooFew) return [`Too few to rank the inputs: ${few}. More is needed: ${more}.`];
  if (beyond.length === 0)
    return [`No input is told apart from chance, so their order says nothing. ${more} halves the intervals.`];
  if (unsettled.length === 0) return [`The order of all inputs is settled${settled}.`];
  const named = unsettled.slice(0, 3).map(([above, below]) => `${above} and ${below}`);
  const rest = unsettled.length > 3 ? `, and ${unsettled.length - 3} more pairs` : '';
  return [
    `Not ranked yet: ${named.join(', ')}${rest}. To rank them more is needed: ${more} halves the intervals.`,
  ];
}
