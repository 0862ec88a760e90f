// Each textbook model against its known answer. Exact where the answer is exact, otherwise z over the exact standard error.
import { expect, test } from 'vitest';
import { assemble, checkComplete, simulate } from '../../src/simulate/index.ts';
import { blackScholes, mertonCall } from '../../models/arithmetic/option-values.ts';
import {
  ethereumYield,
  gbmOption,
  stakingRate,
  textbookModels,
  twoStateChain,
  wealthExchange,
} from '../../models/textbook/index.ts';

const last = (series: Float64Array | undefined): number => series?.[series.length - 1] ?? NaN;

test('every textbook model is complete and keeps its ledger and permissions for a month', () => {
  for (const model of textbookModels) {
    assemble(model);
    checkComplete(model);
    const populations = Object.fromEntries(Object.keys(model.economy.populations).map((name) => [name, 20]));
    const { days } = simulate({ model, days: 30, seed: 5, populations, observe: [], audit: true });
    expect(days.length).toBe(31);
  }
});

// Two-state chain.

test('chains that all start off approach the stationary share at the exact rate', () => {
  const members = 20_000;
  const parameters = { 'chain.switchOn': 0.1, 'chain.switchOff': 0.3, 'chain.begin': 'off' };
  const { series } = simulate({
    model: twoStateChain,
    days: 60,
    seed: 11,
    populations: { members },
    parameters,
    observe: ['chain.share'],
  });
  let share = 0;
  for (let day = 1; day <= 60; day++) {
    share = share * (1 - 0.3) + (1 - share) * 0.1;
    const z = ((series['chain.share']?.[day] ?? NaN) - share) / Math.sqrt((share * (1 - share)) / members);
    expect(Math.abs(z)).toBeLessThan(3.6); // 60 correlated looks
  }
  expect(share).toBeCloseTo(0.25, 9);
});

test('a chain remembers its past by 1 − a − b a day', () => {
  const members = 50_000;
  const { series } = simulate({
    model: twoStateChain,
    days: 6,
    seed: 12,
    populations: { members },
    observe: ['chain.share', 'chain.both'],
  });
  for (const day of [0, 1, 2, 4, 6]) {
    // P(on today and on at the start) = π (π + (1 − π) λ^day).
    let memory = 1;
    for (let each = 0; each < day; each++) memory *= 0.6;
    const both = 0.25 * (0.25 + 0.75 * memory);
    const z = ((series['chain.both']?.[day] ?? NaN) - both) / Math.sqrt((both * (1 - both)) / members);
    expect(Math.abs(z)).toBeLessThan(3);
  }
});

// Ethereum staking yield.

const published = [
  [524_288, 22.97, 120_431],
  [1_000_000, 16.63, 166_323],
  [5_000_000, 7.44, 371_910],
  [10_000_000, 5.26, 525_960],
  [20_000_000, 3.72, 743_820],
  [30_000_000, 3.04, 910_989],
  [33_600_000, 2.87, 964_101],
  [120_000_000, 1.52, 1_821_979],
] as const;

test('reward rate and yearly issuance at a given stake are those of the published table', () => {
  for (const [stake, percent, issuance] of published) {
    const rate = stakingRate(stake, 64, 1);
    expect(Math.abs(100 * rate - percent)).toBeLessThan(0.00501);
    expect(Math.abs(rate * stake - issuance)).toBeLessThan(0.51);
    expect(rate * Math.sqrt(stake)).toBeCloseTo(166.32, 2);
  }
});

test('four simulated years issue 1461 days of rewards, all of it collected', () => {
  const { series } = simulate({
    model: ethereumYield,
    days: 1461,
    seed: 1,
    parameters: { 'issuance.staked': 33_600_000 },
    observe: ['collected', 'staked', 'unissued'],
    audit: true,
  });
  expect(last(series['staked'])).toBe(33_600_000);
  expect(last(series['collected']) / 4).toBeCloseTo(964_101, -0.5);
  expect(last(series['collected']) + last(series['unissued']) + 33_600_000).toBe(120_000_000);
});

test('restaked rewards grow the stake along (√S + c t/2)², with an error of first order in the day', () => {
  const { series } = simulate({
    model: ethereumYield,
    days: 1461,
    seed: 1,
    parameters: { 'issuance.staked': 1_000_000, 'issuance.rewards': 'restaked' },
    observe: ['staked'],
  });
  const constant = stakingRate(1, 64, 1);
  const root = Math.sqrt(1_000_000) + (constant * 4) / 2;
  const simulated = last(series['staked']);
  expect(Math.abs(simulated / (root * root) - 1)).toBeLessThan(1e-4);
  // A coarse Euler scheme misses by more, in proportion to its step.
  const euler = (steps: number): number => {
    let stake = 1_000_000;
    for (let k = 0; k < steps; k++) stake += (constant * Math.sqrt(stake) * 4) / steps;
    return stake - root * root;
  };
  expect(simulated - root * root).toBeCloseTo(euler(1461), 0);
  expect(euler(730) / euler(1460)).toBeCloseTo(2, 1);
});

// Option value.

test('Black–Scholes and Merton values are right where they are known', () => {
  const call = { price: 100, strike: 100, years: 1, rate: 0.05 };
  expect(blackScholes(call, 0.2)).toBeCloseTo(10.450583572185565, 9);
  expect(mertonCall(call, 0.2, { rate: 0, mean: 0.3, deviation: 0.4 })).toBeCloseTo(
    blackScholes(call, 0.2),
    12,
  );
  // Many small jumps are a diffusion: 100 jumps a year of deviation 0.02 add 0.04 to the variance.
  const fine = mertonCall(call, 0.2, { rate: 100, mean: 0, deviation: 0.02 });
  expect(Math.abs(fine / blackScholes(call, Math.sqrt(0.08)) - 1)).toBeLessThan(1e-3);
});

/** Standard error of the discounted payoff of one path, by Simpson's rule over the normal law of the log price. */
function payoffDeviation(volatility: number, value: number): number {
  const steps = 4_000;
  let second = 0;
  for (let k = 0; k <= steps; k++) {
    const x = -10 + (20 * k) / steps;
    const price = 100 * Math.exp(0.05 - (volatility * volatility) / 2 + volatility * x);
    const payoff = Math.exp(-0.05) * Math.max(price - 100, 0);
    const weight = k === 0 || k === steps ? 1 : k % 2 === 1 ? 4 : 2;
    second += (weight * payoff * payoff * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
  }
  return Math.sqrt((second * 20) / steps / 3 - value * value);
}

test('the simulated call is worth its Black–Scholes value', () => {
  const paths = 5_000;
  const { series } = simulate({
    model: gbmOption,
    days: 365,
    seed: 21,
    populations: { paths },
    observe: ['prices.call', 'prices.price'],
    recordEvery: 365,
  });
  const value = blackScholes({ price: 100, strike: 100, years: 1, rate: 0.05 }, 0.2);
  const error = payoffDeviation(0.2, value) / Math.sqrt(paths);
  expect(Math.abs(last(series['prices.call']) - value) / error).toBeLessThan(3);
  // The check can fail: another volatility is seen.
  const other = blackScholes({ price: 100, strike: 100, years: 1, rate: 0.05 }, 0.25);
  expect(Math.abs(last(series['prices.call']) - other) / error).toBeGreaterThan(4.9);
});

test('the simulated call with jumps is worth the value of Merton’s series', () => {
  const paths = 8_000;
  const days = 146;
  const { series } = simulate({
    model: gbmOption,
    days,
    seed: 22,
    populations: { paths },
    parameters: { 'prices.process': 'merton', 'prices.strike': 110 },
    observe: ['prices.call'],
    recordEvery: days,
  });
  const call = { price: 100, strike: 110, years: days / 365, rate: 0.05 };
  const value = mertonCall(call, 0.2, { rate: 12, mean: -0.05, deviation: 0.1 });
  // Upper bound of the payoff's deviation: that of the price, exact second moment of the jump diffusion.
  const jump = (k: number): number => Math.exp(k * -0.05 + (k * k * 0.01) / 2) - 1;
  const spread = Math.exp((0.04 + 12 * (jump(2) - 2 * jump(1))) * call.years) - 1;
  const error = (100 * Math.sqrt(spread)) / Math.sqrt(paths);
  expect(Math.abs(last(series['prices.call']) - value) / error).toBeLessThan(3);
  expect(Math.abs(value - blackScholes(call, 0.2)) / error).toBeGreaterThan(4.9);
});

// Wealth exchange.

/** Probabilities of 0 … `coins` coins in one purse when all divisions of `coins` among n are equally likely. */
function purseLaw(n: number, coins: number): number[] {
  if (n === 1) return Array.from({ length: coins + 1 }, (_, k) => (k === coins ? 1 : 0));
  const law = [(n - 1) / (n + coins - 1)];
  for (let k = 1; k <= coins; k++) law.push(((law[k - 1] ?? 0) * (coins - k + 1)) / (coins - k + n - 1));
  return law;
}

/** Exact stationary mean of the Gini (population form): (n − 1) E|x₁ − x₂| / (2 n mean). */
function stationaryGini(n: number, coins: number): number {
  const first = purseLaw(n, coins);
  let distance = 0;
  for (let a = 0; a <= coins; a++) {
    const second = purseLaw(n - 1, coins - a);
    for (let b = 0; b <= coins - a; b++) distance += (first[a] ?? 0) * (second[b] ?? 0) * Math.abs(a - b);
  }
  return ((n - 1) * distance) / (2 * coins);
}

test('the exact stationary Gini is right for two agents with one coin, and near 1/2 for many', () => {
  expect(stationaryGini(2, 1)).toBeCloseTo(0.5, 12);
  // Three agents, two coins: six divisions, Gini 2/3 for (2,0,0) and 1/3 for (1,1,0).
  expect(stationaryGini(3, 2)).toBeCloseTo((3 * (2 / 3) + 3 * (1 / 3)) / 6, 12);
  expect(Math.abs(stationaryGini(200, 2_000) - 0.5)).toBeLessThan(0.03);
});

test('under both rules the mean Gini of the long run is the exact one', () => {
  for (const [rule, meetings, days] of [
    ['reshuffle', 2, 40],
    ['coin', 20, 100],
  ] as const) {
    const worlds = 100;
    const ginis = Array.from({ length: worlds }, (_, replication) => {
      const { series } = simulate({
        model: wealthExchange,
        days,
        seed: 31,
        replication,
        populations: { agents: 20 },
        parameters: { 'exchange.rule': rule, 'exchange.meetings': meetings },
        observe: ['exchange.gini'],
        recordEvery: days,
      });
      return last(series['exchange.gini']);
    });
    const mean = ginis.reduce((sum, each) => sum + each, 0) / worlds;
    const exact = stationaryGini(20, 200);
    // Standard deviation of one world, by drawing 20,000 divisions directly with another program: 0.0655.
    const z = (mean - exact) / (0.0655 / Math.sqrt(worlds));
    expect(Math.abs(z)).toBeLessThan(3);
    // The check can fail: the equal start is far away.
    expect(exact / (0.0655 / Math.sqrt(worlds))).toBeGreaterThan(10);
  }
});

test('nobody meets himself: when two agents meet a coin changes hands', () => {
  for (let replication = 0; replication < 20; replication++) {
    const { series } = simulate({
      model: wealthExchange,
      days: 1,
      seed: 33,
      replication,
      populations: { agents: 2 },
      parameters: { 'exchange.rule': 'coin', 'exchange.meetings': 1 },
      observe: ['exchange.gini'],
    });
    expect(last(series['exchange.gini'])).toBeCloseTo(0.05, 12);
  }
});

test('two agents who reshuffle leave one of them penniless in 2 of 21 days', () => {
  const days = 20_000;
  const { series } = simulate({
    model: wealthExchange,
    days,
    seed: 32,
    populations: { agents: 2 },
    parameters: { 'exchange.rule': 'reshuffle', 'exchange.meetings': 1 },
    observe: ['exchange.penniless'],
  });
  // 20 coins, 21 equally likely divisions, two of which leave somebody without a coin; days are independent.
  const share =
    (series['exchange.penniless'] ?? new Float64Array()).slice(1).filter((each) => each > 0).length / days;
  const expected = 2 / 21;
  expect(Math.abs(share - expected) / Math.sqrt((expected * (1 - expected)) / days)).toBeLessThan(3);
});
