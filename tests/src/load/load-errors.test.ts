import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LabError } from '../../../src/define/index.ts';
import type { ErrorPlace } from '../../../src/define/index.ts';
import { loadErrors, loadExperiment } from '../../../src/load/index.ts';
import { models } from '../../fixtures/tiny-model.ts';
import * as library from '../../fixtures/tiny-library.ts';

const folder = mkdtempSync(join(tmpdir(), 'load-errors-'));
afterAll(() => rmSync(folder, { recursive: true }));

// Lines are counted in the tests below: keep one key a line.
const base = `schema: 1
name: small
question: Is it right?
model: tiny@1
time: { start: 2025-11-03, horizon: 1 year, record: 1 week }
replications: 100
seed: 1
populations: { holders: 10 }
baseline: current
levers: { pool: { mode: fast } }
scenarios:
  current: { label: Current }
  rate: { label: Rate, levers: { pool.rate: 15% } }
assumptions:
  pool.rollout: { uniform: [90 days, 1 year], assume: { why: no dates } }
observe: [price]
outcomes:
  left: { label: Left, from: reserve@end, better: higher, matters: 5 METIS }
  fall: { label: Fall, from: reserve@drop, better: lower, matters: 5% }
claims:
  - { quote: q, by: b, scenarios: [rate], test: left > current.left }
expect: [failed == 0]
`;

interface Problem extends ErrorPlace {
  readonly code: string;
  readonly message: string;
}

async function problemsOf(name: string, text: string | Buffer): Promise<Problem[]> {
  const file = join(folder, name);
  writeFileSync(file, text);
  try {
    await loadExperiment(file, { models, library });
  } catch (error) {
    if (error instanceof LabError && error.code === 'E100')
      return error.problems.map(({ code, message, place }) => ({ code, message, ...place }));
    throw error;
  }
  return [];
}

function edited(from: string, to: string): string {
  if (!base.includes(from)) throw new Error(`not in the text: ${from}`);
  return base.replace(from, () => to);
}

/** What is replaced, by what, and what is said about it: code, path, line, column, and parts of suggestion and expectation. */
type Case = readonly [
  from: string,
  to: string,
  code: string,
  path: string,
  line: number,
  column: number,
  suggestion: string | undefined,
  expected: string,
];

const cases: readonly Case[] = [
  [
    'replications: 100',
    'replication: 100',
    'E102',
    'replication',
    6,
    1,
    'replications',
    'one of schema, name',
  ],
  [
    'label: Current }',
    'lable: Current }',
    'E102',
    'scenarios.current.lable',
    12,
    14,
    'label',
    'label, levers, combine',
  ],
  ['seed: 1', 'seed: 1\nseed: 2', 'E103', 'seed', 8, 1, undefined, 'the first is on line 7'],
  [
    '{ pool: { mode: fast } }',
    '{ pool: { mode: fast }, pool.mode: slow }',
    'E103',
    'levers.pool.mode',
    10,
    33,
    undefined,
    'nested or dotted',
  ],
  ['observe: [price]', 'observe: [price, price]', 'E103', 'observe[1]', 16, 18, undefined, 'each name once'],
  [
    'pool.rate: 15%',
    'pool.rates: 15%',
    'E104',
    'scenarios.rate.levers.pool.rates',
    13,
    34,
    'pool.rate',
    'yearly reward, 0%/year to 100%/year, default 20%/year',
  ],
  [
    'pool.rate: 15%',
    'pol: { rate: 15% }',
    'E104',
    'scenarios.rate.levers.pol.rate',
    13,
    41,
    'pool.rate',
    'yearly reward',
  ],
  [
    'pool.rollout:',
    'pool.rolout:',
    'E104',
    'assumptions.pool.rolout',
    15,
    3,
    'pool.rollout',
    'days until in force, 1 days to 3,650 days',
  ],
  [
    'test: left > current.left',
    'test: left > 1, splitBy: pool.rolout',
    'E104',
    'claims[0].splitBy',
    21,
    68,
    'pool.rollout',
    'pool.rollout',
  ],
  [
    'pool.rate: 15%',
    'pool.rate: 1e9%',
    'E105',
    'scenarios.rate.levers.pool.rate',
    13,
    45,
    undefined,
    '0%/year to 100%/year',
  ],
  [
    'pool.rate: 15%',
    'pool.size: -1 METIS',
    'E105',
    'scenarios.rate.levers.pool.size',
    13,
    45,
    undefined,
    '0 METIS to 10,000,000 METIS',
  ],
  [
    'pool.rate: 15%',
    'pool.mode: fats',
    'E105',
    'scenarios.rate.levers.pool.mode',
    13,
    45,
    'fast',
    'one of slow, fast',
  ],
  [
    '[90 days, 1 year]',
    '[0 days, 1 year]',
    'E105',
    'assumptions.pool.rollout.uniform',
    15,
    28,
    undefined,
    '1 days to 3,650 days',
  ],
  ['observe: [price]', 'observe: [prize]', 'E106', 'observe[0]', 16, 11, 'price', 'model tiny'],
  [
    'from: reserve@end',
    'from: pool.lockd@end',
    'E106',
    'outcomes.left.from',
    18,
    30,
    'pool.locked',
    'mechanism.measure',
  ],
  ['question: Is it right?\n', '', 'E107', 'question', 0, 0, undefined, 'a text'],
  ['by: b,', '', 'E107', 'claims[0].by', 21, 5, undefined, 'a text'],
  ['test: left > current.left', '', 'E107', 'claims[0]', 21, 5, undefined, 'exactly one of'],
  ['replications: 100', 'replications: many', 'E108', 'replications', 6, 15, undefined, 'a number'],
  ['replications: 100', 'replications: .nan', 'E108', 'replications', 6, 15, undefined, 'a finite number'],
  ['replications: 100', 'replications: -.inf', 'E108', 'replications', 6, 15, undefined, 'a finite number'],
  [
    'pool.rate: 15%',
    'pool.rate: NaN',
    'E108',
    'scenarios.rate.levers.pool.rate',
    13,
    45,
    undefined,
    'such as `20%/year`',
  ],
  [
    'pool.rate: 15%',
    'pool.rate: [15%, 10%]',
    'E108',
    'scenarios.rate.levers.pool.rate',
    13,
    45,
    undefined,
    'lists stand under',
  ],
  [
    'better: higher',
    'better: up',
    'E108',
    'outcomes.left.better',
    18,
    51,
    undefined,
    'one of higher, lower, neutral',
  ],
  [
    'label: Current }',
    'label: Current, __proto__: { a: 1 } }',
    'E109',
    'scenarios.current.__proto__',
    12,
    30,
    undefined,
    'a word',
  ],
  [
    'pool.rate: 15%',
    'constructor: { prototype: 15% }',
    'E109',
    'scenarios.rate.levers.constructor',
    13,
    34,
    undefined,
    'a word',
  ],
  ['name: small', "name: !!js/function 'small'", 'E109', 'name', 2, 21, undefined, 'without tags'],
  ['model: tiny@1', 'model: tinny@1', 'E110', 'model', 4, 8, 'tiny@1', 'an installed model: tiny@1'],
  ['model: tiny@1', 'model: tiny@2', 'E111', 'model', 4, 8, 'tiny@1', '`tiny@1` or `tiny@1.2.0`'],
  ['model: tiny@1', 'model: tiny', 'E111', 'model', 4, 8, 'tiny@1', '`tiny@1`'],
  ['baseline: current', 'baseline: curent', 'E112', 'baseline', 9, 11, 'current', 'one of current, rate'],
  [
    'label: Rate,',
    'label: Rate, combine: [curren],',
    'E112',
    'scenarios.rate.combine[0]',
    13,
    34,
    'current',
    'one of current, rate',
  ],
  [
    'scenarios: [rate]',
    'scenarios: [rates]',
    'E112',
    'claims[0].scenarios[0]',
    21,
    36,
    'rate',
    'one of current, rate',
  ],
  [
    'scenarios:\n',
    'scenarios:\n  Rate: { label: R }\n',
    'E113',
    'scenarios.rate',
    14,
    3,
    undefined,
    'more than capital letters',
  ],
  [
    'label: Rate,',
    'label: Rate, combine: [rate],',
    'E114',
    'scenarios.rate.combine',
    13,
    33,
    undefined,
    'back to themselves',
  ],
  [
    '  rate:',
    '  b: { label: B, levers: { pool.rate: 1% } }\n  both: { label: C, combine: [rate, b] }\n  rate:',
    'E115',
    'scenarios.both.combine',
    14,
    30,
    undefined,
    'own levers',
  ],
  [
    'pool.rate: 15%',
    'pool.response: 1',
    'E116',
    'scenarios.rate.levers.pool.response',
    13,
    34,
    undefined,
    'under `assumptions`',
  ],
  [
    'assumptions:\n',
    'assumptions:\n  pool.rate: 5%\n',
    'E116',
    'assumptions.pool.rate',
    15,
    3,
    undefined,
    'under `levers`',
  ],
  ['name: small', 'name: ../../x', 'E117', 'name', 2, 7, 'x', 'letters, digits and dashes'],
  ['  rate:', '  a b:', 'E117', 'scenarios.a b', 13, 3, undefined, 'letters, digits and dashes'],
  ['  left:', '  min:', 'E117', 'outcomes.min', 18, 3, undefined, 'no word of tests'],
  ['holders: 10', 'holders: 0', 'E118', 'populations.holders', 8, 25, undefined, '1 to 5,000,000'],
  ['holders: 10', 'holders: 1000000000', 'E118', 'populations.holders', 8, 25, undefined, '1 to 5,000,000'],
  ['holders: 10', 'holder: 10', 'E102', 'populations.holder', 8, 16, 'holders', 'one of holders'],
  ['replications: 100', 'replications: 0', 'E119', 'replications', 6, 15, undefined, '1 to 10,000,000'],
  ['replications: 100', 'replications: 1e12', 'E119', 'replications', 6, 15, undefined, '1 to 10,000,000'],
  ['horizon: 1 year', 'horizon: 0 days', 'E119', 'time.horizon', 5, 37, undefined, '1 to 36,500 days'],
  ['horizon: 1 year', 'horizon: 1 month', 'E119', 'time.horizon', 5, 37, undefined, '`30 days` or `31 days`'],
  ['record: 1 week', 'record: 2 years', 'E119', 'time.record', 5, 53, undefined, '1 to 365 days'],
  ['seed: 1', 'seed: 1.5', 'E119', 'seed', 7, 7, undefined, 'a whole number'],
  [
    'pool.rate: 15%',
    'pool.size: 20',
    'E121',
    'scenarios.rate.levers.pool.size',
    13,
    45,
    undefined,
    '`20% of maxSupply` (2,000,000 METIS)',
  ],
  ['horizon: 1 year', 'horizon: 365', 'E121', 'time.horizon', 5, 37, undefined, 'days'],
  [
    'pool.rate: 15%',
    'pool.rate: 15 METIS',
    'E122',
    'scenarios.rate.levers.pool.rate',
    13,
    45,
    undefined,
    '1/year',
  ],
  [
    'pool.rate: 15%',
    'pool.rate: "1,5%"',
    'E122',
    'scenarios.rate.levers.pool.rate',
    13,
    45,
    undefined,
    '1/year',
  ],
  [
    'pool.rate: 15%',
    'pool.size: 20% of maxSuply',
    'E122',
    'scenarios.rate.levers.pool.size',
    13,
    45,
    '20% of maxSupply',
    'METIS',
  ],
  [
    '[90 days, 1 year]',
    '[1 year, 90 days]',
    'E123',
    'assumptions.pool.rollout.uniform',
    15,
    28,
    undefined,
    'the lower end first',
  ],
  [
    'uniform: [90 days, 1 year]',
    'normal: [90 days, -1 days]',
    'E123',
    'assumptions.pool.rollout.normal',
    15,
    27,
    undefined,
    'zero or more',
  ],
  [
    'uniform: [90 days, 1 year]',
    'choice: [90 days, 1 year], weights: [1]',
    'E123',
    'assumptions.pool.rollout.choice',
    15,
    27,
    undefined,
    '2 numbers',
  ],
  [
    'uniform: [90 days, 1 year]',
    'unifrom: [90 days, 1 year]',
    'E102',
    'assumptions.pool.rollout.unifrom',
    15,
    19,
    'uniform',
    'a distribution',
  ],
  [
    'left > current.left',
    'left > curent.left',
    'E124',
    'claims[0].test',
    21,
    49,
    'current.left',
    'one of fall, left',
  ],
  ['left > current.left', 'left + 1', 'E124', 'claims[0].test', 21, 49, undefined, 'a comparison'],
  ['failed == 0', 'failed = 0', 'E124', 'expect[0]', 22, 10, undefined, '`==`'],
  [
    'failed == 0',
    '"halfWidth(left, rate-current) < 1"',
    'E124',
    'expect[0]',
    22,
    10,
    undefined,
    'spaces around',
  ],
  ['reserve@end', 'reserve@ende', 'E125', 'outcomes.left.from', 18, 30, 'reserve@end', '@end, @start'],
  ['reserve@end', 'reserve', 'E125', 'outcomes.left.from', 18, 30, 'reserve@end', '@end'],
  ['2025-11-03', '2025-02-29', 'E126', 'time.start', 5, 16, undefined, '2025-11-03'],
  ['2025-11-03', 'November', 'E126', 'time.start', 5, 16, undefined, '2025-11-03'],
  ['matters: 5%', 'matters: 5', 'E127', 'outcomes.fall.matters', 19, 68, undefined, '`5%`'],
  ['matters: 5 METIS', 'matters: 5 days', 'E127', 'outcomes.left.matters', 18, 68, undefined, 'in METIS'],
  [
    'expect: [failed == 0]',
    'readings: [{ of: paid, values: { 2026-01-07: 1 METIS }, cite: { title: t } }]',
    'E128',
    'readings[0].of',
    22,
    18,
    undefined,
    '`observe`',
  ],
];

test.each(cases)(
  '`%s` → `%s` is %s at %s',
  async (from, to, code, path, line, column, suggestion, expected) => {
    const problems = await problemsOf('case.yaml', edited(from, to));
    const found = problems.find((each) => each.code === code && each.path === path);
    expect(problems.map((each) => `${each.code} ${each.path} ${each.message}`).join('\n')).toContain(
      `${code} ${path}`,
    );
    if (line > 0) expect([found?.line, found?.column]).toEqual([line, column]);
    expect(found?.suggestion).toBe(suggestion);
    expect(found?.expected).toContain(expected);
    expect(found?.file).toBe(join(folder, 'case.yaml'));
  },
);

test('the base of these cases has no error', async () => {
  expect(await problemsOf('base.yaml', base)).toEqual([]);
});

test('all problems of a file are told at once, in its order', async () => {
  const text = base
    .replace('name: small', 'name: ../x')
    .replace('15%', '1e9%')
    .replace('[price]', '[prize]')
    .replace('replications', 'replication');
  const problems = await problemsOf('many.yaml', text);
  expect(problems.map(({ code }) => code)).toEqual(
    ['E107', 'E117', 'E102', 'E105', 'E106'].sort(byPlace(problems)),
  );
  expect(problems.map(({ line }) => line ?? 0)).toEqual(
    [...problems.map(({ line }) => line ?? 0)].sort((a, b) => (a || 99) - (b || 99)),
  );
});

const byPlace = (problems: readonly Problem[]) => (a: string, b: string) =>
  problems.findIndex(({ code }) => code === a) - problems.findIndex(({ code }) => code === b);

test('a billion holders are refused with memory and time', async () => {
  const [problem] = await problemsOf('billion.yaml', edited('holders: 10', 'holders: 1000000000'));
  expect(problem.message).toMatch(/about 8 GB of memory and 2 hours for each replication/);
});

test('an absurd number of replications is refused with the disk it would take', async () => {
  const [problem] = await problemsOf('disk.yaml', edited('replications: 100', 'replications: 1000000000000'));
  expect(problem.message).toMatch(/about 430 TB on disk/);
  const [large] = await problemsOf(
    'large.yaml',
    base
      .replace('horizon: 1 year, record: 1 week', 'horizon: 100 years, record: day')
      .replace('s: 100\n', 's: 10000000\n'),
  );
  expect([large.code, large.message]).toEqual(['E119', expect.stringContaining('5.8 TB')]);
});

test.each([
  ['missing.yaml', undefined, 'no such file'],
  ['empty.yaml', '  \n', 'an empty file'],
  ['comment.yaml', '# nothing\n', 'nothing to read'],
  ['list.json', '[1, 2]', 'nothing to read'],
  ['kind.toml', 'a = 1', 'unknown kind of file'],
  ['huge.yaml', 'a: ' + 'x'.repeat(1_000_001), 'a file of 1000004 bytes'],
  ['broken.yaml', 'a: [1, 2\nb: 3', 'invalid YAML'],
  ['two.yaml', 'a: 1\n---\nb: 2', 'invalid YAML: more than one document'],
  ['broken.json', '{ "a": 1, }', 'invalid JSON'],
  ['deep.yaml', '['.repeat(60) + ']'.repeat(60), 'nested too deeply'],
  ['deep.json', '{"a":'.repeat(3_000) + '1' + '}'.repeat(3_000), 'nested too deeply'],
])('%s is E101', async (name, text, message) => {
  const file = join(folder, name);
  if (text !== undefined) writeFileSync(file, text);
  const error = await loadExperiment(file, { models }).catch((problem) => problem);
  expect(error.problems).toHaveLength(1);
  expect(error.problems[0]).toMatchObject({ code: 'E101', place: { file } });
  expect(error.problems[0].message).toContain(message);
});

test('a bomb of aliases is refused quickly', async () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 12; i++)
    lines.push(
      `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    );
  expect(await problemsOf('bomb.yaml', lines.join('\n'))).toMatchObject([{ code: 'E101' }]);
  expect(await problemsOf('loop.yaml', 'a: &a [*a]')).toMatchObject([{ code: 'E101' }]);
});

test('a file with thousands of mistakes or aliases is answered at once, with the first hundred', async () => {
  const keys = Array.from({ length: 15_000 }, (_, i) => `  pool.rate${i}: 1%`).join('\n');
  const begun = performance.now();
  const problems = await problemsOf(
    'many.yaml',
    edited('levers: { pool: { mode: fast } }', `levers:\n${keys}`),
  );
  expect(problems).toHaveLength(100);
  const aliases = Array(5_000).fill('*a').join(', ');
  expect(await problemsOf('aliases.yaml', `a: &a x\nb: [${aliases}]`)).toMatchObject([{ code: 'E101' }]);
  // Generous: the point is that it is seconds and not minutes.
  expect(performance.now() - begun).toBeLessThan(20_000);
});

test('scenarios that combine one another many times over are resolved at once', async () => {
  const layers = Array.from({ length: 40 }, (_, i) =>
    ['a', 'b']
      .map((side) => `  ${side}${i}: { label: L, combine: [${i === 0 ? 'rate' : `a${i - 1}, b${i - 1}`}] }`)
      .join('\n'),
  );
  expect(
    await problemsOf('layers.yaml', edited('assumptions:', `${layers.join('\n')}\nassumptions:`)),
  ).toEqual([]);
});

test('what cannot be read is not also called out of range', async () => {
  expect(await problemsOf('nan.yaml', edited('pool.rate: 15%', 'pool.rate: .nan'))).toMatchObject([
    { code: 'E108', message: 'invalid scenarios.rate.levers.pool.rate: NaN' },
  ]);
  expect(await problemsOf('many.yaml', edited('replications: 100', 'replications: .inf'))).toHaveLength(1);
});

test('the largest seed is named to the last digit', async () => {
  const [problem] = await problemsOf('seed.yaml', edited('seed: 1', 'seed: -1'));
  expect(problem.expected).toBe('a whole number, 0 to 9,007,199,254,740,991');
});

test('no name is suggested that would be refused as well', async () => {
  const [device] = await problemsOf('device.yaml', edited('name: small', 'name: CON'));
  expect([device.code, device.suggestion]).toEqual(['E117', undefined]);
  const [path] = await problemsOf('path.yaml', edited('name: small', 'name: ../../x'));
  expect([path.code, path.suggestion]).toEqual(['E117', 'x']);
});

test('a label may hold anything, because it is data', async () => {
  const label = '<script>alert(1)</script> {"signal": "datum.x"} {{ 7 * 7 }}';
  expect(await problemsOf('label.yaml', edited('label: Current }', `label: '${label}' }`))).toEqual([]);
});

test('forbidden keys of JSON reach no prototype', async () => {
  const json = '{ "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } } }';
  const problems = await problemsOf('proto.json', json);
  expect(problems.filter(({ code }) => code === 'E109').map(({ path }) => path)).toEqual([
    '__proto__',
    'constructor',
  ]);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

const module = `import { assume, days, defineExperiment, dist, pct, tiny, tokens } from 'metis-lab';
export default defineExperiment({
  schema: 1, name: 'small', question: 'Is it right?', model: tiny,
  time: { start: '2025-11-03', horizon: days(365) },
  replications: 100, seed: 1,
  baseline: 'current',
  scenarios: {
    current: { label: 'Current' },
    rate: { label: 'Rate', levers: { pool: { rate: pct(15) } } },
  },
  assumptions: { pool: { rollout: assume(dist.uniform(days(90), days(365)), { why: 'no dates' }) } },
  observe: ['price'],
  outcomes: { left: { label: 'Left', from: 'reserve@end', better: 'higher', matters: tokens(5) } },
});
`;

test.each([
  ['pool: { rate:', 'pool: { rates:', 'E104', 'scenarios.rate.levers.pool.rates', 9, 46, 'pool.rate'],
  ['pct(15)', 'tokens(15)', 'E122', 'scenarios.rate.levers.pool.rate', 9, 46, undefined],
  ['pct(15)', 'pct(NaN)', 'E108', 'scenarios.rate.levers.pool.rate', 9, 46, undefined],
  ["from: 'reserve", "from: 'reserves", 'E106', 'outcomes.left.from', 13, 38, 'reserve'],
  ["question: 'Is it right?'", 'question: () => 1', 'E108', 'question', 3, 29, undefined],
  ['seed: 1', 'seed: (dist.count = (dist.count ?? 0) + 1)', 'E131', 'seed', 5, 22, undefined],
  ['seed: 1', 'seed: Math.floor(Math.random() * 9)', 'E132', undefined, 5, 39, undefined],
  ['seed: 1', 'seed: Date.now()', 'E132', undefined, 5, 28, undefined],
  ['seed: 1', 'seed: new Date().getTime()', 'E132', undefined, 5, 32, undefined],
  ['seed: 1', 'seed: process.pid', 'E132', undefined, 5, 28, undefined],
  ['seed: 1', 'seed: globalThis.process.pid', 'E132', undefined, 5, 28, undefined],
  ['import {', "import 'node:fs';\nimport {", 'E132', undefined, 1, 8, undefined],
  ['import {', "import 'zod';\nimport {", 'E132', undefined, 1, 8, undefined],
  ['matters: tokens(5)', 'matters: tokenz(5)', 'E130', undefined, 13, 86, undefined],
  ['seed: 1', 'seed: require("fs").x', 'E132', undefined, 5, 36, undefined],
  ['export default', 'await 1;\nexport default', 'E132', undefined, 2, 1, undefined],
  ['seed: 1', 'seed: = 1', 'E130', undefined, 5, 28, undefined],
  ['tokens', 'token', 'E130', undefined, 1, 59, 'tokens'],
  ['export default', 'const x =', 'E130', undefined, undefined, undefined, undefined],
  ['seed: 1', 'seed: dist.nothing()', 'E130', undefined, undefined, undefined, undefined],
])('in TypeScript `%s` → `%s` is %s', async (from, to, code, path, line, column, suggestion) => {
  const problems = await problemsOf(
    'case.exp.ts',
    module.replaceAll(from, () => to),
  );
  expect(problems.map((each) => each.code)).toContain(code);
  const found = problems.find((each) => each.code === code);
  if (path !== undefined) expect(found?.path).toBe(path);
  expect([found?.line, found?.column, found?.suggestion]).toEqual([line, column, suggestion]);
  Reflect.deleteProperty(library.dist, 'count');
});

test('the base of the TypeScript cases has no error', async () => {
  expect(await problemsOf('base.exp.ts', module)).toEqual([]);
});

test('an outcome that is wrong is told once, not again by the tests that name it', async () => {
  for (const [from, to, code] of [
    ['matters: 5 METIS', 'matters: 5 years', 'E127'],
    ['reserve@end', 'reserv@end', 'E106'],
    ['reserve@end', 'reserve@last', 'E125'],
  ] as const) {
    const problems = await problemsOf('told-once.exp.yaml', edited(from, to));
    expect(problems.map((each) => each.code)).toEqual([code]);
  }
});

test('without any outcome only that is said', async () => {
  const without = base.replace(/outcomes:\n(?: {2}.*\n)+/u, 'outcomes: {}\n');
  expect((await problemsOf('no-outcome.exp.yaml', without)).map((each) => each.code)).toEqual(['E107']);
});

test('a model named without its version is told so in words', async () => {
  const [found] = await problemsOf('no-version.exp.yaml', edited('model: tiny@1', 'model: tiny'));
  expect(found?.message).toBe('model tiny has version 1.2.0, the experiment names no version');
});

test('every code of a file has a title and a text, and every code that can be met is tested here', () => {
  const tested = new Set<string>([
    'E100',
    'E101',
    'E130',
    'E131',
    'E132',
    'W101',
    'W102',
    'W103',
    'W104',
    'W105',
    ...cases.map(([, , code]) => code),
  ]);
  expect(Object.keys(loadErrors).sort()).toEqual([...tested].sort());
  for (const { title, text } of Object.values(loadErrors)) {
    expect(title.length).toBeGreaterThan(8);
    expect(text.length).toBeGreaterThan(60);
  }
});
