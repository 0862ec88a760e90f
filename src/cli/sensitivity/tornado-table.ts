import { shownAmount, shownDifference } from '../../report/shown-unit.ts';
import type { Tornado } from '../../sensitivity/index.ts';
import { ends, sizeWithEnds, written } from './table-parts.ts';
import type { SensitivityTable, TableUnits } from './table-parts.ts';

/** One input at a time: its swing and the change at its ends. */
export function tornadoTable(
  { bars, base }: Tornado,
  { response, inputs, label }: TableUnits,
  order: readonly string[],
): SensitivityTable {
  const rows = bars.map(({ name, ends: all, swing }, place) => [
    `${place + 1} ${label(name)}`,
    sizeWithEnds(swing, response),
    all
      .map(
        ({ value, change }) =>
          `${shownDifference(change.value, response)} at ${written(value, inputs.get(name))}`,
      )
      .join(', '),
  ]);
  return {
    head: ['input', 'swing', 'change at its ends'],
    rows,
    inputs: bars.map(({ name }) => name),
    notes: [
      `At the baseline, all inputs at their medians: ${shownAmount(base.value, response)}. One input moves at a time: interactions are not seen.`,
      ...order,
    ],
    columns: [
      'input',
      'end',
      'value',
      'mean',
      'change',
      'change low',
      'change high',
      'swing',
      'swing low',
      'swing high',
    ],
    records: bars.flatMap(({ name, ends: all, swing }) =>
      all.map(({ end, value, mean, change }) => [
        name,
        end,
        value,
        mean,
        change.value,
        ...ends(change),
        swing.value,
        ...ends(swing),
      ]),
    ),
  };
}
