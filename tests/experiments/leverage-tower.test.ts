import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { installedModels } from '../../src/catalogue.ts';
import { loadExperiment } from '../../src/load/index.ts';
import { drawAssumptions } from '../../src/plan/index.ts';
import { simulate } from '../../src/simulate/index.ts';

const { resolved, model, warnings } = await loadExperiment('experiments/leverage-tower.exp.ts', {
  models: installedModels,
});

/** What is left at the end of a year under the rules of a scenario, with few holders. */
function year(name: string, replication: number) {
  const levers = resolved.scenarios.find((scenario) => scenario.name === name)?.levers ?? {};
  const drawn = drawAssumptions(resolved.assumptions, { seed: resolved.seed, replication });
  const { series } = simulate({
    model,
    start: resolved.time.start,
    days: 365,
    seed: resolved.seed,
    replication,
    populations: { holders: 50, positions: 50 },
    parameters: { ...drawn, ...levers },
    observe: ['restaking.leftForLast', 'restaking.recovered', 'restaking.left', 'restaking.towerLeverage'],
    recordEvery: 5,
  });
  const values = (what: string): Float64Array => series[what] ?? new Float64Array();
  const last = (what: string): number => values(what).at(-1) ?? NaN;
  return {
    leftForLast: last('restaking.leftForLast'),
    recovered: last('restaking.recovered'),
    left: last('restaking.left'),
    highest: Math.max(...values('restaking.towerLeverage')),
  };
}

test('the experiment is read without a warning, and its quotes stand in the article', () => {
  expect(warnings).toEqual([]);
  expect(resolved.scenarios.map(({ name }) => name)).toEqual([
    'native',
    'wrapped',
    'wrappedClosed',
    'nativeHigh',
    'wrappedHigh',
  ]);
  const file = readFileSync('experiments/leverage-tower.exp.ts', 'utf8');
  for (const quote of ['would be like a tree without roots', 'it might already be too late']) {
    expect(file).toContain(quote);
  }
});

test('after the same failure nobody runs from native claims and most run from receipts of receipts', () => {
  for (let replication = 0; replication < 2; replication++) {
    expect(year('native', replication).left).toBeLessThan(0.1);
    expect(year('wrapped', replication).left).toBeGreaterThan(0.5);
  }
});

test('who comes last finds more METIS with native METIS below it', () => {
  const [native, wrapped] = [year('native', 0), year('wrapped', 0)];
  expect(native.leftForLast).toBeGreaterThan(wrapped.leftForLast);
  expect(native.recovered).toBeCloseTo(1, 9);
  expect(wrapped.recovered).toBeLessThan(1);
});

test('what is passed on piles up more claims on each native METIS', () => {
  const [native, wrapped] = [year('native', 1), year('wrapped', 1)];
  expect(wrapped.highest).toBeGreaterThan(native.highest);
});
