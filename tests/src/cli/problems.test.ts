import { mkdirSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build, documentOf, mlab, workFolder } from './mlab.ts';

const folder = workFolder(['yield.exp.yaml', 'bad.exp.yaml', 'failing.exp.ts']);
beforeAll(build);

/** Writes an experiment like the small one, with other lines. */
function variant(name: string, change: (text: string) => string): string {
  const text = `schema: 1
name: yield
question: What?
model: ethereum-yield@1
time: { start: 2025-11-03, horizon: 30 days }
replications: 2
seed: 7
baseline: current
scenarios:
  current: { label: Current rules }
observe: [issuance.rate]
outcomes:
  rate: { label: the reward rate, from: issuance.rate@end, better: higher, matters: 0.1% }
`;
  writeFileSync(join(folder, name), change(text));
  return name;
}

test('a bad file is refused with code, file, line, column, path, suggestion and what would be right', () => {
  const { exit, stdout, stderr } = mlab(folder, ['run', 'bad.exp.yaml']);
  expect(exit).toBe(3);
  expect(stdout).toBe('');
  expect(stderr).toBe(`reading bad.exp.yaml
error[E104] unknown lever \`issuance.baseRewardFactors\`
  --> bad.exp.yaml:15:9   scenarios.half.levers.issuance.baseRewardFactors
   = did you mean \`issuance.baseRewardFactor\`?   BASE_REWARD_FACTOR of the protocol, 0 to 1,000, default 64
error[E121] quantity without a unit: issuance.staked = 20000000
  --> bad.exp.yaml:18:13   assumptions.issuance.staked
   = \`issuance.staked\` is an amount of ETH; write it like \`33,600,000 ETH\`
2 errors, nothing was run.   More: mlab explain E121
`);
  expect(existsSync(join(folder, 'results'))).toBe(false);
});

test('the same problems are one JSON document with --json', () => {
  const found = mlab(folder, ['check', 'bad.exp.yaml', '--json']);
  expect(found.exit).toBe(3);
  expect(documentOf(found)).toMatchObject({
    schema: 1,
    command: 'check',
    status: 'failed',
    exit: 3,
    data: {
      problems: [
        { code: 'E104', file: 'bad.exp.yaml', line: 15, column: 9 },
        { code: 'E121', line: 18 },
      ],
    },
  });
});

test.each([
  [['rnu', 'x'], 'did you mean `run`?'],
  [['shwo'], 'did you mean `show`?'],
  [['che'], 'unknown command `che`'],
  [['run', 'yield.exp.yaml', '--replicatons', '3'], '--replications'],
  [['run'], "missing required argument 'file'"],
  [['run', 'a', 'b'], 'too many arguments'],
  [['run', 'yield.exp.yaml', '--replications', 'many'], 'error[E502] invalid --replications: many'],
  [['run', 'yield.exp.yaml', '-j', '0'], 'error[E502] invalid --threads: 0'],
  [['check', 'yield.exp.yaml', '--print', 'xml'], 'error[E502] invalid --print: xml'],
  [['models', 'describe', 'metsi'], 'did you mean `metis`?'],
  [['show', 'nothing'], 'error[E211] unknown run `nothing`'],
  [['explain', 'E999'], 'error[E505]'],
  [['init', 'x', '--template', 'vote'], 'error[E502]'],
  [['report', 'x', '--for', 'html'], 'error[E211]'],
  [['-C', 'nowhere', 'runs'], 'error[E502] invalid -C: nowhere'],
])('%j is wrong usage: exit 2, with what would be right', (args, said) => {
  const { exit, stdout, stderr } = mlab(folder, args);
  expect(stderr).toContain(said);
  expect(exit).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).not.toContain('    at ');
});

test('a missing file and a file of another kind are told apart from usage: exit 3', () => {
  expect(mlab(folder, ['run', 'absent.exp.yaml']).exit).toBe(3);
  expect(mlab(folder, ['run', '.']).exit).toBe(3);
});

test('failed replications are rows with the command that replays them, the rest goes on, and the exit is 4', () => {
  const { exit, stdout } = mlab(folder, ['run', 'failing.exp.ts', '--out', 'failed']);
  expect(exit).toBe(4);
  expect(stdout).toMatch(
    /complete: 24 of 24 runs \(24 new\), ledger balanced in all, \d failed \(mlab show \w+ --failed\)/u,
  );
  const { stdout: rows } = mlab(folder, ['show', 'failing', '--failed', '--out', 'failed']);
  const [, replay] = /mlab (show \w+ --replay \d+ --scenario trouble)/u.exec(rows) ?? [];
  const again = mlab(folder, [...replay.split(' '), '--out', 'failed']);
  expect(again.exit).toBe(4);
  expect(again.stdout).toContain('equal to the stored row, to the last bit');
  expect(again.stdout).toContain('failed on day 5 in mover: E400 the mover tripped');
});

test.each([
  ['nan', 4, 'E401'],
  ['leak', 9, 'E901'],
])('trouble of kind %s ends with exit %d and failures of code %s', (kind, exit, code) => {
  const out = `failed-${kind}`;
  expect(mlab(folder, ['run', 'failing.exp.ts', '--set', `mover.trouble=${kind}`, '--out', out]).exit).toBe(
    exit,
  );
  expect(mlab(folder, ['show', 'failing', '--failed', '--out', out]).stdout).toContain(code);
});

test('a gate that fails is named with what was found, exit 5', () => {
  const file = variant('gate.exp.yaml', (text) => `${text}expect: ['chance(rate > 1%, current) <= 0.5']\n`);
  const { exit, stdout } = mlab(folder, ['run', file, '--out', 'gate']);
  expect(stdout).toContain('gate failed: chance(rate > 1%, current) <= 0.5');
  expect(exit).toBe(5);
});

test.each([
  ['a name that climbs out of the results', (text: string) => text.replace('name: yield', 'name: ../../x')],
  ['a prototype as a scenario', (text: string) => text.replace('current: {', '__proto__: {')],
  ['a prototype as a name', (text: string) => text.replace('name: yield', 'name: __proto__')],
  ['a huge population', (text: string) => `${text}populations: { holders: 1000000000 }\n`],
  ['no time at all', (text: string) => text.replace('30 days', '0 days')],
  ['no replications', (text: string) => text.replace('replications: 2', 'replications: 0')],
  ['a value that is not a number', (text: string) => `${text}assumptions: { issuance: { uptime: .nan } }\n`],
])('%s is refused before anything is written', (name, change) => {
  const inner = join(folder, 'hostile', name.replaceAll(' ', '-'), 'inner');
  mkdirSync(inner, { recursive: true });
  const file = variant(`${name.replaceAll(' ', '-')}.exp.yaml`, change);
  const { exit, stderr } = mlab(inner, ['run', join(folder, file), '--out', 'results']);
  expect(exit).toBe(3);
  expect(stderr).toMatch(/error\[E\d{3}\]/u);
  expect(stderr).not.toContain('    at ');
  expect(readdirSync(inner)).toEqual([]);
  expect(readdirSync(join(inner, '..'))).toEqual(['inner']);
});

test('terminal sequences in labels and arguments are never printed raw', () => {
  const escape = String.fromCodePoint(27);
  const file = variant('label.exp.yaml', (text) =>
    text
      .replace('Current rules', '"\\x1b[31mred\\x1b[0m \\x07 <script>"')
      .replace('What?', '"\\x1b]0;title\\x07What?"'),
  );
  const ran = mlab(folder, ['run', file, '--out', 'label']);
  expect(ran.exit).toBe(0);
  const shown = mlab(folder, ['show', 'yield', '--out', 'label']);
  expect(shown.stdout).toContain('red <script>');
  const asked = mlab(folder, ['show', `${escape}[31mx`, '--out', 'label']);
  const unknown = mlab(folder, [`${escape}[31mx`]);
  for (const { stdout, stderr } of [ran, shown, asked, unknown]) {
    expect(`${stdout}${stderr}`).not.toMatch(new RegExp(`[${escape}\\u0007]`, 'u'));
  }
});

test('the code of a run from elsewhere is executed only when it is trusted', () => {
  expect(mlab(folder, ['run', 'failing.exp.ts', '--out', 'theirs']).exit).toBe(4);
  const [key] = readdirSync(join(folder, 'theirs/failing'));
  const run = join('theirs/failing', key);
  const refused = mlab(folder, ['show', run, '--replay', '0']);
  expect(refused.exit).toBe(8);
  expect(refused.stderr).toContain('error[E701]');
  expect(mlab(folder, ['show', run]).exit).toBe(0);
  expect(mlab(folder, ['show', run, '--replay', '0', '--trust-code']).stdout).toContain('to the last bit');
  expect(mlab(folder, ['resume', run]).exit).toBe(8);
});
