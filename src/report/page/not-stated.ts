import type { ResolvedAssumption } from '../../plan/index.ts';
import { significant } from '../../summarise/index.ts';
import { openAssumptions } from '../claims.ts';
import type { Influence } from '../influence.ts';
import { paragraph, rich } from '../rich-text.ts';
import type { Inline, Rich, Section } from '../rich-text.ts';
import { midSentence, shownUnit, withUnit } from '../shown-unit.ts';
import { capital, parameterCell, scenarioLabel } from './context.ts';
import type { Context } from './context.ts';

/** 3 What the proposal does not say: open assumptions, the most influential first. */
export function notStated(context: Context): Section {
  const { run, influences, headline, effect } = context;
  const open = openAssumptions(run);
  const place = ({ name }: ResolvedAssumption): number => {
    const found = influences.findIndex(({ assumption }) => assumption.name === name);
    return found < 0 ? influences.length : found;
  };
  const sorted = [...open].sort((a, b) => place(a) - place(b));
  const rows = sorted.map((assumption): Rich[] => [
    parameterCell(context, assumption.name),
    [rangeOf(context, assumption)],
    [influenceText(context, assumption)],
    [reason(assumption)],
  ]);
  const about = `the effect of “${scenarioLabel(context, effect.scenario)}” on ${midSentence(headline.label)}`;
  const blocks =
    open.length === 0
      ? [paragraph(['No assumption of this experiment is marked as missing from a proposal.'])]
      : [
          paragraph(
            rich`These points are left open. We drew each at random from the range shown, the same draw for every scenario. The order is by their pull on ${about}: 0 is none, 1 is full.`,
          ),
          {
            kind: 'table' as const,
            caption: 'Points that the proposal leaves open',
            columns: ['Open point', 'Range used', 'Pull', 'Why this range'],
            rows,
          },
        ];
  return { id: 'open', title: 'What the proposal does not say', blocks, folded: false };
}

const reason = ({ provenance }: ResolvedAssumption): string =>
  provenance.kind === 'assume' ? capital(provenance.why) : '';

/** Size of an influence with its direction in words. */
export function influenceText(context: Context, { name }: ResolvedAssumption): Inline {
  const found = context.influences.find(({ assumption }) => assumption.name === name);
  if (found === undefined) return 'none: it does not vary';
  return context.numbers.print(influenceQuery(context, found), {
    digits: 2,
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

/** What an assumption was drawn from, in words and shown units. */
export function rangeOf({ run }: Context, { name, distribution }: ResolvedAssumption): string {
  const unit = run.parameters().find((row) => row.name === name)?.unit ?? '';
  const { factor, text } = shownUnit(unit);
  const show = (value: number | string): string =>
    typeof value === 'number' ? significant(value * factor, 3) : value;
  switch (distribution.kind) {
    case 'fixed':
      return withUnit(show(distribution.value), typeof distribution.value === 'number' ? text : '');
    case 'uniform':
    case 'logUniform':
      return withUnit(`${show(distribution.low)} to ${show(distribution.high)}`, text);
    case 'triangular':
      return `${withUnit(`${show(distribution.low)} to ${show(distribution.high)}`, text)}, mostly near ${show(distribution.mode)}`;
    case 'normal':
      return withUnit(
        `around ${show(distribution.mean)}, give or take ${show(distribution.deviation)}`,
        text,
      );
    case 'lognormal':
      return withUnit(
        `around ${show(distribution.median)}, log spread ${significant(distribution.sigma, 2)},`,
        text,
      ).replace(/,$/u, '');
    case 'gamma':
      return `${withUnit(`around ${show(distribution.shape * distribution.scale)}`, text)} (gamma, shape ${significant(distribution.shape, 2)})`;
    case 'choice':
      return withUnit(
        distribution.options.map(show).join(' or '),
        distribution.options.every((option) => typeof option === 'number') ? text : '',
      );
  }
}
