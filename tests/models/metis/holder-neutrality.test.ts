import { expect, test } from 'vitest';
import { mechanism } from '../../../models/metis/economy.ts';
import { columnOf, holdersWith, payer, runHolders, simulateHolders } from './holder-model.ts';

const SEEDS = 16;
const alike = { 'holders.concentration': 0, 'holders.whaleShare': 0 };

/** Mean over seeds of what is staked after half a year, and the variance of that mean. */
function stakedOf(members: number): { mean: number; variance: number } {
  const values = Array.from({ length: SEEDS }, (_, seed) =>
    runHolders({ members, seed, days: 180, parameters: alike, observe: ['holders.staked'] })(
      'holders.staked',
      180,
    ),
  );
  const mean = values.reduce((all, x) => all + x, 0) / SEEDS;
  const spread = values.reduce((all, x) => all + (x - mean) ** 2, 0) / (SEEDS - 1);
  return { mean, variance: spread / SEEDS };
}

test('splitting every holder in two changes what is staked only by noise', () => {
  const [whole, split] = [stakedOf(300), stakedOf(600)];
  const z = (whole.mean - split.mean) / Math.sqrt(whole.variance + split.variance);
  expect(Math.abs(z)).toBeLessThan(3);
  expect(split.variance).toBeLessThan(whole.variance);
});

test('who a holder is by number does not matter: halves of the members stake alike', () => {
  const differences = Array.from({ length: SEEDS }, (_, seed) => {
    const shares = columnOf(simulateHolders({ seed, days: 180, members: 600, parameters: alike }), 'shares');
    const half = (first: number) => shares.subarray(first, first + 300).reduce((all, x) => all + x, 0);
    return half(0) - half(300);
  });
  const mean = differences.reduce((all, x) => all + x, 0) / SEEDS;
  const spread = differences.reduce((all, x) => all + (x - mean) ** 2, 0) / (SEEDS - 1);
  expect(Math.abs(mean / Math.sqrt(spread / SEEDS))).toBeLessThan(3);
});

/** Gives half of everything to the market’s far side before the holders get theirs, so that all amounts are half as large. */
const halver = mechanism({
  name: 'halver',
  purpose: 'Halves the METIS that circulate.',
  writes: ['market', 'unissued'],
  start({ economy }) {
    const half = economy.market / 2;
    economy.market -= half;
    economy.unissued += half;
  },
  step: () => undefined,
});

test('with half of the METIS all amounts are halved and all choices are the same', () => {
  const [full, half] = [holdersWith(), holdersWith(halver)].map((of) => simulateHolders({ of, days: 100 }));
  for (const name of ['liquid', 'shares', 'ticket', 'sold', 'bought']) {
    const [one, other] = [full?.series[name]?.[100] ?? NaN, half?.series[name]?.[100] ?? NaN];
    expect(Math.abs(other / one - 0.5)).toBeLessThan(1e-6);
  }
});

/** Takes all METIS of the eighth holder away before the first day. */
const robber = mechanism({
  name: 'robber',
  purpose: 'Leaves one holder with nothing.',
  reads: ['price'],
  writes: ['liquid', 'market'],
  step({ economy, day }) {
    if (day !== 1) return;
    const taken = economy.liquid[7];
    economy.liquid[7] -= taken;
    economy.market += taken;
  },
});

test('a holder without anything does nothing, and nobody else acts differently because of it', () => {
  const parameters = { 'holders.otherStakers': 0 };
  const [withAll, without] = [holdersWith(), holdersWith(robber)].map((of) =>
    simulateHolders({ of, days: 100, parameters, members: 200 }),
  );
  if (withAll === undefined || without === undefined) throw new Error('no runs');
  for (const name of ['liquid', 'shares', 'ticket', 'fundShares']) {
    expect(columnOf(without, name)[7]).toBe(0);
    const others = (column: Float64Array) => [...column].filter((_, h) => h !== 7);
    expect(others(columnOf(without, name))).toEqual(others(columnOf(withAll, name)));
  }
});

test('the kind that a review reads is what the holder has', () => {
  const given = { lendingFundYield: 0.1, loopFundYield: 0.1, pointsYield: 0.1, discount: 0.001 };
  const end = simulateHolders({
    of: holdersWith(payer),
    given,
    days: 400,
    parameters: { 'holders.mindset': 'rewards' },
  });
  const column = (name: string) => columnOf(end, name);
  const [kind, liquid, shares, ticket] = [
    column('holders.kind'),
    column('liquid'),
    column('shares'),
    column('ticket'),
  ];
  const [protocolOf, fundOf] = [column('protocolOf'), column('fundOf')];
  for (const [h, number] of kind.entries()) {
    const has = Math.floor(number / 256);
    expect(has).toBe((liquid[h] > 0 ? 1 : 0) + (shares[h] > 0 ? 2 : 0) + (ticket[h] > 0 ? 4 : 0));
    expect(Math.floor(number / 8) % 8).toBe(protocolOf[h]);
    expect(Math.floor(number / 64) % 4).toBe(fundOf[h]);
  }
  const longTerm = kind.filter((number) => number % 8 === 0).length;
  expect(end.world.board['longTermShare']).toBeCloseTo(longTerm / kind.length, 12);
});

test('with everything switched off nothing moves, whatever is offered', () => {
  const given = { pointsYield: 1, lendingFundYield: 1, liquidYield: 1 };
  const { series } = simulateHolders({ given, parameters: { 'holders.behaviour': 'off' }, days: 50 });
  for (const name of ['liquid', 'shares', 'ticket', 'fundShares', 'market'])
    expect(new Set(series[name]).size).toBe(1);
});
