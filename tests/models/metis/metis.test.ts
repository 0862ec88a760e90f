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
const anyParameters = (model: Model): fc.Arbitrary<Values> =>
  fc
    .record(
      Object.fromEntries(
        model.schedule.flatMap(({ name, parameters }) =>
          Object.entries(parameters)
            .filter(([key]) => !kept.has(`${name}.${key}`))
            .map(([key, parameter]): [string, fc.Arbitrary<number | string>] => [
              `${name}.${key}`,
              parameter.type === 'choice'
                ? fc.constantFrom(...Object.keys(parameter.options))
                : fc.double({ min: parameter.between[0], max: parameter.between[1], noNaN: true }),
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
        parameters,
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

test('circulation grows by exactly the rewards, grants and releases of the reserve, less what is burned', () => {
  const flows = ['rewardsPaid', 'granted', 'eagrReleased'];
  const at = run({ ...vote, 'andromeda.burnShare': 0.5 }, ['supply.circulating', 'burned', ...flows], {
    days: 700,
  });
  let grown = 0;
  for (let day = 1; day <= 700; day++) {
    for (const name of flows) grown += at(name, day);
    expect(at('supply.circulating', day)).toBe(6_500_000 + grown - at('burned', day));
  }
});

test('a larger reserve never lengthens the runway under reading c', () => {
  const parameters = {
    'eagr.reading': 'c',
    'market.impact': 'none',
    'operators.decisions': 'off',
    'holders.behaviour': 'off',
  };
  const runways = [0, 500_000, 1_000_000, 2_000_000].map((size) =>
    run({ ...parameters, 'eagr.size': size }, ['sequencerPool.runway'])('sequencerPool.runway', 400),
  );
  for (let k = 1; k < runways.length; k++) expect(runways[k]).toBeLessThan(runways[k - 1] ?? NaN);
});

test('a lower target rate never shortens the runway while nobody reacts', () => {
  const parameters = {
    'operators.decisions': 'off',
    'holders.behaviour': 'off',
    'rewardReset.policy': 'everyPeriod',
  };
  const runways = [0.2, 0.15, 0.1].map((rate) =>
    run({ ...parameters, 'rateChange.to': rate }, ['sequencerPool.runway'])('sequencerPool.runway', 400),
  );
  for (let k = 1; k < runways.length; k++) expect(runways[k]).toBeGreaterThan(runways[k - 1] ?? NaN);
});

test('the vote changes nothing that it cannot reach: users, blocks, and without impact the price', () => {
  const apart = ['transactions', 'secondsPerBlock', 'price'];
  const none = { 'market.impact': 'none' };
  const before = run(none, apart);
  const after = run({ ...none, ...vote }, apart);
  for (const name of apart)
    for (let day = 0; day <= 400; day++) expect(after(name, day)).toBe(before(name, day));
});

test('before the first change of a scenario its future is exactly that of the baseline', () => {
  const observe = ['price', 'holders.staked', 'locking.locked', 'rewardBudget', 'sold'];
  const before = run({}, observe);
  const after = run(vote, observe);
  for (const name of observe)
    for (let day = 0; day < 14; day++) expect(after(name, day)).toBe(before(name, day));
});

test('more holders leave every other draw alone: blocks, users, and without impact the price', () => {
  const apart = ['transactions', 'secondsPerBlock', 'price'];
  const none = { 'market.impact': 'none' };
  const before = run(none, apart, { days: 100 });
  const after = run(none, apart, { days: 100, holders: 301 });
  for (const name of apart)
    for (let day = 0; day <= 100; day++) expect(after(name, day)).toBe(before(name, day));
});

test('a lower target rate leaves less staked by holders, in the mean of 20 futures', () => {
  let difference = 0;
  for (let seed = 0; seed < 20; seed++) {
    const reset = { 'rewardReset.policy': 'everyPeriod', 'rateChange.rampDays': 0 };
    const staked = ['holders.staked'];
    const low = run({ ...reset, 'rateChange.to': 0.1 }, staked, { days: 500, seed });
    difference += low('holders.staked', 500) - run(reset, staked, { days: 500, seed })('holders.staked', 500);
  }
  expect(difference / 20).toBeLessThan(-5_000);
});

test('fifty thousand holders hold what a few hundred hold', () => {
  const at = run({}, ['liquid', 'shares'], { days: 3, holders: 50_000 });
  const reference = run({}, ['liquid', 'shares'], { days: 3 });
  expect(at('liquid', 0)).toBeCloseTo(reference('liquid', 0), 3);
  expect(at('shares', 0)).toBe(reference('shares', 0));
});
