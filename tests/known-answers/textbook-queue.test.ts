import { expect, test } from 'vitest';
import { queue } from '../../models/textbook/queue.ts';
import { erlangC, waitMMc } from '../../models/arithmetic/queues.ts';
import { simulate } from '../../src/simulate/index.ts';

const observe = [
  'present',
  'service.meanPresent',
  'service.meanWaiting',
  'service.delayedShare',
  'service.meanWait',
];
const run = (days: number, replication: number, parameters: Record<string, number>, recordEvery = days) =>
  simulate({ model: queue, days, seed: 5, replication, parameters, observe, recordEvery, audit: days < 100 })
    .series;

function over(count: number, of: (replication: number) => number): { mean: number; error: number } {
  const values = Array.from({ length: count }, (_, k) => of(k));
  const mean = values.reduce((sum, x) => sum + x, 0) / count;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (count - 1);
  return { mean, error: Math.sqrt(variance / count) };
}

test('in the long run arrivals wait as Erlang C says: how many, and how long', () => {
  const runs = Array.from({ length: 40 }, (_, k) => run(4_000, k, {}));
  const of = (name: string) => over(40, (k) => runs[k]?.[name]?.at(-1) ?? NaN);
  const delayed = of('service.delayedShare');
  const wait = of('service.meanWait');
  expect(Math.abs(delayed.mean - erlangC(3, 4)) / delayed.error).toBeLessThan(3);
  expect(Math.abs(wait.mean - waitMMc(3, 1, 4)) / wait.error).toBeLessThan(3);
});

test('what customers find on arrival is what the clock sees (Poisson arrivals see time averages)', () => {
  // Share of time with all 4 servers busy equals Erlang C; arrivals count the same share.
  const gap = over(40, (k) => {
    const series = run(2_000, 100 + k, {});
    const waiting = series['service.meanWaiting']?.at(-1) ?? NaN;
    const delayed = series['service.delayedShare']?.at(-1) ?? NaN;
    // In M/M/c those who wait, wait 1/(cμ − λ) on average: waiting = λ × delayed × 1.
    return waiting - 3 * delayed;
  });
  expect(Math.abs(gap.mean) / gap.error).toBeLessThan(3);
});

test('with servers for everybody the number present after t days is Poisson with mean λ(1 − e^(−t)), from an empty start', () => {
  const many = { 'service.servers': 1_000, 'service.arrivals': 20 };
  for (const day of [1, 3]) {
    const counts = Array.from({ length: 1_500 }, (_, k) => run(day, k, many).present?.at(-1) ?? NaN);
    const expected = 20 * (1 - Math.exp(-day));
    const mean = counts.reduce((a, x) => a + x, 0) / counts.length;
    const variance = counts.reduce((a, x) => a + (x - mean) ** 2, 0) / counts.length;
    expect(Math.abs(mean - expected) / Math.sqrt(expected / counts.length)).toBeLessThan(3);
    expect(Math.abs(variance / expected - 1) / Math.sqrt(2 / counts.length)).toBeLessThan(3);
  }
});

/** Mean number present of M/M/c at time t from an empty start, by small steps of the balance equations. */
function transientMean(arrivals: number, servers: number, time: number): number {
  let law = new Float64Array(80);
  law[0] = 1;
  const steps = 20_000;
  const h = time / steps;
  for (let k = 0; k < steps; k++) {
    const next = law.slice();
    for (let n = 0; n < law.length; n++) {
      const up = n + 1 < law.length ? arrivals * (law[n] ?? 0) * h : 0;
      const down = Math.min(n, servers) * (law[n] ?? 0) * h;
      next[n] = (next[n] ?? 0) - up - down;
      if (n + 1 < law.length) next[n + 1] = (next[n + 1] ?? 0) + up;
      if (n > 0) next[n - 1] = (next[n - 1] ?? 0) + down;
    }
    law = next;
  }
  return law.reduce((sum, share, n) => sum + n * share, 0);
}

test('from an empty start M/M/4 fills as its balance equations say, and is not yet in its steady state', () => {
  for (const day of [1, 4]) {
    const present = over(3_000, (k) => run(day, k, {}).present?.at(-1) ?? NaN);
    const expected = transientMean(3, 4, day);
    expect(Math.abs(present.mean - expected) / present.error).toBeLessThan(3);
    expect(expected).toBeLessThan(0.95 * (3 + 3 * waitMMc(3, 1, 4)));
  }
});

test('in each run, without arrivals nobody is ever present, and customers are never made or lost', () => {
  const empty = run(50, 0, { 'service.arrivals': 0 });
  expect(empty.present?.at(-1)).toBe(0);
  expect(empty['service.meanWait']?.at(-1)).toBe(0);
});
