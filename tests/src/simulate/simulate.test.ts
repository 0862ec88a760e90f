import { expect, test } from 'vitest';
import {
  assumed,
  assumption,
  defineEconomy,
  flow,
  LabError,
  level,
  lever,
  METIS_GRID,
  perDay,
  stock,
  sum,
} from '../../../src/define/index.ts';
import { floorToGrid } from '../../../src/numeric/index.ts';
import { simulate } from '../../../src/simulate/index.ts';

const source = assumed('for the test', 'low');
const words = defineEconomy({
  units: { METIS: { grid: METIS_GRID, means: 'METIS' } },
  populations: { sequencers: { means: 'seats', size: 5, between: [1, 100] } },
  quantities: {
    price: level('USD/METIS', { means: 'market price', start: 20 }),
    paid: flow('METIS', { means: 'paid today' }),
    reserve: stock('METIS', { means: 'not yet paid', start: 1_000_000 }),
    bond: stock('METIS', { means: 'bonded', per: 'sequencers' }),
  },
});
const { mechanism, model } = words;

const pool = mechanism({
  name: 'pool',
  purpose: 'Pays a subsidy on bonds.',
  parameters: {
    rate: lever({ value: 0.2, unit: '1/year', between: [0, 1], means: 'subsidy', source }),
    leak: assumption({
      value: 0,
      unit: 'METIS',
      between: [0, 1],
      means: 'tokens created out of nothing, for the test',
      source,
    }),
    broken: assumption({
      value: 'no',
      options: { no: 'fine', nan: 'NaN', forbidden: 'writes the price' },
      means: 'mistake',
      source,
    }),
  },
  reads: ['price'],
  writes: ['reserve', 'bond', 'paid'],
  draws: ['lucky'],
  calendars: { review: { per: 'sequencers', every: 'wait', means: 'review days' } },
  own: {
    wait: level('days', { means: 'mean days between reviews', per: 'sequencers', start: 10 }),
    visits: level('1', { means: 'reviews so far' }),
    luck: level('1', { means: 'sum of draws' }),
  },
  start({ economy }) {
    for (let s = 0; s < economy.bond.length; s++) {
      economy.reserve -= 20_000;
      economy.bond[s] += 20_000;
    }
  },
  step({ economy, own, parameters, random, calendars, day }) {
    const { bond } = economy;
    own.visits += calendars.review.due(day).length;
    for (let s = 0; s < bond.length; s++) {
      own.luck += random.lucky.uniform(s, day);
      const subsidy = floorToGrid(bond[s] * perDay(parameters.rate), METIS_GRID);
      economy.reserve -= subsidy;
      bond[s] += subsidy;
      economy.paid += subsidy;
    }
    if (day === 7) bond[0] += parameters.leak;
    if (day === 7 && parameters.broken === 'nan') economy.paid = NaN;
    if (day === 7 && parameters.broken === 'forbidden') Object.assign(economy, { price: 1 });
  },
  measures: {
    visits: { unit: '1', means: 'reviews so far', of: ({ own }) => own.visits },
    luck: { unit: '1', means: 'sum of draws', of: ({ own }) => own.luck },
    bonded: { unit: 'METIS', means: 'all bonds', of: ({ economy }) => sum(economy.bond) },
  },
});
const tiny = model({ name: 'tiny', version: '1.0.0', means: 'a pool', schedule: [pool] });
const base = {
  model: tiny,
  days: 400,
  seed: 7,
  observe: ['reserve', 'bond', 'paid', 'pool.visits', 'pool.luck', 'pool.bonded'],
};

test('tokens move and their sum never changes', () => {
  const { series } = simulate({ ...base, audit: true });
  const { reserve, bond } = series;
  for (let t = 0; t < reserve.length; t++) expect(reserve[t] + bond[t]).toBe(1_000_000);
  expect(bond[400]).toBeGreaterThan(bond[0] * 1.2);
});

test('a flow begins every day at zero', () => {
  const { reserve, paid } = simulate(base).series;
  for (let day = 1; day <= 400; day++) expect(paid[day]).toBe(reserve[day - 1] - reserve[day]);
});

test('a leak stops the replication and names mechanism, unit, day and amount', () => {
  expect(() => simulate({ ...base, audit: true, parameters: { 'pool.leak': 0.25 } })).toThrow(
    /pool created 0.25 METIS on day 7/,
  );
  expect(() => simulate({ ...base, recordEvery: 10, parameters: { 'pool.leak': 0.25 } })).toThrow(
    /created 0.25 METIS on day 10/,
  );
});

test('a balance off the grid is named', () => {
  expect(() => simulate({ ...base, audit: true, parameters: { 'pool.leak': 1e-9 } })).toThrow(
    /pool created|off the grid/,
  );
});

test('a NaN stops the replication and names the quantity and the day', () => {
  expect(() => simulate({ ...base, parameters: { 'pool.broken': 'nan' } })).toThrow(
    'not a number: `paid` on day 7',
  );
});

test('an audited replication finds a write without permission', () => {
  const two = model({
    ...tiny,
    schedule: [mechanism({ name: 'first', purpose: 'Does nothing.', step() {} }), pool],
  });
  expect(() =>
    simulate({ ...base, model: two, audit: true, parameters: { 'pool.broken': 'forbidden' } }),
  ).toThrow(/pool wrote `price` on day 7/);
});

test('the same call gives the same bytes and another replication gives others', () => {
  const first = simulate(base).series;
  expect(simulate(base).series).toEqual(first);
  expect(simulate({ ...base, replication: 1 }).series['pool.luck']).not.toEqual(first['pool.luck']);
  expect(simulate({ ...base, seed: 8 }).series['pool.luck']).not.toEqual(first['pool.luck']);
});

test('one more observed quantity changes nothing in the others', () => {
  expect(simulate({ ...base, observe: ['pool.luck'] }).series['pool.luck']).toEqual(
    simulate(base).series['pool.luck'],
  );
});

test('a longer horizon keeps the earlier days', () => {
  const longer = simulate({ ...base, days: 500 }).series;
  for (const [name, values] of Object.entries(simulate(base).series))
    expect(longer[name].subarray(0, 401)).toEqual(values);
});

test('adding a member leaves the draws of the others unmoved', () => {
  const draws = (sequencers: number, member: number): number[] => {
    const { world } = simulate({ ...base, populations: { sequencers } });
    const { context } = world.running[0];
    return [1, 2, 3].map((day) => context.random.lucky.uniform(member, day));
  };
  expect(draws(6, 4)).toEqual(draws(5, 4));
});

test('adding a mechanism leaves the draws of the others unmoved', () => {
  const other = mechanism({
    name: 'other',
    purpose: 'Draws.',
    draws: ['lucky'],
    own: { luck: level('1', { means: 'sum' }) },
    step: ({ own, random, day }) => void (own.luck += random.lucky.uniform(0, day)),
  });
  const two = model({ ...tiny, schedule: [other, pool] });
  expect(simulate({ ...base, model: two }).series).toEqual(simulate(base).series);
});

test('reviews come as often as their mean waiting time says', () => {
  const { series } = simulate({
    ...base,
    days: 3_650,
    populations: { sequencers: 100 },
    parameters: { 'pool.rate': 0 },
    observe: ['pool.visits'],
    recordEvery: 3_650,
  });
  // 100 members, chance 1/10 a day: mean 36,500, variance 36,500 x 0.9.
  expect(Math.abs(series['pool.visits'][1] - 36_500) / Math.sqrt(36_500 * 0.9)).toBeLessThan(3);
});

test('a level fed from outside replaces the mechanism that writes it', () => {
  const { series } = simulate({
    ...base,
    days: 3,
    given: { price: new Float64Array([1, 2, 3, 4]) },
    observe: ['price'],
  });
  expect([...series.price]).toEqual([1, 2, 3, 4]);
});

test('a column fed from outside has the value of the day for every member', () => {
  const scales = defineEconomy({
    populations: { pans: { means: 'pans of a scale', size: 3, between: [1, 9] } },
    quantities: { weight: level('kg', { means: 'weight on each pan', per: 'pans' }) },
  });
  const reader = scales.mechanism({ name: 'reader', purpose: 'Reads.', reads: ['weight'], step() {} });
  const { series } = simulate({
    model: scales.model({ name: 'scales', version: '1', means: 'a test', schedule: [reader] }),
    days: 3,
    seed: 1,
    given: { weight: (day) => day + 1 },
    observe: ['weight'],
  });
  expect([...(series['weight'] ?? [])]).toEqual([3, 6, 9, 12]);
});

test('a misspelt parameter gets a suggestion and an impossible one its range', () => {
  expect(() => simulate({ ...base, parameters: { 'pool.rates': 1 } })).toThrow(
    expect.objectContaining({ code: 'E104', place: expect.objectContaining({ suggestion: 'pool.rate' }) }),
  );
  expect(() => simulate({ ...base, parameters: { 'pool.rate': 1e9 } })).toThrow(
    expect.objectContaining({ code: 'E105' }),
  );
  expect(() => simulate({ ...base, parameters: { 'pool.rate': NaN } })).toThrow(
    expect.objectContaining({ code: 'E105' }),
  );
});

test('impossible sizes and unknown names are refused before anything runs', () => {
  const code = (wrong: object): unknown => {
    try {
      simulate({ ...base, ...wrong });
      return 'accepted';
    } catch (problem) {
      return problem instanceof LabError ? problem.code : problem;
    }
  };
  for (const days of [0, -1, 1.5, NaN, Infinity]) expect(code({ days })).toBe('E119');
  for (const recordEvery of [0, NaN, 0.5]) expect(code({ recordEvery })).toBe('E119');
  for (const seed of [-1, 0.5, NaN, 2 ** 53]) expect(code({ seed })).toBe('E119');
  for (const sequencers of [0, NaN, 101]) expect(code({ populations: { sequencers } })).toBe('E118');
  expect(code({ populations: { sequencer: 5 } })).toBe('E118');
  expect(code({ given: { prise: 1 } })).toBe('E106');
  expect(code({ observe: ['pool.constructor'] })).toBe('E106');
});
