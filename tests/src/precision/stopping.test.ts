import { describe, expect, test } from 'vitest';
import {
  enough,
  enoughInWords,
  lookAt,
  plannedLooks,
  replicationsFor,
  sharedConfidence,
  stopping,
} from '../../../src/precision/index.ts';
import type { Target } from '../../../src/precision/index.ts';
import { normals } from '../summarise/draws.ts';

const width = (of: 'mean' | 'median' | 'chance', atMost: number): Target => ({
  kind: 'halfWidth',
  of,
  atMost,
});
const sign = (matters: number): Target => ({ kind: 'sign', matters });
const ramp = (n: number, from: number, step = 0.001) =>
  Float64Array.from({ length: n }, (_, i) => from + i * step);

describe('looks', () => {
  test('are at every multiple and at the most', () => {
    expect(plannedLooks({ every: 100, maximum: 250 })).toEqual([100, 200, 250]);
    expect(plannedLooks({ every: 100, maximum: 300 })).toEqual([100, 200, 300]);
    expect(plannedLooks({ every: 100, maximum: 60 })).toEqual([60]);
    expect(() => plannedLooks({ every: 0, maximum: 60 })).toThrow('invalid replications between looks: 0');
  });

  test('stop at the first at which all targets are met, and look no further', () => {
    const values = normals(1000, 1);
    const loose = { values, target: width('mean', 10) };
    const tight = { values, target: width('mean', 0.2) };
    const plan = { every: 100, maximum: 1000 };
    expect(stopping([loose], plan)).toMatchObject({ state: 'met', looks: [{ n: 100 }] });
    const both = stopping([loose, tight], plan);
    expect(both.state).toBe('met');
    const ns = both.looks.map(({ n }) => n);
    expect(ns.length).toBeGreaterThan(1);
    expect(ns.slice(0, -1).every((_, k) => !both.looks[k].met)).toBe(true);
    expect(both.looks[0].targets.map(({ met }) => met)).toEqual([true, false]);
  });

  test('share the error: two targets are each held to 97.5 %', () => {
    expect(sharedConfidence(0.95, 2)).toBeCloseTo(0.975, 15);
    const watched = { values: normals(100, 1), target: width('median', 1) };
    const plan = { every: 100, maximum: 100 };
    const [one, two] = [stopping([watched], plan), stopping([watched, watched], plan)];
    expect(two.targetConfidence).toBeCloseTo(0.975, 15);
    expect(two.looks[0].targets[0].halfWidth).toBeGreaterThan(one.looks[0].targets[0].halfWidth);
    expect(() => stopping([], plan)).toThrow('invalid number of targets: 0');
  });

  test('wait for values and end exhausted when not even the most is enough', () => {
    const watched = { values: normals(150, 1), target: width('mean', 1e-6) };
    expect(stopping([watched], { every: 100, maximum: 1000 })).toMatchObject({ state: 'continue' });
    expect(stopping([watched], { every: 100, maximum: 150 })).toMatchObject({ state: 'exhausted' });
  });

  test('do not change when more replications are allowed', () => {
    const watched = [{ values: normals(400, 2), target: width('median', 1e-6) }];
    const early = stopping(watched, { every: 100, maximum: 400 }).looks;
    expect(stopping(watched, { every: 100, maximum: 4000 }).looks).toEqual(early);
  });
});

describe('a target', () => {
  test('for the half width of a chance takes 0 and 1 and nothing else', () => {
    const values = Float64Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? 1 : 0));
    expect(lookAt(values, width('chance', 0.2))).toMatchObject({ estimate: 0.25, met: true, n: 400 });
    expect(() => lookAt([0, 2], width('chance', 0.2))).toThrow('invalid value of a chance: 2');
  });

  test('for a sign names the side on which the whole interval lies beyond what matters', () => {
    expect(lookAt(ramp(300, 1), sign(0.5))).toMatchObject({ met: true, side: 'above' });
    expect(lookAt(ramp(300, -2), sign(0.5))).toMatchObject({ met: true, side: 'below' });
    expect(lookAt(ramp(300, 1), sign(1.14))).toMatchObject({ met: false, side: undefined });
    expect(lookAt(ramp(300, -0.15), sign(0.3))).toMatchObject({ met: true, side: 'same' });
    expect(lookAt(ramp(300, -0.15), sign(0))).toMatchObject({ met: false, side: undefined });
  });

  test('for a sign of differences that are all 0 says the same even when everything matters', () => {
    expect(lookAt(new Float64Array(200), sign(0))).toMatchObject({ met: true, side: 'same' });
  });

  test('leaves out failures and never meets a mean with an infinite value', () => {
    const values = Float64Array.from(normals(200, 3), (value, i) => (i % 2 === 0 ? NaN : value));
    expect(lookAt(values, width('median', 1)).n).toBe(100);
    const infinite = Float64Array.from(normals(200, 3), (value, i) => (i === 7 ? Infinity : value));
    expect(lookAt(infinite, width('mean', 100))).toMatchObject({ met: false, halfWidth: Infinity });
    expect(lookAt(infinite, width('median', 100)).met).toBe(true);
    expect(lookAt([NaN], width('median', 1))).toMatchObject({ n: 0, met: false });
  });

  test('for the half width of a mean is not met while all values are equal: a rare loss may be still to come', () => {
    const rare = Float64Array.from({ length: 300 }, (_, i) => (i % 100 === 99 ? 50 : 0));
    const early = lookAt(rare.subarray(0, 90), width('mean', 1));
    expect(early).toMatchObject({ met: false, estimate: 0, low: null, high: null });
    expect(lookAt(rare, width('mean', 5))).toMatchObject({ met: true, estimate: 0.5 });
    // With 0 ± 0 the first look would end it, far from the mean of 0.5.
    const { looks } = stopping([{ values: rare, target: width('mean', 5) }], { every: 50, maximum: 300 });
    expect(looks.map(({ n, met }) => [n, met])).toEqual([
      [50, false],
      [100, true],
    ]);
  });

  test('that cannot be met is refused', () => {
    expect(() => lookAt([1], width('mean', 0))).toThrow('invalid target: 0; expected more than 0');
    expect(() => lookAt([1], sign(-1))).toThrow('invalid target: -1; expected 0 or more');
    expect(() => lookAt([1], sign(NaN))).toThrow('invalid target: NaN');
  });
});

describe('enough', () => {
  const words = { better: 'better', same: 'about the same', worse: 'worse' };

  test('is when the whole sequence of the share has one word', () => {
    const final = enough({ better: 750, same: 40, worse: 210 });
    expect(final).toMatchObject({ stable: true, direction: 'better', word: 'likely', n: 1000, needed: 1000 });
    expect(enoughInWords(final, words)).toBe(
      'more replications will not change the verdict: likely better (69.4 to 80.1 of 100 futures)',
    );
  });

  test('is not yet when the sequence reaches into another word; what is needed settles it', () => {
    const open = enough({ better: 75, same: 4, worse: 21 });
    expect(open.stable).toBe(false);
    const needed = open.needed ?? NaN;
    const at = (n: number) =>
      enough({
        same: Math.floor(0.04 * n),
        worse: Math.floor(0.21 * n),
        better: n - Math.floor(0.04 * n) - Math.floor(0.21 * n),
      });
    expect(at(needed).stable).toBe(true);
    expect(at(Math.floor(needed * 0.97)).stable).toBe(false);
    expect(enoughInWords(open, words)).toContain(`about ${needed - 100} more would settle it`);
  });

  test('is never reached at a tie or at the border of two words', () => {
    const tie = enough({ better: 500, same: 0, worse: 500 });
    expect(tie).toMatchObject({ stable: false, needed: null });
    expect(enoughInWords(tie, words)).toContain('too near a border between two words');
    expect(enough({ better: 6600, same: 0, worse: 3400 }).needed).toBeNull();
  });

  test('asks that the direction be first of three, not only that its word be settled', () => {
    // 48 against 47 in 100: "about as likely as not" for certain, but better or worse is open.
    expect(enough({ better: 480, same: 50, worse: 470 }).stable).toBe(false);
    expect(enough({ better: 4800, same: 1000, worse: 4200 }).stable).toBe(true);
  });

  test('of a tiny sample is not claimed, and no future is refused', () => {
    expect(enough({ better: 5, same: 0, worse: 0 }).stable).toBe(false);
    expect(() => enough({ better: 0, same: 0, worse: 0 })).toThrow('invalid number of futures: 0');
    expect(() => enough({ better: 1.5, same: 0, worse: 0 })).toThrow('invalid number of futures: 1.5');
  });

  test('of a half width: four times as many halve it', () => {
    expect(replicationsFor(0.1, 0.2, 100)).toBe(400);
    expect(replicationsFor(0.1, Infinity, 100)).toBeNull();
    expect(() => replicationsFor(0, 1, 100)).toThrow('invalid target: 0');
  });
});
