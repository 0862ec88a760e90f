import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clearDebts } from '../../../models/arithmetic/debt-clearing.ts';
import type { DebtNetwork } from '../../../models/arithmetic/debt-clearing.ts';

test('whoever can pay all does, and keeps the rest', () => {
  const result = clearDebts({
    owed: [
      [0, 10],
      [4, 0],
    ],
    assets: [8, 5],
  });
  expect(result).toEqual({ payments: [10, 4], equity: [2, 11], defaulted: [false, false], rounds: 1 });
});

test('a default spreads down a chain by what is lacking: by hand', () => {
  // 0 owes 1 ten and has six; 1 owes 2 ten and has three besides; 2 owes nobody.
  const result = clearDebts({
    owed: [
      [0, 10, 0],
      [0, 0, 10],
      [0, 0, 0],
    ],
    assets: [6, 3, 0],
  });
  expect(result.payments).toEqual([6, 9, 0]);
  expect(result.equity).toEqual([0, 0, 9]);
  expect(result.defaulted).toEqual([true, true, false]);
  expect(result.rounds).toBe(3);
});

test('in a ring without assets everybody pays with what it is paid: debts cancel', () => {
  const result = clearDebts({
    owed: [
      [0, 7, 0],
      [0, 0, 7],
      [7, 0, 0],
    ],
    assets: [0, 0, 0],
  });
  expect(result.payments).toEqual([7, 7, 7]);
  expect(result.defaulted).toEqual([false, false, false]);
});

test('two who owe each other and third parties: the two equations by hand', () => {
  // p0 = 2 + p1/2 of 10, p1 = 1 + p0/2 of 10, half of each owed to the outside: p0 = 10/3, p1 = 8/3.
  const owed = [
    [0, 5, 5],
    [5, 0, 5],
    [0, 0, 0],
  ];
  const { payments } = clearDebts({ owed, assets: [2, 1, 0] });
  expect(payments[0]).toBeCloseTo(10 / 3, 12);
  expect(payments[1]).toBeCloseTo(8 / 3, 12);
});

test('costs of bankruptcy make a default larger and can make another', () => {
  const network = {
    owed: [
      [0, 10, 0],
      [0, 0, 10],
      [0, 0, 0],
    ],
    assets: [9, 1, 0],
  };
  const free = clearDebts(network);
  const costly = clearDebts(network, { assetsLeft: 0.5, claimsLeft: 0.5 });
  expect(free.payments).toEqual([9, 10, 0]);
  expect(free.defaulted).toEqual([true, false, false]);
  expect(costly.payments).toEqual([4.5, 2.75, 0]);
  expect(costly.defaulted).toEqual([true, true, false]);
});

const networks = fc.integer({ min: 1, max: 6 }).chain((size) =>
  fc.record({
    owed: fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    }),
    assets: fc.array(fc.integer({ min: 0, max: 25 }), { minLength: size, maxLength: size }),
  }),
);
const withoutSelf = ({ owed, assets }: DebtNetwork): DebtNetwork => ({
  owed: owed.map((row, i) => row.map((amount, j) => (i === j ? 0 : amount))),
  assets,
});

test('payments are a fixed point, above the one reached by any other start, and no value is made or lost', () => {
  fc.assert(
    fc.property(networks, (raw) => {
      const network = withoutSelf(raw);
      const { owed, assets } = network;
      const due = owed.map((row) => row.reduce((a, b) => a + b, 0));
      const inflow = (paid: readonly number[], i: number) =>
        paid.reduce(
          (sum, p, j) => sum + ((due[j] ?? 0) > 0 ? (p * (owed[j]?.[i] ?? 0)) / (due[j] ?? 1) : 0),
          0,
        );
      const { payments, equity } = clearDebts(network);
      let iterated = [...due];
      for (let round = 0; round < 3000; round++) {
        iterated = due.map((d, i) => Math.min(d, (assets[i] ?? 0) + inflow(iterated, i)));
      }
      payments.forEach((p, i) => expect(p).toBeCloseTo(iterated[i] ?? NaN, 6));
      const left = equity.reduce((a, b) => a + b, 0);
      expect(left).toBeCloseTo(
        assets.reduce((a, b) => a + b, 0),
        6,
      );
    }),
    { seed: 3, numRuns: 150 },
  );
});
