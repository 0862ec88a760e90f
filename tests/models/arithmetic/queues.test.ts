import { expect, test } from 'vitest';
import { erlangA } from '../../../models/arithmetic/impatient-queues.ts';
import { waitsByPriority } from '../../../models/arithmetic/priority-queues.ts';
import {
  erlangB,
  erlangC,
  lawMMcK,
  littleGap,
  queueMMcK,
  waitGGc,
  waitMD1,
  waitMG1,
  waitMGc,
  waitMMc,
  waitTailMMc,
} from '../../../models/arithmetic/queues.ts';

/** Erlang B written as the ratio of a^c/c! to the sum of a^k/k!. */
function erlangBySum(load: number, servers: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k <= servers; k++) {
    term *= load / k;
    sum += term;
  }
  return term / sum;
}

test('Erlang B is the truncated Poisson law, and 10 erlangs on 10 lines lose 21.46 %', () => {
  for (const [load, servers] of [
    [0.5, 1],
    [3, 4],
    [10, 10],
    [50, 60],
  ] as const)
    expect(erlangB(load, servers)).toBeCloseTo(erlangBySum(load, servers), 12);
  expect(erlangB(10, 10)).toBeCloseTo(0.2146, 4);
  expect(erlangB(0, 3)).toBe(0);
});

test('Erlang C is C = cB/(c − a(1 − B)); one server waits with probability ρ; 2 erlangs on 3 servers wait in 4 of 9 cases', () => {
  const lost = erlangBySum(3, 4);
  expect(erlangC(3, 4)).toBeCloseTo((4 * lost) / (4 - 3 * (1 - lost)), 12);
  expect(erlangC(0.7, 1)).toBeCloseTo(0.7, 12);
  expect(erlangC(2, 3)).toBeCloseTo(4 / 9, 12);
  expect(erlangC(5, 4)).toBe(1);
});

test('the wait of M/M/1 is ρ/(μ − λ), its tail is ρ e^(−(μ − λ)t), and without room it never ends', () => {
  expect(waitMMc(0.8, 1, 1)).toBeCloseTo(0.8 / 0.2, 12);
  expect(waitTailMMc(0.8, 1, 1, 3)).toBeCloseTo(0.8 * Math.exp(-0.6), 12);
  expect(waitMMc(4, 1, 4)).toBe(Infinity);
  expect(waitMMc(0, 1, 4)).toBe(0);
});

test('M/G/1 lies between: deterministic service waits half as long as exponential', () => {
  expect(waitMG1(0.8, 1, 1)).toBeCloseTo(waitMMc(0.8, 1, 1), 12);
  expect(waitMD1(0.8, 1)).toBeCloseTo(waitMMc(0.8, 1, 1) / 2, 12);
  expect(waitMG1(1.2, 1, 1)).toBe(Infinity);
});

test('the approximations for many servers are exact with one server or with exponential service', () => {
  expect(waitMGc(0.8, 1, 0.4, 1)).toBeCloseTo(waitMG1(0.8, 1, 0.4), 12);
  expect(waitMGc(3, 1, 1, 4)).toBeCloseTo(waitMMc(3, 1, 4), 12);
  expect(waitGGc(3, 1, 1, 0.7, 4)).toBeCloseTo(waitMGc(3, 1, 0.7, 4), 12);
});

test('a queue with places only at the servers loses what Erlang B says, one with many places waits as Erlang C says', () => {
  expect(queueMMcK(3, 1, 4, 4).lost).toBeCloseTo(erlangB(3, 4), 12);
  const many = queueMMcK(3, 1, 4, 400);
  expect(many.wait).toBeCloseTo(waitMMc(3, 1, 4), 10);
  expect(many.waiting).toBeCloseTo(3 * many.wait, 10);
  expect(many.lost).toBeLessThan(1e-12);
});

test('M/M/1/K is geometric, also above its capacity', () => {
  const law = lawMMcK(2, 1, 1, 3);
  [1, 2, 4, 8].forEach((weight, n) => expect(law[n]).toBeCloseTo(weight / 15, 12));
  expect(queueMMcK(2, 1, 1, 3).lost).toBeCloseTo(8 / 15, 12);
});

test('priorities move waiting from one class to another and keep Σ ρ W (Kleinrock’s conservation law)', () => {
  const first = { arrivals: 0.3, mean: 1, variation: 1 };
  const second = { arrivals: 0.2, mean: 2, variation: 0.5 };
  const [a = NaN, b = NaN] = waitsByPriority([first, second]);
  const [c = NaN, d = NaN] = waitsByPriority([second, first]);
  expect(a).toBeLessThan(b);
  expect(c).toBeLessThan(d);
  expect(0.3 * a + 0.4 * b).toBeCloseTo(0.4 * c + 0.3 * d, 12);
  expect(waitsByPriority([first])[0]).toBeCloseTo(waitMMc(0.3, 1, 1), 12);
  expect(waitsByPriority([first, { arrivals: 0.9, mean: 1, variation: 1 }])[1]).toBe(Infinity);
});

test('impatient customers: infinite patience is Erlang C, patience like service is M/M/∞ truncated nowhere', () => {
  const patient = erlangA(3, 1, 1e-9, 4);
  expect(patient.delayed).toBeCloseTo(erlangC(3, 4), 6);
  expect(patient.wait).toBeCloseTo(waitMMc(3, 1, 4), 5);
  // With patience equal to service every customer leaves at rate 1: the number present is Poisson(6).
  const like = erlangA(6, 1, 1, 4);
  let term = Math.exp(-6);
  let waiting = 0;
  let delayed = 1;
  for (let n = 0; n < 200; n++) {
    if (n < 4) delayed -= term;
    waiting += Math.max(0, n - 4) * term;
    term *= 6 / (n + 1);
  }
  expect(like.waiting).toBeCloseTo(waiting, 10);
  expect(like.delayed).toBeCloseTo(delayed, 10);
  expect(like.abandoned).toBeCloseTo(waiting / 6, 10);
});

test('Little’s law as a gap is zero where it holds', () => {
  const queue = queueMMcK(3, 1, 4, 9);
  expect(littleGap(queue.waiting, 3 * (1 - queue.lost), queue.wait)).toBeCloseTo(0, 12);
  expect(littleGap(2, 1, 1)).toBe(0.5);
  expect(littleGap(0, 1, 0)).toBe(0);
});

test('impossible queues are refused', () => {
  expect(() => waitMMc(-1, 1, 1)).toThrow(/invalid arrival rate/u);
  expect(() => waitMMc(1, 0, 1)).toThrow(/invalid service rate/u);
  expect(() => erlangB(1, 1.5)).toThrow(/invalid number of servers/u);
  expect(() => queueMMcK(1, 1, 4, 3)).toThrow(/invalid places/u);
  expect(() => erlangA(1, 1, 0, 1)).toThrow(/invalid impatience/u);
});
