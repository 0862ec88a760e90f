import type { Model } from '../define/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { headlineOf } from '../report/effects.ts';
import { shownUnit } from '../report/shown-unit.ts';
import { blockComputer } from '../run/compute-block.ts';
import { quantiles, significant } from '../summarise/index.ts';

/** Seconds that a pilot may take. */
const BUDGET = 2;
const FEWEST = 6;
const MOST = 24;
/** Quartile distance of a normal law in standard deviations, and the 95% half width of its median in units of σ/√n. */
const QUARTILES = 1.349;
const HALF_WIDTH = 1.96 * 1.2533;

/**
 * Half width to expect for the median effect on the headline outcome, from a few whole replications of the baseline and the
 * last scenario (at most about two seconds); undefined when there is no time for six pairs, or nothing to compare.
 */
export function expectedPrecision(
  experiment: ResolvedExperiment,
  model: Model,
  secondsPerRun: number,
): string | undefined {
  const { baseline, scenarios, replications } = experiment;
  const last = scenarios[scenarios.length - 1].name;
  const pairs = Math.min(MOST, Math.floor(BUDGET / (2 * secondsPerRun)), replications);
  if (last === baseline || pairs < FEWEST) return undefined;
  const headline = headlineOf(experiment.outcomes);
  const { compute } = blockComputer({ experiment, model, runKey: 'pilot' });
  const valuesOf = (scenario: string): Float64Array | undefined =>
    compute({ scenario, point: 0, index: 0, first: 0, count: pairs }).scalars.find(
      ({ name }) => name === headline.name,
    )?.values;
  const [before, after] = [valuesOf(baseline), valuesOf(last)];
  if (before === undefined || after === undefined) return undefined;
  const differences = after.map((value, r) => value - before[r]).filter(Number.isFinite);
  if (differences.length < FEWEST) return undefined;
  const [low, high] = quantiles(differences, [0.25, 0.75]);
  const half = (HALF_WIDTH * (high - low)) / QUARTILES / Math.sqrt(replications);
  const { factor, text: unit } = shownUnit(headline.unit);
  return `expected precision of ${headline.name}, ${last} - ${baseline}: about +/- ${significant(half * factor, 2)} ${unit}`.trimEnd();
}
