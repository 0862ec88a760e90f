import { expect, test } from 'vitest';
import { evaluate, kindOf, namesIn, parseExpression } from '../../../src/plan/index.ts';

const values: Readonly<Record<string, number | boolean>> = {
  runwayYears: 20,
  'current.runwayYears': 16,
  'full-slow.x': 3,
  stakeDrop: 0.04,
  'ledger.balanced': true,
  failed: 0,
};
const valueOf = (text: string): number | boolean => evaluate(parseExpression(text), (name) => values[name]);

test.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['8 - 2 - 1', 5],
  ['8 / 2 / 2', 2],
  ['-2 * -3', 6],
  ['1,250 + 0.5e1', 1_255],
  ['5%', 0.05],
  ['abs(-3) + min(4, 2, 9) + max(1, 6)', 11],
  ['full-slow.x - 1', 2],
  ['runwayYears >= 1.25 * current.runwayYears', true],
  ['runwayYears > 1.25 * current.runwayYears', false],
  ['runwayYears <= 20', true],
  ['runwayYears < 20', false],
  ['runwayYears != 20', false],
  ['stakeDrop < 5% and failed == 0', true],
  ['stakeDrop < 4% or failed == 1', false],
  ['not failed == 1', true],
  ['not (failed == 0 and ledger.balanced)', false],
  ['1 < 2 or 1 < 2 and 2 < 1', true],
  ['ledger.balanced', true],
  ['0 / 0 == 0 / 0', false],
])('`%s` is %s', (text, expected) => {
  expect(valueOf(text)).toBe(expected);
});

test.each([
  ['', 1, 'the text ends too early'],
  ['1 +', 4, 'the text ends too early'],
  ['(1 + 2', 7, 'the text ends too early'],
  ['1 2', 3, 'unexpected `2`'],
  ['a = 1', 3, 'unexpected `=`'],
  ['a; b', 2, 'unexpected `;`'],
  ['a[0]', 2, 'unexpected `[`'],
  ['sqrt(2)', 1, 'unknown function `sqrt`'],
  ['abs(1, 2)', 1, '`abs` of 2 things'],
  ['constructor("x")()', 13, 'unexpected `"`'],
  ['and', 1, 'unexpected `and`'],
  ['1 + * 2', 5, 'unexpected `*`'],
])('`%s` goes wrong at character %i', (text, at, what) => {
  expect(() => parseExpression(text)).toThrow(
    expect.objectContaining({
      code: 'E124',
      message: expect.stringMatching(new RegExp(`at character ${at}$`)),
    }),
  );
  expect(() => parseExpression(text)).toThrow(what);
});

test('long and deep texts are refused', () => {
  expect(() => parseExpression(`${'('.repeat(100)}1${')'.repeat(100)}`)).toThrow('nested too deeply');
  expect(() => parseExpression('-'.repeat(300) + '1')).toThrow('nested too deeply');
  expect(() => parseExpression('1 + '.repeat(200) + '1')).toThrow('more than 500 characters');
});

test.each([
  ['1 < 2 < 3', 'a comparison where a number is needed'],
  ['1 and 2 < 3', 'a number where a comparison is needed'],
  ['not 1', 'a number where a comparison is needed'],
  ['-(1 < 2)', 'a comparison where a number is needed'],
  ['abs(1 < 2)', 'a comparison where a number is needed'],
  ['chance(1, a)', 'a number where a comparison is needed'],
  ['ledger.balanced + 1', 'a comparison where a number is needed'],
])('`%s` mixes numbers and truths', (text, message) => {
  expect(() => kindOf(parseExpression(text), text, ['ledger.balanced'])).toThrow(message);
});

test('a test is a truth and a sum a number', () => {
  expect(kindOf(parseExpression('a > 1'), 'a > 1')).toBe('truth');
  expect(kindOf(parseExpression('a + 1'), 'a + 1')).toBe('number');
  expect(kindOf(parseExpression('chance(a < 5%, full) >= 90%'), '')).toBe('truth');
});

test('names are given once, those inside functions included', () => {
  expect(
    namesIn(parseExpression('halfWidth(runwayYears, full - current) <= 0.2 or runwayYears > 1')),
  ).toEqual(['runwayYears', 'full', 'current']);
});

test('functions of the whole run are answered by whoever knows it', () => {
  const gate = parseExpression('halfWidth(x, a - b) <= 0.2 and chance(x > 1, a) >= 90%');
  const lookup = (): number => NaN;
  const answer = (half: number, chance: number) =>
    evaluate(gate, lookup, { halfWidth: (given) => half * given.length, chance: () => chance });
  expect([answer(0.1, 0.95), answer(0.11, 0.95), answer(0.1, 0.89)]).toEqual([true, false, false]);
});
