import { expect, test } from 'vitest';
import { installedModels } from '../../../src/catalogue.ts';
import { expectedPrecision } from '../../../src/cli/pilot.ts';
import { loadExperiment } from '../../../src/load/index.ts';

const load = (replications: number) =>
  loadExperiment('tests/fixtures/cli/yield.exp.yaml', {
    models: installedModels,
    overrides: { replications },
  });

async function halfWidth(replications: number): Promise<number> {
  const { resolved, model } = await load(replications);
  return Number(/\+\/- ([\d.]+) %/u.exec(expectedPrecision(resolved, model) ?? '')?.[1]);
}

test('the same plan is told the same precision, and four times the replications halve it', async () => {
  const few = await halfWidth(100);
  expect(few).toBeGreaterThan(0);
  expect(await halfWidth(100)).toBe(few);
  // Two digits are printed.
  expect(Math.abs(few / (await halfWidth(400)) - 2)).toBeLessThan(0.2);
  expect(Math.abs((await halfWidth(6)) / few - Math.sqrt(100 / 6))).toBeLessThan(0.4);
});

test('a plan too large for a pilot says that the precision is unknown, and five replications say nothing', async () => {
  const { resolved, model } = await load(100);
  const large = { ...resolved, time: { ...resolved.time, days: 10_000_000 } };
  expect(expectedPrecision(large, model)).toBe(
    'expected precision of rate, half - current: unknown before the run',
  );
  expect(expectedPrecision({ ...resolved, replications: 5 }, model)).toBeUndefined();
});
