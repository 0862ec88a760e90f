// Textbook models far from their usual parameters, against their exact laws.
import { expect, test } from 'vitest';
import { simulate } from '../../src/simulate/index.ts';
import type { SimulationSpec } from '../../src/simulate/index.ts';
import { mertonCall } from '../../models/arithmetic/option-values.ts';
import { erlangC, waitMMc } from '../../models/arithmetic/queues.ts';
import { birthDeath, contagion, gbmOption, herding, predatorPrey } from '../../models/textbook/index.ts';
import { queue, twoStateChain, urn, wealthExchange } from '../../models/textbook/index.ts';
import { sampleZ, z } from './process-samples.ts';

/** A column of the board after a run. */
function columnAfter(name: string, request: Omit<SimulationSpec, 'observe'>): Float64Array {
  const column = simulate({ ...request, observe: [] }).world.board[name];
  if (!(column instanceof Float64Array)) throw new Error(`invalid ${name}: not a column`);
  return column;
}

/** Largest |z| of the shares of the values 0, 1, 2 … against their probabilities, where at least 10 are expected. */
const worst = (values: Float64Array, law: readonly number[]): number =>
  law.reduce((most, p, value) => {
    if (p * values.length < 10) return most;
    const share = values.map((each) => (each === value ? 1 : 0));
    return Math.max(most, Math.abs(z(share, p, p * (1 - p))));
  }, 0);

function betaBinomial(n: number, a: number, b: number): number[] {
  const weights = [1];
  for (let k = 0; k < n; k++)
    weights.push(((weights[k] ?? 0) * (n - k) * (a + k)) / ((k + 1) * (b + n - k - 1)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function binomial(n: number, p: number): number[] {
  let law = [1];
  for (let trial = 0; trial < n; trial++)
    law = Array.from({ length: law.length + 1 }, (_, k) => (law[k] ?? 0) * (1 - p) + (law[k - 1] ?? 0) * p);
  return law;
}

test('herding: seven members that hardly think are two-peaked, members that only think are binomial, part members do not count', () => {
  const crowds = (ownMind: number, size: number, days: number, scheduler = 'oneADay') =>
    columnAfter('optimists', {
      model: herding,
      days,
      seed: 11,
      populations: { crowds: 1_200 },
      parameters: { 'meeting.ownMind': ownMind, 'meeting.size': size, 'meeting.scheduler': scheduler },
      audit: false,
    });
  const law = betaBinomial(7, (0.03 * 6) / 1.94, (0.03 * 6) / 1.94);
  expect(law[0]).toBeGreaterThan(5 * (law[3] ?? NaN));
  expect(worst(crowds(0.03, 7.9, 1_500), law)).toBeLessThan(3.3);
  expect(worst(crowds(1, 12, 150), binomial(12, 0.5))).toBeLessThan(3.3);
  expect(worst(crowds(1, 12, 1, 'allAtOnce'), binomial(12, 0.5))).toBeLessThan(3.3);
});

test('urn: three balls added to one white and four black are beta-binomial (n, 1/3, 4/3)', () => {
  const white = columnAfter('white', {
    model: urn,
    days: 12,
    seed: 12,
    populations: { urns: 6_000 },
    parameters: { 'drawing.whiteAtFirst': 1, 'drawing.blackAtFirst': 4, 'drawing.added': 3 },
  });
  expect(
    worst(
      white.map((each) => (each - 1) / 3),
      betaBinomial(12, 1 / 3, 4 / 3),
    ),
  ).toBeLessThan(3.3);
});

test('birth and death: those who were there at first die by a binomial law, the others are Poisson', () => {
  const days = 30;
  const at = (survival: number, atFirst: number) =>
    columnAfter('alive', {
      model: birthDeath,
      days,
      seed: 13,
      populations: { colonies: 4_000 },
      parameters: { 'lives.arrivals': 0.3, 'lives.survival': survival, 'lives.atFirst': atFirst },
    });
  const poisson = (m: number) =>
    Array.from({ length: 90 }).map(
      (_, k, all) => Math.exp(-m) * all.slice(0, k).reduce<number>((p, _x, j) => (p * m) / (j + 1), 1),
    );
  const left = 0.95 ** days;
  const arrived = poisson((0.3 * (1 - left)) / 0.05);
  const stayed = binomial(40, left);
  const both = arrived.map((_, n) =>
    stayed.reduce((sum, p, k) => sum + (k <= n ? p * (arrived[n - k] ?? 0) : 0), 0),
  );
  expect(worst(at(0.95, 40.5), both)).toBeLessThan(3.3);
  expect(worst(at(0, 40), poisson(0.3))).toBeLessThan(3.3);
});

test('contagion: the final size of nine who infect easily is that of all chains; with 0 nobody, with 1 everybody', () => {
  const finalSize = (size: number, infects: number) =>
    columnAfter('healthy', {
      model: contagion,
      days: 12,
      seed: 14,
      populations: { groups: 5_000 },
      parameters: { 'spreading.size': size, 'spreading.infects': infects },
    });
  const never = (healthy: number, infectious: number): number[] => {
    const law = new Array<number>(healthy + 1).fill(0);
    if (infectious === 0) law[healthy] = 1;
    else
      binomial(healthy, 1 - 0.85 ** infectious).forEach((p, today) => {
        never(healthy - today, today).forEach((q, left) => (law[left] = (law[left] ?? 0) + p * q));
      });
    return law;
  };
  expect(worst(finalSize(9, 0.15), never(8, 1))).toBeLessThan(3.3);
  expect(new Set(finalSize(9, 0))).toEqual(new Set([8]));
  expect(new Set(finalSize(9, 1))).toEqual(new Set([0]));
});

test('queue: rates other than one a day, one server and two', () => {
  for (const [arrivals, served, servers] of [
    [1.5, 2.5, 1],
    [9, 5, 2],
  ] as const) {
    const runs = Array.from({ length: 24 }, (_, replication) =>
      simulate({
        model: queue,
        days: 1_200,
        seed: 15,
        replication,
        parameters: { 'service.arrivals': arrivals, 'service.served': served, 'service.servers': servers },
        observe: ['service.meanPresent', 'service.delayedShare', 'service.meanWait'],
        recordEvery: 1_200,
        audit: false,
      }),
    );
    const of = (name: string) => Float64Array.from(runs, ({ series }) => series[name]?.at(-1) ?? NaN);
    const wait = waitMMc(arrivals, served, servers);
    expect(Math.abs(sampleZ(of('service.delayedShare'), erlangC(arrivals / served, servers)))).toBeLessThan(
      3,
    );
    expect(Math.abs(sampleZ(of('service.meanWait'), wait))).toBeLessThan(3);
    expect(Math.abs(sampleZ(of('service.meanPresent'), arrivals * (wait + 1 / served)))).toBeLessThan(3);
  }
});

test('predator and prey: at other rates averages are deaths ÷ feeding and births ÷ hunting, the invariant stays', () => {
  const { series } = simulate({
    model: predatorPrey,
    days: 6_000,
    seed: 16,
    parameters: {
      'cycle.births': 0.2,
      'cycle.hunting': 0.01,
      'cycle.feeding': 0.004,
      'cycle.deaths': 0.1,
      'cycle.firstPrey': 5,
      'cycle.firstPredators': 60,
    },
    observe: ['cycle.meanPrey', 'cycle.meanPredators', 'cycle.invariant'],
    recordEvery: 6_000,
    audit: false,
  });
  const invariant = 0.004 * 5 - 0.1 * Math.log(5) + 0.01 * 60 - 0.2 * Math.log(60);
  expect((series['cycle.meanPrey']?.at(-1) ?? NaN) / 25).toBeCloseTo(1, 1);
  expect((series['cycle.meanPredators']?.at(-1) ?? NaN) / 20).toBeCloseTo(1, 1);
  expect(series['cycle.invariant']?.at(-1)).toBeCloseTo(invariant, 3);
});

test('wealth: three people who reshuffle 30 coins are each penniless in 2 of 32 states', () => {
  const penniless = Float64Array.from({ length: 1_500 }, (_, replication) => {
    const purse = columnAfter('purse', {
      model: wealthExchange,
      days: 12,
      seed: 17,
      replication,
      populations: { agents: 3 },
      parameters: { 'exchange.meetings': 4 },
    });
    return purse[1] === 0 ? 1 : 0;
  });
  expect(Math.abs(z(penniless, 2 / 32, (2 / 32) * (30 / 32)))).toBeLessThan(3);
});

test('option: a call with a jump down every day is worth Merton’s series', () => {
  const days = 40;
  const parameters = {
    'prices.process': 'merton',
    'prices.rate': -0.2,
    'prices.volatility': 0.5,
    'prices.jumpRate': 365,
    'prices.jumpMean': -0.06,
    'prices.jumpDeviation': 0.03,
    'prices.strike': 90,
  };
  const logPrices = columnAfter('logPrice', {
    model: gbmOption,
    days,
    seed: 18,
    populations: { paths: 8_000 },
    parameters,
    audit: false,
  });
  const call = { price: 100, strike: 90, years: days / 365, rate: -0.2 };
  const discount = Math.exp(0.2 * call.years);
  const payoffs = logPrices.map((each) => discount * Math.max(0, 100 * Math.exp(each) - 90));
  const value = mertonCall(call, 0.5, { rate: 365, mean: -0.06, deviation: 0.03 });
  expect(Math.abs(sampleZ(payoffs, value))).toBeLessThan(3);
});

test('chain: with 0.9 and 0.8 it flips to and fro, the correlation over t days is (−0.7)^t; one that never moves has no stationary law', () => {
  for (const days of [1, 2]) {
    const { series } = simulate({
      model: twoStateChain,
      days,
      seed: 19,
      populations: { members: 20_000 },
      parameters: { 'chain.switchOn': 0.9, 'chain.switchOff': 0.8 },
      observe: ['chain.both'],
    });
    const share = 0.9 / 1.7;
    const both = share * share + share * (1 - share) * (-0.7) ** days;
    const found = series['chain.both']?.at(-1) ?? NaN;
    expect(Math.abs(found - both) / Math.sqrt((both * (1 - both)) / 20_000)).toBeLessThan(3);
  }
  const still = { 'chain.switchOn': 0, 'chain.switchOff': 0 };
  expect(() => simulate({ model: twoStateChain, days: 1, seed: 1, parameters: still, observe: [] })).toThrow(
    'invalid chain.switchOn and switchOff: both 0; expected one above 0 (or begin: off)',
  );
});
