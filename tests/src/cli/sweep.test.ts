import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openConsole } from '../../../src/cli/console.ts';
import type { Answer, Console } from '../../../src/cli/console.ts';
import { compare } from '../../../src/cli/verbs/compare.ts';
import { report } from '../../../src/cli/verbs/report.ts';
import { sweep } from '../../../src/cli/verbs/sweep.ts';
import { verbs } from '../../../src/cli/verbs/index.ts';
import { LabError } from '../../../src/define/index.ts';
import { readManifest } from '../../../src/store/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlab-sweep-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = 'tests/fixtures/cli/yield.exp.yaml';
const factors = 'issuance.baseRewardFactor=32,48,64';
const grid = [factors, 'issuance.uptime=80%:100%:10%'];

const quiet = openConsole({
  json: false,
  plain: false,
  quiet: true,
  verbose: false,
  color: false,
  input: false,
  logFile: undefined,
});
const said: string[] = [];
const listening: Console = { ...quiet, say: (text) => void said.push(text), warn: () => {} };

function run(options: Readonly<Record<string, unknown>>, out = 'results'): Promise<Answer> {
  const all = { out: join(folder, out), scenarios: 'current', threads: '1', ...options };
  said.length = 0;
  return sweep.run({ args: [file], options: all, console: listening });
}

async function problemOf(options: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  try {
    await run(options);
  } catch (error) {
    if (error instanceof LabError) {
      const first = error.problems[0] ?? error;
      return { code: first.code, message: first.message, ...first.place };
    }
    throw error;
  }
  throw new Error('nothing was refused');
}

function dataOf(answer: Answer): Record<string, unknown> {
  return JSON.parse(JSON.stringify(answer.data));
}

const analysisOf = (answer: Answer, name: string): Buffer =>
  readFileSync(join(String(dataOf(answer)['folder']), 'analysis', name));

test('the command stands in the list', () => {
  expect(verbs.map(({ name }) => name)).toContain('sweep');
});

test('a grid is planned, run at all points, and its best and worst points are those of the formula', async () => {
  const answer = await run({ grid });
  expect(said[0]).toBe('yield   grid of issuance.baseRewardFactor (3 values) x issuance.uptime (3 values)');
  expect(said[1]).toMatch(
    /^9 points x 1 scenario x 40 replications = 360 runs {5}about .* on 1 thread, 1 MB$/u,
  );
  expect(said[2]).toMatch(
    /^expected precision in each cell, change of current.rate: about \+\/- 0\.\d+ to 0\.\d+ % a year$/u,
  );
  // The rate is proportional to factor and uptime: highest at 64 and 100%, which is current; lowest at 32 and 80%.
  expect(dataOf(answer)).toMatchObject({
    best: 8,
    worst: 0,
    current: 8,
    proposed: 2,
    failures: 0,
    notToldFromBest: [],
  });
  expect(answer.text[0]).toMatch(/^Sweep \w+ complete: 360 runs \(360 new\)\.$/u);
  expect(answer.text[2]).toMatch(
    /^ {2}best {7}issuance.baseRewardFactor 64, issuance.uptime 100% {3}3\.22 /u,
  );
  expect(answer.text.join('\n')).toContain('very likely worse');
});

test('the same sweep again computes nothing and leaves the same bytes, whatever the number of workers', async () => {
  const again = await run({ grid });
  expect(dataOf(again)).toMatchObject({ computed: 0 });
  const two = await run({ grid, threads: '2' }, 'two');
  expect(dataOf(two)['resultDigest']).toBe(dataOf(again)['resultDigest']);
  for (const name of ['points.csv', 'sweep.json', 'heatmap.svg', 'heatmap.png'])
    expect(analysisOf(two, name).equals(analysisOf(again, name))).toBe(true);
});

test('the table of points has each median, its interval and the paired change', async () => {
  const rows = analysisOf(await run({ grid }), 'points.csv')
    .toString()
    .trim()
    .split('\n')
    .map((row) => row.split(','));
  expect(rows).toHaveLength(10);
  expect(rows[0].slice(0, 4)).toEqual([
    'point',
    'issuance.baseRewardFactor',
    'issuance.uptime (share)',
    'median of current.rate (1/year)',
  ]);
  const [low, high] = [rows[1], rows[9]].map((row) => Number(row[3]));
  expect(low / high).toBeCloseTo(0.4, 6);
  expect(rows[1].at(-1)).toBe('very likely worse');
  expect(Number(rows[1][10])).toBeLessThan(0);
});

test('two outcomes give a frontier; what is better must be known', async () => {
  const answer = await run({ grid: [factors], frontier: 'rate,collected:lower' });
  // A higher factor pays more and costs more: nobody is beaten.
  expect(dataOf(answer)['frontier']).toEqual({
    across: 'current.rate',
    up: 'current.collected',
    points: [0, 1, 2],
  });
  expect(answer.text.join('\n')).toContain('Frontier of current.rate and current.collected: 3 of 3 points');
  expect(analysisOf(answer, 'frontier.svg').toString()).toContain('3 of 3 settings unbeaten');
  expect(await problemOf({ grid: [factors], frontier: 'rate,collected' })).toMatchObject({
    code: 'E502',
    path: '--frontier',
  });
  const one = await run({ grid: [factors], frontier: 'rate,collected:higher' });
  expect(dataOf(one)['frontier']).toMatchObject({ points: [2] });
});

test('both scenarios give a difference, which needs no current point', async () => {
  const answer = await run({ scenarios: undefined, grid: ['issuance.uptime=80%,90%'] });
  const data = dataOf(answer);
  expect(data).toMatchObject({ response: 'half.rate - current.rate', best: 0, worst: 1, total: 160 });
  expect(answer.text.join('\n')).toContain('very likely worse');
});

test('every other design gives its points, and those of a table are run as they are written', async () => {
  const table = join(folder, 'points.csv');
  writeFileSync(table, 'issuance.baseRewardFactor,issuance.staked\n64,"33,600,000 ETH"\n32,20000000 ETH\n');
  const over = ['issuance.staked', 'issuance.uptime=80%:100%'];
  const designs: readonly (readonly [Readonly<Record<string, unknown>>, string, number])[] = [
    [{ zip: [factors, 'issuance.uptime=80%,90%,99%'] }, 'zip of', 3],
    [{ lhs: '5', over }, 'latin hypercube of', 5],
    [{ lhs: '5', over, centred: true }, 'latin hypercube, centred of', 5],
    [{ lhs: '5', over, maximin: true }, 'latin hypercube, maximin of', 5],
    [{ sobol: '4' }, 'sobol of issuance.staked (uniform)', 4],
    [{ oneAtATime: true, over }, 'one at a time of', 5],
  ];
  for (const [options, method, count] of designs) {
    const data = dataOf(await run({ ...options, dryRun: true }));
    expect(said[0]).toContain(`yield   ${method}`);
    expect(data['points']).toHaveLength(count);
  }
  const data = dataOf(await run({ points: table, replications: '4' }));
  expect(data).toMatchObject({ design: { method: 'points' }, total: 8 });
  expect(data['points']).toMatchObject([
    { values: { 'issuance.baseRewardFactor': 64, 'issuance.staked': 33_600_000 } },
    { values: { 'issuance.baseRewardFactor': 32, 'issuance.staked': 20_000_000 } },
  ]);
});

test('points that live through futures of their own are not compared future by future', async () => {
  const answer = await run({ grid: [factors], luck: 'own', replications: '8' });
  expect(dataOf(answer)).toMatchObject({ luck: 'own', current: null, best: 2 });
});

test('a dry run prints the plan and makes nothing', async () => {
  const answer = await run({ grid, dryRun: true }, 'dry');
  expect(said).toHaveLength(3);
  expect(answer.text).toEqual(['Nothing was run.']);
  expect(existsSync(join(folder, 'dry'))).toBe(false);
});

test('the run of a sweep is an ordinary run of its points', async () => {
  const { folder: made } = dataOf(await run({ grid }));
  expect(readManifest(join(String(made), 'manifest.json'))).toMatchObject({
    status: 'complete',
    replications: 40,
  });
});

test.each([
  [
    { over: [factors, 'issuance.uptime=80%,90%,100%'] },
    '2 dimensions and no design',
    '--grid for every value',
  ],
  [{}, 'no design', 'one of --grid, --zip, --lhs'],
  [{ grid, lhs: '5' }, 'two designs: --grid and --lhs', 'one design at a time'],
  [{ grid, over: ['issuance.staked'] }, '--over beside --grid', 'all dimensions after --grid'],
  [{ sobol: '4', maximin: true }, '--maximin without --lhs', '--lhs beside it'],
  [{ lhs: '4', maximin: true, centred: true }, '--centred and --maximin', 'one of them'],
  [
    { zip: [factors, 'issuance.uptime=80%,90%'] },
    'invalid zip: issuance.baseRewardFactor has 3, issuance.uptime has 2',
    'lists of equal length',
  ],
  [{ grid: ['issuance.uptime=80%:90%'] }, 'invalid issuance.uptime: uniform', 'listed values'],
])('%o is refused with E913', async (options, message, expected) => {
  const problem = await problemOf(options);
  expect(problem).toMatchObject({ code: 'E913', message, exit: 2 });
  expect(problem['expected']).toContain(expected);
});

test('an unknown column of a table is named with the nearest name, a bad value with its line and column', async () => {
  const table = join(folder, 'bad.csv');
  writeFileSync(table, 'issuance.uptimes\n80%\n');
  expect(await problemOf({ points: table })).toMatchObject({
    code: 'E911',
    line: 1,
    column: 1,
    suggestion: 'issuance.uptime',
  });
  writeFileSync(table, 'issuance.baseRewardFactor,issuance.uptime\n64,80%\n64,120%\n');
  expect(await problemOf({ points: table })).toMatchObject({
    code: 'E105',
    line: 3,
    column: 4,
    file: 'bad.csv',
  });
  writeFileSync(table, 'issuance.uptime\n80%:90%\n');
  expect(await problemOf({ points: table })).toMatchObject({ code: 'E912', line: 2 });
  expect(await problemOf({ points: join(folder, 'none.csv') })).toMatchObject({ code: 'E911' });
});

test('an unknown kind of luck, outcome and parameter are refused', async () => {
  expect(await problemOf({ grid, luck: 'bad' })).toMatchObject({ code: 'E502', path: '--luck' });
  expect(await problemOf({ grid, outcome: 'rates' })).toMatchObject({ code: 'E112', suggestion: 'rate' });
  expect(await problemOf({ grid: ['issuance.uptim=1'] })).toMatchObject({
    code: 'E104',
    suggestion: 'issuance.uptime',
  });
});

test('asked again about what is stored, no pilot is simulated', async () => {
  await run({ grid: [factors], replications: '8' }, 'again');
  expect(said.join('\n')).toContain('expected precision in each cell');
  await run({ grid: [factors], replications: '8' }, 'again');
  expect(said.join('\n')).toContain('all of it is stored already');
});

test('the report of a sweep is its page, which without one is refused, and a comparison says which point it is about', async () => {
  const { folder: place } = dataOf(await run({ grid: [factors], replications: '8' }, 'told'));
  const call = { args: [String(place)], options: { out: join(folder, 'told') }, console: listening };
  const told = await report.run(call);
  expect(told.text.map((line) => line.trim().split(/\s/u)[0]?.split('/').at(-1))).toEqual([
    'sweep-upload-list.md',
    'sweep.html',
    'sweep.md',
  ]);
  const page = readFileSync(join(String(place), 'analysis', 'sweep.html'), 'utf8');
  // Called by what it means; the name that is typed stands once in the tables, beside the command.
  expect(page).toContain('64');
  expect(page.match(/\(<code>issuance\.baseRewardFactor<\/code>\)/gu)).toHaveLength(1);
  expect(page).toContain('median(value)');
  expect(page).not.toContain('<script');
  rmSync(join(String(place), 'analysis'), { recursive: true });
  await expect(report.run(call)).rejects.toMatchObject({
    code: 'E605',
    message: expect.stringContaining('is 3 points of a design'),
    place: { exit: 2, expected: expect.stringContaining('mlab compare') },
  });
  const { text } = await compare.run({ ...call, options: { ...call.options, point: '1' } });
  expect(text[0]).toBe('design point 1 of 0 to 2 (--point): issuance.baseRewardFactor 48');
});
