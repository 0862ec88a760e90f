import { expect, test } from 'vitest';
import { compareText } from '../../../src/report/compare.ts';
import { bundleOf } from '../../../src/report/effects.ts';
import { influences, ranks } from '../../../src/report/influence.ts';
import { openChoice, runOf, values } from './run-fixture.ts';

const n = 200;
const current = values(n, (r) => 20 + Math.floor(r / 2));
const run = runOf({
  values: {
    current: { runway: current },
    rate: { runway: current.map((value) => value + 16) },
    reserve: { runway: current.map((value) => value - 10) },
    full: { runway: current.map((value, r) => value - 2 + (r % 2)) },
  },
});

test('the parts of the waterfall add up as printed', () => {
  const [{ line }] = compareText(run).waterfalls;
  expect(line).toBe(
    'means, so that parts add up:  current 69.5   rate +16.0   reserve -10.0   both together -7.5 (interaction)   full 68.0 years',
  );
  expect(69.5 + 16 - 10 - 7.5).toBe(68);
});

test('with several outcomes every waterfall names its own', () => {
  const two = { runway: current, fees: current.map((value) => value / 2) };
  const several = runOf({
    values: { current: two, rate: two, reserve: two, full: two },
    outcomes: [{}, { name: 'fees' }],
  });
  expect(compareText(several).waterfalls.map(({ line }) => line.slice(0, 40))).toEqual([
    expect.stringContaining('means of runway, so that parts add up:'),
    expect.stringContaining('means of fees, so that parts add up:'),
  ]);
});

test('alternatives are no parts: nothing is taken apart unless the last scenario is made of others', () => {
  const rate = (to: number) => ({ 'rules.rate': to });
  const reserve = { 'rules.reserve': 1 };
  const takenApart = (levers: Readonly<Record<string, Readonly<Record<string, number>>>>) => {
    const scenarios = run.experiment.scenarios.map((scenario) => ({
      ...scenario,
      levers: levers[scenario.name] ?? {},
    }));
    return bundleOf({ ...run, experiment: { ...run.experiment, scenarios } })?.parts;
  };
  expect(takenApart({ rate: rate(1), reserve, full: { ...rate(1), ...reserve } })).toEqual([
    'rate',
    'reserve',
  ]);
  expect(takenApart({ rate: rate(1), reserve: rate(2), full: rate(3) })).toBeUndefined();
  expect(takenApart({ rate: rate(2), reserve, full: { ...rate(1), ...reserve } })).toBeUndefined();
  expect(
    takenApart({ rate: rate(1), reserve: { ...rate(1), ...reserve }, full: { ...rate(1), ...reserve } }),
  ).toBeUndefined();
});

test('a median of differences is not a difference of medians', () => {
  const shuffled = runOf({ values: { a: { runway: [0, 1, 10] }, b: { runway: [11, 0, 9] } } });
  const [{ difference, medians }] = compareText(shuffled).effects;
  expect(difference.median).toBe(-1);
  expect(medians[1] - medians[0]).toBe(8);
});

test('a scenario that changes nothing has no effect in any future, and no noise', () => {
  const same = runOf({ values: { current: { runway: current }, full: { runway: current } } });
  expect(compareText(same).table[1]).toContain('no effect in any future');
});

test('the unpaired interval is the wider one when futures differ more than scenarios', () => {
  const [, , full] = compareText(run, { unpaired: true }).effects;
  const { low, high } = full.difference.meanInterval;
  const { low: apart, high: above } = full.unpaired?.interval ?? { low: null, high: null };
  expect(full.unpaired?.difference).toBeCloseTo(-1.5, 10);
  expect(Number(above) - Number(apart)).toBeGreaterThan(20 * (Number(high) - Number(low)));
});

test('only the named scenarios and outcomes are compared', () => {
  const found = compareText(run, { scenarios: ['current', 'rate'], outcomes: ['runway'] });
  expect(found.effects.map(({ scenario }) => scenario)).toEqual(['rate']);
  expect(found.waterfalls).toEqual([]);
  expect(() => compareText(run, { outcomes: ['runwy'] })).toThrow('unknown outcome: runwy');
});

test('equal values share the mean of their ranks', () => {
  expect(ranks([10, 30, 20, 20])).toEqual([1, 4, 2.5, 2.5]);
});

test('an input that decides the effect has pull 1, one with its sign turned -1, a deciding option 1, an idle one about 0', () => {
  const effect = values(n, (r) => (r * 37) % n);
  const base = values(n, () => 0);
  const found = influences(
    runOf({
      values: { current: { runway: base }, full: { runway: effect } },
      assumptions: ['up', 'down', 'idle', 'option'].map((name) => openChoice(name, [])),
      drawn: {
        up: effect.map((value) => value * value),
        down: effect.map((value) => -value),
        idle: values(n, (r) => (r * 83) % n),
        option: effect.map((value) => (value >= n / 2 ? 'yes' : 'no')),
      },
    }),
    { scenario: 'full', baseline: 'current', outcome: 'runway', point: 0 },
  );
  const pull = Object.fromEntries(found.map(({ assumption, strength }) => [assumption.name, strength]));
  expect(pull['up']).toBeCloseTo(1, 12);
  expect(pull['down']).toBeCloseTo(-1, 12);
  // Two halves of 200 ranks: between-group share of the variance is 3/4 of n²/(n² - 1).
  expect(pull['option']).toBeCloseTo(Math.sqrt((0.75 * n * n) / (n * n - 1)), 12);
  expect(Math.abs(pull['idle'])).toBeLessThan(0.25);
});
