import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { loadExperiment, writeExperiment } from '../../src/load/index.ts';
import { exactAmount } from '../../src/load/write-experiment.ts';
import { inUnit, parseQuantity } from '../../src/define/index.ts';
import { canonicalJson } from '../../src/store/canonical-json.ts';
import { models } from '../fixtures/tiny-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'load-laws-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function resolvedOf(data: unknown) {
  const file = join(folder, 'case.json');
  writeFileSync(file, JSON.stringify(data));
  return loadExperiment(file, { models });
}

const share = fc.integer({ min: 0, max: 1000 }).map((tenths) => `${tenths / 10}%`);
const metis = fc.integer({ min: 0, max: 10_000_000 }).map((amount) => `${amount} METIS`);
const span = fc.constantFrom('90 days', '12 weeks', '1 y', '6 months', '24 h');
const mode = fc.constantFrom('slow', 'fast');
const source = fc.constantFrom(
  { assume: { why: 'w' } },
  { assume: { why: 'w', confidence: 'low', notStated: true } },
  { cite: { title: 't', url: 'u' } },
);
const drawn = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    value,
    fc
      .record({ choice: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }), from: source })
      .map(({ choice, from }) => ({ choice, ...from })),
    fc.record({ value, from: source }).map(({ value: fixed, from }) => ({ value: fixed, ...from })),
  );
const levers = fc.record({ rate: share, size: metis, mode }, { requiredKeys: [] });
const configuration = fc.record({
  shared: levers,
  scenarios: fc.dictionary(fc.stringMatching(/^[a-z]{2,6}$/), levers, {
    minKeys: 1,
    maxKeys: 4,
    noNullPrototype: true,
  }),
  world: fc.record(
    {
      rollout: drawn(span),
      remaining: drawn(metis),
      response: drawn(fc.integer({ min: 0, max: 10 })),
      reading: drawn(fc.constantFrom('b', 'c')),
    },
    { requiredKeys: [] },
  ),
  replications: fc.integer({ min: 1, max: 10_000_000 }),
  seed: fc.maxSafeNat(),
  holders: fc.integer({ min: 1, max: 5_000_000 }),
});

function experimentOf(made: typeof configuration extends fc.Arbitrary<infer T> ? T : never, dotted: boolean) {
  const spelled = (settings: object): object =>
    dotted
      ? Object.fromEntries(Object.entries(settings).map(([key, value]) => [`pool.${key}`, value]))
      : { pool: settings };
  const names = Object.keys(made.scenarios).filter(
    (name) => !['or', 'and', 'not', 'abs', 'min', 'max'].includes(name),
  );
  return {
    schema: 1,
    name: 'law',
    question: 'Does order matter?',
    model: dotted ? 'tiny@1' : 'tiny@1.2.0',
    time: { start: '2024-02-29', horizon: dotted ? '2 years' : '730 days', record: dotted ? 'week' : '7d' },
    replications: made.replications,
    seed: made.seed,
    populations: { holders: made.holders },
    baseline: 'base',
    levers: spelled(made.shared),
    scenarios: {
      base: { label: 'Base' },
      ...Object.fromEntries(
        names.map((name) => [name, { label: name, levers: spelled(made.scenarios[name]) }]),
      ),
    },
    assumptions: spelled(made.world),
    observe: ['price'],
    outcomes: {
      b: { label: 'b', from: 'reserve@end', better: 'higher', matters: '5 METIS' },
      a: { label: 'a', from: 'reserve@drop', better: 'lower', matters: '5%' },
    },
    disclosure: { z: '1', a: '2' },
  };
}

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inside]) => [key, reversed(inside)]),
  );
}

test('the order and the spelling of keys change nothing but the order of scenarios', async () => {
  await fc.assert(
    fc.asyncProperty(configuration, async (made) => {
      const one = (await resolvedOf(experimentOf(made, false))).resolved;
      const other = (await resolvedOf(reversed(experimentOf(made, true)))).resolved;
      const scenarios = [...other.scenarios].reverse();
      const inOrder = { ...other, scenarios, claims: other.claims };
      expect(canonicalJson(inOrder)).toBe(canonicalJson(one));
    }),
    { numRuns: 60, seed: 1 },
  );
});

test('whatever resolves can be written and loads to the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      configuration,
      fc.constantFrom('json' as const, 'yaml' as const),
      async (made, format) => {
        const { resolved, model } = await resolvedOf(experimentOf(made, true));
        const file = join(folder, `again.${format}`);
        writeFileSync(file, writeExperiment(resolved, model, format));
        expect(canonicalJson((await loadExperiment(file, { models })).resolved)).toBe(
          canonicalJson(resolved),
        );
      },
    ),
    { numRuns: 60, seed: 2 },
  );
});

test('any amount in any unit is written so that it reads back to the very same number', () => {
  const units = fc.constantFrom('share', '1/year', 'METIS', 'USD/day', 'days', 'years', 'seconds');
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), units, (value, unit) => {
      const read = parseQuantity(String(exactAmount(value, unit)));
      expect(read).toBeDefined();
      if (read !== undefined) expect(inUnit(read, unit, { path: 'x' }) === value).toBe(true);
    }),
    { numRuns: 2_000, seed: 3 },
  );
});
