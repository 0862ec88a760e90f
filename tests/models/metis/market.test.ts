import { expect, test } from 'vitest';
import { mechanism, model } from '../../../models/metis/economy.ts';
import { market } from '../../../models/metis/market.ts';
import { garchT, gbm, merton, regimes, windowB } from '../../../models/processes/index.ts';
import { log } from '../../../src/numeric/index.ts';
import { simulate } from '../../../src/simulate/index.ts';

const depositor = mechanism({
  name: 'depositor',
  purpose: 'Puts half a million METIS into exchange liquidity.',
  writes: ['unissued', 'poolLiquidity'],
  start({ economy }) {
    economy.unissued -= 500_000;
    economy.poolLiquidity += 500_000;
  },
  step() {},
});
const alone = model({ name: 'alone', version: '1', means: 'price alone', schedule: [market] });
const withLiquidity = model({
  name: 'liquid',
  version: '1',
  means: 'and liquidity',
  schedule: [depositor, market],
});

interface Run {
  readonly parameters?: Record<string, number | string>;
  readonly sold?: (day: number) => number;
  readonly of?: typeof alone | typeof withLiquidity;
  readonly days?: number;
  readonly replication?: number;
}
const prices = ({
  parameters = {},
  sold = () => 0,
  of = alone,
  days = 100,
  replication = 0,
}: Run): Float64Array => {
  const given = { sold, bought: 0 };
  const run = simulate({ model: of, days, seed: 7, replication, parameters, given, observe: ['price'] });
  return run.series.price ?? new Float64Array();
};
const constant = { 'market.process': 'constant', 'market.startPrice': 10 };
const once = (amount: number) => (day: number) => (day === 1 ? amount : 0);

test('a price without process and sales never moves', () => {
  expect(prices({ parameters: constant }).every((price) => price === 10)).toBe(true);
});

test('selling a tenth of the depth lowers the price to 10/11, of which the stated share stays', () => {
  const impact = {
    ...constant,
    'market.depth': 1_000_000,
    'market.permanentShare': 0.25,
    'market.passingHalfLife': 2,
  };
  const price = prices({ parameters: impact, sold: once(10_000) });
  expect(price[1]).toBeCloseTo(10 / 1.1, 12);
  expect(log(price[3] / 10)).toBeCloseTo(-log(1.1) * (0.25 + 0.75 / 2), 12);
  expect(log(price[100] / 10)).toBeCloseTo(-log(1.1) * 0.25, 12);
});

test('without impact sales leave the price exactly alone', () => {
  const none = { 'market.impact': 'none' };
  expect(prices({ parameters: none, sold: () => 50_000 })).toEqual(prices({ parameters: none }));
});

test('liquidity that the reserve deposits makes the same sale cheaper', () => {
  const thin = prices({ parameters: constant, sold: once(10_000) });
  const deep = prices({ parameters: constant, sold: once(10_000), of: withLiquidity });
  expect(log(thin[1] / 10)).toBeCloseTo(-log(1 + 0.1 / 12), 12);
  expect(log(deep[1] / 10)).toBeCloseTo(-log(1 + 0.1 / (12 + 0.5 * 0.5 * 10)), 12);
});

test('the price stays between its ends however much is bought or sold, and leaves them with the next trade', () => {
  const thin = { ...constant, 'market.depth': 100_000, 'market.startPrice': 10_000 };
  const firstDays = (amount: number) => (day: number) => (day <= 3 ? amount : day === 20 ? -amount / 2 : 0);
  const bought = prices({ parameters: thin, sold: firstDays(-5_000_000) });
  expect(bought[3]).toBe(100_000);
  expect(bought[19]).toBeGreaterThan(10_000);
  expect(bought[20]).toBeLessThan(bought[19] ?? NaN);
  const sold = prices({ parameters: { ...thin, 'market.startPrice': 0.001 }, sold: () => 1e25 });
  expect(Math.min(...sold)).toBe(1e-12);
});

test('more sales never mean a higher price', () => {
  const few = prices({ sold: () => 1_000 });
  const many = prices({ sold: () => 2_000 });
  for (let day = 1; day <= 100; day++) expect(many[day]).toBeLessThan(few[day]);
});

test('every process has the daily mean and variance that its law states, at the measured parameters', () => {
  const laws = {
    gbm: gbm.moments(windowB.gbm),
    merton: merton.moments(windowB.merton12),
    'garch-t': garchT.moments(windowB.garchT),
    regimes: regimes.moments(windowB.regimes),
  };
  const days = 10_000;
  for (const [process, law] of Object.entries(laws)) {
    const logs = prices({ parameters: { 'market.process': process, 'market.drift': 0 }, days }).map((price) =>
      log(price),
    );
    const returns = Array.from(logs.slice(1), (x, t) => x - (logs[t] ?? 0));
    const mean = returns.reduce((total, x) => total + x, 0) / days;
    const variance = returns.reduce((total, x) => total + (x - mean) * (x - mean), 0) / days;
    const kurtosis = Math.min(law.excessKurtosis, 60) + 2;
    expect(Math.abs(mean - law.mean) / Math.sqrt(law.variance / days), process).toBeLessThan(3);
    expect(Math.abs(variance / law.variance - 1) / Math.sqrt(kurtosis / days), process).toBeLessThan(3.5);
  }
});

test('at zero drift the mean of the price ratio after 30 days is 1', () => {
  const ratios = Array.from(
    { length: 600 },
    (_, replication) => (prices({ days: 30, replication })[30] ?? 0) / 8.401,
  );
  const mean = ratios.reduce((total, x) => total + x, 0) / ratios.length;
  const variance = ratios.reduce((total, x) => total + (x - mean) * (x - mean), 0) / ratios.length;
  expect(Math.abs(mean - 1) / Math.sqrt(variance / ratios.length)).toBeLessThan(3);
});

test('impossible parameters of a process are refused before the first day', () => {
  const impossible = { 'market.process': 'garch-t', 'market.alpha': 0.5, 'market.beta': 0.6 };
  expect(() => prices({ parameters: impossible })).toThrow(/alpha \+ beta/u);
});

test('METIS feels the shocks of ETH and BTC with the weights of its correlations, its own luck with the rest', () => {
  const given = {
    sold: 0,
    bought: 0,
    etherShock: 1,
    bitcoinOwnShock: -1,
    etherLoading: 1,
    bitcoinLoading: 1,
    majorsCorrelation: 0.6,
  };
  const parameters = {
    'market.process': 'gbm',
    'market.etherCorrelation': 0.8,
    'market.bitcoinCorrelation': 0.64,
    'market.volatility': 1,
  };
  const of = (own: Record<string, number | string>) =>
    simulate({
      model: alone,
      days: 30,
      seed: 7,
      parameters: { ...parameters, ...own },
      given,
      observe: ['price'],
    }).series.price ?? new Float64Array();
  const together = of({});
  const single = of({ 'market.dependence': 'none' });
  // Factor of (1 0.6 0.8; 0.6 1 0.64; 0.8 0.64 1): last row 0.8, (0.64 − 0.48)/0.8 = 0.2, √(1 − 0.64 − 0.04).
  for (let day = 1; day <= 30; day++) {
    const luck = (log(single[day] / single[day - 1]) + 0.5 / 365) * Math.sqrt(365);
    const felt = (log(together[day] / together[day - 1]) + 0.5 / 365) * Math.sqrt(365);
    expect(felt).toBeCloseTo(0.8 - 0.2 + Math.sqrt(0.32) * luck, 10);
  }
});
