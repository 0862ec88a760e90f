import type { Chart } from '../charts/chart.ts';
import { accountName } from '../ledger.ts';
import { clearChanges } from '../net-changes.ts';
import type { ClearChange, NetChangesAt } from '../net-changes.ts';
import { midSentence } from '../shown-unit.ts';
import { scenarioLabel } from '../page/context.ts';
import type { Context } from '../page/context.ts';
import { namedIn, titleOf } from './chart-words.ts';

/** How often a picture is drawn to find a title that fits it. */
const mostAttempts = 6;

/** What a picture of flows says of all futures: a title, and what caption and description add; no range where the title claims nothing. */
export interface FlowsFinding {
  readonly title: string;
  readonly caption: string;
  readonly range?: string;
}

/**
 * A title about accounts that the picture names and that change in one direction in at least 9 of 10 futures. The smallest accounts of a picture stand
 * together, and a title of two lines leaves room for fewer: it is drawn with its title until that names no account that is not there.
 */
export function flowsFinding(
  context: Context,
  draw: (title: string) => Chart,
  { unit, plain }: { readonly unit: string; readonly plain: string },
): FlowsFinding {
  const { run, effect } = context;
  const at = { scenario: effect.scenario, point: 0, unit };
  const clear = clearChanges(run, at, effect.baseline);
  const label = scenarioLabel(context, effect.scenario);
  let title = plain;
  let clearAndSeen = clear;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const { out, into } = accountsIn(draw(title), label);
    // What a draft did not name is not tried again, so the titles come to an end.
    clearAndSeen = clearAndSeen.filter(({ name, middle }) =>
      (middle < 0 ? out : into).has(accountName(name)),
    );
    const moved = clearAndSeen.filter(({ isMoved }) => isMoved);
    const told = moved.length > 0 ? moved : clearAndSeen;
    const ends = [told.find(({ middle }) => middle < 0), told.findLast(({ middle }) => middle > 0)];
    const found = findingOf(context, at, ends, plain);
    if (found.title === title) return found;
    title = found.title;
  }
  return { title: plain, caption: '' };
}

/** Middle changes of the accounts in the title, their ranges in caption and description. */
function findingOf(
  context: Context,
  at: NetChangesAt,
  ends: readonly (ClearChange | undefined)[],
  plain: string,
): FlowsFinding {
  const accounts = ends.flatMap((each) => (each === undefined ? [] : [each.name]));
  if (accounts.length === 0) return { title: plain, caption: '' };
  const named = (account: string): string => midSentence(accountName(account));
  const query = (account: string) => ({ measure: 'netChange', table: 'flows', ...at, account }) as const;
  const middle = (account: string): string =>
    context.numbers.print({ ...query(account), take: 'median' }, { digits: 3, signed: true }).text;
  const range = (account: string): string =>
    oneValue(context.numbers.print({ ...query(account), take: 'range' }, { digits: 3, signed: true }).text);
  const full = namedIn(context, at.scenario);
  const change = (account: string): string => `${named(account)} ${middle(account)}`;
  const inUnit = (account: string): string =>
    named(account).endsWith(at.unit) ? change(account) : `${change(account)} ${at.unit}`;
  const [first, ...others] = accounts;
  const titles = [
    { told: accounts, title: `${full}, typically: ${[inUnit(first), ...others.map(change)].join(', ')}` },
    ...accounts.map((account) => ({ told: [account], title: `${full}, typically: ${inUnit(account)}` })),
  ];
  const chosen = titles.find(({ title }) => titleOf([title, plain]) === title);
  if (chosen === undefined) return { title: plain, caption: '' };
  const ranges = chosen.told.map((account) => `${named(account)} ${range(account)} ${at.unit}`).join(', ');
  return {
    title: chosen.title,
    caption: ` The title has the middle change of all futures from the start to the end; in 9 in 10 of them: ${ranges}.`,
    range: `9 in 10 of all futures: ${ranges}`,
  };
}

/** A range whose ends are written alike is one value. */
function oneValue(text: string): string {
  const [low, high] = text.split(' to ');
  return low === high ? low : text;
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
