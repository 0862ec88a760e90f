import { expect, test } from 'vitest';
import { setForRun } from '../../../src/report/page/fork.ts';
import { tellingOverrides } from '../../../src/report/told-overrides.ts';
import { runOf } from './run-fixture.ts';

const provenance = { kind: 'assume', why: 'set on the command line', confidence: 'low' } as const;
const { experiment } = runOf({
  values: { current: { runway: [1] } },
  assumptions: [{ name: 'pool.reading', distribution: { kind: 'fixed', value: 'a' }, provenance }],
});
const overrides = JSON.stringify({
  set: { 'pool.reading': 'a', 'rules.size': '1 METIS' },
  scenarios: ['current'],
});

test('a value that the command line set is told although the disclosure was emptied', () => {
  const said = tellingOverrides({ ...experiment, disclosure: {} }, overrides);
  expect(setForRun(said)).toEqual([
    { scenario: 'all', name: 'pool.reading', before: 'what the experiment says', after: 'a' },
  ]);
});

test('what the disclosure says already stays as it is, and an unreadable text adds nothing', () => {
  const told = { ...experiment, disclosure: { 'set all pool.reading': 'b or c -> a' } };
  expect(tellingOverrides(told, overrides)).toBe(told);
  expect(tellingOverrides(experiment, 'no JSON')).toBe(experiment);
  expect(tellingOverrides(experiment, '{"set":null}')).toBe(experiment);
});
