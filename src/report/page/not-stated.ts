import type { ResolvedAssumption } from '../../plan/index.ts';
import { openAssumptions } from '../claims.ts';
import type { Influence } from '../influence.ts';
import { meaningOf, plainReason } from '../input-words.ts';
import { paragraph, rich } from '../rich-text.ts';
import type { Block, Inline, Rich, Section } from '../rich-text.ts';
import { capital, parameterCell, plural, pulledThing, rangeCell } from './context.ts';
import { optionMeans } from './changed-words.ts';
import type { Context } from './context.ts';
import { setForRun } from './fork.ts';

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
    [reason(context, assumption)],
  ]);
  const about = pulledThing(context);
  const blocks =
    open.length === 0
      ? [paragraph(['No assumption of this experiment is marked as missing from a proposal.'])]
      : [
          paragraph(
            rich`These points are left open. We drew each at random from the range shown${fixedApart(open)}, the same draw for every set of rules. The order is by their pull on ${about}: 0 is none, 1 is full.`,
          ),
          {
            kind: 'table' as const,
            caption: 'Points that the proposal leaves open',
            columns: ['Open point', 'Range used', 'Pull', 'Why this range'],
            rows,
          },
          ...notDrawn(context, sorted),
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
  const opening = `These points are left open, the one with the strongest pull on the answer first (0 is none, 1 is full). We drew each at random${fixedApart(sorted)}, the same draw for every set of rules.`;
  return [paragraph([opening]), { kind: 'list', items }, ...notDrawn(context, sorted), ...more];
}

/** That points with one value were not drawn. */
function fixedApart(open: readonly ResolvedAssumption[]): string {
  const fixed = open.filter(({ distribution }) => distribution.kind === 'fixed').length;
  if (fixed === 0) return '';
  return ` (${fixed === 1 ? 'one has' : `${fixed} have`} one value and ${fixed === 1 ? 'was' : 'were'} not drawn)`;
}

/** Options of open points that no future has, each with what the model says it is: under them the answer may be another. */
function notDrawn({ run, options }: Context, open: readonly ResolvedAssumption[]): Block[] {
  const known = options.card?.options;
  return open.flatMap(({ name, distribution }): Block[] => {
    const used: readonly (number | string)[] =
      distribution.kind === 'choice'
        ? distribution.options
        : distribution.kind === 'fixed'
          ? [distribution.value]
          : [];
    const all = known !== undefined && Object.hasOwn(known, name) ? Object.keys(known[name]) : [];
    const left = all.filter((option) => !used.includes(option));
    if (used.length === 0 || left.length === 0) return [];
    const words = left.map((option) => `${option} (${optionMeans(known, name, option) ?? ''})`);
    return [
      paragraph([
        `Not drawn for “${meaningOf(run, name).replaceAll('“', '‘').replaceAll('”', '’')}”: ${words.join('; ')}. Under ${left.length === 1 ? 'it' : 'these'} the answer may be another.`,
      ]),
    ];
  });
}

function reason({ run, options }: Context, { name, provenance }: ResolvedAssumption): string {
  const set = setForRun(run.experiment).find((change) => change.name === name);
  if (set !== undefined) return `Set for this run with --set; the experiment says ${set.before}`;
  if (provenance.kind !== 'assume') return '';
  return capital(options.audience === 'analyst' ? provenance.why : plainReason(provenance.why));
}

/** Size of an influence with its direction in words. */
export function influenceText(context: Context, { name }: ResolvedAssumption): Inline {
  const found = context.influences.find(({ assumption }) => assumption.name === name);
  if (found === undefined) return 'none: it does not vary';
  return context.numbers.print(influenceQuery(context, found), {
    // Two decimals: the pull of what has none is a few hundredths by luck.
    digits: Math.abs(found.strength) < 0.1 ? 1 : 2,
    zeroBelow: 0.01,
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
