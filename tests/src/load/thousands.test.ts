import { expect, test } from 'vitest';
import { metis } from '../../../models/metis/metis.ts';
import { LabError } from '../../../src/define/index.ts';
import { readDimensions } from '../../../src/load/index.ts';
import { readAmount } from '../../../src/load/read-amount.ts';

const resolved = { assumptions: [], scenarios: [] };
const valuesOf = (text: string): unknown => {
  const [{ distribution }] = readDimensions([text], { resolved, model: metis, option: '--set' });
  return distribution.kind === 'choice' ? distribution.options : [];
};

/** What a refusal says would be right. */
function remedyOf(text: string): string {
  try {
    return `taken as ${JSON.stringify(valuesOf(text))}`;
  } catch (error) {
    return error instanceof LabError ? (error.place.expected ?? '') : String(error);
  }
}

test('thousands with commas and a unit are one amount', () => {
  expect(valuesOf('eagr.size=1,000,000 METIS')).toEqual([1_000_000]);
});

test('thousands with commas and no unit get the remedy for the whole amount, not for one', () => {
  expect(remedyOf('eagr.size=1,000,000')).toContain('For 1,000,000 METIS write `1,000,000 METIS`');
  expect(remedyOf('eagr.size=1,000,000')).not.toContain('%');
});

test.each([
  ['1.000.000', '`1,000,000 METIS`'],
  ['1.000.000 METIS', '`1,000,000 METIS`'],
  ['1 000 000 METIS', '`1,000,000 METIS`'],
  ['20 000 METIS', '`20,000 METIS`'],
  ['1’000’000 METIS', '`1,000,000 METIS`'],
  ['20.000 METIS', '`20,000 METIS`, or `20 METIS` without a point'],
])('%s is no amount, and the remedy has its size', (written, remedy) => {
  expect(remedyOf(`eagr.size=${written}`)).toContain(remedy);
});

test('a fraction of three digits is a fraction', () => {
  expect(valuesOf('rateChange.to=1.125%')).toEqual([0.01125]);
  expect(readAmount('0.125 METIS', { name: 'x', unit: 'METIS', model: metis })).toBe(0.125);
});

test('values without units get the whole option as it would be right', () => {
  expect(remedyOf('eagr.size=0:2000000')).toContain('`"eagr.size=0 METIS:2,000,000 METIS"`');
  expect(remedyOf('rateChange.to=10:20:5')).toContain('`"rateChange.to=10%:20%:5%"`');
  expect(remedyOf('eagr.releaseDays=100,200')).toContain('`"eagr.releaseDays=100 days, 200 days"`');
});

test('a wrong unit is answered with an amount that is not nothing', () => {
  expect(remedyOf('eagr.size=5 weeks')).toMatch(/write it like `[1-9][\d,]* METIS`/u);
});
