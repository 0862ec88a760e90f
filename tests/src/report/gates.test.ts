import { expect, test } from 'vitest';
import { gateResults } from '../../../src/report/gates.ts';
import { runOf, values } from './run-fixture.ts';

const current = values(101, (r) => r);
const shifted = current.map((value, r) => value + 2 + (r - 50) / 50);

const gate = (line: string, failures: { code: string }[] = []) =>
  gateResults(
    runOf({ values: { current: { runway: current }, full: { runway: shifted } }, expect: [line], failures }),
  )[0];

test('a run without failures passes `failed == 0`, one with a failure does not', () => {
  expect(gate('failed == 0').passed).toBe(true);
  expect(gate('failed == 0', [{ code: 'E902' }])).toMatchObject({ passed: false, found: 'failed is 1' });
});

test('the ledger is out of balance when a replication failed by its accounts only', () => {
  expect(gate('ledger.balanced').passed).toBe(true);
  expect(gate('ledger.balanced', [{ code: 'E301' }]).passed).toBe(true);
  expect(gate('ledger.balanced', [{ code: 'E901' }])).toMatchObject({
    passed: false,
    found: 'ledger.balanced is false',
  });
});

test('halfWidth is half of the order-statistic interval of the median paired difference', () => {
  // Differences are 1 to 3 in steps of 0.02; for n = 101 the 95 % ranks are 41 and 61, so the interval is 1.8 to 2.2.
  expect(gate('halfWidth(runway, full - current) <= 0.2001').passed).toBe(true);
  expect(gate('halfWidth(runway, full - current) <= 0.19')).toMatchObject({
    passed: false,
    found: 'halfWidth(runway, full - current) is 0.200',
  });
});

test('chance is the share of futures in which a test holds', () => {
  expect(gate('chance(runway >= current.runway + 2, full) >= 0.5').passed).toBe(true);
  expect(gate('chance(runway >= current.runway + 2, full) >= 0.51').passed).toBe(false);
});

test('a gate about something unknown throws', () => {
  expect(() => gate('runway > 3')).toThrow('invalid gate');
});
