import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { knownReadings } from '../../../models/metis/known-readings.ts';
import { metis } from '../../../models/metis/metis.ts';
import { unitsOf } from '../../../src/load/model-facts.ts';

const facts = fileURLToPath(new URL('../../../../shared/facts/metis-base-layer.md', import.meta.url));
const of = [
  'locking.locked',
  'price',
  'supply.circulating',
  'circulation.byRewards',
  'realisedRate',
] as const;

test('only what was read later than the first day is a reading', () => {
  const dates = (after: string) =>
    knownReadings({ after, of: ['locking.locked'] }).flatMap(({ values }) => Object.keys(values));
  expect(dates('2025-10-07')).toEqual(['2026-01-07', '2026-04-27']);
  expect(dates('2025-10-06')).toEqual(['2025-10-07', '2026-01-07', '2026-04-27']);
  expect(knownReadings({ after: '2030-01-01', of })).toEqual([]);
});

test('each reading says in which scenario the past is looked for', () => {
  const [reading] = knownReadings({ after: '2026-01-01', of: ['price'], scenario: 'happened' });
  expect(reading.scenario).toBe('happened');
  expect(knownReadings({ after: '2026-01-01', of: ['price'] })[0].scenario).toBeUndefined();
});

test('every known quantity is one of the model, in its unit, and no date stands twice', () => {
  const units = unitsOf(metis);
  for (const name of of) {
    const readings = knownReadings({ after: '2020-01-01', of: [name] });
    const values = readings.flatMap((each) => Object.entries(each.values));
    for (const [, value] of values)
      expect(typeof value === 'object' ? value.unit : '').toBe(
        name === 'realisedRate' ? '%' : units.get(name),
      );
    expect(new Set(values.map(([date]) => date)).size).toBe(values.length);
  }
});

test('a reading has exactly one source', () => {
  for (const { cite, assume, measure } of knownReadings({ after: '2020-01-01', of }))
    expect([cite, assume, measure].filter((each) => each !== undefined)).toHaveLength(1);
});

test.skipIf(!existsSync(facts))('every value that was read stands in the collected facts', () => {
  const text = readFileSync(facts, 'utf8').replaceAll(',', '');
  const read = knownReadings({ after: '2020-01-01', of }).filter(({ cite }) => cite !== undefined);
  for (const { values } of read)
    for (const [date, value] of Object.entries(values)) {
      const amount = typeof value === 'object' ? value.amount : 0;
      // The close of 2025-11-10 stands in the file of prices only.
      if (date !== '2025-11-10') expect(text).toContain(String(amount));
    }
});
