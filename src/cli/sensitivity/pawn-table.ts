import type { PawnResult } from '../../sensitivity/index.ts';
import { decimals } from '../../summarise/index.ts';
import { ends, share } from './table-parts.ts';
import type { SensitivityTable, TableUnits } from './table-parts.ts';

/** Distances between distributions, beside what an input that does nothing would have. */
export function pawnTable(
  { indices, dummy, points, slices, dropped, isConstant }: PawnResult,
  { label }: Pick<TableUnits, 'label'>,
  order: readonly string[],
): SensitivityTable {
  const sorted = [...indices].sort((a, b) => b.median.value - a.median.value);
  return {
    head: ['input', 'median distance', 'largest', 'beyond chance'],
    inputs: sorted.map(({ name }) => name),
    rows: sorted.map(({ name, median, largest, isAboveDummy }) => [
      label(name),
      share(median),
      decimals(largest, 2),
      isAboveDummy ? 'yes' : 'no',
    ]),
    notes: [
      isConstant
        ? 'The response is the same at every point.'
        : `Distances between distributions of single futures, ${slices} slices of each input, ${points} points${dropped === 0 ? '' : ` (${dropped} with a failed future left out)`}. An input that does nothing stays below ${decimals(dummy, 2)} in 95 of 100 cases.`,
      ...order,
    ],
    columns: ['input', 'median', 'median low', 'median high', 'largest', 'dummy', 'above dummy'],
    records: sorted.map(({ name, median, largest, isAboveDummy }) => [
      name,
      median.value,
      ...ends(median),
      largest,
      dummy,
      isAboveDummy ? 1 : 0,
    ]),
  };
}
