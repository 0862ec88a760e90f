import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metis } from '../../../models/metis/metis.ts';
import type { Model } from '../../../src/define/index.ts';
import { checkComplete, simulate } from '../../../src/simulate/index.ts';

type Values = Record<string, number | string>;
const few = { holders: 300 };
const run = (
  parameters: Values,
  observe: readonly string[],
  { days = 400, seed = 1, holders = 300, audit = false } = {},
) => {
  const { series } = simulate({
    model: metis,
    days,
    seed,
    populations: { holders },
    parameters,
    observe,
    audit,
  });
  return (name: string, day: number): number => series[name]?.[day] ?? NaN;
};
const vote = { 'rateChange.to': 0.15, 'eagr.size': 2_000_000 };

test('every shared quantity of the model is used', () => {
  expect(() => checkComplete(metis)).not.toThrow();
});

/** Any value that a parameter may take, as far as the start of the economy permits it. */
const kept = new Set([
  'supply.circulating',
  'supply.rewardBudgetLeft',
  'holders.concentration',
  'sequencerPool.minimumLock',
  'sequencerPool.maximumLock',
  'sequencerPool.lockedAtStart',
  'sequencerPool.foundationSeats',
  'sequencerPool.liquidSeats',
  'sequencerPool.secondLiquidSeats',
  'sequencerPool.operatorSeats',
  'sequencerPool.foundationExcess',
  'sequencerPool.liquidExcess',
  'sequencerPool.secondLiquidExcess',
  'market.drift',
  'market.etherCorrelation',
  'market.bitcoinCorrelation',
  'market.dependence',
  'majors.dependence',
  'majors.correlation',
  'majors.drift',
  'market.depth',
  'market.alpha',
  'market.beta',
  'market.volatility',
  'market.diffusion',
  'market.jumpMean',
  'market.jumpDeviation',
  'market.lowVolatility',
  'market.highVolatility',
]);
/** Both ends, anything between them, and anything between them by its logarithm where both are above zero. */
const anywhere = (low: number, high: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(low, high) },
    {
      weight: 4,
      arbitrary: fc.integer({ min: 1, max: 999 }).map((part) => low + ((high - low) * part) / 1_000),
    },
    {
      weight: 4,
      arbitrary: fc
        .integer({ min: 1, max: 999 })
        .map((part) =>
          low > 0 ? low * (high / low) ** (part / 1_000) : low + (high - low) * (part / 1_000) ** 4,
        ),
    },
  );
const anyParameters = (model: Model): fc.Arbitrary<Values> =>
  fc
    .record(
      Object.fromEntries(
        model.schedule.flatMap(({ name, parameters }) =>
          Object.entries(parameters)
            .filter(
              ([key]) =>
                !kept.has(`${name}.${key}`) && !/^majors\..*(Volatility|Alpha|Beta)$/u.test(`${name}.${key}`),
            )
            .map(([key, parameter]): [string, fc.Arbitrary<number | string>] => [
              `${name}.${key}`,
              parameter.type === 'choice'
                ? fc.constantFrom(...Object.keys(parameter.options))
                : anywhere(...parameter.between),
            ]),
        ),
      ),
      { requiredKeys: [] },
    )
    .map((drawn) =>
      Object.fromEntries(
        Object.entries(drawn).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value] as const],
        ),
      ),
    );

test('whatever the parameters, every unit is conserved to the last bit after every mechanism for 500 days', () => {
  fc.assert(
    fc.property(anyParameters(metis), fc.nat(1_000), (parameters, seed) => {
      simulate({
        model: metis,
        days: 500,
        seed,
        populations: few,
        parameters: { ...parameters, 'market.dependence': 'shocks', 'majors.dependence': 'shocks' },
        observe: ['price'],
        recordEvery: 73,
        audit: true,
      });
    }),
    { seed: 11, numRuns: 12, endOnFailure: true },
  );
});

test('no account of METIS ever falls below zero', () => {
  const { world } = simulate({ model: metis, days: 1_500, seed: 4, parameters: vote, observe: ['price'] });
  for (const [name, quantity] of Object.entries(metis.economy.quantities)) {
    if (quantity.kind !== 'stock' || quantity.unit !== 'METIS') continue;
    const value = world.board[name];
    if (typeof value === 'number') expect(value, name).toBeGreaterThanOrEqual(0);
    else if (value) for (const amount of value) expect(amount, name).toBeGreaterThanOrEqual(0);
  }
});

test('circulation grows by exactly the rewards, grants, releases and sales of the treasury, less fees taken and burned', () => {
  const causes = ['rewardsPaid', 'granted', 'eagrReleased', 'treasuryPaid'];
  const observe = ['supply.circulating', 'circulation.growth', 'burned', 'treasuryReceived', ...causes];
  const at = run({ ...vote, 'andromeda.burnShare': 0.5 }, observe, { days: 700 });
  let grown = 0;
  for (let day = 1; day <= 700; day++) {
    for (const name of causes) grown += at(name, day);
    grown -= at('treasuryReceived', day);
    expect(at('supply.circulating', day)).toBe(6_500_000 + grown - at('burned', day));
    expect(at('circulation.growth', day)).toBe(grown - at('burned', day));
  }
});
