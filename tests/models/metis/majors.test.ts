import { expect, test } from 'vitest';
import { mechanism, model } from '../../../models/metis/economy.ts';
import { majors } from '../../../models/metis/majors.ts';
import { market } from '../../../models/metis/market.ts';
import {
  garchT,
  merton,
  regimes,
  windowB,
  windowBBitcoin,
  windowBEther,
} from '../../../models/processes/index.ts';
import type { Model } from '../../../src/define/index.ts';
import { log } from '../../../src/numeric/index.ts';
import { simulate } from '../../../src/simulate/index.ts';

const both: Model = model({
  name: 'prices',
  version: '1',
  means: 'three prices',
  schedule: [majors, market],
});
const marketAlone = model({ name: 'market', version: '1', means: 'one price', schedule: [market] });
const names = ['price', 'etherPrice', 'bitcoinPrice'] as const;
type Values = Readonly<Record<string, number | string>>;

const run = (parameters: Values, days = 20_000, replication = 0, of = both) =>
  simulate({
    model: of,
    days,
    seed: 11,
    replication,
    parameters,
    given: { sold: 0, bought: 0 },
    observe: [...names],
    audit: false,
  }).series;

/** Daily log returns of METIS, ETH and BTC on the same days. */
function returnsOf(parameters: Values, days?: number): Float64Array[] {
  const series = run(parameters, days);
  return names.map((name) => {
    const prices = series[name] ?? new Float64Array();
    return Float64Array.from({ length: prices.length - 1 }, (_, k) => log(prices[k + 1] / prices[k]));
  });
}

function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (v: Float64Array) => v.reduce((sum, x) => sum + x, 0) / v.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = (x: Float64Array, mx: number, y: Float64Array, my: number): number =>
    x.reduce((sum, each, k) => sum + (each - mx) * ((y[k] ?? NaN) - my), 0);
  return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
}

const facts = { metisEther: 0.791, metisBitcoin: 0.652, etherBitcoin: 0.79 };

/** Correlations of daily log returns: METIS–ETH, METIS–BTC, ETH–BTC. */
function matrixOf(parameters: Values): number[] {
  const [metis, ether, bitcoin] = returnsOf(parameters);
  return [correlation(metis, ether), correlation(metis, bitcoin), correlation(ether, bitcoin)];
}
// Standard error of a correlation: (1 − r²)/√n for normal returns; fat tails widen it.
const closeTo = (found: number[], expected: readonly number[], times = 1): void => {
  found.forEach((each, k) => {
    const r = expected[k] ?? NaN;
    expect(Math.abs(each - r) / ((times * (1 - r * r)) / Math.sqrt(20_000))).toBeLessThan(3.5);
  });
};

test('daily log returns are correlated as measured, with METIS in regimes (the default) and under gbm', () => {
  const expected = [facts.metisEther, facts.metisBitcoin, facts.etherBitcoin];
  closeTo(matrixOf({}), expected, 1.6);
  closeTo(matrixOf({ 'market.process': 'gbm' }), expected);
});

test('correlations of shocks become smaller ones of returns, by the loadings of the processes', () => {
  const shocks = { 'majors.dependence': 'shocks', 'market.dependence': 'shocks' };
  const laws = {
    regimes: [windowB, windowBEther, windowBBitcoin].map((each) => regimes.moments(each.regimes).loading),
    merton: [windowB, windowBEther, windowBBitcoin].map((each) => merton.moments(each.merton12).loading),
  };
  for (const [process, [metis, ether, bitcoin]] of Object.entries(laws)) {
    const parameters = { ...shocks, 'majors.process': process, 'market.process': process };
    const expected = [
      facts.metisEther * metis * ether,
      facts.metisBitcoin * metis * bitcoin,
      facts.etherBitcoin * ether * bitcoin,
    ];
    closeTo(matrixOf(parameters), expected, 1.8);
    expect(expected[0]).toBeLessThan(0.7);
  }
});

test('the stated loading of garch-t is right to a hundredth or two', () => {
  const shocks = { 'market.dependence': 'shocks', 'market.process': 'garch-t' };
  const [metisEther] = matrixOf(shocks);
  const { loading } = garchT.moments(windowB.garchT);
  expect(loading).toBeGreaterThan(0.85);
  expect(Math.abs(metisEther / facts.metisEther - loading)).toBeLessThan(0.025);
});

test('correlations that no shocks can give are refused before the first day, with what would be possible', () => {
  expect(() => run({ 'majors.process': 'merton' }, 5)).toThrow(
    /invalid majors\.correlation: 0\.79; expected at most 0\.7\d\d/u,
  );
  expect(() => run({ 'market.etherCorrelation': -0.9 }, 5)).toThrow('expected a positive semidefinite one');
});

test('without majors, without dependence, or with majors that never move, METIS moves as it does alone', () => {
  const alone = run({}, 200, 0, marketAlone).price;
  expect(run({ 'market.dependence': 'none' }, 200).price).toEqual(alone);
  expect(run({ 'majors.process': 'constant' }, 200).price).toEqual(alone);
  expect(run({}, 200).price).not.toEqual(alone);
});

test('ETH and BTC that are not to move stay at their first prices', () => {
  const { etherPrice, bitcoinPrice } = run({ 'majors.process': 'constant' }, 50);
  expect(etherPrice?.every((each) => each === 3_601.83)).toBe(true);
  expect(bitcoinPrice?.every((each) => each === 106_536.4)).toBe(true);
});

test('independent majors have no correlation', () => {
  const [, , none] = matrixOf({ 'majors.dependence': 'none', 'market.dependence': 'none' });
  expect(Math.abs(none) * Math.sqrt(20_000)).toBeLessThan(3);
});

test('what METIS does changes no bit of ETH and BTC', () => {
  const plain = run({}, 300);
  const other = run({ 'market.process': 'garch-t', 'market.volatility': 2 }, 300);
  expect(other.etherPrice).toEqual(plain.etherPrice);
  expect(other.bitcoinPrice).toEqual(plain.bitcoinPrice);
  expect(other.price).not.toEqual(plain.price);
});

test('at zero drift the expected price of ETH stays, whatever the process', () => {
  for (const process of ['gbm', 'regimes', 'merton']) {
    const parameters = {
      'majors.process': process,
      'majors.dependence': 'shocks',
      'market.dependence': 'none',
    };
    const ratios = Array.from(
      { length: 500 },
      (_, replication) => (run(parameters, 30, replication).etherPrice?.[30] ?? NaN) / 3_601.83,
    );
    const mean = ratios.reduce((sum, each) => sum + each, 0) / ratios.length;
    const variance = ratios.reduce((sum, each) => sum + (each - mean) ** 2, 0) / ratios.length;
    expect(Math.abs(mean - 1) / Math.sqrt(variance / ratios.length), process).toBeLessThan(3);
  }
});

test('twice the first prices are twice all prices, and no volatility is no movement', () => {
  const plain = run({}, 100);
  const twice = run({ 'majors.etherStart': 2 * 3_601.83 }, 100);
  expect(twice.etherPrice).toEqual(plain.etherPrice?.map((each) => 2 * each));
  expect(twice.bitcoinPrice).toEqual(plain.bitcoinPrice);
  const still = run({ 'majors.etherVolatility': 0 }, 100);
  expect(still.etherPrice?.every((each) => each === 3_601.83)).toBe(true);
  // With one of the two without shocks, METIS moves alone.
  expect(still.price).toEqual(run({}, 100, 0, marketAlone).price);
});

test('another mechanism that reads the prices sees those of the day', () => {
  const seen: number[] = [];
  const reader = mechanism({
    name: 'reader',
    purpose: 'Reads.',
    reads: ['etherPrice'],
    step({ economy }) {
      seen.push(economy.etherPrice);
    },
  });
  const of = model({ name: 'read', version: '1', means: 'a reader', schedule: [majors, reader] });
  const { series } = simulate({ model: of, days: 10, seed: 1, observe: ['etherPrice'] });
  expect(seen).toEqual([...(series.etherPrice ?? [])].slice(1));
});
