import { tokenFlows } from '../charts/charts.ts';
import type { Chart } from '../charts/chart.ts';
import type { FlowNumber } from '../charts/flow-texts.ts';
import type { FlowPanel } from '../charts/token-flows.ts';
import { accountName, middleFuture } from '../ledger.ts';
import type { AccountChanges, LedgerPeriod } from '../ledger.ts';
import { ledgerSides } from '../ledger-sides.ts';
import type { LedgerSides } from '../ledger-sides.ts';
import { counted } from '../numbers.ts';
import { midSentence } from '../shown-unit.ts';
import { horizon, scenarioLabel } from '../page/context.ts';
import type { Context } from '../page/context.ts';
import { footerOf, namedIn, stylesOf, titleOf } from './chart-words.ts';

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
    subtitle: `METIS out of accounts (left) and into accounts (right) in the middle future of ${context.numbers.print({ measure: 'count', table: 'manifest', of: 'replications' }, counted).text}; ${horizon(context)} from ${run.experiment.time.start}${shown.length > 1 ? '; both rows on one scale' : ''}`,
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
  // The smallest accounts stand together: a title names none of them.
  const seen = accountsIn(
    tokenFlows({ ...words, title: titleOf(plain) }),
    scenarioLabel(context, effect.scenario),
  );
  const print = (panel: number, of: FlowNumber): string =>
    context.numbers.print(
      { measure: 'ribbon', table: 'flows', scenario: shown[panel], beside: shown, ...place, of },
      { digits: 3 },
    ).text;
  const title = titleOf([...titles(context, future, last.changes, seen), ...plain]);
  return tokenFlows({ ...words, title, print });
}

/** Accounts that a picture names for a scenario, by side. */
function accountsIn({ table }: Chart, scenario: string): Seen {
  const named = (side: string): Set<string> =>
    new Set(table.rows.flatMap((row) => (row[0] === scenario && row[2] === side ? [String(row[3])] : [])));
  return { out: named('out of'), into: named('into') };
}

interface Seen {
  readonly out: ReadonlySet<string>;
  readonly into: ReadonlySet<string>;
}

const isMoving = (accounts: readonly AccountChanges[]): boolean =>
  accounts.some(({ changes }) => changes.some((change) => change !== 0));

function panelOf(context: Context, scenario: string, { from, to }: LedgerSides): FlowPanel {
  const place = context.run.experiment.scenarios.findIndex(({ name }) => name === scenario);
  const { colour } = stylesOf(context)[place];
  return { label: scenarioLabel(context, scenario), color: colour, from, to };
}

/** Titles that name the account which loses most and the one which gains most from the start to the end, of those that the picture names. */
function titles(
  context: Context,
  future: number,
  accounts: readonly AccountChanges[],
  { out, into }: Seen,
): string[] {
  const { effect } = context;
  const net = accounts
    .map(({ name, changes }) => ({ name, change: changes.reduce((sum, change) => sum + change, 0) }))
    .sort((a, b) => a.change - b.change);
  const first = net.find(({ name, change }) => change < 0 && out.has(accountName(name)));
  const last = net.findLast(({ name, change }) => change > 0 && into.has(accountName(name)));
  if (first === undefined || last === undefined) return [];
  const amount = (account: string): string =>
    context.numbers.print(
      {
        measure: 'ledger',
        table: 'flows',
        scenario: effect.scenario,
        replication: future,
        point: 0,
        unit,
        of: { account },
      },
      { digits: 3, signed: true },
    ).text;
  const named = ({ name }: { readonly name: string }): string => midSentence(accountName(name));
  const full = namedIn(context, effect.scenario);
  return [
    `${full}: ${named(first)} ${amount(first.name)} METIS, ${named(last)} ${amount(last.name)}`,
    `${full}: most METIS leaves ${named(first)}, most reaches ${named(last)}`,
  ];
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
