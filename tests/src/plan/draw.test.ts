import { expect, test } from 'vitest';
import { parametersFor } from '../../../src/plan/index.ts';
import { stakingExperiment } from '../run/small-experiment.ts';

const provenance = { kind: 'assume', why: 'for the test', confidence: 'low' } as const;
const distribution = { kind: 'uniform', low: 0, high: 1 } as const;
/** Values of assumptions of one law in each of a number of replications. */
function drawn(names: readonly string[], replications: number): Record<string, number | string>[] {
  const assumptions = names.map((name) => ({ name, distribution, provenance }));
  const { resolved } = stakingExperiment();
  const [scenario = { name: 'none', label: 'None', levers: {} }] = resolved.scenarios;
  return Array.from({ length: replications }, (_, replication) =>
    parametersFor({ ...resolved, assumptions }, { scenario, point: 0, replication }),
  );
}

test('assumptions of the same law are drawn independently of one another', () => {
  const replications = 4_000;
  const products = drawn(['holders.one', 'holders.other'], replications).map(
    (values) => (Number(values['holders.one']) - 0.5) * (Number(values['holders.other']) - 0.5),
  );
  const mean = products.reduce((sum, each) => sum + each, 0) / replications;
  // The product of two independent centred uniforms has mean 0 and variance 1/144.
  expect(Math.abs(mean) / (1 / 12 / Math.sqrt(replications))).toBeLessThan(3);
});

test('another assumption, before or behind, moves no draw', () => {
  const alone = drawn(['holders.one'], 20).map((values) => values['holders.one']);
  const among = drawn(['holders.before', 'holders.one', 'holders.behind'], 20);
  expect(among.map((values) => values['holders.one'])).toEqual(alone);
  expect(new Set(alone).size).toBe(20);
});
