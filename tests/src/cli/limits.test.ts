import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { limitsOf } from '../../../src/cli/limits.ts';
import { openConsole } from '../../../src/cli/console.ts';
import { build, mlab, workFolder } from './mlab.ts';

const folder = workFolder(['yield.exp.yaml', 'failing.exp.ts']);
const console = openConsole({
  json: false,
  plain: false,
  quiet: true,
  verbose: false,
  color: false,
  input: false,
  logFile: undefined,
});
const limits = (options: Record<string, string>) => limitsOf({ args: [], options, console });

beforeAll(build);

test('times are read in seconds, minutes and hours, failures as a number or a share', () => {
  expect(limits({ maxTime: '90s' }).time).toBe(90_000);
  expect(limits({ maxTime: '10m' }).time).toBeCloseTo(600_000, 6);
  expect(limits({ maxTime: '2h' }).time).toBeCloseTo(7_200_000, 6);
  expect(limits({}).time).toBe(Infinity);
  expect(limits({ maxFailures: '20' }).failures(1000)).toBe(20);
  expect(limits({ maxFailures: '5%' }).failures(1000)).toBe(50);
  expect(limits({}).failures(1000)).toBe(Infinity);
});

test.each(['', 'soon', '-3s', '10', '0s'])('the time `%s` is refused', (maxTime) => {
  expect(() => limits({ maxTime })).toThrow(expect.objectContaining({ code: 'E502' }));
});

test.each(['', 'some', '-1', '1.5', '120%'])('the number of failures `%s` is refused', (maxFailures) => {
  expect(() => limits({ maxFailures })).toThrow(expect.objectContaining({ code: 'E502' }));
});

test('a dry run says what would be done and leaves nothing behind', () => {
  const { exit, stdout } = mlab(folder, ['run', 'yield.exp.yaml', '-n']);
  expect(exit).toBe(0);
  expect(stdout).toMatch(/Run [0-9a-z]{8}: \d[\d,]* of \d[\d,]* runs to do, in .*\. Nothing was run\./u);
  expect(existsSync(join(folder, 'results'))).toBe(false);
});

test('a run stops when too many futures fail, keeps what is done, and can be continued', () => {
  const { exit, stdout } = mlab(folder, [
    'run',
    'failing.exp.ts',
    '--max-failures',
    '0',
    '-j',
    '1',
    '--replications',
    '64',
  ]);
  expect(exit).toBe(4);
  expect(stdout).toMatch(/Stopped, because \d+ simulated futures? failed\. Saved \d+ of \d+\. Continue: /u);
  expect(mlab(folder, ['run', 'failing.exp.ts', '--replications', '64']).stdout).toMatch(/complete: /u);
});

test('events are one JSON object a line, from the plan to the end', () => {
  expect(mlab(folder, ['run', 'yield.exp.yaml', '--events', 'events.ndjson']).exit).toBe(0);
  const lines = readFileSync(join(folder, 'events.ndjson'), 'utf8').trim().split('\n');
  const events = lines.map((line): { event: string } => JSON.parse(line));
  expect(events[0]?.event).toBe('plan');
  expect(events.at(-1)?.event).toBe('done');
  expect(events.map(({ event }) => event)).toContain('batch');
});
