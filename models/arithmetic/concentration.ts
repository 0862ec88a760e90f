import type { ReadonlyColumn } from '../../src/define/index.ts';

/** What one owner holds in a column of amounts: the sum over the members it owns. */
export function holdingOf(owner: number, owners: ReadonlyColumn, amounts: ReadonlyColumn): number {
  let held = 0;
  for (let m = 0; m < amounts.length; m++) if (owners[m] === owner) held += amounts[m];
  return held;
}

function isFirstOfOwner(m: number, owners: ReadonlyColumn, amounts: ReadonlyColumn): boolean {
  for (let before = 0; before < m; before++) {
    if (owners[before] === owners[m] && amounts[before] > 0) return false;
  }
  return amounts[m] > 0;
}

/** How many different owners hold more than zero. */
export function countOwners(owners: ReadonlyColumn, amounts: ReadonlyColumn): number {
  let count = 0;
  for (let m = 0; m < amounts.length; m++) if (isFirstOfOwner(m, owners, amounts)) count += 1;
  return count;
}

function totalOf(amounts: ReadonlyColumn): number {
  let total = 0;
  for (let m = 0; m < amounts.length; m++) total += amounts[m];
  return total;
}

/** Herfindahl–Hirschman index of the owners' shares, from 1/owners to 1; 0 when nothing is held. `hhi` takes a plain list. */
export function herfindahl(owners: ReadonlyColumn, amounts: ReadonlyColumn): number {
  const total = totalOf(amounts);
  if (total === 0) return 0;
  let index = 0;
  for (let m = 0; m < amounts.length; m++) {
    if (!isFirstOfOwner(m, owners, amounts)) continue;
    const share = holdingOf(owners[m], owners, amounts) / total;
    index += share * share;
  }
  return index;
}

/**
 * Nakamoto coefficient: the smallest number of owners who together hold more than `threshold` (a share) of the total, exactly the
 * threshold is not enough; 0 when nothing is held, all owners for a threshold of 1. The library’s own `nakamoto` takes a plain
 * list of holdings.
 */
export function nakamoto(owners: ReadonlyColumn, amounts: ReadonlyColumn, threshold: number): number {
  const total = totalOf(amounts);
  const counted = new Set<number>();
  let held = 0;
  while (total > 0 && held / total <= threshold && counted.size < amounts.length) {
    let largest = 0;
    let largestOwner = 0;
    for (let m = 0; m < amounts.length; m++) {
      if (counted.has(owners[m])) continue;
      const holding = holdingOf(owners[m], owners, amounts);
      if (holding <= largest) continue;
      largest = holding;
      largestOwner = owners[m];
    }
    if (largest === 0) break;
    counted.add(largestOwner);
    held += largest;
  }
  return counted.size;
}

/**
 * Marks (1) the members of the largest owners, one owner after another, until they hold more than `threshold` (a share) of
 * the total or `most` owners are marked; returns how many owners that took. `marked` is cleared first.
 */
export function markLargestOwners(
  owners: ReadonlyColumn,
  amounts: ReadonlyColumn,
  threshold: number,
  most: number,
  marked: Float64Array,
): number {
  const total = totalOf(amounts);
  marked.fill(0);
  let held = 0;
  let count = 0;
  while (count < most && total > 0 && held / total <= threshold) {
    let largest = 0;
    let member = -1;
    for (let m = 0; m < amounts.length; m++) {
      const holding = marked[m] === 1 ? 0 : holdingOf(owners[m], owners, amounts);
      if (holding <= largest) continue;
      largest = holding;
      member = m;
    }
    if (member < 0) return count;
    for (let m = 0; m < amounts.length; m++) if (owners[m] === owners[member]) marked[m] = 1;
    held += largest;
    count += 1;
  }
  return count;
}
