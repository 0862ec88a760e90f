import { expect, test } from 'vitest';
import { installedModels } from '../../src/catalogue.ts';
import { loadExperiment } from '../../src/load/index.ts';
import { runKeyOf } from '../../src/run/index.ts';

const code = { engineDigest: 'engine', modelDigest: 'model' };
const load = (file: string) => loadExperiment(`experiments/${file}`, { models: installedModels });

test('the vote as TypeScript and as YAML is one experiment: equal to the last word, and one run key', async () => {
  const typescript = await load('eagr.exp.ts');
  const yaml = await load('eagr.yaml');
  expect(yaml.resolved).toEqual(typescript.resolved);
  expect(runKeyOf(yaml.resolved, code)).toEqual(runKeyOf(typescript.resolved, code));
  expect([...typescript.warnings, ...yaml.warnings]).toEqual([]);
});

test('the scenarios of the vote differ from the current rules by its two levers and nothing else', async () => {
  const { resolved } = await load('eagr.exp.ts');
  const [current, ...others] = resolved.scenarios;
  const changed = others.map(({ name, levers }) => [
    name,
    Object.entries(levers).filter(([lever, value]) => current?.levers[lever] !== value),
  ]);
  expect(Object.fromEntries(changed)).toEqual({
    rate: [['rateChange.to', 0.15]],
    reserve: [['eagr.size', 2_000_000]],
    full: expect.arrayContaining([
      ['rateChange.to', 0.15],
      ['eagr.size', 2_000_000],
    ]),
  });
});

test('labels of outcomes fit behind a verb: they begin with “the” and have no full stop', async () => {
  const { resolved } = await load('eagr.exp.ts');
  for (const { label } of resolved.outcomes) expect(label).toMatch(/^the [^.]+$/u);
});

test('whatever is drawn, what circulates and what is left for rewards fit into the supply', async () => {
  const { resolved } = await load('eagr.exp.ts');
  const highest = (name: string): number => {
    const found = resolved.assumptions.find((each) => each.name === name)?.distribution;
    return found?.kind === 'uniform' ? found.high : NaN;
  };
  expect(highest('supply.circulating') + highest('supply.rewardBudgetLeft')).toBeLessThanOrEqual(10_000_000);
});
