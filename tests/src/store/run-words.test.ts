import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { askedInWords, findRun, listStudies } from '../../../src/store/index.ts';

const results = mkdtempSync(join(tmpdir(), 'run-words-'));
afterAll(() => rmSync(results, { recursive: true, force: true }));

const runWith = (key: string, overrides?: string): string => {
  const folder = join(results, 'vote', key);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), '{}');
  if (overrides !== undefined) writeFileSync(join(folder, 'experiment.overrides.json'), overrides);
  return folder;
};

test('what the command line asked of a run is said as it is typed', () => {
  const folder = runWith(
    'aaaaaaaa',
    '{"populations":{"holders":200},"scenarios":["current","full"],"seed":4,"set":{"eagr.reading":"a"},"stopWhen":["x"]}',
  );
  expect(askedInWords(folder)).toBe('--holders 200 --scenarios current,full --seed 4 --set eagr.reading=a');
});

test('a run as its file, or with a file that cannot be read, asked nothing', () => {
  expect(askedInWords(runWith('bbbbbbbb'))).toBe('');
  expect(askedInWords(runWith('cccccccc', 'no JSON'))).toBe('');
  rmSync(join(results, 'vote', 'cccccccc'), { recursive: true });
});

test('of several runs of one name it is said what differs', () => {
  expect(() => findRun(results, 'vote')).toThrow(
    expect.objectContaining({
      code: 'E212',
      place: expect.objectContaining({
        expected: expect.stringMatching(
          /^one of vote\/aaaaaaaa \(--holders 200 .*--set eagr\.reading=a\), vote\/bbbbbbbb$/u,
        ),
      }),
    }),
  );
});

test('searches of a results folder are listed, and nothing else', () => {
  mkdirSync(join(results, 'vote', 'study-flip-9gezjy7x'));
  mkdirSync(join(results, 'vote', 'study-notes'));
  expect(listStudies(results)).toEqual([
    { experiment: 'vote', folder: join(results, 'vote', 'study-flip-9gezjy7x') },
  ]);
});
