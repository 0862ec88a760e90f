import { counted } from '../numbers.ts';
import type { ResolvedOutcome } from '../../plan/index.ts';
import { effectWords, sizeRule } from '../outcome-effect.ts';
import { midSentence, shownUnit } from '../shown-unit.ts';
import { paragraph, rich } from '../rich-text.ts';
import type { Rich, Section } from '../rich-text.ts';
import { capital, scenarioLabel, verdictOn, zeroBelow } from './context.ts';
import type { Context } from './context.ts';
import { effectOn, feltOutcomes, unknownWords, unspokenWords } from './who-gains.ts';

/** 7 Who is affected: the outcomes that each group feels, and how the last scenario moves them. */
export function affected(context: Context): Section {
  const { effect, others } = context;
  const { felt, unspoken } = feltOutcomes(context);
  const rows = felt.map(({ who, outcome }): Rich[] => {
    const found = effectOn(context, outcome, effect.scenario);
    return [
      [who],
      [capital(outcome.label)],
      [found === undefined ? unknownWords : effectWords(found)],
      changeOf(context, outcome),
      sizeOf(context, outcome),
    ];
  });
  if (others.length === 0) {
    const nothing = paragraph([
      'One set of rules is not compared with any other; the appendix lists its outcomes.',
    ]);
    const rest = unspoken.map(midSentence).join(', ');
    const blocks =
      unspoken.length === 0
        ? [nothing]
        : [nothing, paragraph([`No outcome of the experiment speaks of: ${rest}.`])];
    return { id: 'affected', title: 'Who is affected', folded: true, blocks };
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
        rows: [...rows, ...unspoken.map((who): Rich[] => [[who], ['none'], [unspokenWords], ['–'], ['–']])],
      },
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
