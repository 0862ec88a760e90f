import { expect, test } from 'vitest';
import { answerText } from '../../../src/cli/sweep/sweep-finding.ts';
import { studyPages } from '../../../src/cli/study-pages.ts';

const labels = { long: (name: string) => `the ${name}`, short: (name: string) => name };
const resolved = {
  scenarios: [
    { name: 'now', label: 'Current rules', levers: {} },
    { name: 'full', label: 'Full proposal', levers: {} },
  ],
};

/** Settings of one rate, 10 percentage points apart, with the given middles of an outcome in years; the first is current. */
const sweepOf = (middles: readonly number[]) => ({
  design: { dimensions: [{ name: 'rate' }], points: middles.map((_, p) => ({ rate: p / 10 })) },
  units: ['1/year'],
  response: {
    scenario: 'now',
    outcome: { label: 'the runway', unit: 'years', better: 'higher' as const },
  },
  summaries: middles.map((median) => ({ median })),
  ranking: { order: middles.map((_, p) => p).sort((a, b) => middles[b] - middles[a]) },
  from: 0,
  proposed: 1,
});

test('the answer of a sweep says where the outcome is best and worst, and what it is now and as proposed', () => {
  expect(answerText(sweepOf([20, 10, 40]), { labels, resolved })).toBe(
    'The runway (Current rules) is best with 20% a year as the rate: 40.0 years in the middle future. Current settings: 20.0 years. Proposed ones: 10.0 years. Worst, with 10% a year as the rate: 10.0 years.',
  );
});

test('the answer of a sweep of an effect has signs, and one setting is no answer', () => {
  const effect = sweepOf([2, -3]);
  const response = { ...effect.response, scenario: 'full', minus: 'now' };
  expect(
    answerText({ ...effect, response, from: undefined, proposed: undefined }, { labels, resolved }),
  ).toBe(
    'The runway (Full proposal against Current rules) is best with 0% a year as the rate: +2.0 years in the middle future. Worst, with 10% a year as the rate: -3.0 years.',
  );
  expect(answerText(sweepOf([20]), { labels, resolved })).toBe('');
});

test('a study comes with the steps that post it: its title, its text, each picture', () => {
  const study = {
    ...{ title: 'Where is it good?', subtitle: '', findings: ['Here.'], tables: [], charts: [] },
    ...{ numbers: ['none'], made: 'mlab sweep', footer: { run: 'x', command: 'c', digest: 'd' } },
  };
  const steps = new Map(studyPages('sweep', study, [])).get('sweep-upload-list.md');
  expect(steps).toContain('The title is: `Where is it good?`');
  expect(steps).toContain('Paste all of `sweep.md` except its first line');
});
