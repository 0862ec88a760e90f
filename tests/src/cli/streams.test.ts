import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { exitCodes } from '../../../src/define/index.ts';
import { mayColour } from '../../../src/cli/console.ts';
import { verbs } from '../../../src/cli/verbs/index.ts';
import { bareEnvironment, build, documentOf, main, mlab, workFolder } from './mlab.ts';

const folder = workFolder(['yield.exp.yaml']);

beforeAll(async () => {
  await build();
  expect(mlab(folder, ['run', 'yield.exp.yaml']).exit).toBe(0);
});

test('exit codes are the published ones', () => {
  expect(exitCodes).toEqual({
    done: 0,
    internal: 1,
    usage: 2,
    invalid: 3,
    incomplete: 4,
    gate: 5,
    notReproduced: 6,
    integrity: 7,
    cannotRun: 8,
    accounting: 9,
    interrupted: 130,
    terminated: 143,
  });
});

test.each([
  ['run', ['yield.exp.yaml']],
  ['check', ['yield.exp.yaml']],
  ['resume', ['yield']],
  ['runs', []],
  ['show', ['yield']],
  ['show', ['yield', '--replay', '1']],
  ['show', ['yield', '--failed']],
  ['show', ['yield', '--tree']],
  ['compare', ['yield']],
  ['models', []],
  ['models', ['describe', 'metis']],
  ['explain', []],
  ['doctor', []],
  ['init', ['project']],
])('%s %j answers with one JSON document and nothing else on stdout', (verb, args) => {
  const found = mlab(folder, [verb, ...args, '--json']);
  expect(found.exit).toBe(0);
  const made = documentOf(found);
  expect(Object.keys(made)).toEqual(['schema', 'command', 'status', 'exit', 'data', 'warnings', 'next']);
  expect(made).toMatchObject({ schema: 1, command: verb, status: 'done', exit: 0 });
});

test.each([
  ['runs', []],
  ['show', ['yield']],
  ['compare', ['yield']],
  ['models', ['describe', 'metis']],
  ['explain', []],
])('%s %j with --plain gives records of equal length, separated by tabs', (verb, args) => {
  const lines = mlab(folder, [verb, ...args, '--plain'])
    .stdout.trimEnd()
    .split('\n');
  const lengths = new Set(lines.map((line) => line.split('\t').length));
  expect(lines.length).toBeGreaterThan(0);
  expect([...lengths].every((length) => length > 1)).toBe(true);
});

test('-q leaves stderr empty, and stdout as it is', () => {
  const { stdout } = mlab(folder, ['runs']);
  expect(mlab(folder, ['runs', '-q'])).toEqual({ exit: 0, stdout, stderr: '' });
  expect(mlab(folder, ['run', 'yield.exp.yaml', '-q']).stderr).toBe('');
});

test('--log-file keeps what is said on stderr; a log file that cannot be written is refused', () => {
  expect(mlab(folder, ['show', 'nothing', '--log-file', 'log.txt']).exit).toBe(2);
  expect(readFileSync(join(folder, 'log.txt'), 'utf8')).toContain('error[E211] unknown run `nothing`');
  expect(mlab(folder, ['runs', '--log-file', 'no/such/folder/log.txt']).exit).toBe(8);
});

test('flags beat the environment, and the environment beats the default', () => {
  expect(mlab(folder, ['runs'], { MLAB_RESULTS: 'elsewhere' }).stdout).toBe('No runs in elsewhere yet.\n');
  expect(mlab(folder, ['runs', '--out', 'third'], { MLAB_RESULTS: 'elsewhere' }).stdout).toBe(
    'No runs in third yet.\n',
  );
});

test('options of every command may stand before its name', () => {
  expect(mlab('.', ['-C', folder, '-q', 'runs']).stdout).toBe(mlab(folder, ['runs']).stdout);
});

test('nothing is coloured when stdout and stderr are no terminals', () => {
  const escape = String.fromCodePoint(27);
  const { stdout, stderr } = mlab(folder, ['show', 'nothing']);
  expect(`${stdout}${stderr}`).not.toContain(escape);
});

test('colour needs a terminal, no NO_COLOR, no --no-color and a terminal that is not dumb', () => {
  const before = { NO_COLOR: process.env['NO_COLOR'], TERM: process.env['TERM'] };
  const terminal = { isTTY: true };
  const on = { color: true };
  try {
    delete process.env['NO_COLOR'];
    process.env['TERM'] = 'xterm';
    expect(mayColour(terminal, on)).toBe(true);
    expect(mayColour({}, on)).toBe(false);
    expect(mayColour(terminal, { color: false })).toBe(false);
    process.env['NO_COLOR'] = '1';
    expect(mayColour(terminal, on)).toBe(false);
    delete process.env['NO_COLOR'];
    process.env['TERM'] = 'dumb';
    expect(mayColour(terminal, on)).toBe(false);
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
});

test('a pipe that closes early ends the program quietly', () => {
  const command = `"${process.execPath}" "${main}" models describe metis | head -1`;
  const { stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', command], {
    cwd: folder,
    encoding: 'utf8',
    env: bareEnvironment(),
  });
  expect(stdout).toMatch(/^metis@/u);
  expect(stderr).not.toContain('EPIPE');
  expect(stderr).not.toContain('error');
});

test.each([
  [['run', 'nothing.yaml'], 3],
  [['frobnicate'], 2],
  [['run', 'yield.exp.yaml', '--out', 'unread'], 0],
])('%j with nobody to read it ends with its own exit code', (args, exit) => {
  const words = args.map((word) => `"${word}"`).join(' ');
  const command = `"${process.execPath}" "${main}" ${words} 2>&1 | true; exit "\${PIPESTATUS[0]}"`;
  const { status } = spawnSync('bash', ['-c', command], { cwd: folder, env: bareEnvironment() });
  expect(status).toBe(exit);
});

test('help leads with examples and lists every command; each command has help of its own', () => {
  const { exit, stdout } = mlab(folder, ['--help']);
  expect(exit).toBe(0);
  expect(stdout).toMatch(/^Examples:\n {2}mlab init vote/u);
  for (const { name } of verbs) expect(stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'mu'));
  const bare = mlab(folder, []);
  expect(bare.exit).toBe(2);
  expect(bare.stdout).toBe('');
});

test.each(verbs.map(({ name }) => name))('help of %s begins with examples', (name) => {
  const { exit, stdout } = mlab(folder, [name, '--help']);
  expect(exit).toBe(0);
  expect(stdout).toMatch(new RegExp(`^Examples:\\n {2}mlab ${name}`, 'u'));
});

/** Starts a run of 16,000 futures and gives it back when the first of them are done. */
async function startedRun(out: string) {
  const args = ['run', 'yield.exp.yaml', '--replications', '8000', '--out', out, '-j', '1'];
  const running = spawn(process.execPath, [main, ...args], { cwd: folder, env: bareEnvironment() });
  const said: string[] = [];
  const answered: string[] = [];
  const heard = (pattern: RegExp): Promise<void> =>
    new Promise((resolve) =>
      running.stderr.on('data', () => {
        if (pattern.test(said.join(''))) resolve();
      }),
    );
  running.stderr.on('data', (bytes: Buffer) => said.push(String(bytes)));
  running.stdout.on('data', (bytes: Buffer) => answered.push(String(bytes)));
  const ended = new Promise<number | null>((resolve) => running.on('close', resolve));
  await heard(/ [1-9]%|[1-9]\d%/u);
  return { running, heard, ended, answer: () => answered.join('') };
}

test('Ctrl-C saves what is finished, says how to continue, and resume completes the run', async () => {
  const { running, ended, answer } = await startedRun('stopped');
  const asked = performance.now();
  running.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(performance.now() - asked).toBeLessThan(10_000);
  const pattern =
    /^Saved ([\d,]+) of 16,000\. Continue: mlab run yield\.exp\.yaml {3}or {3}mlab resume (\w{8})\n$/u;
  const [, saved = '', key = ''] = pattern.exec(answer()) ?? [];
  const done = Number(saved.replaceAll(',', ''));
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(16_000);
  const listed = mlab(folder, ['runs', '--out', 'stopped', '--plain']).stdout.split('\t');
  expect(listed.slice(2, 4)).toEqual(['partial', `${saved}/16,000`]);
  const { exit, stdout } = mlab(folder, ['resume', '--out', 'stopped']);
  expect(exit).toBe(0);
  expect(stdout).toMatch(new RegExp(`^Run ${key} complete: 16,000 of 16,000 runs`, 'u'));
});

test('a second Ctrl-C stops at once', async () => {
  const { running, heard, ended } = await startedRun('stopped-twice');
  const stopping = heard(/Stopping/u);
  running.kill('SIGINT');
  await stopping;
  running.kill('SIGINT');
  expect(await ended).toBe(130);
});
