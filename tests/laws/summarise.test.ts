import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  atkinson,
  chanceWord,
  chanceWords,
  decompose,
  gini,
  hhi,
  mergeMoments,
  moments,
  nakamoto,
  pairedDifference,
  perHundred,
  quantileInterval,
  quantiles,
  significant,
  summariseSeries,
  theil,
  welch,
  wilson,
} from '../../src/summarise/index.ts';

const settings = { numRuns: 200, seed: 20251103 };
const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const sample = fc.array(value, { minLength: 2, maxLength: 60 });
const pairs = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 60 });

/** Relative to the scale of the data, since differences of large numbers round. */
function close(found: number, expected: number, scale: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-10 * scale + Number.MIN_VALUE);
}

test('moments merged in any partition equal those of the whole', () => {
  const cuts = fc.array(fc.nat(60), { maxLength: 6 });
  fc.assert(
    fc.property(sample, cuts, (values, places) => {
      const bounds = [0, ...places.map((place) => Math.min(place, values.length)), values.length].sort(
        (a, b) => a - b,
      );
      const parts = bounds.slice(1).map((end, k) => moments(values.slice(bounds[k], end)));
      const merged = parts.reduce(mergeMoments, moments([]));
      const whole = moments(values);
      const spread = Math.max(...values.map(Math.abs));
      expect(merged.n).toBe(whole.n);
      close(merged.mean, whole.mean, spread);
      close(merged.squares, whole.squares, whole.n * spread ** 2);
      close(merged.cubes, whole.cubes, whole.n * spread ** 3);
      close(merged.fourths, whole.fourths, whole.n * spread ** 4);
    }),
    settings,
  );
});

test('the order of replications changes no quantile, count or index', () => {
  fc.assert(
    fc.property(pairs, (all) => {
      const describe = (list: [number, number][]) => {
        const baseline = list.map((pair) => pair[0]);
        const variant = list.map((pair) => pair[1]);
        const { median, range, better, same, worse } = pairedDifference({
          baseline,
          variant,
          matters: 1,
          better: 'higher',
        });
        const held = baseline.map((x) => Math.abs(x) + 1);
        return {
          median,
          range,
          better,
          same,
          worse,
          gini: gini(held),
          hhi: hhi(held),
          theil: theil(held),
          most: nakamoto(held),
        };
      };
      expect(describe(all.toReversed())).toEqual(describe(all));
    }),
    settings,
  );
});

test('swapping baseline and variant flips signs and exchanges better and worse', () => {
  fc.assert(
    fc.property(pairs, (all) => {
      const baseline = all.map((pair) => pair[0]);
      const variant = all.map((pair) => pair[1]);
      const there = pairedDifference({ baseline, variant, matters: 2, better: 'lower' });
      const back = pairedDifference({ baseline: variant, variant: baseline, matters: 2, better: 'lower' });
      const scale = Math.max(1, ...all.flat().map(Math.abs));
      close(back.median, -there.median, scale);
      close(back.mean, -there.mean, scale);
      close(back.range.high, -there.range.low, scale);
      expect([back.better, back.same, back.worse]).toEqual([there.worse, there.same, there.better]);
      expect(welch(variant, baseline).difference + welch(baseline, variant).difference).toBe(0);
    }),
    settings,
  );
});

test('a linear change of the outcome changes effects linearly and no count', () => {
  fc.assert(
    fc.property(
      pairs,
      fc.constantFrom(0.5, 2, 8),
      fc.integer({ min: -64, max: 64 }),
      (all, factor, shift) => {
        const whole = all.map(([a, b]) => [Math.round(a), Math.round(b)] as const);
        const baseline = whole.map((pair) => pair[0]);
        const variant = whole.map((pair) => pair[1]);
        const plain = pairedDifference({ baseline, variant, matters: 3, better: 'higher' });
        const moved = pairedDifference({
          baseline: baseline.map((x) => factor * x + shift),
          variant: variant.map((x) => factor * x + shift),
          matters: 3 * factor,
          better: 'higher',
        });
        expect(moved.median).toBe(factor * plain.median);
        expect(moved.medianInterval.low).toBe(
          plain.medianInterval.low === null ? null : factor * plain.medianInterval.low,
        );
        expect([moved.better, moved.same, moved.worse]).toEqual([plain.better, plain.same, plain.worse]);
        expect(moved.exactlyZero).toBe(plain.exactlyZero);
      },
    ),
    settings,
  );
});

test('identical scenarios differ by exactly zero', () => {
  fc.assert(
    fc.property(sample, (values) => {
      const found = pairedDifference({ baseline: values, variant: values, matters: 0, better: 'neutral' });
      expect(found).toMatchObject({
        mean: 0,
        median: 0,
        exactlyZero: values.length,
        same: values.length,
        gain: Infinity,
      });
    }),
    settings,
  );
});

test('a bundle always adds up exactly', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, value, value), { minLength: 1, maxLength: 30 }), (rows) => {
      const column = (k: number) => rows.map((row) => row[k]);
      const parts = [1, 2].map((k) => ({ name: `part ${k}`, values: column(k) }));
      const found = decompose({ current: column(0), parts, full: column(3) });
      const sum =
        found.parts.reduce((total, part) => total + part.mean, found.current.mean) + found.interaction.mean;
      expect(sum).toBe(found.full.mean);
    }),
    settings,
  );
});

test('quantiles rise with the probability and stay among the values', () => {
  fc.assert(
    fc.property(sample, (values) => {
      const found = quantiles(values, [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]);
      expect(found).toEqual(found.toSorted((a, b) => a - b));
      expect([found[0], found[6]]).toEqual(
        [Math.min(...values) + 0, Math.max(...values) + 0].map((x, i) =>
          Object.is(found[i * 6], -0) ? -0 : x,
        ),
      );
    }),
    settings,
  );
});

test('the exact coverage of a quantile interval is never below its confidence, whatever n and p', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3000 }),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      (n, p) => {
        expect(quantileInterval(new Float64Array(n), p).coverage).toBeGreaterThanOrEqual(0.95 - 1e-12);
      },
    ),
    settings,
  );
});

const counts = fc
  .tuple(fc.nat(5000), fc.nat(5000), fc.nat(5000))
  .filter((all) => all.some((count) => count > 0));

test('counts in 100 always sum to 100, each within one of its own share, and swap with their labels', () => {
  fc.assert(
    fc.property(counts, ([better, same, worse]) => {
      const n = better + same + worse;
      const found = perHundred({ better, same, worse }, n);
      expect(found.better + found.same + found.worse).toBe(100);
      expect(Math.abs(found.better - (100 * better) / n)).toBeLessThan(1);
      expect(Math.abs(found.same - (100 * same) / n)).toBeLessThan(1);
      const swapped = perHundred({ better: worse, same, worse: better }, n);
      if (better !== worse)
        expect(swapped).toEqual({ better: found.worse, same: found.same, worse: found.better });
    }),
    settings,
  );
});

test('a word is never stronger than the observed share, and rises with the count', () => {
  const rank = new Map<string, number>(chanceWords.map(({ word }, k) => [word, -k]));
  const numberOf = (word: string) => rank.get(word) ?? NaN;
  const bounds = new Map<string, number>(chanceWords.map(({ word, from }) => [word, from / 100]));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const count = Math.min(n - 1, Math.floor(share * n));
      const word = chanceWord(count, n);
      if (count / n > 0.5 && wilson(count, n).low > 0.5)
        expect(bounds.get(word)).toBeLessThanOrEqual(count / n);
      expect(numberOf(chanceWord(count + 1, n))).toBeGreaterThanOrEqual(numberOf(word));
    }),
    settings,
  );
});

test('holding tokens in another unit changes no index of concentration, and doubling every holder only HHI and Nakamoto', () => {
  const held = fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(held, (holdings) => {
      const indices = (list: number[]) => [gini(list), theil(list), atkinson(list, 0.5)];
      const scaled = holdings.map((x) => x * 1024);
      indices(scaled).forEach((index, k) => expect(index).toBeCloseTo(indices(holdings)[k], 12));
      const doubled = [...holdings, ...holdings];
      indices(doubled).forEach((index, k) => expect(index).toBeCloseTo(indices(holdings)[k], 10));
      expect(hhi(doubled)).toBeCloseTo(hhi(holdings) / 2, 12);
    }),
    settings,
  );
});

test('one more recorded time changes no other time of a series', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 30 }), (rows) => {
      const two = summariseSeries(rows.flat(), rows.length, 2, [0.5]);
      const one = summariseSeries(
        rows.map((row) => row[0]),
        rows.length,
        1,
        [0.5],
      );
      expect(two.quantiles[0][0]).toBe(one.quantiles[0][0]);
      expect(two.mean[0]).toBe(one.mean[0]);
    }),
    settings,
  );
});

test('a printed number is within half a unit of its last place, and never minus zero', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e15, max: 1e15, noNaN: true }),
      fc.integer({ min: 1, max: 6 }),
      (x, digits) => {
        const text = significant(x, digits);
        const back = Number(text.replaceAll(',', ''));
        expect(Math.abs(back - x)).toBeLessThanOrEqual(Math.abs(x) * 0.5000001 * 10 ** (1 - digits));
        expect(text).not.toMatch(/^-[0.,]*$|e/);
      },
    ),
    settings,
  );
});
