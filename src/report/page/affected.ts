import { counted } from '../numbers.ts';
import type { ResolvedOutcome } from '../../plan/index.ts';
import { effectWords, sizeRule } from '../outcome-effect.ts';
import { midSentence, shownUnit } from '../shown-unit.ts';
import { paragraph, rich } from '../rich-text.ts';
import type { Rich, Section } from '../rich-text.ts';
import { capital, scenarioLabel, verdictOn, zeroBelow } from './context.ts';
import type { Context } from './context.ts';
import { effectOn, feltOutcomes } from './who-gains.ts';

/** 7 Who is affected: the outcomes that each group feels, and how the last scenario moves them. */
export function affected(context: Context): Section {
  const { effect, others } = context;
  const { felt, notMeasured } = feltOutcomes(context);
  const rows = felt.map(({ who, outcome }): Rich[] => {
    const found = effectOn(context, outcome, effect.scenario);
    return [
      [who],
      [capital(outcome.label)],
      [found === undefined ? 'not known' : effectWords(found)],
      changeOf(context, outcome),
      sizeOf(context, outcome),
    ];
  });
  const rest =
    notMeasured.length === 0
      ? []
      : [
          paragraph([
            `No outcome of this experiment is assigned to: ${notMeasured.map(midSentence).join(', ')}; what they feel may be in the rows of everyone.`,
          ]),
        ];
  if (others.length === 0) {
    const nothing = paragraph([
      'One set of rules is not compared with any other; the appendix lists its outcomes.',
    ]);
    return { id: 'affected', title: 'Who is affected', folded: true, blocks: [nothing, ...rest] };
  }
  const full = scenarioLabel(context, effect.scenario);
  return {
    id: 'affected',
    title: 'Who is affected',
    folded: true,
    blocks: [
      paragraph([
        `${full} against ${scenarioLabel(context, effect.baseline)}. Changes are what 9 in 10 futures hold. ${sizeRule} Nothing here is a price or advice.`,
      ]),
      {
        kind: 'table',
        caption: 'Outcomes by who feels them',
        columns: ['Who', 'What', 'In words', `In 100 futures, with ${full}`, 'Change'],
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
