import { expect, test } from 'vitest';
import experiment from '../../experiments/finality-window.exp.ts';

test('the question of the window has six scenarios, a claim for every promise of the roadmap, and each quote is in it', () => {
  expect(Object.keys(experiment.scenarios)).toHaveLength(6);
  expect(experiment.claims?.every(({ by }) => by === 'roadmap of 2021')).toBe(true);
  expect(experiment.claims?.length).toBe(5);
});
