import { expect, test } from 'vitest';
import { installedModels } from '../../../src/catalogue.ts';
import { openConsole } from '../../../src/cli/console.ts';
import { searchTable, searchText, settingWords } from '../../../src/cli/search/search-answer.ts';
import { frontChart } from '../../../src/cli/search/search-files.ts';
import { searchPlan } from '../../../src/cli/search/search-request.ts';
import { carryOutSearch } from '../../../src/cli/search/search-study.ts';
import { simulatorOf } from '../../../src/design/index.ts';
import type { Simulator } from '../../../src/design/index.ts';
import { loadExperiment } from '../../../src/load/index.ts';
import { Stream } from '../../../src/random/index.ts';

const loaded = await loadExperiment('tests/fixtures/cli/yield.exp.yaml', { models: installedModels });
const factor = 'issuance.baseRewardFactor';
const words = settingWords(
  searchPlan(call({ over: [`${factor}=32,64`], maximise: ['rate'] }), loaded),
  loaded.model,
);

function call(options: Readonly<Record<string, unknown>>) {
  const console = openConsole({
    ...{
      json: false,
      plain: false,
      quiet: true,
      verbose: false,
      color: false,
      input: false,
      logFile: undefined,
    },
  });
  return { args: ['yield.exp.yaml'], options, console };
}

/** Rate and payments of the model in short: both grow with the factor (64 as it stands), with luck that all settings share. */
function world(own = 0.0001): Simulator {
  const stream = new Stream('test:world');
  return simulatorOf((point, { futures, replication }) => {
    stream.begin(9, futures);
    const value = Number(point[factor] ?? 64);
    const luck =
      0.004 * stream.normal(0, replication) + own * stream.normal(Math.floor(value * 1000), replication);
    return { 'current.rate': value / 2000 + luck, 'current.collected': value * value * 100 + 10 * luck };
  });
}

const search = (options: Readonly<Record<string, unknown>>, simulator = world()) =>
  carryOutSearch(simulator, searchPlan(call(options), loaded));

const few = { over: [`${factor}=32:96:16`], maximise: ['rate'] };

test('few settings and one goal are a choice, several goals a comparison of all, a range evolution', () => {
  const method = (options: Readonly<Record<string, unknown>>) => searchPlan(call(options), loaded).method;
  expect(method(few)).toBe('select');
  expect(method({ ...few, minimise: ['collected'] })).toBe('all');
  expect(method({ ...few, robust: 'p05' })).toBe('all');
  expect(method({ ...few, where: ['collected <= 1000'] })).toBe('all');
  expect(method({ ...few, over: [`${factor}=32:96`] })).toBe('evolve');
});

test('the lead worth finding is what matters of the outcome, unless said', () => {
  expect(searchPlan(call(few), loaded).indifference).toBeCloseTo(0.001, 15);
  expect(searchPlan(call({ ...few, indifference: '0.2%' }), loaded).indifference).toBeCloseTo(0.002, 15);
});

test('the chosen setting is held against the rules as they stand in futures that did not choose it', async () => {
  const batches: { name: string; futures: number; points: number }[] = [];
  const simulator: Simulator = (batch) => {
    batches.push({ name: batch.name, futures: batch.futures, points: batch.points.length });
    return world()(batch);
  };
  const outcome = await search(few, simulator);
  const best = outcome.checked[outcome.best ?? -1];
  expect(best.point[factor]).toBe(96);
  expect(best.gains[0]?.mean).toBeCloseTo(16 / 1000, 3);
  expect(outcome.current[0]).toBeCloseTo(64 / 2000, 2);
  const check = batches[batches.length - 1];
  expect(check.name).toBe('check');
  expect(batches.slice(0, -1).map(({ futures }) => futures)).not.toContain(check.futures);
});

test('the same luck in all settings does not hide a small lead, and the answer says how sure it is', async () => {
  const plan = searchPlan(call({ ...few, over: [`${factor}=62,64`] }), loaded);
  const outcome = await carryOutSearch(world(), plan);
  const text = searchText(plan, outcome, words).join('\n');
  expect(text).toContain(`Best of 2 settings for current.rate: ${factor} 64.`);
  expect(text).toContain('right with 95 in 100 if it leads by 0.10% a year');
  expect(text).not.toContain('cannot be told apart');
});

test('settings that nothing distinguishes are named together', async () => {
  const plan = searchPlan(call({ over: few.over, robust: 'satisfice', where: ['rate >= -1'] }), loaded);
  const outcome = await carryOutSearch(world(), plan);
  expect(searchText(plan, outcome, words).join('\n')).toContain(
    'settings cannot be told apart at this precision: ',
  );
  expect(outcome.left.length).toBeGreaterThan(1);
});

test('a limit on what may be spent is kept, and the answer says that the choice is not sure', async () => {
  const plan = searchPlan(
    call({ ...few, over: [`${factor}=63,64,65`], budget: '150', indifference: '0.00001' }),
    loaded,
  );
  const outcome = await carryOutSearch(world(0.003), plan);
  expect(outcome.replications).toBeLessThanOrEqual(150);
  expect(searchText(plan, outcome, words).join('\n')).toContain(
    'The budget ended before the choice was sure',
  );
});

test('a budget goes where the choice is close', async () => {
  const outcome = await search(
    { ...few, method: 'ocba', budget: '400', over: [`${factor}=32,95,96`] },
    world(0.002),
  );
  expect(outcome.replications).toBeLessThanOrEqual(400);
  const spent = outcome.tried.map(({ n }) => n);
  expect(spent[0]).toBeLessThan(spent[2]);
});

test('two goals that pull apart leave every setting on the front; bounds on outcomes cut it', async () => {
  const two = { ...few, minimise: ['collected'] };
  const plan = searchPlan(call(two), loaded);
  const outcome = await carryOutSearch(world(), plan);
  expect(outcome.left).toEqual([0, 1, 2, 3, 4]);
  expect(searchText(plan, outcome, words)[0]).toContain('5 settings of 5 may be on the front of');
  const chart = frontChart(plan, outcome, { folder: '', key: 'k', command: 'mlab search', words });
  expect(chart?.title).toBe('5 of 5 settings may be unbeaten in both outcomes');
  expect(chart?.footer.run).toBe('of study k');
  const shown = chart?.table.rows.map((row) => [row[0], row[row.length - 1]]);
  expect(shown).toEqual(
    [32, 48, 64, 80, 96].map((each) => [`${factor} ${each}`, each === 64 ? 'current' : '']),
  );
  const bounded = await search({ ...two, where: ['collected <= 500000'] });
  expect(bounded.checked.map(({ point }) => point[factor])).toEqual([32, 48, 64]);
});

test('conditions on levers leave settings out before anything is run', async () => {
  const outcome = await search({ ...few, where: [`${factor} >= 40 and ${factor} < 90`] });
  expect(outcome.tried.map(({ point }) => point[factor])).toEqual([48, 64, 80]);
});

test('a bad future and the largest regret are measures too', async () => {
  for (const robust of ['p05', 'regret']) {
    const outcome = await search({ ...few, robust });
    expect(outcome.checked[outcome.best ?? -1].point[factor], robust).toBe(96);
  }
});

test('evolution goes to the far end of what is allowed', async () => {
  const range = {
    ...few,
    over: [`${factor}=32:96`],
    where: [`${factor} <= 80`],
    generations: '8',
    population: '8',
  };
  const outcome = await search(range);
  const tried = outcome.tried.map(({ point }) => Number(point[factor]));
  expect(Math.max(...tried)).toBeLessThanOrEqual(80);
  expect(Number(outcome.checked[outcome.best ?? -1].point[factor])).toBeGreaterThan(78);
});

test('what cannot be searched is refused with what would be right', () => {
  const refused: [Readonly<Record<string, unknown>>, string][] = [
    [{ maximise: ['rate'] }, 'invalid --over: missing'],
    [{ over: few.over }, 'invalid --maximise: missing'],
    [{ ...few, scenario: 'half' }, `\`${factor}\` cannot be varied: half sets it`],
    [{ ...few, scenario: 'hlf' }, 'unknown scenario `hlf`'],
    [{ ...few, over: ['issuance.staked=1:2'] }, '`issuance.staked` is an assumption'],
    [{ ...few, maximise: ['rte'] }, 'unknown outcome `rte`'],
    [{ ...few, where: ['rate + collected >= 3'] }, 'invalid --where `rate + collected >= 3`'],
    [{ ...few, where: ['rate > 3'] }, 'invalid --where `rate > 3`'],
    [{ ...few, where: [`${factor} > 90`] }, 'invalid --where: 1 of 5 settings left'],
    [{ ...few, method: 'evolv' }, 'invalid --method: evolv'],
    [{ ...few, minimise: ['collected'], method: 'select' }, 'invalid --method: select'],
    [{ ...few, where: ['collected <= 1000'], method: 'select' }, 'invalid --method: select'],
    [{ ...few, over: [`${factor}=32:96`], method: 'all' }, 'invalid --method: all'],
    [{ ...few, over: [`${factor}=32:96`], robust: 'regret' }, 'invalid --robust: regret'],
    [{ ...few, robust: 'satisfice' }, 'invalid --robust: satisfice'],
    [{ ...few, confidence: '2' }, 'invalid --confidence: 2'],
    [{ ...few, population: '7' }, 'invalid --population: 7'],
  ];
  for (const [options, message] of refused) expect(() => searchPlan(call(options), loaded)).toThrow(message);
});

test('unlimited outcomes are refused in words, and bad futures take them', async () => {
  const unlimited = simulatorOf((point) => ({
    'current.rate': Number(point[factor] ?? 64) > 90 ? Infinity : 1,
  }));
  await expect(search(few, unlimited)).rejects.toThrow('invalid value of current.rate: Infinity');
  const outcome = await search({ ...few, robust: 'p05' }, unlimited);
  expect(outcome.checked[outcome.best ?? -1].point[factor]).toBe(96);
});

test('records are the table of settings: a row each, below the names of its columns', async () => {
  const outcome = await search(few);
  const table = searchTable(searchPlan(call(few), loaded), outcome, words);
  expect(table[0].slice(1, 3)).toEqual(['best', 'when chosen']);
  expect(table.slice(1).map(([name]) => name.trim().replace('* ', ''))).toEqual([
    ...outcome.checked.map(({ point }) => `${factor} ${String(point[factor])}`),
    'current rules',
  ]);
  expect(new Set(table.map((row) => row.length)).size).toBe(1);
});

test('with fewer than a hundred futures they are counted as they are, not out of a hundred', async () => {
  const two = { ...few, minimise: ['collected'] };
  const last = async (check: string): Promise<string> => {
    const plan = searchPlan(call({ ...two, check }), loaded);
    return searchTable(plan, await carryOutSearch(world(), plan), words)[5].join('; ');
  };
  expect(await last('8')).toContain('better in 8 of 8, worse in 0');
  expect(await last('200')).toContain('better in 100 of 100, worse in 0');
});
