import { expect, test } from 'vitest';
import { grants } from '../../../models/metis/grants.ts';
import { runPool } from './pool-model.ts';

type Values = Readonly<Record<string, number | string>>;
const A_DAY = 1_024;
const observe = ['grants.paidOut', 'grantees', 'grantsBudget', 'granted', 'sold', 'market'];
const run = (parameters: Values, days = 100, subprojectsFunded = 0) => {
  const defaults = { 'endowment.grants': 1_000_000, 'grants.perYear': 365 * A_DAY, 'grants.soldPerYear': 0 };
  const given = { subprojectsFunded };
  const { series } = runPool([grants], { days, observe, given, parameters: { ...defaults, ...parameters } });
  return (name: string, day = days): number => series[name]?.[day] ?? NaN;
};

test('a grant leaves its budget every day, part of it is sold, and the rest stays with projects', () => {
  const at = run({ 'grants.soldAtOnce': 0.25 });
  expect(at('granted')).toBe(A_DAY);
  expect(at('sold')).toBe(0.25 * A_DAY);
  expect(at('grantsBudget')).toBe(1_000_000 - 100 * A_DAY);
  expect(at('grantees')).toBe(75 * A_DAY);
  expect(at('market')).toBe(at('market', 0) + 25 * A_DAY);
});

test('an empty budget grants nothing, a small one what it has, and no grants are no sales', () => {
  expect(run({ 'endowment.grants': 0 })('grants.paidOut')).toBe(0);
  const small = run({ 'endowment.grants': 2.5 * A_DAY });
  expect([1, 2, 3, 4].map((day) => small('granted', day))).toEqual([A_DAY, A_DAY, A_DAY / 2, 0]);
  const none = run({ 'grants.perYear': 0, 'grants.soldPerYear': 5 });
  expect([none('grantees'), none('sold'), none('grantsBudget')]).toEqual([0, 0, 1_000_000]);
});

test('the more is sold at once or later, the less projects hold; who sells nothing keeps everything', () => {
  const held = (parameters: Values) => run(parameters)('grantees');
  const atOnce = [0, 0.2, 0.6, 1].map((share) => held({ 'grants.soldAtOnce': share }));
  expect(atOnce).toEqual([...atOnce].sort((a, b) => b - a));
  expect(atOnce[3]).toBe(0);
  const later = [0, 0.5, 2, 5].map((rate) => held({ 'grants.soldPerYear': rate }));
  expect(later).toEqual([...later].sort((a, b) => b - a));
  expect(held({ 'grants.sales': 'off', 'grants.soldPerYear': 5 })).toBe(100 * A_DAY);
});

test('twice the budget and twice the grants double every amount', () => {
  const one = run({ 'grants.soldAtOnce': 0.25 });
  const two = run({
    'endowment.grants': 2_000_000,
    'grants.perYear': 2 * 365 * A_DAY,
    'grants.soldAtOnce': 0.25,
  });
  for (const name of observe.filter((each) => each !== 'market')) expect(two(name)).toBe(2 * one(name));
});
