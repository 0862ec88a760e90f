// The hand formula as a model: a pool pays rewards on a stake; runway = pool / (rate × stake).
import {
  assume,
  assumed,
  days,
  defineEconomy,
  defineExperiment,
  dist,
  exp,
  floorToGrid,
  level,
  lever,
  METIS_GRID,
  assumption,
  pct,
  perDay,
  stock,
  tokens,
} from 'metis-lab';

const { mechanism, model } = defineEconomy({
  units: { METIS: { grid: METIS_GRID, means: 'METIS' } },
  quantities: {
    pool: stock('METIS', { means: 'left to pay rewards from', start: 10_000_000 }),
    elsewhere: stock('METIS', { means: 'paid out, moved away, or not in this pool' }),
    stake: level('METIS', { means: 'locked and earning rewards' }),
  },
});
const guess = assumed('a round number for a first experiment', 'low');

const rewards = mechanism({
  name: 'rewards',
  purpose: 'Pays rewards on the stake from the pool; the stake wanders.',
  parameters: {
    rate: lever({
      value: 0.2,
      unit: '1/year',
      between: [0, 1],
      means: 'yearly reward on locked METIS',
      source: guess,
    }),
    moved: lever({
      value: 0,
      unit: 'METIS',
      between: [0, 5e6],
      means: 'moved out of the pool',
      source: guess,
    }),
    pool: assumption({
      value: 4e6,
      unit: 'METIS',
      between: [1e6, 1e7],
      means: 'in the pool at the start',
      source: guess,
    }),
    stake: assumption({
      value: 1e6,
      unit: 'METIS',
      between: [1e4, 1e7],
      means: 'locked at the start',
      source: guess,
    }),
    restless: assumption({
      value: 0.01,
      unit: '1',
      between: [0, 0.1],
      means: 'typical daily change of the stake',
      source: guess,
    }),
  },
  writes: ['pool', 'elsewhere', 'stake'],
  draws: ['mood'],
  start({ economy, parameters }) {
    const kept = floorToGrid(parameters.pool - parameters.moved, METIS_GRID);
    const away = economy.pool - kept;
    economy.pool -= away;
    economy.elsewhere += away;
    economy.stake = parameters.stake;
  },
  step({ economy, parameters, random, day }) {
    economy.stake *= exp(parameters.restless * random.mood.normal(0, day));
    const due = floorToGrid(economy.stake * perDay(parameters.rate), METIS_GRID);
    const paid = Math.min(due, economy.pool);
    economy.pool -= paid;
    economy.elsewhere += paid;
  },
  measures: {
    runway: {
      unit: 'years',
      means: 'time for which the pool can pay at today’s rate and stake',
      of: ({ economy, parameters }) => economy.pool / (parameters.rate * economy.stake),
    },
  },
});

export const handFormula = model({
  name: 'hand-formula',
  version: '1.0.0',
  means: 'A pool, a rate and a stake: the smallest model of a reward runway.',
  schedule: [rewards],
});

export default defineExperiment({
  schema: 1,
  name: 'first-experiment',
  question:
    'Does a lower rate lengthen the runway when 2,000,000 METIS leave the pool as well?',
  model: handFormula,
  time: { start: '2025-11-03', horizon: days(182), record: days(7) },
  replications: 2_000,
  seed: 20251103,
  baseline: 'current',
  scenarios: {
    current: { label: 'Current rules' },
    rate: { label: 'Rate only', levers: { rewards: { rate: pct(15) } } },
    reserve: {
      label: 'Reserve only',
      levers: { rewards: { moved: tokens(2_000_000) } },
    },
    full: { label: 'Full proposal', combine: ['rate', 'reserve'] },
  },
  assumptions: {
    rewards: {
      pool: assume(dist.uniform(tokens(3e6), tokens(10e6)), {
        why: 'not measured here',
        confidence: 'low',
      }),
      stake: assume(dist.lognormal(tokens(1e6), 0.2), {
        why: 'not measured here',
        confidence: 'low',
      }),
    },
  },
  observe: ['rewards.runway', 'pool', 'stake'],
  outcomes: {
    runway: {
      label: 'the time for which rewards can be paid',
      from: 'rewards.runway@end',
      better: 'higher',
      matters: { amount: 0.25, unit: 'years' },
      headline: true,
    },
  },
});
