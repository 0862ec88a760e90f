import type { Model } from '../define/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { headlineOf } from '../report/effects.ts';
import { shownUnit } from '../report/shown-unit.ts';
import { blockComputer } from '../run/compute-block.ts';
import { significant } from '../summarise/index.ts';
import { expectedHalf, workOfFuture } from './expected-half.ts';

/** Pairs of replications of a pilot: always as many, so that the same plan is always told the same. */
const PAIRS = 12;
const FEWEST = 6;
/** Most days times members that a pilot simulates: two or three seconds on an ordinary machine. */
const MOST_WORK = 2.5e8;

/**
 * Half width of the 95% interval to expect for the median effect on the headline outcome, from 12 whole replications of the
 * baseline and the last scenario, scaled by the root of the number of replications; it depends on the plan alone. `unknown` when
 * that would take longer than a plan may; undefined when nothing is compared or six replications are not asked for.
 */
export function expectedPrecision(experiment: ResolvedExperiment, model: Model): string | undefined {
  const { baseline, scenarios, replications, outcomes } = experiment;
  const last = scenarios[scenarios.length - 1].name;
  if (last === baseline || replications < FEWEST) return undefined;
  const headline = headlineOf(outcomes);
  const what = `expected precision of ${headline.name}, ${last} - ${baseline}`;
  if (2 * PAIRS * workOfFuture(experiment) > MOST_WORK) return `${what}: unknown before the run`;
  const { compute } = blockComputer({ experiment, model, runKey: 'pilot' });
  const valuesOf = (scenario: string): Float64Array | undefined =>
    compute({ scenario, point: 0, index: 0, first: 0, count: PAIRS }).scalars.find(
      ({ name }) => name === headline.name,
    )?.values;
  const [before, after] = [valuesOf(baseline), valuesOf(last)];
  if (before === undefined || after === undefined) return undefined;
  const differences = after.map((value, r) => value - before[r]).filter(Number.isFinite);
  if (differences.length < FEWEST) return undefined;
  const half = expectedHalf(differences, replications);
  const { factor, text: unit } = shownUnit(headline.unit);
  return `${what}: about +/- ${significant(half * factor, 2)} ${unit}`.trimEnd();
}
