import { tokenFlows } from '../charts/charts.ts';
import type { Chart } from '../charts/chart.ts';
import type { FlowNumber } from '../charts/flow-texts.ts';
import type { FlowPanel } from '../charts/token-flows.ts';
import { middleFuture } from '../ledger.ts';
import type { AccountChanges, LedgerPeriod } from '../ledger.ts';
import { ledgerSides } from '../ledger-sides.ts';
import type { LedgerSides } from '../ledger-sides.ts';
import { counted } from '../numbers.ts';
import { midSentence } from '../shown-unit.ts';
import { horizon, scenarioLabel } from '../page/context.ts';
import type { Context } from '../page/context.ts';
import { footerOf, namedIn, stylesOf, titleOf } from './chart-words.ts';
import { flowsFinding } from './flows-finding.ts';

const unit = 'METIS';
const mostPeriods = 5;

/** F5: where METIS goes in the middle future of the last scenario, under the baseline (where there is one to compare with) and under it; undefined without a ledger of METIS. */
export function flowsChart(context: Context): Chart | undefined {
  const { run, headline, effect, others } = context;
  const shown = others.length === 0 ? [effect.scenario] : [effect.baseline, effect.scenario];
  const at = { scenario: effect.scenario, outcome: headline.name, point: 0 };
  const future = middleFuture(run, at, shown);
  const place = { replication: future ?? 0, point: 0, unit, mostPeriods };
  const found = shown.map((scenario) =>
    future === undefined ? undefined : ledgerSides(run, { ...place, scenario }),
  );
  const known = found.flatMap((sides) => (sides === undefined ? [] : [sides]));
  const last = known.at(-1);
  if (future === undefined || last === undefined || known.length < shown.length || !isMoving(last.changes))
    return undefined;
  const { periods } = last;
  const panels = known.map((sides, place) => panelOf(context, shown[place], sides));
  const number = context.numbers.print(
    { measure: 'middleFuture', table: 'outcomes', ...at, complete: shown },
    counted,
  ).text;
  const labels = shown.map((name) => namedIn(context, name));
  const plain = [`Where METIS goes, with ${labels[labels.length - 1]}`, 'Where METIS goes'];
  const words = {
    subtitle: `METIS out of accounts (left) and into accounts (right) in one future of ${context.numbers.print({ measure: 'count', table: 'manifest', of: 'replications' }, counted).text}, the middle one by ${midSentence(headline.label)}; ${horizon(context)} from ${run.experiment.time.start}${shown.length > 1 ? '; both rows on one scale' : ''}`,
    alt: {
      data: `METIS from accounts through ${periods.length === 1 ? 'the time' : 'years'} to accounts`,
      scenarios: labels.join(' and '),
      range: `In all ${shown.map((name) => moved(context, name, future)).join(' and ')} METIS move`,
    },
    caption: captionOf(context, number, periods, shown.length > 1),
    footer: footerOf(context),
    unit,
    periods: periods.map(({ label }) => label),
    panels,
  };
  const print = (panel: number, of: FlowNumber): string =>
    context.numbers.print(
      { measure: 'ribbon', table: 'flows', scenario: shown[panel], beside: shown, ...place, of },
      { digits: 3 },
    ).text;
  const finding = flowsFinding(context, (title) => tokenFlows({ ...words, title }), {
    unit,
    plain: titleOf(plain),
  });
  return tokenFlows({
    ...words,
    title: finding.title,
    alt: finding.range === undefined ? words.alt : { ...words.alt, range: finding.range },
    caption: `${words.caption}${finding.caption}`,
    print,
  });
}

const isMoving = (accounts: readonly AccountChanges[]): boolean =>
  accounts.some(({ changes }) => changes.some((change) => change !== 0));

function panelOf(context: Context, scenario: string, { from, to }: LedgerSides): FlowPanel {
  const place = context.run.experiment.scenarios.findIndex(({ name }) => name === scenario);
  const { colour } = stylesOf(context)[place];
  return { label: scenarioLabel(context, scenario), color: colour, from, to };
}

function moved(context: Context, scenario: string, replication: number): string {
  return context.numbers.print(
    { measure: 'ledger', table: 'flows', scenario, replication, point: 0, unit, of: { mostPeriods } },
    { digits: 3 },
  ).text;
}

function captionOf(
  context: Context,
  number: string,
  periods: readonly LedgerPeriod[],
  isCompared: boolean,
): string {
  const { headline, effect } = context;
  const full = scenarioLabel(context, effect.scenario);
  const span = periods.every(({ first, last }) => last === first + 1) ? 'a year' : 'the years of a group';
  return (
    `Future ${number}, counted from 0, the middle one of ${full} by ${midSentence(headline.label)}${isCompared ? ', under both sets of rules' : ''}. ` +
    `A ribbon is what an account lost or gained over ${span}; what goes to and fro within it does not show. ` +
    'All that leaves accounts reaches accounts: totals balance to the last unit, and what an account gains less what it loses is the change of what stands in it. The smallest accounts stand together. One future, not a forecast.'
  );
}
