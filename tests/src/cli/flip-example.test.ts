import { expect, test } from 'vitest';
import { metis } from '../../../models/metis/metis.ts';
import { rangeExample } from '../../../src/cli/flip/flip-plan.ts';
import { readDimensions } from '../../../src/load/index.ts';

const scenarios = [
  { name: 'current', label: 'Current', levers: {} },
  { name: 'full', label: 'Full', levers: { 'eagr.size': 2_000_000 } },
];

test('the example of a range is that of a lever which the proposal sets, as it can be typed', () => {
  const example = rangeExample({ scenarios }, metis);
  expect(example).toBe('"eagr.size=0 METIS:2,000,000 METIS"');
  const context = { resolved: { assumptions: [], scenarios: [] }, model: metis, option: '--over' };
  expect(readDimensions([example.replaceAll('"', '')], context)[0].distribution).toEqual({
    ...{ kind: 'uniform', low: 0, high: 2_000_000 },
  });
});

test('a proposal that sets nothing has an example all the same', () => {
  expect(rangeExample({ scenarios: [] }, metis)).toContain('supply.circulating');
});
