import { expect, test } from 'vitest';
import { clearChanges, netChangeAnswer, netChanges } from '../../../src/report/net-changes.ts';
import { runOf, values } from './run-fixture.ts';

const futures = 20;
const at = { scenario: 'a', point: 0, unit: 'METIS' };
const account = (name: string, change: number, unit = 'METIS') => ({
  name,
  means: '',
  unit,
  balances: Float64Array.of(100, 150, 100 + change),
});
/** The budget loses 1, 2, 3 … under both rules; the reserve gains 10 under `a` alone; future 3 failed under `a`, 5 under `base`. */
const run = runOf({
  values: { base: { runway: values(futures, (r) => r) }, a: { runway: values(futures, (r) => r) } },
  flows: (scenario, replication) =>
    replication === (scenario === 'a' ? 3 : 5)
      ? undefined
      : [
          account('budget', -1 - replication),
          account('reserve', scenario === 'a' ? 10 : 0),
          account('luck', replication % 2 === 0 ? 4 : -4),
          account('dollars', 7, 'USD'),
        ],
});

test('changes are those from start to end, by future, with a gap where one failed', () => {
  const [budget] = netChanges(run, at);
  expect(budget.name).toBe('budget');
  expect([...budget.changes]).toEqual(Array.from({ length: futures }, (_, r) => (r === 3 ? NaN : -1 - r)));
  expect(netChanges(run, at).map(({ name }) => name)).toEqual(['budget', 'reserve', 'luck']);
});

test('a failed future moves no account: futures are compared with themselves', () => {
  expect(clearChanges(run, at, 'base')).toEqual([
    { name: 'budget', middle: -11, isMoved: false },
    { name: 'reserve', middle: 10, isMoved: true },
  ]);
});

test('the answer counts the futures that have a value', () => {
  const of = { measure: 'netChange', table: 'flows', ...at, account: 'budget' } as const;
  expect(netChangeAnswer(run, { ...of, take: 'median' })).toMatchObject({ value: -11, n: 19 });
  expect(netChangeAnswer(run, { ...of, take: 'range' })).toMatchObject({ n: 19 });
  expect(netChangeAnswer(run, { ...of, account: 'nobody', take: 'median' })).toMatchObject({
    value: NaN,
    n: 0,
  });
});
