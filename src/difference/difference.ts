import { exitCodes, LabError } from '../define/index.ts';
import type { RunData } from '../report/run-data.ts';
import { canonicalJson } from '../store/index.ts';
import type { Change } from './changes.ts';
import { changedWords } from './changed-words.ts';
import { experimentChanges } from './experiment-changes.ts';
import { firstPartings } from './first-parting.ts';
import type { Parting } from './first-parting.ts';
import { modelChanges } from './model-changes.ts';
import { movedOutcomes, sharedOutcomes } from './moved-outcomes.ts';
import type { MovedOutcome } from './moved-outcomes.ts';

/** Two versions of a model, an experiment or a proposal, on the same futures. */
export interface Difference {
  /** What the versions say differently. */
  readonly changes: readonly Change[];
  /** What moved, the largest first. */
  readonly moved: readonly MovedOutcome[];
  /** Words of the report that are others now. */
  readonly words: readonly Change[];
  /** Where the recorded series part. */
  readonly partings: readonly Parting[];
  /** What could not be compared, and why. */
  readonly notes: readonly string[];
}

/**
 * Compares two finished runs, the second against the first. Replication r of both must be the same future: throws LabError E523 when
 * seeds or ways of drawing differ. Other assumptions, populations and models are compared: their draws are addressed, so what both have
 * in common meets the same luck.
 */
export function difference(
  first: RunData,
  second: RunData,
  /** False where the series of a run were left out of its bundle: then nobody knows where they part, and a note says so. */
  { series = true }: { readonly series?: boolean } = {},
): Difference {
  checkFutures(first, second);
  return {
    changes: [...modelChanges(first, second), ...experimentChanges(first.experiment, second.experiment)],
    moved: movedOutcomes(first, second),
    words: changedWords(first, second),
    partings: series ? firstPartings(first, second) : [],
    notes: [
      ...notesOf(first, second),
      ...(series ? [] : ['series were left out of a bundle, so where they part is not known']),
    ],
  };
}

function checkFutures(first: RunData, second: RunData): void {
  const [a, b] = [first.experiment, second.experiment];
  if (a.seed === b.seed && canonicalJson(a.draws ?? null) === canonicalJson(b.draws ?? null)) return;
  const what = a.seed === b.seed ? 'draws' : `seeds ${a.seed} and ${b.seed}`;
  throw new LabError('E523', `the two versions do not live through the same futures: other ${what}`, {
    exit: exitCodes.usage,
    expected:
      'the same seed and the same draws on both sides; with experiment files `--seed 1` sets it for both',
  });
}

function notesOf(first: RunData, second: RunData): string[] {
  const names = (run: RunData, kind: 'scenarios' | 'outcomes'): string[] =>
    run.experiment[kind].map(({ name }) => name);
  const only = (kind: 'scenarios' | 'outcomes'): string[] => {
    const [a, b] = [names(first, kind), names(second, kind)];
    return [...a.filter((name) => !b.includes(name)), ...b.filter((name) => !a.includes(name))];
  };
  const lone = only('scenarios');
  const others = names(first, 'outcomes').filter(
    (name) =>
      sharedOutcomes(first, second).every(({ outcome }) => outcome.name !== name) ||
      only('outcomes').includes(name),
  );
  const [a, b] = [first.experiment, second.experiment];
  return [
    ...(lone.length === 0 ? [] : [`scenarios of one side only: ${lone.join(', ')}`]),
    ...(others.length === 0 ? [] : [`outcomes that are not the same on both sides: ${others.join(', ')}`]),
    ...(a.time.days === b.time.days
      ? []
      : [`horizons of ${a.time.days} and ${b.time.days} days: outcomes at the end are of other days`]),
    ...(a.replications === b.replications
      ? []
      : [`only the ${Math.min(a.replications, b.replications)} futures that both have are compared`]),
    ...(a.points.length === 1 && b.points.length === 1 ? [] : ['the first design point is compared']),
    ...failureNotes(first, second),
  ];
}

/** Futures that failed on either side are in no comparison of outcomes: how many, by scenario. */
function failureNotes(first: RunData, second: RunData): string[] {
  const failed = (run: RunData, scenario: string): number =>
    run.failures().filter((row) => row.scenario === scenario && row.point === 0).length;
  const shared = first.experiment.scenarios.filter(({ name }) =>
    second.experiment.scenarios.some((each) => each.name === name),
  );
  return shared.flatMap(({ name }) => {
    const [before, after] = [failed(first, name), failed(second, name)];
    return before + after === 0
      ? []
      : [`futures of ${name} that failed and are left out: ${before} before, ${after} after`];
  });
}
