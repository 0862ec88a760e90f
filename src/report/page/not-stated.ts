import type { ResolvedAssumption } from '../../plan/index.ts';
import { openAssumptions } from '../claims.ts';
import type { Influence } from '../influence.ts';
import { meaningOf } from '../input-words.ts';
import { paragraph, rich } from '../rich-text.ts';
import type { Block, Inline, Rich, Section } from '../rich-text.ts';
import { capital, parameterCell, plural, pulledThing, rangeCell } from './context.ts';
import type { Context } from './context.ts';

/** 3 What the proposal does not say: open assumptions, the most influential first. */
export function notStated(context: Context): Section {
  const { run, influences } = context;
  const open = openAssumptions(run);
  const place = ({ name }: ResolvedAssumption): number => {
    const found = influences.findIndex(({ assumption }) => assumption.name === name);
    return found < 0 ? influences.length : found;
  };
  const sorted = [...open].sort((a, b) => place(a) - place(b));
  const rows = sorted.map((assumption): Rich[] => [
    parameterCell(context, assumption.name),
    [rangeCell(context, assumption)],
    [influenceText(context, assumption)],
    [reason(assumption)],
  ]);
  const about = pulledThing(context);
  const blocks =
    open.length === 0
      ? [paragraph(['No assumption of this experiment is marked as missing from a proposal.'])]
      : [
          paragraph(
            rich`These points are left open. We drew each at random from the range shown, the same draw for every set of rules. The order is by their pull on ${about}: 0 is none, 1 is full.`,
          ),
          {
            kind: 'table' as const,
            caption: 'Points that the proposal leaves open',
            columns: ['Open point', 'Range used', 'Pull', 'Why this range'],
            rows,
          },
        ];
  const short = open.length === 0 ? blocks : shortPoints(context, sorted);
  return { id: 'open', title: 'What the proposal does not say', blocks, folded: false, short };
}

const mostShortPoints = 4;

/** The points with the strongest pull, each with the range used. */
function shortPoints(context: Context, sorted: readonly ResolvedAssumption[]): Block[] {
  const { run } = context;
  const items = sorted
    .slice(0, mostShortPoints)
    .map(
      (assumption): Rich =>
        rich`${capital(meaningOf(run, assumption.name))}. We used ${rangeCell(context, assumption)}; pull ${influenceText(context, assumption)}.`,
    );
  const left = sorted.length - items.length;
  const more = left === 0 ? [] : [paragraph([`${plural(left, 'more open point')} in the full report.`])];
  const opening =
    'These points are left open, the one with the strongest pull on the answer first (0 is none, 1 is full). We drew each at random, the same draw for every set of rules.';
  return [paragraph([opening]), { kind: 'list', items }, ...more];
}

const reason = ({ provenance }: ResolvedAssumption): string =>
  provenance.kind === 'assume' ? capital(provenance.why) : '';

/** Size of an influence with its direction in words. */
export function influenceText(context: Context, { name }: ResolvedAssumption): Inline {
  const found = context.influences.find(({ assumption }) => assumption.name === name);
  if (found === undefined) return 'none: it does not vary';
  return context.numbers.print(influenceQuery(context, found), {
    digits: 2,
    zeroBelow: 0.005,
    signed: found.method === 'rank correlation',
  });
}

/** The query behind an influence on the headline effect. */
export function influenceQuery({ effect }: Context, { assumption }: Influence) {
  return {
    measure: 'influence',
    table: 'replications, outcomes',
    assumption: assumption.name,
    ...effect,
  } as const;
}
