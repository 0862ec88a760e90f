import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { largerStaking } from '../src/run/small-experiment.ts';
import { fileDigests, runInto, temporaryFolder } from '../src/run/small-run.ts';

const child = fileURLToPath(new URL('../src/run/children/run-staking.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

interface Started {
  readonly process: ChildProcess;
  readonly text: () => string;
  readonly said: (word: string) => Promise<void>;
  readonly ended: Promise<void>;
}

function start(
  results: string,
  { threads = 1, umask = '', environment = {}, folder = process.cwd() } = {},
): Started {
  const command = ['--import', tsx, child, results, String(threads)];
  const shell = `${umask === '' ? '' : `umask ${umask}; `}exec "$0" "$@"`;
  const started = spawn('/bin/sh', ['-c', shell, process.execPath, ...command], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  started.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const ended = new Promise<void>((resolve) => started.on('close', () => resolve()));
  const said = (word: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => (text.includes(word) ? resolve() : undefined);
      started.stdout.on('data', look);
      started.on('close', () => resolve());
      look();
    });
  return { process: started, text: () => text, said, ended };
}

const reference = (async () =>
  fileDigests(
    (await runInto(temporaryFolderOfSuite(), { experiment: largerStaking(), threads: 2 })).folder,
  ))();

function temporaryFolderOfSuite(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlab-law-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function folderOf(results: string): string {
  const [key = ''] = readdirSync(join(results, 'staking'));
  return join(results, 'staking', key);
}

const hidden = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /(?:^|\/)\./u.test(path));

test('killed at any moment and run again, a run ends with the same bytes and nothing else', async () => {
  const results = temporaryFolder();
  // Milliseconds after the first block; the last ones fall into the joining of parts, or after it.
  for (const delay of [0, 100, 300, 600]) {
    const running = start(results, { threads: 2 });
    await running.said('block');
    await wait(delay);
    running.process.kill('SIGKILL');
    await running.ended;
  }
  const last = start(results, { threads: 2 });
  await last.ended;
  expect(last.text()).toContain('complete');
  expect(fileDigests(folderOf(results))).toEqual(await reference);
  expect(hidden(folderOf(results))).toEqual([]);
});

test('killed while parts are joined, a run ends with the same bytes', async () => {
  const results = temporaryFolder();
  for (const delay of [0, 5, 20]) {
    const running = start(results);
    await running.said('block 800 of 800');
    await wait(delay);
    running.process.kill('SIGKILL');
    await running.ended;
  }
  const last = start(results);
  await last.ended;
  expect(last.text()).toContain('complete');
  expect(fileDigests(folderOf(results))).toEqual(await reference);
  expect(hidden(folderOf(results))).toEqual([]);
});

test('another folder, time zone, language and file mask give the same bytes', async () => {
  const results = join(temporaryFolder(), 'Ergebnisse für alle');
  const environment = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'ar_EG.UTF-8', HOME: '/' };
  const away = start(results, { umask: '077', environment, folder: '/' });
  await away.ended;
  expect(away.text()).toContain('complete');
  expect(statSync(join(folderOf(results), 'outcomes.arrow')).mode & 0o077).toBe(0);
  expect(fileDigests(folderOf(results))).toEqual(await reference);
});

test('two processes with the same run: the second is refused and the first ends well', async () => {
  const results = temporaryFolder();
  const first = start(results);
  await first.said('planned');
  await expect(runInto(results, { experiment: largerStaking() })).rejects.toMatchObject({
    code: 'E208',
    place: { exit: 8 },
  });
  await first.ended;
  expect(first.text()).toContain('complete');
  expect(fileDigests(folderOf(results))).toEqual(await reference);
});
