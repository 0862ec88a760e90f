/**
 * Speed of parallel execution over serial when a share `conflicts` of the work must run one after the other and the rest runs
 * `conflictFree` times as fast: 1 / (c + (1 − c)/N). It is N without conflicts, 1 when everything conflicts, and never rises with conflicts.
 * Source: Amdahl 1967 (the form is an assumption for Block-STM: no conflict curve of Hyperion is published).
 */
export function parallelSpeedUp(conflicts: number, conflictFree: number): number {
  if (!(conflicts >= 0 && conflicts <= 1))
    throw new Error(`invalid share of conflicts: ${conflicts}; expected 0 to 1`);
  if (!(conflictFree >= 1)) throw new Error(`invalid speed-up: ${conflictFree}; expected at least 1`);
  return 1 / (conflicts + (1 - conflicts) / conflictFree);
}
