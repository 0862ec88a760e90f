import { finiteColumn } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';

/** One stay below an earlier peak. */
export interface UnderwaterSpell {
  /** Index of the peak before the fall, of the deepest point, and of the first value back at the peak or above (null: not yet). */
  readonly peak: number;
  readonly trough: number;
  readonly recovery: number | null;
  /** 1 - trough / peak. */
  readonly depth: number;
  /** Steps from the peak to the recovery, or to the end of the path. */
  readonly duration: number;
}

/** All stays of a path below its earlier peaks. */
export interface Underwater {
  /** In order of time. */
  readonly spells: readonly UnderwaterSpell[];
  /** The deepest (of equal ones the first); undefined for a path that never falls. */
  readonly deepest: UnderwaterSpell | undefined;
  readonly longest: UnderwaterSpell | undefined;
  /** Share of the dates after the first that lie below an earlier peak. */
  readonly share: number;
}

/**
 * Drawdowns of a path of positive values at its own dates, with their durations: a spell begins at the last of equal peaks and ends with
 * the first value that reaches the peak again. Throws for an empty path or values that are not positive.
 */
export function underwater(path: Values): Underwater {
  const column = finiteColumn(path, 'path', 1);
  const spells: UnderwaterSpell[] = [];
  let [peak, trough, below] = [0, 0, 0];
  const spell = (end: number, recovery: number | null): UnderwaterSpell => ({
    peak,
    trough,
    recovery,
    depth: 1 - column[trough] / column[peak],
    duration: end - peak,
  });
  for (let i = 0; i < column.length; i++) {
    if (!(column[i] > 0)) throw new Error(`invalid path: ${column[i]} at index ${i}; expected more than 0`);
    if (column[i] >= column[peak]) {
      if (trough > peak) spells.push(spell(i, i));
      [peak, trough] = [i, i];
    } else {
      below++;
      if (trough === peak || column[i] < column[trough]) trough = i;
    }
  }
  if (trough > peak) spells.push(spell(column.length - 1, null));
  const most = (size: (each: UnderwaterSpell) => number) =>
    spells.reduce<UnderwaterSpell | undefined>(
      (best, each) => (best === undefined || size(each) > size(best) ? each : best),
      undefined,
    );
  return {
    spells,
    deepest: most((each) => each.depth),
    longest: most((each) => each.duration),
    share: column.length === 1 ? 0 : below / (column.length - 1),
  };
}
