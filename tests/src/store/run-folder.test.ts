import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  findRun,
  listRuns,
  partPath,
  runFile,
  runFolder,
  seriesPath,
  storeErrors,
  writeAtomically,
} from '../../../src/store/index.ts';
import { problemOf, scratchFolder } from './helpers.ts';

function threeRuns(): string {
  const results = scratchFolder();
  for (const [experiment, key] of [
    ['eagr', '7k3m9q2f'],
    ['eagr', '7k4aaaaa'],
    ['other', 'q81xw0fd'],
  ])
    writeAtomically(runFolder(results, experiment, key).manifest, '{}');
  mkdirSync(join(results, 'notes', 'not a key'), { recursive: true });
  return results;
}

test('a run has its documented place, and so have its parts and series', () => {
  const run = runFolder('results', 'eagr', '7k3m9q2f');
  expect(run.manifest).toBe(join('results', 'eagr', '7k3m9q2f', 'manifest.json'));
  expect([run.experiment, run.key]).toEqual(['eagr', '7k3m9q2f']);
  expect(seriesPath('full', 0)).toBe('series/scenario=full/part-0000.arrow');
  expect(seriesPath('full', 3)).toBe('series/scenario=full/point=0003/part-0000.arrow');
  expect(partPath('full', 3, 12)).toBe('parts/scenario=full/point=0003/block-000012.arrow');
});

test('names that lead elsewhere make no path', () => {
  for (const name of ['../../x', '..', 'a/b', '']) {
    expect(problemOf(() => runFolder('results', name, '7k3m9q2f')).code).toBe('E201');
    expect(problemOf(() => seriesPath(name, 0)).code).toBe('E201');
    expect(problemOf(() => partPath(name, 0, 0)).code).toBe('E201');
  }
  expect(problemOf(() => runFile(runFolder('results', 'eagr', '7k3m9q2f'), '../x')).code).toBe('E202');
});

test('a run is found by key, beginning of its key, experiment, experiment and key, and path', () => {
  const results = threeRuns();
  const { folder } = runFolder(results, 'other', 'q81xw0fd');
  for (const reference of [
    'q81xw0fd',
    'q8',
    'other',
    'other/q81xw0fd',
    folder,
    join(folder, 'manifest.json'),
  ])
    expect(findRun(results, reference).folder, reference).toBe(folder);
  expect(findRun(results, '7k3').key).toBe('7k3m9q2f');
  expect(listRuns(results).map((run) => run.key)).toEqual(['7k3m9q2f', '7k4aaaaa', 'q81xw0fd']);
});

test('the name of an experiment means its run, not the designs laid over it', () => {
  const results = threeRuns();
  writeAtomically(runFolder(results, 'eagr', '7k4aaaaa').resolved, '{"keep":"outcomes"}');
  expect(findRun(results, 'eagr').key).toBe('7k3m9q2f');
  writeAtomically(runFolder(results, 'eagr', '7k3m9q2f').resolved, '{"keep":"outcomes"}');
  const { place } = problemOf(() => findRun(results, 'eagr'));
  expect(place.expected).toBe('one of eagr/7k3m9q2f (a design), eagr/7k4aaaaa (a design)');
});

test('what fits several runs or none is refused with the names that would be right', () => {
  const results = threeRuns();
  expect(problemOf(() => findRun(results, '7k'))).toMatchObject({
    code: 'E212',
    place: { exit: 2, expected: 'one of eagr/7k3m9q2f, eagr/7k4aaaaa' },
  });
  expect(problemOf(() => findRun(results, 'eagr')).code).toBe('E212');
  expect(problemOf(() => findRun(results, '7k3m9q2e'))).toMatchObject({
    code: 'E211',
    place: { exit: 2, suggestion: '7k3m9q2f' },
  });
  expect(problemOf(() => findRun(results, '')).code).toBe('E211');
  expect(problemOf(() => findRun(join(results, 'none'), 'x')).place.expected).toContain('there are none');
});

test('every problem of this folder has an explanation of a paragraph', () => {
  expect(Object.keys(storeErrors)).toEqual(Array.from({ length: 13 }, (_, i) => `E${201 + i}`));
  for (const { title, text } of Object.values(storeErrors))
    expect(title.length > 5 && text.length > 100).toBe(true);
});
