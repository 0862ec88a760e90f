import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delegatedPower } from '../../../models/arithmetic/delegation.ts';
import { cheapestBribe, costOfVotes } from '../../../models/arithmetic/bribery.ts';

const powers = (own: number[], delegate: number[], cycles?: 'lose' | 'return'): number[] => [
  ...delegatedPower(own, delegate, cycles).power,
];

test('power moves along a chain to whoever votes', () => {
  expect(powers([1, 2, 4, 8], [1, 2, -1, 2])).toEqual([0, 0, 15, 0]);
  expect(powers([1, 2], [0, -1])).toEqual([1, 2]);
});

test('power in a cycle is lost with all that leads into it, or goes back to everybody on the way, as stated', () => {
  const own = [1, 2, 4, 8, 16];
  const delegate = [1, 2, 1, 0, -1];
  expect(delegatedPower(own, delegate)).toEqual({ power: new Float64Array([0, 0, 0, 0, 16]), lost: 15 });
  expect(delegatedPower(own, delegate, 'return')).toEqual({ power: Float64Array.from(own), lost: 0 });
});

test('a delegate that does not exist is refused', () => {
  expect(() => delegatedPower([1, 1], [2, -1])).toThrow('invalid delegate of voter 0: 2');
  expect(() => delegatedPower([1, 1], [0.5, -1])).toThrow('invalid delegate');
});

test('no power appears or vanishes, whoever delegates to whom', () => {
  const voters = fc.array(fc.tuple(fc.integer({ min: 0, max: 1_000 }), fc.nat()), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(voters, fc.boolean(), (list, returns) => {
      const own = list.map(([power]) => power);
      const delegate = list.map(([, to]) => (to % (list.length + 1)) - 1);
      const { power, lost } = delegatedPower(own, delegate, returns ? 'return' : 'lose');
      expect(power.reduce((a, b) => a + b, 0) + lost).toBe(own.reduce((a, b) => a + b, 0));
    }),
    { seed: 3, numRuns: 200 },
  );
});

test('a chain of 100,000 voters ends where it should', () => {
  const own = new Float64Array(100_000).fill(1);
  const delegate = Int32Array.from(own, (_, v) => v + 1);
  delegate[99_999] = -1;
  expect(delegatedPower(own, delegate).power[99_999]).toBe(100_000);
});

test('the cheapest votes are bought: two small voters instead of a dear large one', () => {
  expect(cheapestBribe([10, 6, 5, 4], [30, 9, 8, 7], 10)).toEqual({ cost: 16, weight: 10 });
  expect(cheapestBribe([10, 6, 5, 4], [12, 9, 8, 7], 10)).toEqual({ cost: 12, weight: 10 });
  expect(cheapestBribe([1, 1], [1, 1], 3)).toEqual({ cost: Infinity, weight: 0 });
  expect(cheapestBribe([1], [5], 0)).toEqual({ cost: 0, weight: 0 });
  expect(() => cheapestBribe([0.5], [1], 1)).toThrow('invalid weight: 0.5');
});

test('the cheapest bribe equals a search through all sets, and buying in parts never costs more', () => {
  const voters = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 50 })), {
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(voters, fc.integer({ min: 1, max: 40 }), (list, target) => {
      const weights = list.map(([weight]) => weight);
      const prices = list.map(([, price]) => price);
      let best = Infinity;
      for (let set = 0; set < 1 << list.length; set++) {
        const of = (values: number[]): number =>
          values.reduce((sum, each, v) => sum + ((set >> v) % 2 ? each : 0), 0);
        if (of(weights) >= target) best = Math.min(best, of(prices));
      }
      expect(cheapestBribe(weights, prices, target).cost).toBe(best);
      const byPrice = list.filter(([weight]) => weight > 0).sort((a, b) => a[1] / a[0] - b[1] / b[0]);
      const inParts = costOfVotes(
        byPrice.map(([weight, price]) => price / weight),
        byPrice.map(([weight]) => weight),
        target,
      );
      if (best < Infinity) expect(inParts).toBeLessThanOrEqual(best + 1e-9);
    }),
    { seed: 5, numRuns: 200 },
  );
});

test('under token voting the price of a majority does not depend on how votes are divided', () => {
  const price = 3;
  const spread = cheapestBribe(Array<number>(20).fill(5), Array<number>(20).fill(5 * price), 50);
  const concentrated = cheapestBribe([50, 50], [50 * price, 50 * price], 50);
  expect(spread.cost).toBe(concentrated.cost);
});
