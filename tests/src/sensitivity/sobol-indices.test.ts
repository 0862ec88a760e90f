import { expect, test } from 'vitest';
import { sobolIndices } from '../../../src/sensitivity/sobol-indices.ts';
import type { SobolIndices, SobolResult } from '../../../src/sensitivity/sobol-indices.ts';
import { ishigami, pureInteraction } from '../../../src/sensitivity/test-functions.ts';
import { inputNames, noisyResponses, pickFreezeSample, responses } from './samples.ts';

function indices(result: SobolResult): SobolIndices {
  if (result.kind !== 'indices') throw new Error(`no indices: ${result.kind}`);
  return result;
}

test('an index by hand: two base samples of one input', () => {
  // A = 1, 3; AB = 2, 5; B = 2, 5. The mean of A and B is 11/4.
  const values = Float64Array.of(1, 2, 2, 3, 5, 5);
  const result = indices(sobolIndices({ inputs: ['x'], values }, { resamples: 10 }));
  const centered = [1, 2, 3, 5].map((value) => value - 2.75);
  const variance = centered.reduce((sum, each) => sum + each * each, 0) / 3;
  expect(result.mean).toBeCloseTo(2.75, 12);
  expect(result.variance.value).toBeCloseTo(variance, 12);
  const first = (-0.75 * (-0.75 + 1.75) + 2.25 * (2.25 - 0.25)) / 2;
  expect(result.inputs[0].first.value).toBeCloseTo(first / variance, 12);
  expect(result.inputs[0].total.value).toBeCloseTo((1 + 4) / 4 / variance, 12);
});

test('a constant response is called constant and gets no table', () => {
  const values = new Float64Array(40).fill(0.1);
  expect(sobolIndices({ inputs: ['x', 'y'], values }, { resamples: 10 }).kind).toBe('constant');
});

test('a small variation around a large mean is decomposed, and only rounding is called constant', () => {
  const shape = { base: 256, inputs: 3, seed: 3 };
  const unit = pickFreezeSample(shape);
  const about = (mean: number, size: number) => {
    const values = responses(unit, 3, (u) => mean + size * (u[0] + u[1] * u[1]));
    return sobolIndices({ inputs: ['x', 'y', 'z'], values }, { resamples: 10 });
  };
  const plain = indices(about(0, 1));
  for (const [mean, size] of [
    [1e9, 0.01],
    [-1e12, 10],
    [1e6, 1e-6],
  ]) {
    const moved = indices(about(mean, size));
    moved.inputs.forEach(({ first, total }, i) => {
      expect(first.value).toBeCloseTo(plain.inputs[i].first.value, 3);
      expect(total.value).toBeCloseTo(plain.inputs[i].total.value, 3);
    });
  }
  expect(about(1e9, 1e-6).kind).toBe('constant');
});

test('responses whose squares have no number, and a confidence that is none, are refused', () => {
  const unit = pickFreezeSample({ base: 64, inputs: 1, seed: 1 });
  const values = responses(unit, 1, (u) => 1e160 * u[0]);
  expect(() => sobolIndices({ inputs: ['x'], values }, { resamples: 10 })).toThrow('above 1e150');
  const plain = { inputs: ['x'], values: responses(unit, 1, (u) => u[0]) };
  expect(() => sobolIndices(plain, { resamples: 10, confidence: 1.2 })).toThrow('invalid confidence: 1.2');
});

test('a response that only luck moves, the same at every point, is called so', () => {
  const unit = pickFreezeSample({ base: 64, inputs: 2, seed: 1 });
  const shape = { replications: 4, seed: 2, deviation: () => 1, isShared: true };
  const values = noisyResponses(unit, 2, () => 5, shape);
  const result = sobolIndices(
    { inputs: ['x', 'y'], values, replications: 4, luck: 'common' },
    { resamples: 10 },
  );
  expect(result.kind).toBe('only luck');
  expect(result.noise?.value).toBeCloseTo(1, 9);
});

test('noise that swallows the variance leaves intervals without ends rather than invented ones', () => {
  const unit = pickFreezeSample({ base: 64, inputs: 1, seed: 1 });
  const kinds = [3, 4, 5, 6].map((seed) => {
    const values = noisyResponses(unit, 1, (row) => 0.01 * row[0], {
      replications: 2,
      seed,
      deviation: () => 1,
    });
    const result = sobolIndices({ inputs: ['x'], values, replications: 2 }, { resamples: 200 });
    if (result.kind === 'indices') expect(result.inputs[0].total.interval.low).toBeNull();
    return result.kind;
  });
  expect(kinds).toContain('only luck');
  expect(kinds).toContain('indices');
});

test('an input that does nothing has indices of exactly 0 without noise', () => {
  const unit = pickFreezeSample({ base: 128, inputs: 3, seed: 3, secondOrder: true });
  const values = responses(unit, 3, pureInteraction.value);
  const result = indices(sobolIndices({ inputs: inputNames(3), values, secondOrder: true }));
  expect(result.inputs[2].first.value).toBe(0);
  expect(result.inputs[2].total.value).toBe(0);
  expect(result.inputs[2].total.interval).toMatchObject({ low: 0, high: 0 });
});

test('a base sample with a failed replication is left out whole and counted', () => {
  const unit = pickFreezeSample({ base: 64, inputs: 3, seed: 4 });
  const values = responses(unit, 3, ishigami.value);
  const without = indices(
    sobolIndices({ inputs: inputNames(3), values: values.slice(5) }, { resamples: 10 }),
  );
  values[2] = NaN;
  const result = indices(sobolIndices({ inputs: inputNames(3), values }, { resamples: 10 }));
  expect(result).toMatchObject({ samples: 63, dropped: 1 });
  expect(result.inputs[0].total.value).toBe(without.inputs[0].total.value);
});

test('shifting and scaling the response changes no index', () => {
  const unit = pickFreezeSample({ base: 64, inputs: 3, seed: 5 });
  const values = responses(unit, 3, ishigami.value);
  const plain = indices(sobolIndices({ inputs: inputNames(3), values }, { resamples: 20 }));
  const moved = values.map((value) => 4096 - 8 * value);
  const other = indices(sobolIndices({ inputs: inputNames(3), values: moved }, { resamples: 20 }));
  plain.inputs.forEach(({ first, total }, i) => {
    expect(other.inputs[i].first.value).toBeCloseTo(first.value, 9);
    expect(other.inputs[i].total.interval.high).toBeCloseTo(total.interval.high ?? NaN, 9);
  });
});

test('shares of a single future are those of the mean future times what luck leaves', () => {
  const unit = pickFreezeSample({ base: 256, inputs: 3, seed: 6 });
  const values = noisyResponses(unit, 3, ishigami.value, { replications: 3, seed: 7, deviation: () => 2 });
  const input = { inputs: inputNames(3), values, replications: 3 };
  const mean = indices(sobolIndices(input, { resamples: 20 }));
  const single = indices(sobolIndices(input, { resamples: 20, decompose: 'single future' }));
  expect([mean.decomposed, single.decomposed]).toEqual(['mean future', 'single future']);
  const left = 1 - (mean.noise?.value ?? NaN);
  mean.inputs.forEach(({ total }, i) =>
    expect(single.inputs[i].total.value).toBeCloseTo(left * total.value, 12),
  );
  expect(single.variance.value).toBeCloseTo(mean.variance.value / left, 9);
});

test('with one replication luck cannot be told apart, so the variance of single futures is decomposed', () => {
  const unit = pickFreezeSample({ base: 64, inputs: 3, seed: 8 });
  const values = responses(unit, 3, ishigami.value);
  const result = indices(
    sobolIndices({ inputs: inputNames(3), values }, { resamples: 10, decompose: 'mean future' }),
  );
  expect(result.decomposed).toBe('single future');
  expect(result.noise).toBeUndefined();
});

test('inputs whose totals overlap are named as not ranked yet', () => {
  const unit = pickFreezeSample({ base: 256, inputs: 3, seed: 9 });
  const alike = indices(
    sobolIndices({ inputs: inputNames(3), values: responses(unit, 3, (x) => x[0] + x[1] + 0.1 * x[2]) }),
  );
  expect(alike.ranking.unsettled).toHaveLength(1);
  expect([...alike.ranking.unsettled[0]].sort()).toEqual(['x1', 'x2']);
  const apart = indices(
    sobolIndices({ inputs: inputNames(3), values: responses(unit, 3, (x) => 4 * x[0] + 2 * x[1] + x[2]) }),
  );
  expect(apart.ranking).toMatchObject({ order: ['x1', 'x2', 'x3'], unsettled: [] });
});

test('what cannot be decomposed is refused in words', () => {
  const one = { inputs: ['x'], values: new Float64Array(4) };
  expect(() => sobolIndices(one)).toThrow('invalid responses: 4; expected whole base samples of 3');
  expect(() => sobolIndices({ inputs: [], values: new Float64Array(4) })).toThrow('invalid inputs: none');
  const short = { inputs: ['x'], values: Float64Array.of(1, 2, 3, 4, NaN, 6) };
  expect(() => sobolIndices(short)).toThrow('invalid base samples: 1 complete; expected at least 2');
  const infinite = { inputs: ['x'], values: Float64Array.of(1, 2, 3, 4, Infinity, 6) };
  expect(() => sobolIndices(infinite)).toThrow('invalid responses: infinite');
  const fine = { inputs: ['x'], values: Float64Array.of(1, 2, 3, 4, 5, 6) };
  expect(() => sobolIndices(fine, { resamples: 1 })).toThrow('invalid resamples: 1');
});
