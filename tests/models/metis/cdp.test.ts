import { expect, test } from 'vitest';
import { cdp } from '../../../models/metis/cdp.ts';
import { endowment, last } from './pool-model.ts';
import { model } from '../../../models/metis/economy.ts';
import { simulate } from '../../../src/simulate/index.ts';
import { own } from './tower-model.ts';

const observe = [
  'cdp.dollars',
  'cdp.collateral',
  'cdp.badDebt',
  'cdp.unbacked',
  'cdp.auctioned',
  'sold',
  'bought',
];
const vaults = model({ name: 'vaults', version: '1.0.0', means: 'a test', schedule: [endowment, cdp] });
type Values = Readonly<Record<string, number | string>>;
const run = (parameters: Values, price: number | ((day: number) => number), days = 60) =>
  simulate({
    model: vaults,
    days,
    seed: 1,
    observe,
    audit: true,
    parameters,
    given: { price },
    populations: { positions: 20 },
  });
const idle: Values = { 'cdp.behaviour': 'off' };
const crash = (to: number) => (day: number) => (day < 10 ? 10 : to);

test('at a constant price no vault is auctioned', () => {
  const calm = run(idle, 10, 365);
  expect(last(calm, 'cdp.auctioned')).toBe(0);
  expect(last(calm, 'cdp.badDebt')).toBe(0);
});

test('a vault is auctioned when the price falls below debt × ratio ÷ collateral, and not above', () => {
  // Collateral 2.5 times the debt at 10: the ratio of 1.5 is reached at 6, with the fee of ten days just above.
  expect(last(run(idle, crash(6.1), 11), 'cdp.auctioned')).toBe(0);
  expect(last(run(idle, crash(5.9), 11), 'cdp.auctioned')).toBeGreaterThan(0);
});

test('a moderate crash leaves no bad debt and a deep one does', () => {
  expect(last(run(idle, crash(5), 20), 'cdp.badDebt')).toBe(0);
  const deep = run(idle, crash(2), 20);
  expect(last(deep, 'cdp.badDebt')).toBeGreaterThan(0);
  expect(last(deep, 'cdp.unbacked')).toBeLessThanOrEqual(last(deep, 'cdp.badDebt'));
  expect(last(deep, 'cdp.collateral')).toBe(0);
});

test('zero bids leave the whole debt bad', () => {
  const zero = run({ ...idle, 'cdp.bidBelow': 1 }, crash(5), 20);
  expect(last(zero, 'cdp.badDebt')).toBeCloseTo((((500 / 0.6) * 10) / 2.5) * 1.05 ** (10 / 365), 1);
});

test('the debt grows by the stability fee, and what is minted equals what is held', () => {
  const after = run(idle, 10, 365);
  const first = ((500 / 0.6) * 10) / 2.5;
  expect(last(after, 'cdp.dollars')).toBeCloseTo(first * 1.05, 1);
  const held = own(after, 'cdp', 'outside') + own(after, 'cdp', 'surplus') + own(after, 'cdp', 'minted');
  expect(held).toBe(0);
  expect(own(after, 'cdp', 'debt') + own(after, 'cdp', 'claims')).toBe(0);
});

test('owners sell METIS into a fall and buy into a rise, unless they do not decide', () => {
  const total = (parameters: Values, name: string, price: (day: number) => number) =>
    (run(parameters, price, 60).series[name] ?? []).reduce((sum, each) => sum + each, 0);
  const falls = (day: number) => 10 - Math.min(day, 30) * 0.1;
  const rises = (day: number) => 10 + Math.min(day, 30) * 0.1;
  expect(total({}, 'sold', falls)).toBeGreaterThan(0);
  expect(total({}, 'bought', falls)).toBe(0);
  expect(total({}, 'bought', rises)).toBeGreaterThan(0);
  expect(total(idle, 'sold', falls)).toBe(0);
});

test('nobody with a vault means no dollars', () => {
  const none = run({ 'cdp.ownerFunds': 0 }, crash(2));
  expect(last(none, 'cdp.dollars')).toBe(0);
  expect(last(none, 'cdp.auctioned')).toBe(0);
});

test('an owner split in two is auctioned as one', () => {
  const of = (positions: number) =>
    simulate({
      model: vaults,
      days: 20,
      seed: 1,
      observe,
      parameters: idle,
      given: { price: crash(4) },
      populations: { positions },
    });
  for (const name of ['cdp.auctioned', 'cdp.badDebt', 'cdp.dollars'])
    expect(last(of(40), name)).toBeCloseTo(last(of(20), name), 1);
});

test('the surplus of a year of fees is used up for bad debt, and only the rest is without backing', () => {
  const crashLater = (day: number) => (day < 365 ? 10 : 1);
  const surplus = own(run(idle, crashLater, 364), 'cdp', 'surplus');
  const after = run(idle, crashLater, 365);
  expect(surplus).toBeGreaterThan(100);
  expect(last(after, 'cdp.badDebt') - last(after, 'cdp.unbacked')).toBeCloseTo(surplus, 0);
});
