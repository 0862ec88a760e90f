import { expect, test } from 'vitest';
import { confidenceRule, modelConfidence } from '../../../src/summarise/index.ts';
import type { RankedInput } from '../../../src/summarise/index.ts';

const measured = (name: string): RankedInput => ({ name, provenance: 'measured' });
const assumed = (name: string, confidence: 'low' | 'medium' | 'high'): RankedInput => ({
  name,
  provenance: 'assumed',
  confidence,
});
const passed = { failedPatterns: [], backTest: 'passed' } as const;
const three = [measured('a'), measured('b'), measured('c')];

test('an experiment that draws nothing is trusted no more than the inputs that it holds', () => {
  const found = modelConfidence({ ...passed, inputs: [], fixed: [measured('p'), assumed('q', 'low')] });
  expect(found).toMatchObject({
    level: 'low',
    because: 'no input varies, and q is held at one value that is assumed with low confidence',
  });
});

test('drawing fewer inputs never raises the mark', () => {
  const weak = assumed('weak', 'low');
  const all = modelConfidence({ ...passed, inputs: [measured('a'), measured('b'), weak] });
  const fewer = modelConfidence({ ...passed, inputs: [measured('a'), measured('b')], fixed: [weak] });
  expect([all.level, fewer.level]).toEqual(['low', 'low']);
  expect(fewer.because).toContain('only 2 of its inputs vary');
});

test('a held input that is merely assumed keeps confidence below high', () => {
  expect(modelConfidence({ ...passed, inputs: three, fixed: [assumed('held', 'high')] }).level).toBe(
    'medium',
  );
  expect(modelConfidence({ ...passed, inputs: three, fixed: [measured('held')] }).level).toBe('high');
});

test('held inputs never count before three that vary', () => {
  expect(modelConfidence({ ...passed, inputs: three, fixed: [assumed('held', 'low')] })).toMatchObject({
    level: 'medium',
    because: 'held is held at one value that is merely assumed',
  });
});

test('the rule as reports state it names every condition', () => {
  for (const word of ['low confidence', 'pattern test', 'back-test', 'held at', 'fewer than three'])
    expect(confidenceRule).toContain(word);
});

test('a model whose accounts do not balance is trusted less than anything else could earn it', () => {
  expect(modelConfidence({ ...passed, inputs: three, ledgerBroken: true })).toEqual({
    level: 'low',
    because: 'tokens were created or lost in some futures: the model has an error',
    briefly: 'its accounts do not balance',
  });
});

test('every reason also exists in few words, without names', () => {
  const low = { level: 'low', briefly: 'a strong input is only assumed' };
  expect(modelConfidence({ ...passed, inputs: [assumed('secret', 'low'), ...three] })).toMatchObject(low);
  expect(modelConfidence({ ...passed, inputs: three, backTest: 'failed' }).briefly).toBe(
    'it misses the past',
  );
  for (const inputs of [[], three, three.slice(1), [assumed('secret', 'high')]])
    for (const fixed of [[], [assumed('secret', 'low')], [assumed('secret', 'high')]]) {
      const { briefly } = modelConfidence({ ...passed, inputs, fixed });
      expect(briefly).not.toContain('secret');
      expect(briefly.split(' ').length).toBeLessThanOrEqual(11);
    }
});
