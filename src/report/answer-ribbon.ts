import { flowTexts, sumsOf } from './charts/flow-texts.ts';
import { foldFlows, totalOf } from './charts/fold-flows.ts';
import { ledgerSides } from './ledger-sides.ts';
import type { PictureQuery } from './picture-query.ts';
import type { Answer } from './query.ts';
import type { RunData } from './run-data.ts';

type RibbonQuery = PictureQuery & { readonly measure: 'ribbon' };

/** The amount beside a ribbon, and how it is written beside the others; not a number where the picture has no such place. */
export function ribbonAnswer(run: RunData, query: RibbonQuery): Answer {
  const { beside, scenario, of } = query;
  const panels = beside.map((each) => ledgerSides(run, { ...query, scenario: each }));
  const known = panels.flatMap((sides) => (sides === undefined ? [] : [sides]));
  const sides = panels[beside.indexOf(scenario)];
  if (sides === undefined || known.length < panels.length)
    return { value: NaN, n: 0, method: 'no balances kept' };
  const folded = known.map(({ from, to }) => ({
    from: foldFlows(from, of.rows),
    to: foldFlows(to, of.rows),
  }));
  const own = beside.indexOf(scenario);
  const { texts } = flowTexts(folded, sides.periods.length);
  const sums = sumsOf(folded[own], sides.periods.length);
  if (of.side === 'whole') return told(totalOf(sums), texts[own].whole, 'all that accounts lost');
  const values = of.side === 'period' ? sums : folded[own][of.side].map(({ amounts }) => totalOf(amounts));
  const what = {
    period: 'what accounts lost in a period',
    from: 'what accounts lost',
    to: 'what accounts gained',
  };
  return told(values[of.place] ?? NaN, texts[own][of.side][of.place] ?? '', what[of.side]);
}

const told = (value: number, text: string, what: string): Answer => ({
  value,
  n: 1,
  method: `${what}, balances at the ends of years, in one future; written so that parts add up`,
  text,
});
