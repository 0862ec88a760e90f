import { exitCodes, grouped, showQuantity } from '../../define/index.ts';
import { plainText } from '../../report/escape.ts';
import { ENOUGH_FOR_GAIN, LEAST_FOR_GAIN } from '../../rare/index.ts';
import type { Path, RareEvent } from '../../rare/index.ts';
import { significant } from '../../summarise/index.ts';
import type { Answer } from '../console.ts';
import { aligned } from '../console.ts';
import { jsonSafe } from '../json-safe.ts';
import type { RareRequest } from './rare-request.ts';
import type { RareOutcome } from './rare-study.ts';

/** `rewardBudget <= 0 METIS`. */
export function eventText({ observable, relation, threshold, unit }: RareEvent): string {
  return `${observable} ${relation} ${showQuantity(threshold, unit)}`;
}

/** `17 212:8812731 300:5`: a replication, and the days and seeds of its branches; what `--path` reads. */
export function pathText({ replication, branches }: Path): string {
  return [replication, ...branches.map(({ fromDay, seed }) => `${fromDay}:${seed}`)].join(' ');
}

/** `lowest value 2,416,703 METIS`: how near a future came. */
export function furthestText({ relation, unit }: RareEvent, top: number): string {
  const value = relation === '>=' ? top : 0 - top;
  return `${relation === '>=' ? 'highest' : 'lowest'} value ${showQuantity(Number(value.toPrecision(6)), unit)}`;
}

/** The answer of a finished study. */
export function rareAnswer(
  request: RareRequest,
  outcome: RareOutcome,
  about: { readonly days: number; readonly folder: string; readonly command: string },
): Answer {
  const { estimate, reached, failures } = outcome;
  const notes = 'notes' in estimate ? estimate.notes : [];
  const rows = [
    ...rowsOf(request, outcome),
    ...reached.slice(0, 1).map((path) => ['reached in', pathText(path)]),
  ];
  return {
    text: [
      headline(request, outcome, about.days),
      ...aligned(rows, '  '),
      ...notes,
      ...(failures.length === 0
        ? []
        : [
            `${grouped(failures.length)} futures failed and count as not having gone further: ${plainText(failures[0])}`,
          ]),
    ],
    records: rows,
    data: jsonSafe({
      ...request,
      estimate,
      furthest: outcome.furthest,
      reached,
      failures,
      folder: about.folder,
    }),
    next: reached.slice(0, 1).map((path) => `${about.command} --path '${pathText(path)}'`),
    exit: exitOf(failures),
  };
}

function headline(
  { event, scenario }: RareRequest,
  { estimate, furthest }: RareOutcome,
  days: number,
): string {
  const what = `${eventText(event)} within ${grouped(days)} days, scenario ${plainText(scenario)}`;
  if (estimate.probability === 0) {
    const nearest = furthestText(event, furthest);
    return `${what}: never reached, ${nearest}; probability at most ${share(estimate.high)} (95 %).`;
  }
  return `${what}: probability ${share(estimate.probability)} (95 %: ${share(estimate.low)} to ${share(estimate.high)}).`;
}

function rowsOf({ method, plan }: RareRequest, { estimate }: RareOutcome): string[][] {
  const how = {
    splitting: `multilevel splitting, ${grouped(plan.repeats)} repetitions of ${grouped(plan.particles)} futures, the ${grouped(plan.replaced)} lowest replaced in each round`,
    plain: 'plain simulation',
    importance: 'importance sampling of assumptions',
  };
  const rows = [
    ['method', how[method]],
    ['interval', estimate.method],
    ['standard error', share(estimate.error)],
    ['cost', `${grouped(estimate.futures)} futures, ${grouped(estimate.days)} simulated days`],
  ];
  if (method !== 'plain' && estimate.gain !== undefined) rows.push(['plain would need', gainText(estimate)]);
  if ('repetitions' in estimate) {
    rows.push(['repetitions', estimate.repetitions.map(share).join('  ')]);
    rows.push(['rounds', `${significant(estimate.rounds, 3)} on average`]);
    rows.push([
      'first futures',
      `${grouped(estimate.ancestors)} different ones behind those that reached the event`,
    ]);
  }
  if ('selfNormalised' in estimate) {
    const { selfNormalised, weights, hitWeights } = estimate;
    rows.push([
      'self-normalised',
      `${share(selfNormalised.probability)}, standard error ${share(selfNormalised.error)}`,
    ]);
    rows.push([
      'effective futures',
      `${significant(weights.effective, 3)} of all, ${significant(hitWeights?.effective ?? 0, 3)} of those that reached the event`,
    ]);
  }
  return rows;
}

/** What plain futures would need; with the caution that a spread of few repetitions deserves. */
function gainText(estimate: RareOutcome['estimate']): string {
  const { plain, gain = NaN } = estimate;
  const repeats = 'repetitions' in estimate ? estimate.repetitions.length : ENOUGH_FOR_GAIN;
  const why = `the error comes from the spread of ${repeats} repetitions`;
  if (repeats < LEAST_FOR_GAIN) return `not known yet: ${why} only; use --repeat ${ENOUGH_FOR_GAIN} or more`;
  const futures = grouped(Number((plain?.futures ?? NaN).toPrecision(2)));
  const said = `about ${futures} futures for the same error: ${significant(gain, 2)} times as many days`;
  if (!('gainInterval' in estimate) || estimate.gainInterval === undefined) return said;
  const { low, high } = estimate.gainInterval;
  const range = `${said} (95 %: ${significant(low, 2)} to ${significant(high, 2)})`;
  return repeats < ENOUGH_FOR_GAIN ? `${range}, roughly: ${why} only` : range;
}

const share = (value: number): string =>
  value !== 0 && value < 1e-4 ? value.toExponential(1) : significant(value, 2);

function exitOf(failures: readonly string[]): number {
  if (failures.some((each) => each.startsWith('E9'))) return exitCodes.accounting;
  return failures.length === 0 ? exitCodes.done : exitCodes.incomplete;
}
