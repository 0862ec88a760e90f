import { grouped } from '../../define/index.ts';
import { groupWords, shortName } from '../input-words.ts';
import { splitBy } from '../split.ts';
import { code, paragraph, rich, strong } from '../rich-text.ts';
import type { Block, Rich, Section } from '../rich-text.ts';
import { midSentence } from '../shown-unit.ts';
import { beyondTheEnd, capital, isTime, scenarioLabel } from './context.ts';
import type { Context } from './context.ts';

const pools = [3e6, 4e6, 5e6, 8e6] as const;

interface Bundle {
  readonly rateFrom: number;
  readonly rateTo: number;
  readonly moved: number;
}

/** The two changes of the vote as numbers, when the last scenario has them: old rate, new rate, METIS moved. */
function bundleIn({ run, effect }: Context): Bundle | undefined {
  const valueOf = (name: string): number => {
    const row = run.parameters().find((each) => each.scenario === effect.scenario && each.name === name);
    return row === undefined ? NaN : Number(row.value);
  };
  const [rateFrom, rateTo, moved] = ['rateChange.from', 'rateChange.to', 'eagr.size'].map(valueOf);
  return rateFrom > rateTo && rateTo > 0 && moved > 0 ? { rateFrom, rateTo, moved } : undefined;
}

/** 6 Check it by hand: the exact arithmetic of a budget, a rate and a stake; then what the simulation adds. */
export function byHand(context: Context): Section {
  const bundle = bundleIn(context);
  const blocks =
    bundle === undefined
      ? [
          paragraph([
            'This experiment has no change that can be checked by hand: it needs a lower reward rate and a reserve taken from the same budget.',
          ]),
        ]
      : handBlocks(context, bundle);
  return { id: 'hand', title: 'Check it by hand', blocks: [...blocks, ...simulated(context)], folded: false };
}

function handBlocks({ numbers }: Context, bundle: Bundle): Block[] {
  const exact = (of: 'spendingChange' | 'breakEven') =>
    ({ measure: 'arithmetic', table: 'parameters', of, ...bundle }) as const;
  const factor = (pool: number, moved: number) =>
    ({ measure: 'runwayFactor', table: 'parameters', ...bundle, pool, moved }) as const;
  const alone = numbers.print(factor(pools[0], 0), { digits: 3, before: '× ' });
  const fall = numbers.print(exact('spendingChange'), { digits: 2, after: '%' });
  const limit = numbers.print(exact('breakEven'), { digits: 3, after: ' METIS' });
  const [before, after] = [bundle.rateFrom, bundle.rateTo].map((rate) => `${grouped(rate * 100)}%`);
  const rows = pools.map((pool): Rich[] => [
    [`${grouped(pool)} METIS`],
    [alone],
    [numbers.print(factor(pool, bundle.moved), { digits: 3, before: '× ' })],
  ]);
  return [
    paragraph(
      rich`With a stake that does not change, no computer is needed: ${code('runway = pool ÷ (rate × stake)')}.`,
    ),
    paragraph(
      rich`A cut from ${before} to ${after} changes spending by ${fall}, so the runway becomes ${strong([alone])}. Taking ${grouped(bundle.moved)} METIS out of the same pool P gives ${code('(1 − moved ÷ P) × old rate ÷ new rate')}. So the package shortens the runway unless the pool holds more than ${strong([limit])}.`,
    ),
    {
      kind: 'table',
      caption: 'Runway against today, stake unchanged (exact)',
      columns: ['METIS in the pool', 'Rate alone', 'Rate and reserve'],
      rows,
    },
  ];
}

/** Median ratio of each scenario to the baseline, also by the choice that moves the effect most; only for lengths of time. */
function simulated(context: Context): Block[] {
  const { run, headline, others, influences, effect } = context;
  if (!isTime(headline.unit)) return [];
  const strongest = influences.find(({ assumption }) => assumption.distribution.kind === 'choice')?.assumption
    .name;
  const groups = strongest === undefined ? [] : splitBy(run, strongest);
  const ratio = (scenario: string, group?: string) =>
    context.numbers.print(
      {
        measure: 'ratio',
        table: 'outcomes',
        scenario,
        baseline: effect.baseline,
        outcome: headline.name,
        point: 0,
        ...(group === undefined || strongest === undefined
          ? {}
          : { where: { assumption: strongest, group } }),
      },
      { digits: 3, before: '× ' },
    );
  const rows = others.map((scenario): Rich[] => [
    [scenarioLabel(context, scenario)],
    [ratio(scenario)],
    ...groups.map(({ label }): Rich => [ratio(scenario, label)]),
  ]);
  const beyond = beyondTheEnd(context);
  const columns = [
    'Scenario',
    'All futures',
    ...groups.map(({ label }) =>
      strongest === undefined
        ? label
        : `${capital(shortName(strongest))} ${groupWords(context.run, strongest, label)}`,
    ),
  ];
  return [
    paragraph(
      rich`In the simulation stake moves, blocks take their time and budgets can run dry.${beyond === undefined ? '' : ` ${beyond}`} Below: ${midSentence(headline.label)} as a multiple of what it is under ${scenarioLabel(context, effect.baseline)} in the same future; the middle of all futures.`,
    ),
    { kind: 'table', caption: 'Middle multiple in the simulation', columns, rows },
  ];
}
