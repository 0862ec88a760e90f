import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConsole } from '../../../src/cli/console.ts';
import type { Answer } from '../../../src/cli/console.ts';
import { errorTexts } from '../../../src/cli/error-texts.ts';
import { sensitivity } from '../../../src/cli/verbs/sensitivity.ts';
import { verbs } from '../../../src/cli/verbs/index.ts';
import { LabError } from '../../../src/define/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlab-sensitivity-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'colonies.exp.yaml');

/** A colony of Poisson arrivals and survivors: luck is large, what there was at first is forgotten. */
const experiment = `schema: 1
name: colonies
question: What decides how many members a colony has?
model: birth-death@1
time: { start: 2025-11-03, horizon: 30 days, record: 10 days }
replications: 4
seed: 7
populations: { colonies: 1 }
baseline: only
scenarios:
  only: { label: As it is }
assumptions:
  lives:
    arrivals: { uniform: ['1 members/day', '5 members/day'], assume: { why: a range, confidence: low, notStated: true } }
    survival: { uniform: ['50%', '90%'], assume: { why: a range, confidence: low, notStated: true } }
    atFirst: { uniform: ['0 members', '20 members'], assume: { why: soon forgotten, confidence: low, notStated: true } }
observe: [alive]
outcomes:
  alive: { label: the members of a colony, from: alive@end, better: higher, matters: 1 members, headline: true }
expect: [failed == 0]
`;
beforeAll(() => writeFileSync(file, experiment));

const silent = openConsole({
  json: false,
  plain: false,
  quiet: true,
  verbose: false,
  color: false,
  input: false,
  logFile: undefined,
});

function run(options: Readonly<Record<string, unknown>>, out = 'a'): Promise<Answer> {
  return sensitivity.run({
    args: [file],
    options: { out: join(folder, out), threads: '2', ...options },
    console: silent,
  });
}

async function problemOf(options: Readonly<Record<string, unknown>>): Promise<string> {
  try {
    await run(options);
  } catch (error) {
    if (error instanceof LabError) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'no problem';
}

/** Files of the analyses in the only run of a results folder, with their text. */
function analysesIn(out: string): Record<string, string> {
  const [key] = readdirSync(join(folder, out, 'colonies'));
  const analysis = join(folder, out, 'colonies', key, 'analysis');
  return Object.fromEntries(
    readdirSync(analysis).map((name) => [name, readFileSync(join(analysis, name), 'latin1')]),
  );
}

const sobol = { method: 'sobol', n: '16', replications: '2', resamples: '200' };

test('Sobol’ indices from the command line name the variance, luck, and what is not ranked; again nothing is run', async () => {
  const first = await run(sobol);
  const text = first.text.join('\n');
  expect(text).toContain('80 points, 2 replications each, own futures');
  expect(text).toContain('160 runs (160 new)');
  expect(text).toMatch(/Decomposed is the variance of the mean response over futures/u);
  expect(text).toMatch(/luck has \d+ % of the variance of a single future/u);
  expect(text).toMatch(/lives\.survival +\d\.\d\d \[/u);
  const again = await run(sobol);
  expect(again.text[0]).toContain('160 runs (0 new)');
  expect(again.text.slice(1)).toEqual(first.text.slice(1));
}, 60_000);

test('one thread and two threads leave the same analyses, byte by byte', async () => {
  await run(sobol);
  await run({ ...sobol, threads: '1' }, 'b');
  const [two, one] = [analysesIn('a'), analysesIn('b')];
  const endings = ['-upload-list.md', '.csv', '.html', '.json', '.md', '.png', '.svg'];
  const names = endings.map((ending) => `sobol-only.alive${ending}`);
  expect(Object.keys(one)).toEqual(names);
  names.forEach((name) => expect(two[name]).toBe(one[name]));
}, 60_000);

test('another method reads the points that are there instead of running', async () => {
  await run(sobol);
  const { text } = await run({ ...sobol, method: 'pawn', design: 'sobol' });
  expect(text[0]).toContain('160 runs (0 new)');
  expect(text[0]).toContain('80 points of which 32 are read');
  expect(text.join('\n')).toContain('32 points');
  expect(text.join('\n')).toMatch(/--n 64(?: halves|\.)/u);
}, 60_000);

test('screening and tornado rank the inputs in the unit of the outcome', async () => {
  const morris = await run({ method: 'morris', n: '4', replications: '2' }, 'd');
  expect(morris.text.join('\n')).toMatch(/lives\.survival +\d+(?:\.\d+)? members \[/u);
  expect(morris.text.join('\n')).toContain('luck alone gives');
  const tornado = await run({ method: 'tornado', replications: '8' }, 'e');
  expect(tornado.text.join('\n')).toMatch(
    /1 lives\.survival +\d+(?:\.\d+)? members \[.* at 52\.0%, .* at 88\.0%/u,
  );
  const { records = [] } = tornado;
  expect(records[0]).toEqual([
    'input',
    'end',
    'value',
    'mean',
    'change',
    'change low',
    'change high',
    'swing',
    'swing low',
    'swing high',
  ]);
  expect(records).toHaveLength(7);
}, 60_000);

test('the regional method says in words what good futures have in common', async () => {
  const { text } = await run({ method: 'regional', n: '300', good: 'alive >= 12' }, 'f');
  const all = text.join('\n');
  expect(all).toMatch(/Good means alive >= 12: \d+ of 300 points/u);
  expect(all).toMatch(/Box: .*lives\.survival (?:at least|from) \d+\.\d%/u);
  expect(all).toContain('Measured on the half of the points that did not choose it.');
  expect(all).toContain('Tree (share of good futures');
}, 60_000);

test('futures asked for later extend the run, and fewer are the first of them', async () => {
  const { data: before } = await run(sobol);
  const { text } = await run({ ...sobol, replications: '3' });
  expect(text[0]).toMatch(/240 runs/u);
  const { data: after } = await run(sobol);
  const findings = [before, after].map((data) => JSON.stringify(data).replace(/.*"finding":/u, ''));
  expect(findings[0]).toBe(findings[1]);
}, 60_000);

test('levers and ranges take the place of the drawn assumptions, or stand beside them', async () => {
  const dry = { method: 'morris', n: '4', dryRun: true };
  const alone = await run({ ...dry, over: ['lives.survival=60%:70%'] });
  expect(alone.data).toMatchObject({ inputs: ['lives.survival'] });
  expect(alone.text.join('\n')).toContain('Not varied, so part of luck: lives.arrivals, lives.atFirst.');
  const both = await run({ ...dry, over: ['lives.survival=60%:70%', 'assumptions'] });
  expect(both.data).toMatchObject({ inputs: ['lives.survival', 'lives.arrivals', 'lives.atFirst'] });
});

test('a dry run tells count, time, disk and precision, and leaves nothing', async () => {
  const { text, data } = await run({ ...sobol, n: '1024', dryRun: true }, 'dry');
  expect(text[0]).toMatch(/5,120 points x 1 scenario x 2 replications = 10,240 runs +about .*MB/u);
  expect(text.join('\n')).toContain('Expected precision');
  expect(text.join('\n')).toContain('Nothing was run.');
  expect(data).toMatchObject({ runs: 10_240, points: 5_120 });
  expect(existsSync(join(folder, 'dry'))).toBe(false);
});

test('what cannot be analysed is refused before anything is run', async () => {
  expect(await problemOf({ method: 'guess' })).toBe('E502 invalid --method: guess');
  expect(await problemOf({ method: 'sobol', n: '100' })).toMatch(/^E921 .*100/u);
  expect(await problemOf({ method: 'regional' })).toBe('E502 missing --good');
  expect(await problemOf({ good: 'alive > 3' })).toBe('E502 --good without --method regional');
  expect(await problemOf({ method: 'regional', good: 'alive' })).toBe('E502 invalid --good: alive');
  expect(await problemOf({ method: 'regional', good: 'dead > 3' })).toMatch(/^E112 unknown outcome/u);
  expect(await problemOf({ over: ['lives.survivall=1:2'] })).toMatch(/^E104 /u);
  expect(await problemOf({ method: 'tornado', secondOrder: true })).toMatch(
    /^E502 --method tornado has no use/u,
  );
  expect(await problemOf({ method: 'sobol', decompose: 'both' })).toBe('E502 invalid --decompose: both');
  expect(await problemOf({ outcome: 'dead' })).toMatch(/^E112 unknown outcome/u);
});

test('futures that are all good, or hardly any, are answered by their share and what to do', async () => {
  const all = await run({ method: 'regional', n: '120', good: 'alive >= 0' }, 'f');
  expect(all.text.join('\n')).toMatch(
    /Good means alive >= 0: 120 of 120 points, 100\.0 % \[96\.9 % to 100\.0 %\]\.\nAll are good.* stricter --good/u,
  );
  const none = await run({ method: 'regional', n: '120', good: 'alive >= 1000' }, 'f');
  const text = none.text.join('\n');
  expect(text).toMatch(/0 of 120 points, 0\.0 % \[0\.0 % to 3\.1 %\]/u);
  expect(text).toContain('more points (--n 480) or a milder --good');
  expect(text).toMatch(/Run \w+: 120 runs \(0 new\)/u);
  expect(none.records).toHaveLength(2);
}, 60_000);

test('shares that cannot be and distances that chance explains are named as such', async () => {
  // 0.01 alone and 0.00 with interactions.
  expect((await run(sobol)).text.join('\n')).toContain(
    'n is too small: alone cannot exceed total (lives.atFirst). More is needed: --n 64.',
  );
  const idle = { method: 'regional', n: '60', over: ['lives.atFirst'], good: 'alive >= 12' };
  const { text } = await run(idle, 'm');
  expect(text.join('\n')).toMatch(
    /No input alone separates good futures beyond chance: the smallest p is 0\.\d\d/u,
  );
}, 60_000);

test('a screening by a few trajectories does not rank', async () => {
  const { text } = await run({ method: 'morris', n: '4', replications: '2' }, 'd');
  expect(text.join('\n')).toContain('Too few to rank the inputs: 4 trajectories. More is needed: --n 16.');
}, 60_000);

test('shares of shared futures are said to take these as given', async () => {
  const { text } = await run({ ...sobol, luck: 'common' }, 'k');
  expect(text.join('\n')).toContain('Intervals take the 2 futures that all points share as given.');
}, 60_000);

test('an experiment that draws nothing needs something to vary', async () => {
  const fixed = join(folder, 'fixed.exp.yaml');
  writeFileSync(fixed, experiment.replace(/assumptions:[\s\S]*observe/u, 'observe'));
  const call = { args: [fixed], options: { out: join(folder, 'h') }, console: silent };
  await expect(sensitivity.run(call)).rejects.toMatchObject({ code: 'E921' });
});

test('the command is listed, and its error code explained', () => {
  expect(verbs.map(({ name }) => name)).toContain('sensitivity');
  expect(errorTexts.get('E921')?.text).toContain('--over');
});

test('futures that failed are said, also where too few are left to analyse, and the answer is incomplete', async () => {
  const warned: string[] = [];
  const ask = (options: Readonly<Record<string, unknown>>): Promise<Answer> =>
    sensitivity.run({
      args: ['tests/fixtures/cli/failing.exp.ts'],
      options: { out: join(folder, 'failing'), threads: '1', scenarios: 'well', ...options },
      console: { ...silent, warn: (text) => void warned.push(text) },
    });
  const over = ['mover.trouble=none,nan'];
  const { exit, text } = await ask({ method: 'tornado', over, replications: '16' });
  expect(exit).toBe(4);
  expect(text.join('\n')).toMatch(/\d+ futures failed and are left out: mlab show \w+ --failed/u);
  warned.length = 0;
  const few = { method: 'morris', n: '4', over: ['mover.trouble=none,nan,throw'], replications: '2' };
  await expect(ask(few)).rejects.toThrow('invalid trajectories');
  expect(warned.join('\n')).toMatch(/futures failed and are left out/u);
});
