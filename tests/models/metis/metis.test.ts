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
  // More draws for the measure of voting power take long and move nothing.
  'governance.powerSamples',
  'governance.powerEvery',
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
    .map((drawn) => {
      const values = Object.fromEntries(
        Object.entries(drawn).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value] as const],
        ),
      );
      const treasury = values['treasury.atStart'];
      // A treasury that leaves less than what is locked is refused: see the test of that.
      return typeof treasury === 'number' && treasury > LARGEST_TREASURY
        ? { ...values, 'treasury.atStart': LARGEST_TREASURY }
        : values;
    });
const LARGEST_TREASURY = 1_000_000;
/** The numbers that any dependence of prices permits. */
const free = { 'market.dependence': 'shocks', 'majors.dependence': 'shocks' };
/** One seat, or two of two owners: fewer than the roster of 2025 has. */
const fewSeats: Record<number, Values> = {
  1: { foundationSeats: 0, liquidSeats: 1, secondLiquidSeats: 0, operatorSeats: 0, lockedAtStart: 30_000 },
  2: { foundationSeats: 1, liquidSeats: 1, secondLiquidSeats: 0, operatorSeats: 0, lockedAtStart: 90_000 },
};
const seatsFor = (sequencers: number): Values =>
  Object.fromEntries(
    Object.entries(fewSeats[sequencers] ?? {}).map(([key, value]) => [`sequencerPool.${key}`, value]),
  );
const anySizes = fc.record({
  holders: fc.constantFrom(1, 2, 50, 300),
  sequencers: fc.constantFrom(1, 2, 16, 200),
  protocols: fc.constantFrom(1, 2, 3, 8),
  clients: fc.constantFrom(1, 100),
  positions: fc.constantFrom(1, 200),
  verifiers: fc.constantFrom(1, 20),
  validators: fc.constantFrom(1, 21),
  commons: fc.constantFrom(1, 8),
  ecoNodes: fc.constantFrom(1, 12),
});
const expectNothingBelowZero = (board: Readonly<Record<string, number | Float64Array>>): void => {
  for (const [name, quantity] of Object.entries(metis.economy.quantities)) {
    if (quantity.kind !== 'stock' || quantity.unit !== 'METIS') continue;
    const value = board[name] ?? NaN;
    if (typeof value === 'number') expect(value, name).toBeGreaterThanOrEqual(0);
    else for (const amount of value) if (!(amount >= 0)) expect(amount, name).toBeGreaterThanOrEqual(0);
  }
};
const measures = metis.schedule.flatMap((m) => Object.keys(m.measures).map((key) => `${m.name}.${key}`));

test('whatever the parameters, every unit is conserved to the last bit after every mechanism for 500 days', () => {
  fc.assert(
    fc.property(anyParameters(metis), fc.nat(1_000), (parameters, seed) => {
      const { world } = simulate({
        model: metis,
        days: 500,
        seed,
        populations: few,
        parameters: { ...parameters, ...free },
        observe: measures,
        recordEvery: 73,
        audit: true,
      });
      expectNothingBelowZero(world.board);
    }),
    { seed: 11, numRuns: 12, endOnFailure: true },
  );
}, 180_000);

test('so it is in populations of one, with eight protocols, on any start date, and at a thousandth or a thousand times the price', () => {
  const starts = fc.constantFrom('2021-05-12', '2023-12-01', '2025-11-03', '2026-01-07');
  const prices = fc.constantFrom(0.0084, 8.4, 8_400);
  fc.assert(
    fc.property(
      anyParameters(metis),
      anySizes,
      starts,
      prices,
      fc.nat(1_000),
      (drawn, sizes, start, price, seed) => {
        const { world } = simulate({
          model: metis,
          days: 300,
          seed,
          start,
          populations: sizes,
          parameters: { ...drawn, ...free, ...seatsFor(sizes.sequencers), 'market.startPrice': price },
          observe: measures,
          recordEvery: 73,
          audit: true,
        });
        expectNothingBelowZero(world.board);
      },
    ),
    { seed: 12, numRuns: 6, endOnFailure: true },
  );
}, 180_000);

test('a protocol that slashing has left with less than half of a share takes no deposits, and all shares stay exact', () => {
  const parameters = {
    'sequencerPool.slashing': 'budget',
    'sequencerPool.faultsPerYear': 362,
    'loops.outsideFunds': 997_000,
  };
  const at = run(parameters, ['liquidStaking.rateFirst', 'sharesIssued'], { audit: true });
  expect(at('liquidStaking.rateFirst', 400)).toBeLessThan(0.5);
  expect(-at('sharesIssued', 400)).toBeLessThan(2 ** 25);
});

test('a treasury that leaves less in circulation than the pool has locked is refused before the first day', () => {
  const start = () => run({ 'treasury.atStart': 6_400_000 }, ['price'], { days: 1 });
  expect(start).toThrow(
    'conflicting sequencerPool.lockedAtStart and treasury.atStart: 342902.66 METIS locked',
  );
});

test('no account of METIS ever falls below zero', () => {
  const { world } = simulate({ model: metis, days: 1_500, seed: 4, parameters: vote, observe: ['price'] });
  expectNothingBelowZero(world.board);
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
