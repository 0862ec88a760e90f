import { join } from 'node:path';
import { LabError } from '../define/index.ts';
import { blocksOf } from '../plan/index.ts';
import type { Block, ResolvedExperiment } from '../plan/index.ts';
import { plannedLooks, stoppingLook } from '../precision/index.ts';
import type { StoppingPlan, TargetLook } from '../precision/index.ts';
import { decodePart, isPartProblem, partPath, readChecked } from '../store/index.ts';
import type { Manifest } from '../store/index.ts';
import { stopColumns } from './stop-columns.ts';
import type { StopColumns } from './stop-columns.ts';

/** What a manifest says about rules for stopping. */
export type Stopped = NonNullable<Manifest['stopped']>;

/** Hands out the missing blocks of a run, stage by stage. */
export interface Stages {
  /** Blocks that are due now; all of them must be computed before it is asked again. Empty when the run has enough. */
  next(): readonly Block[];
  /** What the rules decided; undefined without rules, and before they have. */
  decision(): { readonly replications: number; readonly stopped: Stopped } | undefined;
}

/** Confidence of all rules, all design points and all looks together. */
const CONFIDENCE = 0.95;

/** All missing blocks at once: a run without rules. */
export function oneStage(missing: readonly Block[]): Stages {
  let left = missing;
  return {
    next() {
      const due = left;
      left = [];
      return due;
    },
    decision: () => undefined,
  };
}

interface LookingAt {
  readonly folder: string;
  readonly experiment: ResolvedExperiment;
  readonly missing: readonly Block[];
  /** Replications that a finished run had before: it never shrinks. */
  readonly least: number;
}

/**
 * Stages of a run with rules: up to each look in turn. A look reads the outcomes of all replications up to it from the parts, in
 * replication order, so the decision is the same for any number of workers and after any interruption. Throws E124 where
 * replications are drawn together.
 */
export function stagesWithLooks(at: LookingAt): Stages {
  const { experiment, missing } = at;
  const { blockSize, replications } = experiment;
  const least = Math.min(replications, Math.ceil(at.least / blockSize) * blockSize);
  checkIndependent(experiment);
  const plan = planOf(experiment);
  const ahead = plannedLooks(plan);
  const reader = partReader(at);
  const looks: Stopped['looks'] = [];
  let decided: number | undefined;
  let asked = 0;
  return {
    next() {
      while (decided === undefined && ahead.length > 0) {
        const until = Math.max(ahead[0], least);
        const due = missing.filter(({ first }) => first >= asked && first < until);
        asked = Math.max(asked, until);
        if (due.length > 0) return due;
        const n = ahead.shift() ?? until;
        looks.push(lookOf(experiment, reader(n), { n, plan }));
        if (looks[looks.length - 1].met || ahead.length === 0) decided = Math.max(n, least);
      }
      return [];
    },
    decision() {
      if (decided === undefined) return undefined;
      const rules = [...(experiment.stopWhen ?? [])];
      const state = looks[looks.length - 1].met ? 'met' : 'exhausted';
      return {
        replications: decided,
        stopped: { state, rules, every: plan.every, confidence: CONFIDENCE, looks },
      };
    },
  };
}

function checkIndependent({ draws }: ResolvedExperiment): void {
  if (draws === undefined) return;
  throw new LabError('E124', 'rules for stopping where replications are drawn together', {
    path: 'stopWhen',
    expected: 'independent replications, or no `stopWhen`',
  });
}

function planOf({ lookEvery, blockSize, replications }: ResolvedExperiment): StoppingPlan {
  return { every: lookEvery ?? 10 * blockSize, maximum: replications, confidence: CONFIDENCE };
}

/** Reads the parts up to a number of replications, each once. */
function partReader({ folder, experiment }: LookingAt): (n: number) => StopColumns {
  const columns = stopColumns(experiment);
  const blocks = blocksOf(experiment).sort((a, b) => a.first - b.first);
  let read = 0;
  return (n) => {
    for (; read < blocks.length && blocks[read].first < n; read++) {
      const { scenario, point, index } = blocks[read];
      const part = decodePart(readChecked(join(folder, partPath(scenario, point, index))));
      if (isPartProblem(part)) throw new Error(`part of ${scenario}, block ${index}: ${part.problem}`);
      columns.add(part);
    }
    return columns;
  };
}

/** One look at all rules at all design points: for each rule, the point that decided. */
export function lookOf(
  experiment: ResolvedExperiment,
  columns: StopColumns,
  { n, plan }: { readonly n: number; readonly plan: StoppingPlan },
): Stopped['looks'][number] {
  const points = experiment.points.map((_, point) => columns.watched(point));
  const { targets, met } = stoppingLook(points.flat(), n, plan);
  const count = experiment.stopWhen?.length ?? 0;
  const rules = Array.from({ length: count }, (_, rule) => {
    const byPoint = points.map((_each, point) => ({ point, look: targets[point * count + rule] }));
    const widest = byPoint.reduce((a, b) => (isLess(a.look, b.look) ? b : a));
    return { point: widest.point, ...described(widest.look) };
  });
  return { replications: n, met, rules };
}

/** Whether the first of two looks is nearer to its target than the second. */
function isLess(a: TargetLook, b: TargetLook): boolean {
  return a.met === b.met ? a.halfWidth < b.halfWidth : a.met;
}

function described({ n, estimate, low, high, met, side, method }: TargetLook) {
  const finite = (value: number | null): number | null =>
    value !== null && Number.isFinite(value) ? value + 0 : null;
  const known = { n, estimate: finite(estimate), low: finite(low), high: finite(high), method, met };
  return side === undefined ? known : { ...known, side };
}
