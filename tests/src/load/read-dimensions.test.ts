import { expect, test } from 'vitest';
import { metis } from '../../../models/metis/metis.ts';
import { drawnDimensions, readDimensions } from '../../../src/load/index.ts';
import type { ResolvedAssumption } from '../../../src/plan/index.ts';

const uncertain: ResolvedAssumption = {
  name: 'cdp.reviewDays',
  distribution: { kind: 'uniform', low: 20, high: 60 },
  between: [1, 365],
  provenance: { kind: 'assume', why: 'for the test', confidence: 'low' },
};
const resolved = {
  assumptions: [uncertain],
  scenarios: [{ name: 'rate', label: 'Rate', levers: { 'eagr.releaseDays': 1 } }],
};
const read = (...texts: string[]) => readDimensions(texts, { resolved, model: metis, option: '--over' });

test('a range is equally likely between its ends, in canonical units', () => {
  expect(read('rateChange.to=10%:20%')).toEqual([
    { name: 'rateChange.to', distribution: { kind: 'uniform', low: 0.1, high: 0.2 } },
  ]);
});

test('a range with a step is every value of it, the end included', () => {
  const [{ distribution }] = read('rateChange.to=10%:13%:1%');
  expect(distribution).toEqual({ kind: 'choice', options: [0.1, 0.11, 0.12, 0.13], weights: [1, 1, 1, 1] });
});

test('a list is each value; a comma before three digits belongs to the number', () => {
  const [{ distribution }] = read('rateChange.to=5%, 10%,20%');
  expect(distribution).toMatchObject({ options: [0.05, 0.1, 0.2] });
  const optionsOf = (text: string) => read(text)[0].distribution;
  expect(optionsOf('rateChange.to=90%,100%')).toMatchObject({ options: [0.9, 1] });
  expect(optionsOf('eagr.size=1,000,000 METIS,2,000,000 METIS')).toMatchObject({ options: [1e6, 2e6] });
  expect(optionsOf('cdp.reviewDays=100 days,200 days,300 days')).toMatchObject({ options: [100, 200, 300] });
});

test('the bare name of a drawn assumption has the distribution of the experiment', () => {
  expect(read('cdp.reviewDays')).toEqual(drawnDimensions(resolved));
  expect(drawnDimensions(resolved)).toEqual([
    { name: uncertain.name, distribution: uncertain.distribution, between: [1, 365] },
  ]);
});

test.each([
  ['rateChange.too=1%:2%', 'E104', 'rateChange.to'],
  ['rateChange.to', 'E502', undefined],
  ['rateChange.to=20%:10%', 'E502', undefined],
  ['rateChange.to=10%:20%:0%', 'E502', undefined],
  ['rateChange.to=10%:20%:0.0001%', 'E502', undefined],
  ['rateChange.to=10%:20%:1%:2%', 'E502', undefined],
  ['rateChange.to=10%,10%', 'E103', undefined],
  ['rateChange.to=10%:2000%', 'E105', undefined],
  ['rateChange.to=10 weeks:20 weeks', 'E122', undefined],
  ['eagr.releaseDays=1:2', 'E116', undefined],
])('what cannot be varied so is refused, naming the option: %s', (text, code, suggestion) => {
  const place = { path: '--over', exit: 2, ...(suggestion === undefined ? {} : { suggestion }) };
  expect(() => read(text)).toThrow(expect.objectContaining({ code, place: expect.objectContaining(place) }));
});

test('a parameter that scenarios set is refused with the scenarios that leave it free', () => {
  const free = { name: 'free', label: 'Free', levers: {} };
  const both = { ...resolved, scenarios: [free, ...resolved.scenarios] };
  const place = expect.objectContaining({ expected: '`--scenarios free`, which leaves it free' });
  expect(() =>
    readDimensions(['eagr.releaseDays=1:2'], { resolved: both, model: metis, option: '--over' }),
  ).toThrow(expect.objectContaining({ place }));
});

test('a parameter varied twice is refused', () => {
  expect(() => read('rateChange.to=1%:2%', 'rateChange.to=1%,2%')).toThrow(
    expect.objectContaining({ code: 'E103' }),
  );
});
