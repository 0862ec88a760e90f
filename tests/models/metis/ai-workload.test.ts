import { expect, test } from 'vitest';
import { aiWorkload } from '../../../models/metis/ai-workload.ts';
import { demandOffset } from '../../../models/metis/demand-offset.ts';
import { last, runPool } from './pool-model.ts';

const observe = [
  'market',
  'bought',
  'sold',
  'aiGas',
  'aiBought',
  'aiSold',
  'lazaiFees',
  'settlementDeposits',
  'aiWorkload.requests',
  'aiWorkload.tokens',
  'aiWorkload.clients',
  'aiWorkload.cost',
  'aiWorkload.refused',
  'aiWorkload.gasPaid',
  'aiWorkload.paidOffChain',
  'aiWorkload.minted',
  'aiWorkload.datRevenue',
  'demandOffset.bought',
  'demandOffset.kept',
  'demandOffset.ratio',
];
const open = { price: 8, lazaiValidators: 4, lazaiGasPrice: 9.39 };
/** Everybody comes within days, nothing changes from day to day but chance. */
const steady = {
  'aiWorkload.innovation': 100,
  'aiWorkload.slowSpread': 0,
  'aiWorkload.weekendDemand': 1,
  'aiWorkload.leaving': 'off',
  'aiWorkload.elasticity': 0,
  'aiWorkload.sizeSpread': 0,
};
interface Case {
  readonly days?: number;
  readonly clients?: number;
  readonly given?: Record<string, number>;
}
const run = (
  parameters: Record<string, number | string> = {},
  { days = 200, clients = 100, given = {} }: Case = {},
) =>
  runPool([aiWorkload, demandOffset], {
    days,
    parameters: { ...steady, ...parameters },
    populations: { clients },
    given: { ...open, ...given },
    observe,
    audit: days <= 400,
  });
const from = (simulation: ReturnType<typeof run>, name: string, day: number): number[] => [
  ...(simulation.series[name] ?? []).slice(day),
];
const mean = (values: readonly number[]): number => values.reduce((a, x) => a + x, 0) / values.length;

test('without LazAI, without requests or without METIS nothing is asked, bought or paid', () => {
  for (const still of [
    run({}, { given: { lazaiValidators: 0 } }),
    run({ 'aiWorkload.requestsPerClient': 0 }),
    run({ 'endowment.rewards': 10_000_000 }),
  ]) {
    expect(last(still, 'aiWorkload.gasPaid')).toBe(0);
    expect(last(still, 'aiWorkload.paidOffChain')).toBe(0);
    expect(last(still, 'demandOffset.bought')).toBe(0);
    expect(last(still, 'demandOffset.ratio')).toBe(0);
  }
});

test('clients come by the Bass law after LazAI opens', () => {
  const slow = { 'aiWorkload.innovation': 0.5, 'aiWorkload.imitation': 1 };
  const clients = run(slow, { days: 365, clients: 4_000 }).series['aiWorkload.clients'] ?? [];
  const e = Math.exp(-1.5);
  const share = (1 - e) / (1 + 2 * e);
  const error = Math.sqrt((share * (1 - share)) / 4_000);
  // Arrivals are counted from the day after the opening, in whole days.
  expect(Math.abs((clients[365] ?? NaN) / 4_000 - share) / error).toBeLessThan(3);
  expect(clients[1]).toBe(0);
});

test('a day’s requests have the mean of all sizes and a variance of 1 + burst times that', () => {
  const requests = from(run({}, { days: 6_000 }), 'aiWorkload.requests', 100);
  const average = mean(requests);
  const fano = mean(requests.map((x) => (x - average) ** 2)) / average;
  expect(Math.abs(average - 18_000) / Math.sqrt((18_000 * 126) / requests.length)).toBeLessThan(3);
  expect(Math.abs(fano / 126 - 1) / Math.sqrt(2 / requests.length)).toBeLessThan(3);
  const plain = from(run({ 'aiWorkload.burst': 0 }, { days: 3_000 }), 'aiWorkload.requests', 100);
  const level = mean(plain);
  expect(
    Math.abs(mean(plain.map((x) => (x - level) ** 2)) / level - 1) / Math.sqrt(2 / plain.length),
  ).toBeLessThan(3);
});

test('tokens of a day have the mean and the variance of a sum of lognormal requests', () => {
  const simulation = run({ 'aiWorkload.burst': 0 }, { days: 4_000 });
  const requests = from(simulation, 'aiWorkload.requests', 100);
  const scores = from(simulation, 'aiWorkload.tokens', 100).map((tokens, k) => {
    const n = requests[k] ?? NaN;
    return (tokens - n * 1_365.8) / (1_365.8 * 0.85 * Math.sqrt(n));
  });
  expect(Math.abs(mean(scores)) * Math.sqrt(scores.length)).toBeLessThan(3);
  expect(Math.abs(mean(scores.map((z) => z * z)) - 1) / Math.sqrt(2 / scores.length)).toBeLessThan(3);
});

test('on and off days leave the mean as it is and make days less even', () => {
  const onOff = from(run({ 'aiWorkload.arrivals': 'onOff' }, { days: 4_000 }), 'aiWorkload.requests', 100);
  const cox = from(run({}, { days: 4_000 }), 'aiWorkload.requests', 100);
  const variance = (x: readonly number[]) => mean(x.map((each) => (each - mean(x)) ** 2));
  expect(Math.abs(mean(onOff) / 18_000 - 1)).toBeLessThan(0.05);
  expect(variance(onOff)).toBeGreaterThan(1.5 * variance(cox));
});

test('splitting every client in two changes no request and no payment by a bit', () => {
  const whole = run({}, { clients: 100 });
  const halves = run({ 'aiWorkload.requestsPerClient': 90 }, { clients: 200 });
  expect(from(halves, 'aiWorkload.requests', 60)).toEqual(from(whole, 'aiWorkload.requests', 60));
  expect(from(halves, 'aiGas', 60)).toEqual(from(whole, 'aiGas', 60));
});

test('a client that asks for nothing changes nothing', () => {
  const sizes = { 'aiWorkload.sizeSpread': 0, 'aiWorkload.requestsPerClient': 0 };
  const none = run(sizes, { clients: 1 });
  expect(none.series['market']).toEqual(run(sizes, { clients: 50 }).series['market']);
});

test('dearer gas means fewer requests, by the elasticity; without elasticity the price of gas moves none', () => {
  const at = (elasticity: number, lazaiGasPrice: number) =>
    mean(
      from(
        run(
          { 'aiWorkload.elasticity': elasticity, 'aiWorkload.offChainShare': 0, 'aiWorkload.gasPerMint': 0 },
          { given: { lazaiGasPrice }, days: 400 },
        ),
        'aiWorkload.requests',
        60,
      ),
    );
  expect(at(0, 9.39)).toBe(at(0, 93.9));
  expect(at(-0.6, 93.9) / at(-0.6, 9.39)).toBeCloseTo(10 ** -0.6, 1);
  expect(at(-1.11, 93.9)).toBeLessThan(at(-0.1, 93.9));
});

test('clients leave where a request costs more than it is worth to them, and come back when it costs less', () => {
  const clients = (lazaiGasPrice: number, leaving: string) =>
    last(
      run({ 'aiWorkload.leaving': leaving }, { given: { lazaiGasPrice }, days: 400 }),
      'aiWorkload.clients',
    );
  expect(clients(0, 'on')).toBeGreaterThanOrEqual(95);
  expect(clients(1e6, 'on')).toBe(0);
  expect(clients(1e6, 'off')).toBe(100);
});

test('gas is what requests, settlements and mints need; free gas pays nothing', () => {
  const simulation = run({ 'aiWorkload.tokenVariation': 0 }, { days: 100 });
  const requests = last(simulation, 'aiWorkload.requests');
  const tokens = requests * 1_365.8;
  const gas =
    0.2 * (requests * 21_000 + tokens * 100) + ((0.8 * requests) / 100) * 200_000 + (tokens / 1e6) * 250_000;
  expect(last(simulation, 'aiGas') / gas).toBeCloseTo(1, 12);
  const free = run({}, { given: { lazaiGasPrice: 0 } });
  expect(last(free, 'aiWorkload.gasPaid')).toBe(0);
  expect(last(free, 'aiWorkload.requests')).toBeGreaterThan(0);
});

test('work that finds no room on the chain is refused and pays nothing', () => {
  const crowded = run({}, { given: { lazaiGasLeft: 1e7 } });
  expect(last(crowded, 'aiWorkload.refused')).toBeGreaterThan(0.9);
  expect(last(crowded, 'aiWorkload.gasPaid')).toBeLessThanOrEqual(200 * 1e7 * 9.39e-9);
});

test('deposits are thirty days of spending, and everything spent off chain has been bought', () => {
  const simulation = run({ 'aiWorkload.burst': 0 }, { days: 365 });
  const perDay = (18_000 * 1_365.8 * 0.8 * 0.5) / 1e6 / 8;
  expect(Math.abs(last(simulation, 'settlementDeposits') / (30 * perDay) - 1)).toBeLessThan(0.05);
  expect(last(simulation, 'demandOffset.bought')).toBeCloseTo(
    last(simulation, 'aiWorkload.gasPaid') +
      last(simulation, 'aiWorkload.paidOffChain') +
      last(simulation, 'settlementDeposits'),
    -1,
  );
  expect(last(run({ 'aiWorkload.depositDays': 0 }), 'settlementDeposits')).toBe(0);
});

test('owners of DATs get their share of payments and sell two thirds of it; nodes that sell all keep nothing', () => {
  const shares = { 'aiWorkload.nodesSell': 1 };
  const simulation = run(shares);
  const paid = last(simulation, 'aiWorkload.paidOffChain');
  expect(last(simulation, 'aiWorkload.datRevenue') / paid).toBeCloseTo(0.1 * 0.34, 6);
  expect(last(run({ ...shares, 'aiWorkload.datShare': 0 }), 'aiWorkload.datRevenue')).toBe(0);
  const tokens = from(simulation, 'aiWorkload.tokens', 0).reduce((a, x) => a + x, 0);
  expect(last(simulation, 'aiWorkload.minted')).toBeCloseTo(tokens / 1e6, 6);
});

test('weekends are quieter, and the week keeps its mean', () => {
  const requests = from(
    run({ 'aiWorkload.weekendDemand': 0, 'aiWorkload.burst': 0 }, { days: 399 }),
    'aiWorkload.requests',
    56,
  );
  expect(requests.filter((count) => count === 0).length).toBe(98);
  expect(Math.abs(mean(requests.slice(0, 343)) / 18_000 - 1)).toBeLessThan(0.01);
});
