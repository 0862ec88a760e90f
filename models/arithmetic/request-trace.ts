import type { Stream } from '../../src/random/index.ts';
import { tokensAt } from './request-arrivals.ts';
import type { Modulator, RequestKind } from './request-arrivals.ts';

/** Requests in the order of arrival; columns by request. */
export interface RequestTrace {
  /** Seconds from the start. */
  readonly times: Float64Array;
  readonly promptTokens: Float64Array;
  readonly outputTokens: Float64Array;
}

/** Streams of a trace are addressed by (number, purpose): purposes 0 to 2 here, then two for each modulator. */
const ARRIVALS = 0;
const PROMPTS = 1;
const OUTPUTS = 2;
const MODULATORS = 3;

/** A factor as it stands: its value, until when, and how often it was drawn. */
interface Factor {
  readonly law: Modulator;
  readonly purpose: number;
  value: number;
  until: number;
  drawn: number;
}

function redraw(factor: Factor, stream: Stream): void {
  const { law, purpose, drawn } = factor;
  const share = 1 / (1 + law.variance);
  factor.value =
    law.law === 'gamma'
      ? stream.gamma(1 / law.variance, law.variance, drawn, purpose)
      : stream.chance(share, drawn, purpose)
        ? 1 / share
        : 0;
  factor.until += law.seconds * stream.exponential(drawn, purpose + 1);
  factor.drawn += 1;
}

/**
 * Requests of one kind from time 0 to `seconds`, exactly by the law: modulators are redrawn at exponential times and arrivals come where the
 * integrated rate passes unit-exponential steps. Draws only from `stream`, so the same stream gives the same trace.
 */
export function requestTrace(kind: RequestKind, seconds: number, stream: Stream): RequestTrace {
  const factors: Factor[] = kind.modulators.map((law, m) => ({
    law,
    purpose: MODULATORS + 2 * m,
    value: 1,
    until: 0,
    drawn: 0,
  }));
  factors.forEach((factor) => redraw(factor, stream));
  const times: number[] = [];
  let now = 0;
  let toNext = stream.exponential(0, ARRIVALS);
  while (now < seconds) {
    const rate = factors.reduce((product, { value }) => product * value, kind.rate);
    const until = factors.reduce((least, each) => Math.min(least, each.until), seconds);
    const room = rate * (until - now);
    if (toNext < room) {
      now += toNext / rate;
      times.push(now);
      toNext = stream.exponential(times.length, ARRIVALS);
      continue;
    }
    toNext -= room;
    now = until;
    for (const factor of factors) if (factor.until <= now) redraw(factor, stream);
  }
  return withTokens(kind, Float64Array.from(times), stream);
}

function withTokens(kind: RequestKind, times: Float64Array, stream: Stream): RequestTrace {
  return {
    times,
    promptTokens: times.map((_, k) => tokensAt(kind.prompt, stream.uniform(k, PROMPTS))),
    outputTokens: times.map((_, k) => tokensAt(kind.output, stream.uniform(k, OUTPUTS))),
  };
}

/** Variance over mean of the counts in successive whole windows of `window` seconds (population variance); NaN without a request. */
export function measuredFano(times: Float64Array, seconds: number, window: number): number {
  const windows = Math.floor(seconds / window);
  const counts = new Float64Array(windows);
  for (const time of times) {
    const w = Math.floor(time / window);
    if (w < windows) counts[w] += 1;
  }
  let mean = 0;
  for (const count of counts) mean += count / windows;
  let variance = 0;
  for (const count of counts) variance += ((count - mean) * (count - mean)) / windows;
  return variance / mean;
}

/** Standard deviation over mean of the gaps between successive arrivals; NaN with fewer than two. */
export function gapVariation(times: Float64Array): number {
  const gaps = times.length - 1;
  if (gaps < 1) return NaN;
  const mean = (times[gaps] - times[0]) / gaps;
  let variance = 0;
  for (let k = 0; k < gaps; k++) {
    const gap = times[k + 1] - times[k] - mean;
    variance += (gap * gap) / gaps;
  }
  return Math.sqrt(variance) / mean;
}
