import { counted } from '../numbers.ts';
import type { ResolvedOutcome } from '../../plan/index.ts';
import { midSentence, shownUnit } from '../shown-unit.ts';
import { paragraph, rich } from '../rich-text.ts';
import type { Rich, Section } from '../rich-text.ts';
import { capital, scenarioLabel, verdictOn, zeroBelow } from './context.ts';
import type { Context } from './context.ts';

// Who feels an outcome, by the mechanism or quantity that it is taken from; the first fitting line counts.
const groups: readonly { readonly who: string; readonly of: RegExp }[] = [
  { who: 'Liquid-staking user', of: /liquid|exchangeRate|redemption/iu },
  { who: 'Sequencer operator', of: /sequencer|locking|operators|realised|rewardRate|blocks|emission/iu },
  { who: 'Reserve and its users', of: /eagr|reserve/iu },
  { who: 'Builder', of: /grant|andromeda|fees/iu },
  { who: 'Holder', of: /market|price|supply|circulating|holders/iu },
];

/** 7 Who is affected: the outcomes that each group feels, and how the last scenario moves them. */
export function affected(context: Context): Section {
  const { run, effect } = context;
  const known = run.experiment.outcomes.map((outcome) => ({
    outcome,
    who: groups.find(({ of }) => of.test(outcome.of))?.who ?? 'Everyone',
  }));
  const order = [
    'Holder',
    'Sequencer operator',
    'Liquid-staking user',
    'Builder',
    'Reserve and its users',
    'Everyone',
  ];
  const rows = order.flatMap((who) =>
    known
      .filter((each) => each.who === who)
      .map(({ outcome }): Rich[] => [
        [who],
        [capital(outcome.label)],
        changeOf(context, outcome),
        sizeOf(context, outcome),
      ]),
  );
  const missing = groups.map(({ who }) => who).filter((who) => !known.some((each) => each.who === who));
  const rest =
    missing.length === 0
      ? []
      : [paragraph([`Not measured in this experiment: ${missing.map(midSentence).join(', ')}.`])];
  const full = scenarioLabel(context, effect.scenario);
  return {
    id: 'affected',
    title: 'Who is affected',
    folded: true,
    blocks: [
      paragraph([
        `${full} against ${scenarioLabel(context, effect.baseline)}. Sizes are in 9 of 10 futures. Nothing here is a price or advice.`,
      ]),
      {
        kind: 'table',
        caption: 'Outcomes by who feels them',
        columns: ['Who', 'What', `In 100 futures, with ${full}`, 'Change'],
        rows,
      },
      ...rest,
    ],
  };
}

function changeOf(context: Context, outcome: ResolvedOutcome): Rich {
  if (verdictOn(context, outcome, context.effect.scenario) === undefined) return ['not known'];
  const count = (take: 'better' | 'same' | 'worse') =>
    context.numbers.print({ ...effectQuery(context, outcome), take }, counted);
  const [up, down] = outcome.better === 'neutral' ? ['higher', 'lower'] : ['better', 'worse'];
  return rich`${up} ${count('better')}, same ${count('same')}, ${down} ${count('worse')}`;
}

function sizeOf(context: Context, outcome: ResolvedOutcome): Rich {
  if (verdictOn(context, outcome, context.effect.scenario) === undefined) return ['not known'];
  const { ofDifferences } = shownUnit(outcome.unit);
  return [
    context.numbers.print(
      { ...effectQuery(context, outcome), take: 'range' },
      {
        digits: 3,
        signed: true,
        ...zeroBelow(outcome),
        after: ofDifferences === '' ? '' : ` ${ofDifferences}`,
      },
    ),
  ];
}

function effectQuery({ effect }: Context, outcome: ResolvedOutcome) {
  return {
    measure: 'effect',
    table: 'outcomes',
    scenario: effect.scenario,
    baseline: effect.baseline,
    outcome: outcome.name,
    point: 0,
  } as const;
}
