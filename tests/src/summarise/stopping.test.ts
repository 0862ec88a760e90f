import { expect, test } from 'vitest';
import { stopping } from '../../../src/summarise/index.ts';
import { normals } from './draws.ts';

const plan = { every: 10, maximum: 30, target: 1e-6, estimate: 'mean' } as const;

test('three planned looks share the error of 5 %', () => {
  expect(stopping({ ...plan, values: [] }).lookConfidence).toBeCloseTo(1 - 0.05 / 3, 14);
});

test('a run that is not precise enough goes on until the last planned look', () => {
  const values = normals(45, 1);
  expect(stopping({ ...plan, values: values.slice(0, 9) })).toMatchObject({ state: 'continue', looks: [] });
  const second = stopping({ ...plan, values: values.slice(0, 29) });
  expect(second.state).toBe('continue');
  expect(second.looks.map((look) => look.n)).toEqual([10, 20]);
  const last = stopping({ ...plan, values });
  expect(last.state).toBe('exhausted');
  expect(last.looks.map((look) => look.n)).toEqual([10, 20, 30]);
});

test('a run stops at the first look that is precise enough and looks no further', () => {
  const { state, looks } = stopping({ ...plan, target: 100, values: normals(30, 1) });
  expect(state).toBe('met');
  expect(looks.map((look) => look.n)).toEqual([10]);
});

test('a median of too few values has no half width, so nothing stops there', () => {
  const { looks } = stopping({
    every: 5,
    maximum: 10,
    target: 1e9,
    estimate: 'median',
    values: normals(10, 1),
  });
  expect(looks[0]).toMatchObject({ n: 5, halfWidth: Infinity });
});

test('a plan without a look and a target of zero are refused', () => {
  expect(() => stopping({ ...plan, maximum: 9, values: [] })).toThrow(
    'invalid largest number of replications: 9',
  );
  expect(() => stopping({ ...plan, target: 0, values: [] })).toThrow('invalid target: 0');
});
