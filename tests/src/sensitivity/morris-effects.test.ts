import { expect, test } from 'vitest';
import { morrisEffects } from '../../../src/sensitivity/morris-effects.ts';
import { sin } from '../../../src/numeric/index.ts';
import { inputNames, noisyResponses, responses, uniformSample } from './samples.ts';

/** Trajectories that move x1, x2, … one after the other, up or down by two thirds, from random levels of 0, 1/3, 2/3, 1. */
function trajectories(many: number, inputs: number): Float64Array {
  const rows: number[] = [];
  const unit = uniformSample(many * 2, inputs, 17);
  for (let t = 0; t < many; t++) {
    const at = (row: number, i: number) => unit[(2 * t + row) * inputs + i];
    const isUp = Array.from({ length: inputs }, (_, i) => at(0, i) < 0.5);
    const row = isUp.map((up, i) => (Math.floor(2 * at(1, i)) + (up ? 0 : 2)) / 3);
    rows.push(...row);
    for (let step = 0; step < inputs; step++) {
      row[step] += isUp[step] ? 2 / 3 : -2 / 3;
      rows.push(...row);
    }
  }
  return Float64Array.from(rows);
}

test('a linear function has its coefficients as effects, with no spread', () => {
  const unit = trajectories(6, 3);
  const values = responses(unit, 3, (x) => 5 * x[0] - 2 * x[1]);
  const { effects, ranking, isConstant } = morrisEffects({ inputs: inputNames(3), unit, values });
  expect(effects.map(({ mu }) => mu.value)).toEqual([5, -2, 0].map((c) => expect.closeTo(c, 9)));
  expect(effects.map(({ muStar }) => muStar.value)).toEqual([5, 2, 0].map((c) => expect.closeTo(c, 9)));
  effects.forEach(({ sigma }) => expect(sigma.value).toBeLessThan(1e-9));
  expect(effects[2].muStar).toMatchObject({ value: 0, interval: { low: 0, high: 0 } });
  expect(ranking.order).toEqual(['x1', 'x2', 'x3']);
  expect(isConstant).toBe(false);
});

test('an effect that changes its sign has a small mu and a large mu* and sigma', () => {
  const unit = trajectories(40, 2);
  const values = responses(unit, 2, (x) => (x[0] - 0.5) * (x[1] - 0.5));
  const [first] = morrisEffects({ inputs: inputNames(2), unit, values }).effects;
  expect(Math.abs(first.mu.value)).toBeLessThan(0.5 * first.muStar.value);
  expect(first.sigma.value).toBeGreaterThan(0.8 * first.muStar.value);
});

test('measures by hand: effects 2 and -4 have mu -1, mu* 3 and sigma 3√2', () => {
  const unit = Float64Array.of(0, 0.5, 0.5, 1);
  const values = Float64Array.of(1, 2, 5, 3);
  const { effects } = morrisEffects({ inputs: ['x'], unit, values });
  expect([effects[0].mu.value, effects[0].muStar.value]).toEqual([-1, 3]);
  expect(effects[0].sigma.value).toBeCloseTo(3 * Math.sqrt(2), 12);
});

test('the part of sigma that is luck is told apart when every point has futures of its own', () => {
  const unit = trajectories(400, 2);
  const noise = { replications: 4, seed: 3, deviation: () => 1 };
  const values = noisyResponses(unit, 2, (x) => 3 * x[0], noise);
  const { effects } = morrisEffects({ inputs: inputNames(2), unit, values, replications: 4, luck: 'own' });
  // Each effect is (difference of two means of 4) / (2/3): variance 2 · 1/4 · 9/4 = 1.125.
  const luck = Math.sqrt(1.125);
  effects.forEach((effect) => {
    expect(effect.luck).toBeCloseTo(luck, 1);
    // Standard error of a standard deviation of 400: 1 / √800 of it.
    expect(Math.abs(effect.sigma.value / luck - 1) * Math.sqrt(800)).toBeLessThan(3);
    expect(effect.quietSigma).toBeLessThan(0.4);
    expect(effect.floor).toBeCloseTo(luck * Math.sqrt(2 / Math.PI), 1);
  });
  expect(Math.abs(effects[1].muStar.value - (effects[1].floor ?? 0))).toBeLessThan(0.1);
});

test('shared futures that move all points alike leave no luck in the effects', () => {
  const unit = trajectories(5, 2);
  const noise = { replications: 3, seed: 4, deviation: () => 1, isShared: true };
  const values = noisyResponses(unit, 2, (x) => 3 * x[0], noise);
  const { effects } = morrisEffects({ inputs: inputNames(2), unit, values, replications: 3 });
  expect(effects[0].mu.value).toBeCloseTo(3, 9);
  effects.forEach(({ luck }) => expect(luck).toBeLessThan(1e-9));
});

test('a trajectory with a failed replication is left out and counted', () => {
  const unit = trajectories(5, 2);
  const values = responses(unit, 2, (x) => 3 * x[0]);
  values[4] = NaN;
  expect(morrisEffects({ inputs: inputNames(2), unit, values })).toMatchObject({
    trajectories: 4,
    dropped: 1,
  });
});

test('a response that never moves is constant', () => {
  const unit = trajectories(5, 2);
  const values = new Float64Array(15).fill(0.3);
  expect(morrisEffects({ inputs: inputNames(2), unit, values }).isConstant).toBe(true);
});

test('points that are no trajectories are refused', () => {
  const inputs = inputNames(2);
  const values = new Float64Array(6);
  const still = new Float64Array(12);
  expect(() => morrisEffects({ inputs, unit: still, values })).toThrow(
    'invalid step from point 0: 0 inputs move',
  );
  const twice = Float64Array.of(0, 0, 0.5, 0, 1, 0, 0, 0, 0, 1, 1, 1);
  expect(() => morrisEffects({ inputs, unit: twice, values })).toThrow('an input moves twice');
  expect(() => morrisEffects({ inputs, unit: still, values: new Float64Array(5) })).toThrow(
    'invalid trajectories',
  );
  const one = Float64Array.of(0, 0, 0.5, 0, 0.5, 1);
  expect(() => morrisEffects({ inputs, unit: one, values: new Float64Array(3) })).toThrow(
    'invalid trajectories: 1 complete; expected at least 2',
  );
});

test('95 % intervals of mu* hold the mean size of effects in about 95 of 100 screenings with 20 trajectories', () => {
  // Effects are sines of a chance angle, so their mean size is 2/π.
  let held = 0;
  for (let seed = 0; seed < 200; seed++) {
    const unit = trajectories(20, 1);
    const values = new Float64Array(40);
    for (let t = 0; t < 20; t++) {
      const by = unit[2 * t + 1] - unit[2 * t];
      values[2 * t + 1] =
        by * sin(2 * Math.PI * ((seed * 0.6180339887 + t * 0.7548776662 + seed * t * 0.569840291) % 1));
    }
    const { interval } = morrisEffects({ inputs: ['x'], unit, values }, { resamples: 300 }).effects[0].muStar;
    if ((interval.low ?? 1) <= 2 / Math.PI && 2 / Math.PI <= (interval.high ?? 0)) held += 1;
  }
  expect(held).toBeGreaterThanOrEqual(178);
});
