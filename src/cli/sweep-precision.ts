import type { Model } from '../define/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { shownUnit } from '../report/shown-unit.ts';
import { blockComputer } from '../run/index.ts';
import type { Response } from '../study/index.ts';
import { quantiles, significant } from '../summarise/index.ts';

const PILOT = 12;
const FEWEST = 6;
/** Most days times members that a pilot simulates, as for `mlab check`. */
const MOST_WORK = 2.5e8;
const DAY_ALONE = 200;
/** Mean absolute distance from the median of a normal law is σ / 1.2533; so is the standard error of its median, times √n. */
const MEAN_DISTANCE = 1.2533;
const NORMAL_95 = 1.96;

/**
 * Half width of the 95% interval to expect for the median of a response at a point of a designed experiment: from 12 replications at the
 * point in the middle of the design, against another point where changes are looked at. `unknown` where a pilot would take too long.
 */
export function expectedInCell(
  experiment: ResolvedExperiment,
  model: Model,
  { response, from }: { readonly response: Response; readonly from: number | undefined },
): string {
  const what = from === undefined ? response.text : `change of ${response.text}`;
  const said = `expected precision in each cell, ${what}:`;
  const { replications, points, populations, time } = experiment;
  const members = Object.values(populations).reduce((sum, size) => sum + size, DAY_ALONE);
  const sides = (response.minus === undefined ? 1 : 2) + (from === undefined ? 0 : 1);
  if (replications < FEWEST) return `${said} none with fewer than ${FEWEST} replications`;
  if (sides * PILOT * time.days * members > MOST_WORK) return `${said} unknown before the run`;
  const { compute } = blockComputer({ experiment, model, runKey: 'pilot' });
  const at = (scenario: string, point: number): Float64Array =>
    compute({ scenario, point, index: 0, first: 0, count: PILOT }).scalars.find(
      ({ name }) => name === response.outcome.name,
    )?.values ?? new Float64Array(PILOT).fill(NaN);
  const middle = middleOf(points.length, from);
  const less =
    response.minus !== undefined
      ? at(response.minus, middle)
      : from === undefined
        ? new Float64Array(PILOT)
        : at(response.scenario, from);
  const found = at(response.scenario, middle)
    .map((value, r) => value - less[r])
    .filter(Number.isFinite);
  if (found.length < FEWEST) return `${said} unknown before the run`;
  const half = (NORMAL_95 * MEAN_DISTANCE * spreadOf(found)) / Math.sqrt(replications);
  const { factor, text: unit } = shownUnit(response.outcome.unit);
  return `${said} about +/- ${significant(half * factor, 2)} ${unit}`.trimEnd();
}

/** A point in the middle that is not the one changes are measured from. */
function middleOf(points: number, from: number | undefined): number {
  const middle = Math.floor(points / 2);
  return middle === from && points > 1 ? (middle + 1) % points : middle;
}

function spreadOf(values: Float64Array): number {
  const [middle] = quantiles(values, [0.5]);
  const distances = values.reduce((sum, value) => sum + Math.abs(value - middle), 0);
  return (MEAN_DISTANCE * distances) / (values.length - 1);
}
