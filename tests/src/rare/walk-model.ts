import { assumed, assumption, defineEconomy, level } from '../../../src/define/index.ts';
import type { ResolvedExperiment } from '../../../src/plan/index.ts';
import type { Branch } from '../../../src/simulate/index.ts';
import { simulate } from '../../../src/simulate/index.ts';

const source = assumed('for the test', 'low');
const words = defineEconomy({
  units: {},
  populations: {},
  quantities: { place: level('1', { means: 'where the walk is' }) },
});

/** A walk with normal steps, its drift an assumption; with `breaks` it stops with an error beyond a place. */
const walking = words.mechanism({
  name: 'walking',
  purpose: 'Takes a step a day.',
  parameters: {
    drift: assumption({ value: 0, unit: '1', between: [-10, 10], means: 'mean of a step', source }),
    breaks: assumption({
      value: 1_000,
      unit: '1',
      between: [0, 1_000],
      means: 'place it cannot bear',
      source,
    }),
  },
  reads: [],
  writes: ['place'],
  draws: ['step'],
  step({ economy, parameters, random, day }) {
    economy.place += parameters.drift + random.step.normal(0, day);
    if (economy.place > parameters.breaks) economy.place = NaN;
  },
  measures: { depth: { unit: '1', means: 'how far below 0', of: ({ economy }) => -economy.place } },
});

/** A model whose highest place has a known law. */
export const testModel = words.model({
  name: 'walk',
  version: '1.0.0',
  means: 'a walk',
  schedule: [walking],
});

/** Places of days 0 to 10 in replication 3. */
export function pathOf(seed: number, branches: readonly Branch[] = []): number[] {
  const { series } = simulate({
    model: testModel,
    days: 10,
    seed,
    replication: 3,
    branches,
    observe: ['place'],
  });
  return [...series['place']];
}

/** An experiment of fifty days with the walk. */
export function walkExperiment(changes: Partial<ResolvedExperiment> = {}): ResolvedExperiment {
  return {
    schema: 1,
    name: 'walk',
    question: 'How high?',
    model: { name: 'walk', version: '1.0.0' },
    time: { start: '2025-11-03', days: 50, record: 7 },
    replications: 40,
    seed: 11,
    blockSize: 16,
    populations: {},
    baseline: 'base',
    scenarios: [{ name: 'base', label: 'Base', levers: {} }],
    points: [{}],
    assumptions: [],
    observe: ['place'],
    outcomes: [],
    claims: [],
    expect: [],
    disclosure: {},
    ...changes,
  };
}
