import { expect, test } from 'vitest';
import { hyperion } from '../../../models/metis/hyperion.ts';
import { last, runPool } from './pool-model.ts';

const observe = [
  'hyperionTransactions',
  'hyperionFees',
  'market',
  'burned',
  'hyperion.capacity',
  'hyperion.turnedAway',
  'hyperion.vault',
  'hyperion.feesSoFar',
];
const open = { 'hyperion.launched': 'yes', 'hyperion.launchDay': 0 };
const run = (parameters: Record<string, number | string>, days = 60) =>
  runPool([hyperion], { days, parameters, given: { price: 10 }, observe });

test('Hyperion does not open unless told to, and then on its day', () => {
  const closed = run({});
  expect(last(closed, 'hyperionTransactions')).toBe(0);
  expect(last(closed, 'market')).toBe(7_000_000);
  const later = run({ ...open, 'hyperion.launchDay': 30 });
  expect(later.series['hyperionTransactions']?.[29]).toBe(0);
  expect(later.series['hyperionTransactions']?.[30]).toBeGreaterThan(0);
});

test('the more conflicts, the fewer transactions fit: 7 times the serial speed without any, once with nothing else', () => {
  const capacity = (conflicts: number) =>
    last(run({ ...open, 'hyperion.conflictShare': conflicts }, 1), 'hyperion.capacity');
  expect(capacity(0)).toBeCloseTo((7 * 75 * 86_400) / 3, 6);
  expect(capacity(1)).toBeCloseTo((75 * 86_400) / 3, 6);
  expect(capacity(0.5)).toBeLessThan(capacity(0.2));
});

test('what does not fit is turned away and pays nothing', () => {
  const crowded = run(
    { ...open, 'hyperion.typicalTransactions': 1e9, 'hyperion.spread': 0, 'hyperion.adoption': 'none' },
    1,
  );
  expect(last(crowded, 'hyperionTransactions')).toBe(last(crowded, 'hyperion.capacity'));
  expect(last(crowded, 'hyperion.turnedAway')).toBeCloseTo(1e9 - last(crowded, 'hyperion.capacity'), 0);
  expect(last(crowded, 'hyperionFees')).toBeCloseTo(last(crowded, 'hyperion.capacity') * 0.0001, 4);
});

test('fees go to the vault, or are burned as far as the lever says, and nobody pays with METIS that are not there', () => {
  const kept = run({ ...open });
  expect(last(kept, 'hyperion.vault')).toBe(last(kept, 'hyperion.feesSoFar'));
  expect(last(kept, 'market')).toBe(7_000_000 - last(kept, 'hyperion.vault'));
  const burnt = run({ ...open, 'hyperion.burnShare': 1 });
  expect(last(burnt, 'burned')).toBe(last(kept, 'hyperion.vault'));
  const poor = runPool([hyperion], {
    days: 3,
    parameters: { ...open, 'endowment.rewards': 10_000_000, 'hyperion.typicalTransactions': 1e6 },
    given: { price: 10 },
    observe,
  });
  expect(last(poor, 'hyperion.feesSoFar')).toBe(0);
});

test('a fee of zero pays nothing and leaves the transactions as they are', () => {
  const free = run({ ...open, 'hyperion.feePerTransaction': 0 });
  const paid = run(open);
  expect(last(free, 'hyperion.feesSoFar')).toBe(0);
  expect(free.series['hyperionTransactions']).toEqual(paid.series['hyperionTransactions']);
});

test('users grow along the chosen path', () => {
  const at = (adoption: string) =>
    run({ ...open, 'hyperion.adoption': adoption, 'hyperion.spread': 0, 'hyperion.halfwayDays': 30 }).series[
      'hyperionTransactions'
    ] ?? new Float64Array();
  expect(at('none')[60]).toBe(5_000);
  expect(at('bass')[30]).toBeCloseTo(5_000 * 10.5, 0);
  expect(at('logistic')[10]).toBeLessThan(at('bass')[10] ?? NaN);
});
