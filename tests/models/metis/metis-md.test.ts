import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { metis } from '../../../models/metis/metis.ts';
import { oddTables, withTables } from '../../../scripts/odd-tables.ts';

const page = readFileSync('models/metis/metis.md', 'utf8');

test('the generated tables of the ODD page are fresh (npm run odd)', () => {
  expect(withTables(page, metis)).toBe(page);
});

test('the ODD page has the seven elements and every generated table', () => {
  for (let element = 1; element <= 7; element++) expect(page).toMatch(new RegExp(`^## ${element}\\. `, 'mu'));
  for (const name of Object.keys(oddTables(metis))) expect(page).toContain(`<!-- generated:${name} -->`);
});

test('every mechanism is described in the ODD page', () => {
  for (const { name } of metis.schedule)
    expect(page.match(new RegExp(`\`${name}\``, 'gu'))?.length ?? 0).toBeGreaterThan(0);
});
