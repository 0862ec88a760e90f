import { assumed, assumption, defineEconomy, level } from '../../src/define/index.ts';
import { exp, log } from '../../src/numeric/index.ts';

const { mechanism, model } = defineEconomy({
  quantities: {
    prey: level('animals', { means: 'prey', start: 40 }),
    predators: level('animals', { means: 'predators', start: 9 }),
  },
});
const source = assumed('a textbook example; any value is as good', 'high');
const rate = (value: number, unit: '1/day', means: string) =>
  assumption({ value, unit, between: [0.0001, 1], means, source });

interface Rates {
  readonly births: number;
  readonly hunting: number;
  readonly feeding: number;
  readonly deaths: number;
}

/**
 * The quantity that Lotka and Volterra's equations keep: feeding × prey − deaths × ln prey + hunting × predators − births × ln predators.
 * Source: Volterra 1926.
 */
export function predatorPreyInvariant(prey: number, predators: number, rates: Rates): number {
  return (
    rates.feeding * prey -
    rates.deaths * log(prey) +
    rates.hunting * predators -
    rates.births * log(predators)
  );
}

const cycle = mechanism({
  name: 'cycle',
  purpose: 'Prey multiply and are eaten; predators multiply by eating and die.',
  parameters: {
    births: rate(0.06, '1/day', 'rate at which prey multiply without predators'),
    hunting: rate(0.006, '1/day', 'rate at which one predator eats one prey'),
    feeding: rate(0.001, '1/day', 'predators that come of one predator and one prey'),
    deaths: rate(0.04, '1/day', 'rate at which predators die without prey'),
    firstPrey: assumption({
      value: 40,
      unit: '1',
      between: [0.001, 1e6],
      means: 'prey at the start',
      source,
    }),
    firstPredators: assumption({
      value: 9,
      unit: '1',
      between: [0.001, 1e6],
      means: 'predators at the start',
      source,
    }),
    stepsPerDay: assumption({
      value: 8,
      unit: '1',
      between: [1, 1_000],
      means: 'steps of the integration in a day',
      source,
    }),
  },
  writes: ['prey', 'predators'],
  own: {
    preyDays: level('animals × days', { means: 'sum over time of the prey' }),
    predatorDays: level('animals × days', { means: 'sum over time of the predators' }),
    daysRun: level('days', { means: 'days run so far' }),
  },
  start({ economy, parameters }) {
    economy.prey = parameters.firstPrey;
    economy.predators = parameters.firstPredators;
  },
  // In logarithms the equations come from a Hamiltonian in which prey and predators stand apart, so half a step of one, a step of
  // the other and half a step of the first (Störmer–Verlet) keep the invariant within a bounded error for ever, and stay above zero.
  step({ economy, own, parameters, day }) {
    const steps = Math.floor(parameters.stepsPerDay);
    const h = 1 / steps;
    for (let k = 0; k < steps; k++) {
      economy.prey *= exp((h / 2) * (parameters.births - parameters.hunting * economy.predators));
      economy.predators *= exp(h * (parameters.feeding * economy.prey - parameters.deaths));
      economy.prey *= exp((h / 2) * (parameters.births - parameters.hunting * economy.predators));
      own.preyDays += h * economy.prey;
      own.predatorDays += h * economy.predators;
    }
    own.daysRun = day;
  },
  measures: {
    invariant: {
      unit: '1',
      means: 'the quantity that the equations keep',
      of: ({ economy, parameters }) => predatorPreyInvariant(economy.prey, economy.predators, parameters),
    },
    meanPrey: {
      unit: 'animals',
      means: 'prey on average over time so far',
      of: ({ own }) => own.preyDays / Math.max(1, own.daysRun),
    },
    meanPredators: {
      unit: 'animals',
      means: 'predators on average over time so far',
      of: ({ own }) => own.predatorDays / Math.max(1, own.daysRun),
    },
  },
});

/**
 * Lotka–Volterra cycles. Known answers: rest at prey = deaths/feeding, predators = births/hunting; averages over whole cycles are these values;
 * the invariant is kept; small cycles last 2π/√(births × deaths) days.
 */
export const predatorPrey = model({
  name: 'predator-prey',
  version: '1.0.0',
  means: 'Prey and predators that go round for ever: equilibrium, invariant and period are known.',
  schedule: [cycle],
});
