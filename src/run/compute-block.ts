import type { Model } from '../define/index.ts';
import { parametersFor, seedAt } from '../plan/index.ts';
import type { Block, ResolvedExperiment } from '../plan/index.ts';
import { createRecorder, createWorld, replicate } from '../simulate/index.ts';
import type { Recorder, World } from '../simulate/index.ts';
import type { Part, PartFailure } from '../store/index.ts';

/** Computes blocks of one experiment; keeps its world from one block to the next. */
export interface BlockComputer {
  compute(block: Block): Part;
}

/** Prefix of yearly sums of flows in a part. */
export const FLOW = 'flow:';
/** Prefix of balances at the ends of years in a part. */
export const BALANCE = 'balance:';

/** A computer of blocks: each part is a pure function of experiment, run key and block. */
export function blockComputer(spec: {
  readonly experiment: ResolvedExperiment;
  readonly model: Model;
  readonly runKey: string;
}): BlockComputer {
  const { experiment, model } = spec;
  const { start, days } = experiment.time;
  const world = createWorld({ model, start, days, populations: experiment.populations });
  const recorder = createRecorder(world, {
    observe: experiment.observe,
    every: experiment.time.record,
    outcomes: experiment.outcomes,
    yearly: experiment.keep !== 'outcomes',
  });
  return { compute: (block) => computeBlock({ ...spec, world, recorder }, block) };
}

interface Workshop {
  readonly experiment: ResolvedExperiment;
  readonly model: Model;
  readonly runKey: string;
  readonly world: World;
  readonly recorder: Recorder;
}

function computeBlock(shop: Workshop, block: Block): Part {
  const { experiment, model, runKey, world, recorder } = shop;
  const scenario = experiment.scenarios.find(({ name }) => name === block.scenario);
  if (scenario === undefined) throw new Error(`unknown scenario: ${block.scenario}`);
  const series = seriesOf(recorder, block.count);
  const scalars = experiment.outcomes.map(({ name }) => ({ name, values: new Float64Array(block.count) }));
  const failures: PartFailure[] = [];
  const seed = seedAt(experiment, block.point);
  for (let r = 0; r < block.count; r++) {
    const replication = block.first + r;
    const parameters = parametersFor(experiment, { scenario, point: block.point, replication });
    const failure = replicate(world, recorder, {
      seed,
      replication,
      parameters,
      audit: replication === 0 && block.point === 0,
    });
    if (failure !== undefined) failures.push(failure);
    const outcomes = failure === undefined ? recorder.outcomes() : undefined;
    for (const { name, values } of scalars) values[r] = outcomes?.get(name) ?? NaN;
    for (const { times, values, from } of series) {
      if (failure === undefined) values.set(from, r * times);
      else values.fill(NaN, r * times, (r + 1) * times);
    }
  }
  return {
    header: {
      runKey,
      scenario: block.scenario,
      point: block.point,
      first: block.first,
      count: block.count,
      model: `${model.name}@${model.version}`,
      seed: String(seed),
    },
    replications: Int32Array.from({ length: block.count }, (_, r) => block.first + r),
    scalars,
    series: series.map(({ name, times, values }) => ({ name, times, values })),
    failures,
  };
}

/** Matrices of a part (count × times), each beside the recorder's vector that fills its rows. */
function seriesOf(recorder: Recorder, count: number) {
  const all = [
    ...[...recorder.series].map(([name, from]) => ({ name, from })),
    ...[...recorder.flows].map(([name, from]) => ({ name: `${FLOW}${name}`, from })),
    ...[...recorder.balances].map(([name, from]) => ({ name: `${BALANCE}${name}`, from })),
  ];
  return all.map(({ name, from }) => ({
    name,
    from,
    times: from.length,
    values: new Float64Array(count * from.length),
  }));
}
