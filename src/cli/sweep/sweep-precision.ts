import type { Model } from '../../define/index.ts';
import type { ResolvedExperiment } from '../../plan/index.ts';
import { shownUnit } from '../../report/shown-unit.ts';
import { blockComputer } from '../../run/index.ts';
import type { Response } from '../../study/index.ts';
import { significant } from '../../summarise/index.ts';
import { expectedHalf, workOfFuture } from '../expected-half.ts';

const PILOT = 12;
const FEWEST = 6;
/** Most days times members that a pilot simulates: some seconds on an ordinary machine. */
const MOST_WORK = 6e8;

/** What a sweep looks at: a response, and the point that its changes are measured from. */
interface Looked {
  readonly response: Response;
  readonly from: number | undefined;
}

/**
 * Half widths of the 95% interval to expect for the median of a response in a cell of a designed experiment, from 12 replications at the
 * first, the middle and the last point, against another point where changes are looked at. `unknown` where a pilot would take too long.
 */
export function expectedInCell(experiment: ResolvedExperiment, model: Model, looked: Looked): string {
  const { response, from } = looked;
  const said = `expected precision in each cell, ${from === undefined ? '' : 'change of '}${response.text}:`;
  const { replications } = experiment;
  if (replications < FEWEST) return `${said} none with fewer than ${FEWEST} replications`;
  const points = pilotPoints(experiment, looked);
  const { compute } = blockComputer({ experiment, model, runKey: 'pilot' });
  const at = (scenario: string, point: number): Float64Array =>
    compute({ scenario, point, index: 0, first: 0, count: PILOT }).scalars.find(
      ({ name }) => name === response.outcome.name,
    )?.values ?? new Float64Array(PILOT).fill(NaN);
  const base =
    points.length > 0 && from !== undefined ? at(response.scenario, from) : new Float64Array(PILOT);
  const halves = points.flatMap((point) => {
    const less = response.minus === undefined ? base : at(response.minus, point);
    const found = at(response.scenario, point)
      .map((value, r) => value - less[r])
      .filter(Number.isFinite);
    return found.length < FEWEST ? [] : [expectedHalf(found, replications)];
  });
  return `${said} ${halvesText(halves, response)}`;
}

function halvesText(halves: readonly number[], { outcome }: Response): string {
  if (halves.length === 0) return 'unknown before the run';
  const { factor, text: unit } = shownUnit(outcome.unit);
  const [least, most] = [Math.min(...halves), Math.max(...halves)].map((half) =>
    significant(half * factor, 2),
  );
  return `about +/- ${least === most ? least : `${least} to ${most}`} ${unit}`.trimEnd();
}

/** The first, the middle and the last point without the one changes are measured from; only one, or none, where that takes too long. */
function pilotPoints(experiment: ResolvedExperiment, { response, from }: Looked): number[] {
  const last = experiment.points.length - 1;
  const all = [...new Set([Math.floor(last / 2), 0, last])].filter((point) => point !== from);
  const most = Math.floor(MOST_WORK / (PILOT * workOfFuture(experiment))) - (from === undefined ? 0 : 1);
  return all.slice(0, Math.max(0, response.minus === undefined ? most : Math.floor(most / 2)));
}
