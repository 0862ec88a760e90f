import fc from 'fast-check';
import { expect, test } from 'vitest';
import { model } from '../../models/metis/economy.ts';
import { metis } from '../../models/metis/metis.ts';
import { ethereumYield, twoStateChain, wealthExchange } from '../../models/textbook/index.ts';
import { days, inUnit, months, shareOf, weeks, years } from '../../src/define/index.ts';
import type { ResolvedExperiment } from '../../src/plan/index.ts';
import { blockComputer } from '../../src/run/index.ts';
import { observablesOf, simulate } from '../../src/simulate/index.ts';
import { partDigest } from '../../src/store/index.ts';
import { allOf, differing, last, small, vote } from './small-economy.ts';
import type { Values } from './small-economy.ts';

const runs = { seed: 15_000, endOnFailure: true } as const;
const replication = fc.nat(10_000);

test('dollars worth half as much double every figure in dollars and nothing else, to the last bit', () => {
  // Exchanges and dollar vaults keep accounts in dollars, whose grid rounds; everything else is exact.
  const inDollarAccounts = ['exchanges', 'cdp'];
  const schedule = metis.schedule.filter(({ name }) => !inDollarAccounts.includes(name));
  const apart = model({ name: 'apart', version: '1.0.0', means: 'a test', schedule });
  const inUsd = schedule.flatMap(({ name, parameters }) =>
    Object.entries(parameters).flatMap(([key, parameter]): [string, number][] =>
      parameter.type === 'number' && parameter.unit.startsWith('USD')
        ? [[`${name}.${key}`, parameter.value]]
        : [],
    ),
  );
  const doubled = inUsd.map(([name, value]): [string, number] => [name, 2 * value]);
  const units = new Map(observablesOf(apart).map(({ name, unit }) => [name, unit]));
  expect(inUsd.length).toBeGreaterThan(10);
  fc.assert(
    fc.property(replication, fc.constantFrom('gbm', 'merton', 'garch-t', 'regimes'), (which, process) => {
      const rules = { ...vote, 'market.process': process };
      const given = { model: apart, replication: which };
      const before = small({ ...given, parameters: { ...rules, ...Object.fromEntries(inUsd) } });
      const after = small({ ...given, parameters: { ...rules, ...Object.fromEntries(doubled) } });
      const moved = differing(before, after);
      expect(moved.filter((name) => units.get(name)?.startsWith('USD') !== true)).toEqual([]);
      expect(moved).toEqual(expect.arrayContaining(['price', 'aiWorkload.cost', 'dataAvailability.margin']));
      for (const name of moved)
        before.series[name]?.forEach((value, at) => expect(after.series[name]?.[at]).toBe(2 * value));
    }),
    { ...runs, numRuns: 4 },
  );
});

test('four times the ETH staked halve the rate and double what is issued on a day', () => {
  const issued = (staked: number) =>
    simulate({
      model: ethereumYield,
      days: 1,
      seed: 1,
      parameters: { 'issuance.staked': staked },
      observe: ['issuance.rate', 'issued'],
    });
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 20_000_000 }), (staked) => {
      const one = issued(staked);
      const four = issued(4 * staked);
      expect(last(four, 'issuance.rate') / last(one, 'issuance.rate')).toBeCloseTo(1 / 2, 12);
      expect(last(four, 'issued') / last(one, 'issued')).toBeCloseTo(2, 6);
    }),
    { ...runs, numRuns: 20 },
  );
});

test('the same amount in other units is the same number', () => {
  expect(inUnit(years(5), 'days', { path: 'horizon' })).toBe(1_825);
  expect(inUnit(weeks(2), 'days', { path: 'horizon' })).toBe(14);
  expect(inUnit(months(12), 'days', { path: 'horizon' })).toBeCloseTo(365, 9);
  expect(inUnit(days(73), 'years', { path: 'horizon' })).toBe(0.2);
  expect(inUnit(shareOf(20, 'cap'), 'METIS', { path: 'size', constants: { cap: 1e7 } })).toBe(2_000_000);
});

test('a longer horizon keeps the earlier days', () => {
  fc.assert(
    fc.property(replication, fc.integer({ min: 20, max: 80 }), (which, shorter) => {
      const short = small({ replication: which, days: shorter, parameters: vote });
      const long = small({ replication: which, days: shorter + 40, parameters: vote });
      for (const name of allOf(metis))
        expect(long.series[name]?.subarray(0, shorter + 1), name).toEqual(short.series[name]);
    }),
    { ...runs, numRuns: 5 },
  );
});

test('recording weekly shows the same numbers as recording daily', () => {
  const daily = small({ parameters: vote, days: 100 });
  const weekly = small({ parameters: vote, days: 100, recordEvery: 7 });
  expect(weekly.days).toEqual([0, 7, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77, 84, 91, 98, 100]);
  for (const name of allOf(metis))
    weekly.days.forEach((day, at) =>
      expect(Object.is(weekly.series[name]?.[at], daily.series[name]?.[day]), `${name} on day ${day}`).toBe(
        true,
      ),
    );
});

test('one more observed quantity, an audit or another order of observing changes nothing', () => {
  const names = allOf(metis);
  const all = small({ parameters: vote });
  expect(differing(small({ parameters: vote, observe: [...names].reverse() }), all)).toEqual([]);
  expect(differing(small({ parameters: vote, audit: true }), all)).toEqual([]);
  for (const name of ['price', 'holders.staked', 'sequencerPool.runway'])
    expect(differing(small({ parameters: vote, observe: [name] }), all)).toEqual([]);
});

test('the order in which parameters are written, and writing out a default, change nothing', () => {
  const defaults: Values = Object.fromEntries(
    metis.schedule.flatMap(({ name, parameters }) =>
      Object.entries(parameters).map(([key, { value }]) => [`${name}.${key}`, value] as const),
    ),
  );
  const written = { ...defaults, ...vote };
  const backwards = Object.fromEntries(Object.entries(written).reverse());
  const before = small({ parameters: vote });
  expect(differing(before, small({ parameters: written }))).toEqual([]);
  expect(differing(before, small({ parameters: backwards }))).toEqual([]);
});

test('without volatility the price stays where it is', () => {
  const still: Values = {
    'market.impact': 'none',
    'market.volatility': 0,
    'market.lowVolatility': 0,
    'market.highVolatility': 0,
  };
  for (const process of ['constant', 'gbm', 'garch-t', 'regimes']) {
    const { series } = small({ parameters: { ...still, 'market.process': process }, observe: ['price'] });
    for (const price of series['price'] ?? []) expect(price).toBeCloseTo(8.401, 12);
  }
});

test('without a reward nobody is paid and no share gains, without a fee no gas is paid, without a weight nothing is released', () => {
  const reward = small({
    parameters: { 'rewardReset.startReward': 0, 'rateChange.from': 0, 'rateChange.to': 0 },
    observe: ['rewardsHeld', 'stakingTreasury', 'sequencerPool.emission', 'exchangeRate'],
  });
  expect(
    last(reward, 'rewardsHeld') + last(reward, 'stakingTreasury') + last(reward, 'sequencerPool.emission'),
  ).toBe(0);
  // One METIS for a share of each of the two protocols.
  expect(last(reward, 'exchangeRate')).toBe(2);
  const fee = small({
    parameters: { 'andromeda.feePerTransaction': 0 },
    observe: ['feeVault', 'andromeda.feesSoFar'],
  });
  expect(last(fee, 'feeVault') + last(fee, 'andromeda.feesSoFar')).toBe(0);
  const weights = { 'eagr.validatorsWeight': 0, 'eagr.liquidityWeight': 0, 'eagr.subprojectsWeight': 0 };
  const weight = small({
    parameters: { ...vote, ...weights },
    days: 400,
    observe: ['eagr.released', 'eagrReserve'],
  });
  expect(last(weight, 'eagr.released')).toBe(0);
  expect(last(weight, 'eagrReserve')).toBe(2_000_000);
});

test('a use with twice the weight of another gets twice as much, and equal weights of any size the same', () => {
  const released = (validators: number, liquidity: number) => {
    const parameters = {
      ...vote,
      'eagr.validatorsWeight': validators,
      'eagr.liquidityWeight': liquidity,
      'eagr.subprojectsWeight': 0,
      'eagr.validatorsFrom': 0,
      'eagr.liquidityFrom': 0,
      'eagr.releaseDays': 30,
      // LazAI would take bonds out of what validators get.
      'lazai.launched': 'no',
    };
    const one = small({ parameters, observe: ['validatorBonds', 'poolLiquidity'] });
    return [last(one, 'validatorBonds'), last(one, 'poolLiquidity')] as const;
  };
  const [validators, liquidity] = released(2, 1);
  expect(validators / liquidity).toBeCloseTo(2, 6);
  expect(released(100, 100)).toEqual(released(0.5, 0.5));
});

test('a member with nothing in its purse changes no draw of the others', () => {
  // Members of the two-state chain are independent, so another one leaves the first thirty exactly as they were.
  const states = (members: number): Float64Array => {
    const { world } = simulate({
      model: twoStateChain,
      days: 50,
      seed: 2,
      populations: { members },
      observe: [],
    });
    const on = world.board['on'];
    return typeof on === 'object' ? on.slice(0, 30) : new Float64Array();
  };
  expect(states(31)).toEqual(states(30));
  expect(states(1_000)).toEqual(states(30));
});

test('coins only change hands: their number and the mean purse stay, whoever meets whom', () => {
  fc.assert(
    fc.property(
      replication,
      fc.constantFrom('coin', 'reshuffle'),
      fc.integer({ min: 2, max: 60 }),
      (which, rule, agents) => {
        const { series } = simulate({
          model: wealthExchange,
          days: 30,
          seed: 9,
          replication: which,
          populations: { agents },
          parameters: { 'exchange.rule': rule },
          observe: ['purse'],
        });
        for (const coins of series['purse'] ?? []) expect(coins).toBe(10 * agents);
      },
    ),
    { ...runs, numRuns: 15 },
  );
});

const experiment: ResolvedExperiment = {
  schema: 1,
  name: 'blocks',
  question: 'Does the company of a replication change it?',
  model: { name: metis.name, version: metis.version },
  time: { start: '2025-11-03', days: 60, record: 30 },
  replications: 12,
  seed: 6,
  blockSize: 16,
  populations: { holders: 50 },
  baseline: 'current',
  scenarios: [
    { name: 'current', label: 'Current', levers: {} },
    { name: 'vote', label: 'Vote', levers: vote },
  ],
  points: [{}],
  assumptions: [
    {
      name: 'market.depth',
      distribution: { kind: 'logUniform', low: 3e6, high: 5e7 },
      provenance: { kind: 'assume', why: 'for the test', confidence: 'low' },
    },
  ],
  observe: ['price', 'holders.staked'],
  outcomes: [],
  claims: [],
  expect: [],
  disclosure: {},
};
const block = { scenario: 'vote', point: 0, index: 0, first: 0, count: 12 };
const rowsOf = (changes: Partial<ResolvedExperiment>, first: number, count: number): Float64Array[] => {
  const computer = blockComputer({ experiment: { ...experiment, ...changes }, model: metis, runKey: 'k' });
  computer.compute({ ...block, scenario: 'current', first: 3, count: 1 });
  return computer.compute({ ...block, first, count }).series.map(({ values }) => values);
};

test('more replications, a replication alone, another scenario or another order of scenarios keep the earlier results', () => {
  const all = rowsOf({}, 0, 12);
  const fewer = rowsOf({}, 0, 5);
  const alone = rowsOf({}, 7, 1);
  const [current, second] = experiment.scenarios;
  const third = { name: 'rate', label: 'Rate', levers: { 'rateChange.to': 0.1 } };
  const reordered = rowsOf(
    { scenarios: [third, ...(second ? [second] : []), ...(current ? [current] : [])] },
    0,
    12,
  );
  all.forEach((values, name) => {
    const times = values.length / 12;
    expect(fewer[name]).toEqual(values.slice(0, 5 * times));
    expect(alone[name]).toEqual(values.slice(7 * times, 8 * times));
    expect(reordered[name]).toEqual(values);
  });
});

test('a duplicated scenario has the same bytes, and labels and words none', () => {
  const digest = (changes: Partial<ResolvedExperiment>, scenario: string): string => {
    const computer = blockComputer({ experiment: { ...experiment, ...changes }, model: metis, runKey: 'k' });
    const part = computer.compute({ ...block, scenario });
    return partDigest({ ...part, header: { ...part.header, scenario: 'same' } });
  };
  const scenarios = [...experiment.scenarios, { name: 'again', label: 'Vote, again', levers: vote }];
  expect(digest({ scenarios }, 'again')).toBe(digest({}, 'vote'));
  expect(digest({ question: 'Other words?' }, 'vote')).toBe(digest({}, 'vote'));
  expect(digest({}, 'current')).not.toBe(digest({}, 'vote'));
});
