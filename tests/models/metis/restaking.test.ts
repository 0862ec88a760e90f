import { expect, test } from 'vitest';
import { restaking } from '../../../models/metis/restaking.ts';
import { differing } from '../../laws/small-economy.ts';
import { last } from './pool-model.ts';
import { own, runTower } from './tower-model.ts';

const observe = [
  'restaking.left',
  'restaking.recovered',
  'restaking.backing',
  'restaking.restaked',
  'restaking.towerLeverage',
  'restakingPrice',
  'discount',
];
type Values = Readonly<Record<string, number | string>>;
const run = (parameters: Values, days = 90, seed = 1) =>
  runTower([restaking], { days, seed, parameters, observe, populations: { positions: 100 } });
const wrapped: Values = { 'restaking.backing': 'wrapped' };
const failure: Values = { 'restaking.shockDay': 30, 'restaking.shockShare': 0.3 };

test('without a failure nobody runs, native or wrapped', () => {
  expect(last(run({}), 'restaking.left')).toBe(0);
  expect(last(run(wrapped), 'restaking.left')).toBe(0);
});

test('after a failure wrapped claims are run and native ones are not', () => {
  expect(last(run({ ...wrapped, ...failure }), 'restaking.left')).toBeGreaterThan(0.5);
  expect(last(run(failure), 'restaking.left')).toBe(0);
});

test('a native claim bears a loss at once and in proportion; a wrapped one leaves it to those who come last', () => {
  const price = (backing: Values, day: number) =>
    run({ ...backing, ...failure, 'restaking.runs': 'off' }).series['restakingPrice']?.[day] ?? NaN;
  expect(price({}, 30) / price({}, 29)).toBeCloseTo(0.7, 3);
  expect(price(wrapped, 30)).toBeCloseTo(price(wrapped, 29), 3);
  const late = run({ ...wrapped, ...failure }, 400);
  expect(last(late, 'restaking.recovered')).toBeLessThan(0.8);
});

test('with runs switched off nobody leaves because of a failure', () => {
  expect(last(run({ ...wrapped, ...failure, 'restaking.runs': 'off' }), 'restaking.left')).toBe(0);
});

test('a larger failure is never recovered better', () => {
  let before = 2;
  for (const share of [0, 0.1, 0.3, 0.6, 0.9]) {
    const recovered = last(
      run({ ...wrapped, ...failure, 'restaking.shockShare': share }, 200),
      'restaking.recovered',
    );
    expect(recovered).toBeLessThanOrEqual(before + 1e-9);
    before = recovered;
  }
});

test('depositors leave when points end and nothing else pays; native ones keep the base yield and stay', () => {
  const ended = { 'restaking.pointsDays': 20 };
  expect(last(run({ ...wrapped, ...ended }, 60), 'restaking.left')).toBeGreaterThan(0.8);
  expect(last(run(ended, 60), 'restaking.left')).toBe(0);
});

test('who leaves sells into the pool: the discount grows with what was restaked', () => {
  const leaving = { ...wrapped, 'restaking.pointsDays': 20 };
  const small = last(run({ ...leaving, 'restaking.restaked': 500 }, 60), 'discount');
  const large = last(run({ ...leaving, 'restaking.restaked': 5_000 }, 60), 'discount');
  expect(large).toBeGreaterThan(small);
});

test('slashing takes the stated share each time and the number of times follows its rate', () => {
  const parameters = {
    'restaking.slashings': 73,
    'restaking.slashedShare': 0.01,
    'restaking.serviceYield': 0,
    'restaking.runs': 'off',
    'ground.stakingYield': 0.05,
  };
  const years = 2;
  const after = run(parameters, 365 * years);
  const times = Math.log(last(after, 'restakingPrice')) / Math.log(0.99);
  const expected = 73 * years;
  expect(Math.abs(times - expected) / Math.sqrt(expected * (1 - 73 / 365))).toBeLessThan(3);
  expect(own(after, 'restaking', 'lost')).toBeGreaterThan(0);
});

test('receipts on receipts: restaking and passing on raise the claims on each native METIS', () => {
  const none = last(run({ 'restaking.restaked': 0 }, 5), 'restaking.towerLeverage');
  const native = last(run({ 'restaking.restaked': 20_000 }, 5), 'restaking.towerLeverage');
  const passedOn = last(run({ ...wrapped, 'restaking.restaked': 20_000 }, 5), 'restaking.towerLeverage');
  expect(none).toBeCloseTo(1, 9);
  expect(native).toBeCloseTo(1.2, 2);
  expect(passedOn).toBeGreaterThan(native);
});

test('nothing restaked changes nothing else', () => {
  const names = ['market', 'discount', 'curveMetis'];
  const with0 = runTower([restaking], { days: 40, observe: names, parameters: { 'restaking.restaked': 0 } });
  expect(differing(with0, runTower([], { days: 40, observe: names }))).toEqual([]);
});
