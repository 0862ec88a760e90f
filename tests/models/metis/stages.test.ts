import { expect, test } from 'vitest';
import { entities, mechanism, model } from '../../../models/metis/economy.ts';
import { metis } from '../../../models/metis/metis.ts';
import { stages } from '../../../models/metis/stages.ts';
import { simulate } from '../../../src/simulate/index.ts';
import { differing, last, small } from '../../laws/small-economy.ts';

/** Seats with these owners, 20,000 METIS each. */
const pool = (owners: readonly number[]) =>
  mechanism({
    name: 'pool',
    purpose: 'Fills seats for a test.',
    writes: ['unissued', 'market', 'bond', 'seatEntity', 'seatActive'],
    start({ economy }) {
      owners.forEach((owner, s) => {
        economy.unissued -= 20_000;
        economy.bond[s] += 20_000;
        economy.seatEntity[s] = owner;
        economy.seatActive[s] = 1;
      });
      economy.market += economy.unissued;
      economy.unissued = 0;
    },
    step() {},
  });
const { foundation, firstOperator: operator } = entities;
const operators = [operator, operator + 1, operator + 2, operator + 3];
const good = {
  ownerNakamoto: 5,
  haltingProbability: 0,
  rewardsPaid: 100,
  longTermShare: 0.5,
  twoTierActive: 1,
  whaleCapture: 0.1,
};
const names = ['stage', 'missing', 'outsiders', 'outsideShare', 'longTermShare', 'ownersGate', 'captureGate'];

function run(
  owners: readonly number[],
  given: Readonly<Record<string, number>> = {},
  parameters: Readonly<Record<string, number | string>> = {},
) {
  const simulation = simulate({
    model: model({ name: 'gates', version: '1.0.0', means: 'a test', schedule: [pool(owners), stages] }),
    days: 30,
    seed: 1,
    observe: names.map((name) => `stages.${name}`),
    populations: { holders: 3 },
    given: { ...good, ...given },
    parameters,
    audit: true,
  });
  return (name: string): number => last(simulation, `stages.${name}`);
}

test('with every gate open the last stage is reached and nothing is missing', () => {
  const of = run(operators);
  expect([of('stage'), of('missing'), of('outsiders')]).toEqual([3, 0, 4]);
});

test('each gate that closes takes its stage and all above it, and is counted as missing', () => {
  const reached = (given: Readonly<Record<string, number>>): number[] => {
    const of = run(operators, given);
    return [of('stage'), of('missing')];
  };
  expect(reached({ ownerNakamoto: 3 })).toEqual([0, 1]);
  expect(reached({ haltingProbability: 0.01, ownerNakamoto: 3 })).toEqual([0, 2]);
  expect(reached({ longTermShare: 0.29 })).toEqual([1, 1]);
  expect(reached({ twoTierActive: 0 })).toEqual([2, 1]);
  expect(reached({ whaleCapture: 0.34, twoTierActive: 0 })).toEqual([2, 2]);
});

test('thresholds are met exactly: equal is enough', () => {
  const of = run(operators, {
    ownerNakamoto: 4,
    haltingProbability: 0.001,
    longTermShare: 0.3,
    whaleCapture: 1 / 3,
  });
  expect(of('stage')).toBe(3);
});

test('a pool of the foundation alone has no outsiders, gives them nothing, and is at stage 0', () => {
  const of = run([foundation, foundation, foundation]);
  expect([of('stage'), of('outsiders'), of('outsideShare')]).toEqual([0, 0, 0]);
  expect(run([foundation, operator])('outsideShare')).toBeCloseTo(0.5, 12);
});

test('seats of one owner count once', () => {
  expect(run([operator, operator, operator + 1])('outsiders')).toBe(2);
});

test('gas fees that nobody shares lower the share of outsiders; shared ones do not', () => {
  const kept = run(operators, { gasFees: 100 });
  expect(kept('outsideShare')).toBeCloseTo(0.5, 12);
  const locked = 20_000 * operators.length;
  const shared = run(operators, { gasFees: 100, feeYield: (100 * 365) / locked });
  expect(shared('outsideShare')).toBeCloseTo(1, 12);
});

test('an empty pool without income and holders is at stage 0, and all figures are numbers', () => {
  const of = run([], { rewardsPaid: 0, longTermShare: -1 });
  expect(names.map((name) => Number.isFinite(of(name)))).toEqual(names.map(() => true));
  expect([of('stage'), of('outsideShare'), of('longTermShare')]).toEqual([0, 0, 0]);
});

test('counted each for itself, a stage does not need the lower ones', () => {
  expect(run(operators, { ownerNakamoto: 1 }, { 'stages.counting': 'each' })('stage')).toBe(3);
});

test('stages measure and change nothing: all else is equal to the bit without them', () => {
  const without = { ...metis, schedule: metis.schedule.filter(({ name }) => name !== 'stages') };
  const observe = ['price', 'rewardRate', 'locking.locked', 'holders.staked', 'rewardBudget'];
  expect(differing(small({ observe }), small({ model: without, observe }))).toEqual([]);
});
