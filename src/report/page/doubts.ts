import { confidenceRule } from '../../summarise/index.ts';
import { groupWords } from '../input-words.ts';
import { splitBy } from '../split.ts';
import { flipCell } from './flip-cell.ts';
import type { Influence } from '../influence.ts';
import { paragraph } from '../rich-text.ts';
import type { Block, Rich, Section } from '../rich-text.ts';
import { shownUnit } from '../shown-unit.ts';
import { parameterCell, pulledThing, rangeCell, zeroBelow } from './context.ts';
import type { Context } from './context.ts';
import { influenceText } from './not-stated.ts';

const mostDrivers = 5;

/** 8 What could make this wrong: the strongest inputs, how the answer changes along them, and what the model leaves out. */
export function doubts(context: Context): Section {
  const { influences, confidence, options } = context;
  const compares = context.others.length > 0;
  const about = pulledThing(context);
  const rows = influences
    .slice(0, mostDrivers)
    .map((found): Rich[] => [
      parameterCell(context, found.assumption.name),
      [influenceText(context, found.assumption)],
      [rangeCell(context, found.assumption)],
      ...(compares ? [alongIt(context, found), flipCell(context, found)] : []),
      [basis(found)],
    ]);
  const drivers: Block[] =
    rows.length === 0
      ? [paragraph(['No input of this experiment varies, so nothing can be ranked.'])]
      : [
          paragraph([
            `The inputs with the strongest pull on ${about}. ${pullWords(context)}${compares ? ' “Along it” is the middle effect in each part of the range. “Flips” is the value at which the verdict holds in half of the futures, with its margin.' : ''}`,
          ]),
          {
            kind: 'table',
            caption: 'Strongest inputs',
            columns: [
              'Input',
              'Pull',
              'Range used',
              ...(compares ? ['Along it', 'Flips'] : []),
              'Known from',
            ],
            rows,
          },
        ];
  const leavesOut = options.card?.leavesOut ?? [];
  const omissions: Block[] =
    leavesOut.length === 0
      ? [paragraph(['What the model leaves out is listed in its own description.'])]
      : [
          paragraph(['The model leaves out:']),
          { kind: 'list', items: leavesOut.map((text): Rich => [text]) },
        ];
  return {
    id: 'doubts',
    title: 'What could make this wrong',
    folded: true,
    blocks: [
      paragraph([
        `Confidence in the model: ${confidence.level}, because ${confidence.because}. The rule: ${confidenceRule}`,
      ]),
      ...drivers,
      ...omissions,
    ],
  };
}

function pullWords({ options }: Context): string {
  return options.audience === 'analyst'
    ? 'Pull is a rank correlation from −1 to +1 (for named options a correlation ratio from 0 to 1).'
    : 'Pull: 0 is none, 1 is full; with a minus, more of the input means less.';
}

/** Middle effect of the last scenario in each group of an input. */
function alongIt(context: Context, { assumption: { name } }: Influence): Rich {
  const { run, headline, effect, numbers } = context;
  const { ofDifferences } = shownUnit(headline.unit);
  const groups = splitBy(run, name);
  const parts = groups.flatMap(({ label }, index): Rich => {
    const number = numbers.print(
      {
        measure: 'effect',
        table: 'outcomes',
        ...effect,
        take: 'median',
        where: { assumption: name, group: label },
      },
      { digits: 3, signed: true, ...zeroBelow(headline) },
    );
    return [index === 0 ? '' : '; ', `${groupWords(run, name, label)}: `, number];
  });
  return [...parts, ofDifferences === '' ? '' : ` ${ofDifferences}`];
}

function basis({ assumption: { provenance } }: Influence): string {
  if (provenance.kind === 'cite') return 'a document';
  if (provenance.kind === 'measure') return 'a measurement';
  return provenance.notStated === true
    ? 'not stated; assumed'
    : `assumed, ${provenance.confidence} confidence`;
}
