import { expect, test } from 'vitest';
import { serveInOrder } from '../../models/arithmetic/queue-simulation.ts';
import { littleGap, waitMG1, waitMGc, waitMMc, waitTailMMc } from '../../models/arithmetic/queues.ts';
import { fanoFactor, requestKinds, tokensAt } from '../../models/arithmetic/request-arrivals.ts';
import type { TokenLaw } from '../../models/arithmetic/request-arrivals.ts';
import { gapVariation, measuredFano, requestTrace } from '../../models/arithmetic/request-trace.ts';
import { Stream } from '../../src/random/index.ts';

const { conversation, code } = requestKinds;

function streamOf(name: string, replication = 0): Stream {
  const stream = new Stream(name);
  stream.begin(7, replication);
  return stream;
}

const published = {
  conversation: { 1: 1.39, 10: 3.86, 60: 16.1, 300: 56.1 },
  code: { 1: 13.2, 10: 71.6, 60: 164 },
} as const;

test('the fitted laws have the published Fano factors: 1.39, 3.86, 16.1, 56.1 and 13.2, 71.6, 164, within 0.2 %', () => {
  for (const kind of ['conversation', 'code'] as const)
    for (const [window, fano] of Object.entries(published[kind]))
      expect(Math.abs(fanoFactor(requestKinds[kind], Number(window)) / fano - 1)).toBeLessThan(0.002);
});

test('without modulators arrivals are Poisson: Fano factor 1 in every window', () => {
  const plain = { ...conversation, modulators: [] };
  expect(fanoFactor(plain, 60)).toBe(1);
  const { times } = requestTrace(plain, 20_000, streamOf('plain'));
  const windows = 2_000;
  expect(Math.abs(measuredFano(times, 20_000, 10) - 1) / Math.sqrt(2 / windows)).toBeLessThan(3);
  expect(Math.abs(gapVariation(times) - 1)).toBeLessThan(0.02);
});

/** Mean over traces and its error. */
function over(traces: number, of: (replication: number) => number): { mean: number; error: number } {
  const values = Array.from({ length: traces }, (_, k) => of(k));
  const mean = values.reduce((sum, x) => sum + x, 0) / traces;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (traces - 1);
  return { mean, error: Math.sqrt(variance / traces) };
}

test('simulated traces have the law’s rate and Fano factors (20 traces of 5 hours, |z| <= 3)', () => {
  const seconds = 18_000;
  for (const kind of ['conversation', 'code'] as const) {
    const law = requestKinds[kind];
    const traces = Array.from({ length: 20 }, (_, k) => requestTrace(law, seconds, streamOf(kind, k)).times);
    const rate = over(20, (k) => (traces[k]?.length ?? NaN) / seconds);
    expect(Math.abs(rate.mean - law.rate) / rate.error).toBeLessThan(3);
    for (const window of [1, 10, 60]) {
      const fano = over(20, (k) => measuredFano(traces[k] ?? new Float64Array(), seconds, window));
      // A finite trace sees a little less than all of the variance: the Fano factor of the whole, spread over the windows.
      const seen = fanoFactor(law, window) - (fanoFactor(law, seconds) * window) / seconds;
      expect(Math.abs(fano.mean - seen) / fano.error).toBeLessThan(3);
    }
  }
});

test('gaps vary as published: 1.094 within 2 % in conversation, 13.15 within 8 % in code', () => {
  const long = (kind: 'conversation' | 'code') =>
    gapVariation(requestTrace(requestKinds[kind], 150_000, streamOf(kind)).times);
  expect(Math.abs(long('conversation') / 1.094 - 1)).toBeLessThan(0.02);
  expect(Math.abs(long('code') / 13.15 - 1)).toBeLessThan(0.08);
});

const meanOf = (law: TokenLaw): number => {
  const steps = 200_000;
  let sum = 0;
  for (let k = 0; k < steps; k++) sum += tokensAt(law, (k + 0.5) / steps);
  return sum / steps;
};

test('token counts have the published quantiles exactly and the published means within 0.5 %', () => {
  expect([0.5, 0.9, 0.99].map((share) => tokensAt(conversation.prompt, share))).toEqual([1020, 2734.5, 4142]);
  expect([0.5, 0.9, 0.99].map((share) => tokensAt(conversation.output, share))).toEqual([129, 424, 601]);
  expect([0.5, 0.99].map((share) => tokensAt(code.prompt, share))).toEqual([1469, 7436]);
  expect([0.5, 0.99].map((share) => tokensAt(code.output, share))).toEqual([13, 251]);
  const means = [conversation.prompt, conversation.output, code.prompt, code.output].map(meanOf);
  [1154.7, 211.1, 2047.8, 27.9].forEach((mean, k) =>
    expect(Math.abs((means[k] ?? NaN) / mean - 1)).toBeLessThan(0.005),
  );
});

/** Poisson arrivals and service times of a law with mean 1, as columns. */
function customers(n: number, rate: number, service: (stream: Stream, k: number) => number) {
  const stream = streamOf('customers');
  const arrivals = new Float64Array(n);
  let now = 0;
  for (let k = 0; k < n; k++) {
    now += stream.exponential(k, 0) / rate;
    arrivals[k] = now;
  }
  return { arrivals, services: arrivals.map((_, k) => service(stream, k)) };
}

test('customers served in order wait as Erlang C says, and as long as its tail', () => {
  const { arrivals, services } = customers(400_000, 3, (stream, k) => stream.exponential(k, 1));
  const run = serveInOrder(arrivals, services, 4);
  expect(Math.abs(run.meanWait / waitMMc(3, 1, 4) - 1)).toBeLessThan(0.03);
  const longer = run.waits.filter((wait) => wait > 1).length / run.waits.length;
  expect(Math.abs(longer / waitTailMMc(3, 1, 4, 1) - 1)).toBeLessThan(0.04);
});

test('one server with steady or uneven service waits as Pollaczek and Khinchine say', () => {
  const steady = customers(300_000, 0.7, () => 1);
  expect(
    Math.abs(serveInOrder(steady.arrivals, steady.services, 1).meanWait / waitMG1(0.7, 1, 0) - 1),
  ).toBeLessThan(0.03);
  const uneven = customers(400_000, 0.7, (stream, k) => stream.gamma(0.5, 2, k, 1));
  expect(
    Math.abs(serveInOrder(uneven.arrivals, uneven.services, 1).meanWait / waitMG1(0.7, 1, Math.sqrt(2)) - 1),
  ).toBeLessThan(0.05);
});

test('with several servers the approximation of M/G/c is within 5 % of the simulated wait', () => {
  for (const [shape, variation] of [
    [4, 0.5],
    [0.5, Math.SQRT2],
  ] as const) {
    const { arrivals, services } = customers(400_000, 3.4, (stream, k) =>
      stream.gamma(shape, 1 / shape, k, 1),
    );
    const { meanWait } = serveInOrder(arrivals, services, 4);
    expect(Math.abs(meanWait / waitMGc(3.4, 1, variation, 4) - 1)).toBeLessThan(0.05);
  }
});

test('uneven arrivals wait longer than a Poisson stream of the same rate: plain Erlang C understates LLM queues', () => {
  const { times } = requestTrace(conversation, 36_000, streamOf('conversation'));
  const stream = streamOf('service');
  const services = times.map((_, k) => stream.exponential(k, 0));
  const { meanWait } = serveInOrder(times, services, 7);
  expect(meanWait).toBeGreaterThan(1.3 * waitMMc(conversation.rate, 1, 7));
});

test('in each run the mean number waiting is the rate of arrivals times the mean wait (Little)', () => {
  const { arrivals, services } = customers(10_000, 3, (stream, k) => stream.exponential(k, 1));
  const { meanWaiting, meanWait, length } = serveInOrder(arrivals, services, 4);
  // An independent count: integrate the number waiting over all begin and arrival times.
  const waits = serveInOrder(arrivals, services, 4).waits;
  const events = [...arrivals].flatMap((at, k) => [[at, 1] as const, [at + (waits[k] ?? 0), -1] as const]);
  events.sort((a, b) => a[0] - b[0]);
  let waiting = 0;
  let before = 0;
  let area = 0;
  for (const [at, change] of events) {
    area += waiting * (at - before);
    waiting += change;
    before = at;
  }
  expect(Math.abs(area / length / meanWaiting - 1)).toBeLessThan(1e-9);
  expect(Math.abs(littleGap(meanWaiting, 10_000 / length, meanWait))).toBeLessThan(1e-9);
});

test('nobody arrives, nobody waits; times that do not fit are refused', () => {
  expect(serveInOrder(new Float64Array(), new Float64Array(), 2)).toMatchObject({
    meanWait: 0,
    meanWaiting: 0,
  });
  expect(() => serveInOrder(new Float64Array(2), new Float64Array(1), 1)).toThrow(/invalid service times/u);
});
