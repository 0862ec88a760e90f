import { expect, test } from 'vitest';
import { loadExperiment } from '../../../src/load/index.ts';
import { similarFile } from '../../../src/load/similar-file.ts';

test('a misspelt file is answered with the one beside it, a bare name with the file of that experiment', () => {
  expect(similarFile('experiments/egar.exp.ts')).toBe('experiments/eagr.exp.ts');
  expect(similarFile('eagr')).toBe('experiments/eagr.exp.ts');
  expect(similarFile('eagr.yaml')).toBe('experiments/eagr.exp.ts');
  expect(similarFile('nowhere/eagr.exp.ts')).toBe('experiments/eagr.exp.ts');
  expect(similarFile('experiments/nothing-like-it.exp.ts')).toBeUndefined();
});

test.each(['experiments/egar.exp.ts', 'eagr'])('loading %s says which file may be meant', async (file) => {
  const error = await loadExperiment(file, { models: new Map() }).catch((problem) => problem);
  expect(error.problems[0].place).toMatchObject({ suggestion: 'experiments/eagr.exp.ts' });
});

test('a label that is too long is told with its length', async () => {
  const { writeFileSync, mkdtempSync } = await import('node:fs');
  const file = `${mkdtempSync('/tmp/labels-')}/x.exp.json`;
  writeFileSync(file, JSON.stringify({ schema: 1, name: 'x', scenarios: { a: { label: 'y'.repeat(309) } } }));
  const error = await loadExperiment(file, { models: new Map() }).catch((problem) => problem);
  const told = error.problems.map(({ place }: { place: { expected?: string } }) => place.expected);
  expect(told).toContain('at most 300 characters; it has 309');
});
