import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { grouped } from '../../define/index.ts';
import {
  drawProposed,
  importanceEstimate,
  isFinished,
  plainEstimate,
  splitting,
  splittingEstimate,
} from '../../rare/index.ts';
import type {
  ImportanceEstimate,
  PathEnd,
  PathSimulator,
  RareEstimate,
  SplittingEstimate,
  SplittingState,
} from '../../rare/index.ts';
import { ownModelMarker } from '../../run/index.ts';
import type { RunnableExperiment } from '../../run/index.ts';
import { canonicalJson, writeAtomically } from '../../store/index.ts';
import type { Study } from '../../study/index.ts';
import type { RareRequest } from './rare-request.ts';
import type { RareTask } from './rare-task.ts';

/** What came out of a study of a rare event. */
export interface RareOutcome {
  readonly estimate: RareEstimate | SplittingEstimate | ImportanceEstimate;
  /** Some futures that reached the event: addresses from which they can be lived again. */
  readonly reached: readonly PathEnd[];
  /** Level of the future that came nearest. */
  readonly furthest: number;
  readonly failures: readonly string[];
}

/** Futures of a plain or weighted study that are saved together. */
const BATCH = 256;
/** Addresses of futures that are printed. */
const SHOWN = 3;

/** Writes what the workers read: the experiment, its own model if it has one, and what is looked for. */
export function storeRareInputs(
  { folder }: Study,
  experiment: RunnableExperiment,
  request: RareRequest,
): void {
  const { scenario, event, proposal } = request;
  const task: RareTask = { scenario, event, proposal };
  writeAtomically(join(folder, 'experiment.resolved.json'), `${canonicalJson(experiment.resolved)}\n`);
  writeAtomically(join(folder, 'rare.json'), `${JSON.stringify(task)}\n`);
  if (!experiment.ownModel) return;
  writeAtomically(join(folder, 'experiment.bundle.mjs'), experiment.bundle ?? '');
  writeAtomically(
    join(folder, ownModelMarker),
    'The model of this study is the code in experiment.bundle.mjs.\n',
  );
}

/** Carries out, or continues, the study; `tell` is told after every round how far it is. */
export async function carryOutRare(
  folder: string,
  request: RareRequest,
  tools: { readonly simulate: PathSimulator; tell(text: string): void },
): Promise<RareOutcome> {
  return request.method === 'splitting' ? split(folder, request, tools) : sample(folder, request, tools);
}

async function split(
  folder: string,
  { plan }: RareRequest,
  { simulate, tell }: { readonly simulate: PathSimulator; tell(text: string): void },
): Promise<RareOutcome> {
  const path = join(folder, 'state.json');
  const from: SplittingState | undefined = stored(path);
  const state = await splitting(plan, simulate, {
    from,
    onRound(now) {
      writeAtomically(path, `${JSON.stringify(now)}\n`);
      tell(roundText(now));
    },
  });
  const particles = state.swarms.flatMap((swarm) => swarm.particles);
  return {
    estimate: splittingEstimate(plan, state),
    reached: particles.filter(({ top }) => top >= plan.target).slice(0, SHOWN),
    furthest: furthestOf(particles),
    failures: failuresOf(particles),
  };
}

function roundText(state: SplittingState): string {
  const climbing = state.swarms.filter(({ status }) => status === 'climbing').length;
  const rounds = Math.max(...state.swarms.map((swarm) => swarm.rounds.length));
  return isFinished(state)
    ? `all repetitions have ended after at most ${grouped(rounds)} rounds`
    : `round ${grouped(rounds + 1)}: ${grouped(climbing)} of ${grouped(state.swarms.length)} repetitions climb`;
}

async function sample(
  folder: string,
  { plan, proposal }: RareRequest,
  { simulate, tell }: { readonly simulate: PathSimulator; tell(text: string): void },
): Promise<RareOutcome> {
  const path = join(folder, 'state.json');
  const total = plan.particles * plan.repeats;
  const before: readonly PathEnd[] | undefined = stored(path);
  const ends = [...(before ?? [])];
  while (ends.length < total) {
    const count = Math.min(BATCH, total - ends.length);
    const requests = Array.from({ length: count }, (_, k) => ({
      replication: ends.length + k,
      branches: [],
    }));
    ends.push(...(await simulate(requests)));
    writeAtomically(path, `${JSON.stringify(ends)}\n`);
    tell(`${grouped(ends.length)} of ${grouped(total)} futures`);
  }
  const reached = ends.filter(({ top }) => top >= plan.target);
  const days = ends.reduce((sum, end) => sum + end.days, 0);
  const failures = failuresOf(ends);
  const counts = { hits: reached.length, futures: total, days, failures: failures.length };
  return {
    estimate:
      proposal === undefined ? plainEstimate(counts) : weighted(folder, { ends, days, proposal, plan }),
    reached: reached.slice(0, SHOWN),
    furthest: furthestOf(ends),
    failures,
  };
}

function weighted(
  folder: string,
  {
    ends,
    days,
    proposal,
    plan,
  }: {
    readonly ends: readonly PathEnd[];
    readonly days: number;
    readonly proposal: NonNullable<RareRequest['proposal']>;
    readonly plan: RareRequest['plan'];
  },
): ImportanceEstimate {
  const { assumptions, seed }: RunnableExperiment['resolved'] = JSON.parse(
    readFileSync(join(folder, 'experiment.resolved.json'), 'utf8'),
  );
  return importanceEstimate({
    weights: ends.map(({ replication }) => drawProposed(assumptions, proposal, { seed, replication }).weight),
    hits: ends.map(({ top }) => (top >= plan.target ? 1 : 0)),
    ...{ days, failures: failuresOf(ends).length, bound: 1 / proposal.defensive },
  });
}

function furthestOf(ends: readonly PathEnd[]): number {
  return ends.reduce((most, { top }) => Math.max(most, top), -Number.MAX_VALUE);
}

function failuresOf(ends: readonly PathEnd[]): string[] {
  return ends.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
}

function stored<State>(path: string): State | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // written atomically, so this was spoilt from outside: it is computed again
  }
}
