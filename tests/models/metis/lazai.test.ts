import { expect, test } from 'vitest';
import { aiWorkload } from '../../../models/metis/ai-workload.ts';
import { mechanism } from '../../../models/metis/economy.ts';
import { lazai } from '../../../models/metis/lazai.ts';
import { assumed, assumption, METIS_GRID } from '../../../src/define/index.ts';
import { last, runPool } from './pool-model.ts';

/** Puts METIS of the reserve at the disposal of validators on the first day. */
const reserve = mechanism({
  name: 'reserve',
  purpose: 'Gives the reserve’s part for validators.',
  parameters: {
    amount: assumption({
      value: 0,
      unit: 'METIS',
      between: [0, 1e6],
      means: 'reserve',
      source: assumed('for tests', 'high'),
    }),
  },
  writes: ['market', 'validatorBonds'],
  start({ economy, parameters }) {
    economy.market -= parameters.amount;
    economy.validatorBonds += parameters.amount;
  },
  step() {},
});

const observe = [
  'market',
  'bought',
  'sold',
  'burned',
  'validatorBonds',
  'lazaiFees',
  'lazaiFeesPaid',
  'feesBurned',
  'validatorsPaid',
  'lazaiGasPrice',
  'bridgedToLazai',
  'lazai.validators',
  'lazai.transactions',
  'lazai.utilisation',
  'lazai.feesSoFar',
  'lazai.bonded',
  'lazai.systemPool',
  'lazai.slashed',
];
/** Open from the first day, without faults and with users as they are in the end. */
const calm = { 'lazai.openingDelay': 0, 'lazai.slashing': 'off', 'lazai.adoption': 'none' };
const run = (parameters: Record<string, number | string> = {}, days = 200, price = 8) =>
  runPool([reserve, lazai], {
    days,
    start: '2025-11-20',
    parameters: { ...calm, ...parameters },
    given: { price },
    observe,
  });
const sumOf = (values: Iterable<number> = []): number => [...values].reduce((a, x) => a + x, 0);

test('LazAI opens 32 days after its genesis of 2025-11-20, or not at all', () => {
  const opens = (parameters: Record<string, number | string>) =>
    runPool([lazai], { days: 60, start: '2025-11-20', parameters, given: { price: 8 }, observe }).series[
      'lazai.transactions'
    ] ?? new Float64Array();
  expect(opens({})[31]).toBe(0);
  expect(opens({})[32]).toBeGreaterThan(0);
  expect(Math.max(...opens({ 'lazai.launched': 'no' }))).toBe(0);
});

test('users pay gas × price: 2,000 transactions of 100,000 gas at 9.39 gwei are 1.878 METIS a day', () => {
  const simulation = run({ 'lazai.spread': 0 });
  expect(last(simulation, 'lazaiFeesPaid')).toBeCloseTo(2_000 * 100_000 * 9.39e-9, 6);
  expect(last(run({ 'lazai.baseGasPrice': 0 }), 'lazai.feesSoFar')).toBe(0);
});

test('without a validator the layer stands still: no transaction, no fee, nothing bought', () => {
  const empty = run({ 'lazai.foundingValidators': 0, 'lazai.decisions': 'off' });
  for (const name of ['lazai.transactions', 'lazai.feesSoFar', 'lazai.bonded', 'bridgedToLazai'])
    expect(last(empty, name)).toBe(0);
  expect(last(empty, 'market')).toBe(7_000_000);
});

test('the contract’s rule burns exactly a tenth of the fees, and nothing else changes but what validators get', () => {
  const many = { 'lazai.typicalTransactions': 50_000, 'lazai.decisions': 'off' };
  const proposer = run(many);
  const contract = run({ ...many, 'lazai.feeSplit': 'contract' });
  expect(last(proposer, 'burned')).toBe(0);
  const fees = last(contract, 'lazai.feesSoFar');
  expect(fees).toBe(last(proposer, 'lazai.feesSoFar'));
  expect(Math.abs(last(contract, 'burned') - 0.1 * fees)).toBeLessThan(200 * 10 * METIS_GRID);
  expect(last(contract, 'burned')).toBe(sumOf(contract.series['feesBurned']));
  expect(contract.series['lazai.transactions']).toEqual(proposer.series['lazai.transactions']);
  const paid = sumOf(contract.series['validatorsPaid']);
  const left = last(contract, 'lazaiFees');
  expect(paid + left + last(contract, 'burned') + last(contract, 'lazai.systemPool')).toBe(fees);
});

test('the system pool takes its sixteenth until it holds 100 METIS, and then no more', () => {
  const pool = run({ 'lazai.feeSplit': 'contract', 'lazai.typicalTransactions': 50_000 }, 60).series[
    'lazai.systemPool'
  ];
  expect(pool?.[1]).toBeGreaterThan(0);
  expect(Math.max(...(pool ?? []))).toBe(100);
});

test('validators come while fees pay for machine and bond, up to the number of seats, and no more than pay', () => {
  const rich = run({ 'lazai.typicalTransactions': 5_000_000, 'lazai.congestion': 'none' }, 400);
  expect(last(rich, 'lazai.validators')).toBe(21);
  expect(last(rich, 'lazai.bonded')).toBe(21 * 20_000);
  const poor = run({}, 400);
  expect(last(poor, 'lazai.validators')).toBe(4);
  expect(
    last(run({ 'lazai.typicalTransactions': 5_000_000, 'lazai.decisions': 'off' }, 400), 'lazai.validators'),
  ).toBe(4);
});

test('dearer machines and a higher hurdle never bring more validators', () => {
  const at = (parameters: Record<string, number>) =>
    last(
      run({ 'lazai.typicalTransactions': 400_000, 'lazai.spread': 0, ...parameters }, 600),
      'lazai.validators',
    );
  expect(at({ 'lazai.hurdle': 0.3 })).toBeLessThanOrEqual(at({ 'lazai.hurdle': 0.1 }));
  expect(at({ 'lazai.runningCost': 500 })).toBeLessThanOrEqual(at({ 'lazai.runningCost': 15 }));
  expect(at({})).toBeGreaterThan(4);
});

test('bonds come from the reserve while it holds one, and then from the market', () => {
  const filled = run({ 'reserve.amount': 100_000, 'lazai.typicalTransactions': 5_000_000 }, 400);
  expect(last(filled, 'validatorBonds')).toBe(0);
  // Five bonds of the reserve: four for the founding validators and one for a newcomer; the others are bought.
  expect(sumOf(filled.series['bought']) - last(filled, 'lazai.feesSoFar')).toBeGreaterThan(16 * 20_000);
  const bought = run({ 'reserve.amount': 100_000, 'lazai.bondSource': 'bought' }, 100);
  expect(last(bought, 'validatorBonds')).toBe(100_000);
});

test('a leaving validator waits seven days for its bond, which goes back where it came from', () => {
  const fallingUsers = {
    'lazai.typicalTransactions': 20_000,
    'lazai.spread': 2,
    'lazai.halfLife': 40,
    'lazai.incomeMemory': 1,
    'lazai.reviewDays': 5,
  };
  const falling = run(fallingUsers, 1_500, 80);
  const validators = falling.series['lazai.validators'] ?? new Float64Array();
  const bonded = falling.series['lazai.bonded'] ?? new Float64Array();
  const supported = run({ ...fallingUsers, 'reserve.amount': 420_000 }, 1_500, 80).series['validatorBonds'];
  expect(supported?.some((bonds, day) => bonds === (supported[day - 1] ?? NaN) + 20_000)).toBe(true);
  let left = 0;
  for (let day = 10; day < 1_490; day++) {
    const gone = (validators[day - 1] ?? 0) - (validators[day] ?? 0);
    if (gone <= 0) continue;
    left += gone;
    expect(bonded[day]).toBeGreaterThanOrEqual(20_000 * ((validators[day] ?? 0) + gone));
    expect(bonded[day + 6]).toBeGreaterThanOrEqual(20_000 * gone);
  }
  expect(left).toBeGreaterThan(0);
});

test('downtime costs 10 METIS and two days, a double signature 200 and thirty; switched off, nothing', () => {
  const faulty = {
    'lazai.slashing': 'on',
    'lazai.daysBetweenDowntimes': 50,
    'lazai.daysBetweenDoubleSigns': 1e7,
    'lazai.decisions': 'off',
  };
  const down = run(faulty, 400);
  expect(last(down, 'lazai.slashed') % 10).toBe(0);
  const expected = (10 * 4 * 400) / 52;
  expect(Math.abs(last(down, 'lazai.slashed') - expected) / (10 * Math.sqrt((4 * 400) / 52))).toBeLessThan(3);
  expect(last(down, 'lazai.systemPool')).toBe(last(down, 'lazai.slashed'));
  expect(Math.min(...(down.series['lazai.validators']?.slice(1) ?? []))).toBeLessThan(4);
  expect(last(down, 'lazai.bonded')).toBeGreaterThan(4 * 20_000 - 41);
  const twice = run(
    { ...faulty, 'lazai.daysBetweenDowntimes': 1e6, 'lazai.daysBetweenDoubleSigns': 100 },
    400,
  );
  expect(last(twice, 'lazai.slashed')).toBeGreaterThan(0);
  expect(last(twice, 'lazai.slashed') % 200).toBe(0);
  expect(last(run(), 'lazai.slashed')).toBe(0);
});

test('near capacity gas becomes dearer, by each of two rules, and far from it its price stays', () => {
  const busy = { 'lazai.typicalTransactions': 26_000_000, 'lazai.spread': 0 };
  const price = (parameters: Record<string, number | string>) => last(run(parameters, 30), 'lazaiGasPrice');
  expect(price(busy)).toBeGreaterThan(9.39);
  expect(price({ ...busy, 'lazai.congestion': 'queue' })).toBeGreaterThan(9.39);
  expect(price({ ...busy, 'lazai.congestion': 'none' })).toBe(9.39);
  expect(price({ 'lazai.spread': 0 })).toBe(9.39);
});

test('AI clients and users together are served up to capacity, and price rests where AI demand meets the target', () => {
  const simulation = runPool([aiWorkload, lazai], {
    days: 400,
    start: '2025-11-20',
    parameters: {
      ...calm,
      'lazai.typicalTransactions': 0,
      'lazai.spread': 0,
      'aiWorkload.innovation': 100,
      'aiWorkload.slowSpread': 0,
      'aiWorkload.weekendDemand': 1,
      'aiWorkload.burst': 0,
      'aiWorkload.leaving': 'off',
      'aiWorkload.offChainShare': 0,
      'aiWorkload.sizeSpread': 0,
      'aiWorkload.requestsPerClient': 1_000_000,
      'aiWorkload.mostDemand': 1_000,
      'aiWorkload.referenceCost': 0.1,
    },
    given: { price: 8 },
    observe: [...observe, 'aiWorkload.refused'],
  });
  expect(last(simulation, 'lazai.utilisation')).toBeCloseTo(0.5, 2);
  expect(last(simulation, 'lazaiGasPrice')).toBeGreaterThan(9.39);
  expect(last(simulation, 'aiWorkload.refused')).toBe(0);
});

test('what stands on LazAI is what was bridged: bonds, wallets, fees and income, and thirty days of gas in wallets', () => {
  const simulation = run({ 'lazai.spread': 0, 'lazai.incomeSold': 0 });
  const bridged = last(simulation, 'bridgedToLazai');
  expect(7_000_000 - last(simulation, 'market')).toBe(bridged);
  expect(bridged - last(simulation, 'lazai.bonded') - last(simulation, 'lazai.feesSoFar')).toBeCloseTo(
    30 * 1.878,
    0,
  );
});

test('where nobody has METIS nobody validates and nobody pays', () => {
  const poor = run({ 'endowment.rewards': 10_000_000 });
  expect(last(poor, 'lazai.validators')).toBe(0);
  expect(last(poor, 'lazai.feesSoFar')).toBe(0);
});
