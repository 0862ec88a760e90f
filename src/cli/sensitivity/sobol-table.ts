import { decomposedWords } from '../../sensitivity/index.ts';
import type { Estimate, SobolIndices, SobolResult } from '../../sensitivity/index.ts';
import type { SensitivityPlan } from './sensitivity-plan.ts';
import { ends, share } from './table-parts.ts';
import type { SensitivityTable, TableUnits } from './table-parts.ts';

/** Found shares that no shares can be, in words: they tell that there are too few points. */
function impossibleNotes(
  { inputs }: SobolIndices,
  { n }: SensitivityPlan,
  label: TableUnits['label'],
): string[] {
  // Compared as they are written, with two digits.
  const beyond = inputs.filter(({ first, total }) => Math.round(100 * (first.value - total.value)) > 0);
  const isNegative = ({ interval }: Estimate) => interval.high !== null && interval.high < 0;
  const below = inputs.filter(({ first, total }) => isNegative(first) || isNegative(total));
  const names = (some: typeof inputs) => some.map(({ name }) => label(name)).join(', ');
  return [
    ...(below.length === 0 ? [] : [`shares of the variance cannot be negative (${names(below)})`]),
    ...(beyond.length === 0 ? [] : [`alone cannot exceed total (${names(beyond)})`]),
  ].map((what) => `n is too small: ${what}. More is needed: --n ${4 * n}.`);
}

/** Futures that all points share and that are too few to stand for others. */
const FEW_FUTURES = 30;

/** Sobol' indices: total and alone, and what the number of points cannot carry. */
export function sobolTable(
  result: SobolResult,
  { plan, label }: { readonly plan: SensitivityPlan; readonly label: TableUnits['label'] },
  order: readonly string[],
): SensitivityTable {
  const columns = ['input', 'total', 'total low', 'total high', 'first', 'first low', 'first high'];
  if (result.kind !== 'indices') {
    return { head: [], rows: [], inputs: [], notes: [decomposedWords(result)], columns, records: [] };
  }
  const sorted = [...result.inputs].sort((a, b) => b.total.value - a.total.value);
  const pairs = result.pairs.filter(({ index }) => (index.interval.low ?? 0) > 0);
  const together = pairs.map(({ names, index }) => `${names.map(label).join(' with ')} ${share(index)}`);
  const failed =
    result.dropped === 0 ? [] : [`${result.dropped} base samples with a failed future were left out.`];
  return {
    head: ['input', 'with interactions (total)', 'alone (first order)'],
    inputs: sorted.map(({ name }) => name),
    rows: sorted.map(({ name, total, first }) => [label(name), share(total), share(first)]),
    notes: [
      decomposedWords(result),
      ...(plan.secondOrder
        ? [`Pairs that act together: ${together.length === 0 ? 'none beyond chance' : together.join(', ')}.`]
        : []),
      ...failed,
      ...(plan.luck === 'common' && plan.replications < FEW_FUTURES
        ? [`Intervals take the ${plan.replications} futures that all points share as given.`]
        : []),
      ...impossibleNotes(result, plan, label),
      ...order,
    ],
    columns,
    records: [
      ...sorted.map(({ name, total, first }) => [
        name,
        total.value,
        ...ends(total),
        first.value,
        ...ends(first),
      ]),
      ...result.pairs.map(({ names, index }) => [names.join(' x '), '', '', '', index.value, ...ends(index)]),
    ],
  };
}
