import { LabError } from '../define/index.ts';
import type { Model } from '../define/index.ts';
import { parametersFor } from '../plan/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import {
  beginReplication,
  checkLedger,
  createWorld,
  leaveAfter,
  observe,
  simulateDays,
} from '../simulate/index.ts';
import type { World } from '../simulate/index.ts';
import { levelOf, targetOf } from './event.ts';
import type { RareEvent } from './event.ts';
import type { PathEnd, PathRequest } from './path.ts';
import { drawProposed } from './proposal.ts';
import type { Proposal } from './proposal.ts';

/** Which futures of which experiment, and what is watched in them. */
export interface ModelPaths {
  readonly experiment: ResolvedExperiment;
  readonly model: Model;
  /** Name of the scenario. */
  readonly scenario: string;
  readonly event: RareEvent;
  /** Laws that some assumptions are drawn from instead of their own; levers of the scenario stand above them. */
  readonly proposal?: Proposal | undefined;
}

/**
 * Lives futures of a model, one after the other in the same world. A future ends at the horizon or when the event has come. The
 * assumptions of a branch are those of its replication, drawn independently of one another from replication to replication. Throws for a
 * scenario that is not there; a problem within a future is its `failure`.
 */
export function modelPaths({
  experiment,
  model,
  scenario,
  event,
  proposal,
}: ModelPaths): (request: PathRequest) => PathEnd {
  const levers = experiment.scenarios.find(({ name }) => name === scenario);
  if (levers === undefined) throw new Error(`unknown scenario: ${scenario}`);
  const { draws: _draws, ...independent } = experiment;
  const { start, days } = experiment.time;
  const world = createWorld({ model, start, days, populations: experiment.populations });
  const read = observe(world, event.observable);
  const level = (): number => levelOf(event, read());
  return (request) => {
    const { replication } = request;
    const parameters = {
      ...parametersFor(independent, { scenario: levers, point: 0, replication }),
      ...(proposal &&
        drawProposed(experiment.assumptions, proposal, { seed: experiment.seed, replication }).values),
      ...experiment.points[0],
      ...levers.levers,
    };
    return live(world, { request, level, target: targetOf(event) }, () => {
      beginReplication(world, { ...request, seed: experiment.seed, parameters });
    });
  };
}

interface Climb {
  readonly request: PathRequest;
  readonly target: number;
  level(): number;
}

function live(world: World, climb: Climb, begin: () => void): PathEnd {
  const { leave, replication } = climb.request;
  let top = -Number.MAX_VALUE; // finite, so that every end can be written down
  let hasLeft = leave === undefined;
  const look = (day: number): void => {
    const now = climb.level();
    if (Number.isNaN(now)) throw new LabError('E401', `not a number: the level of the event on day ${day}`);
    if (now > top) top = now;
    if (hasLeft || leave === undefined || !(now > leave.above)) return;
    hasLeft = true;
    leaveAfter(world, day, leave.seed);
  };
  const end = (): PathEnd => {
    const branches = world.branches.filter(({ fromDay }) => fromDay <= world.today);
    return { replication, branches, top, days: world.today };
  };
  try {
    begin();
    look(0);
    if (top < climb.target) simulateDays(world, { observe: look, enough: () => top >= climb.target });
    checkLedger(world, world.acting, world.today);
    return end();
  } catch (problem) {
    return { ...end(), failure: failureText(problem, world) };
  }
}

function failureText(problem: unknown, { acting, today }: World): string {
  const code = problem instanceof LabError ? problem.code : 'E400';
  const message = problem instanceof Error ? problem.message : String(problem);
  return `${code} on day ${today} in ${acting}: ${message}`;
}
