import { expect, test } from 'vitest';
import { metis } from '../../models/metis/metis.ts';
import type { ResolvedExperiment } from '../../src/plan/index.ts';
import { modelPaths, parseEvent, plainEstimate, splitting, splittingEstimate } from '../../src/rare/index.ts';
import { walkExperiment } from '../src/rare/walk-model.ts';

/** Ten days of the economy with 50 holders. */
const experiment: ResolvedExperiment = walkExperiment({
  name: 'fall',
  model: { name: metis.name, version: metis.version },
  time: { start: '2025-11-03', days: 10, record: 10 },
  populations: { holders: 50 },
});
const event = parseEvent('price <= 5.6 USD/METIS', metis);

test('on the METIS economy splitting and plain futures agree about a fall of a third within ten days', async () => {
  const live = modelPaths({ experiment, model: metis, scenario: 'base', event });
  const ends = Array.from({ length: 300 }, (_, k) => live({ replication: 10_000 + k, branches: [] }));
  const hits = ends.filter(({ top }) => top >= -5.6).length;
  const days = ends.reduce((sum, end) => sum + end.days, 0);
  const plain = plainEstimate({ hits, futures: ends.length, days, failures: 0 });
  const plan = { target: -5.6, particles: 20, replaced: 6, repeats: 8, seed: 2 };
  const split = splittingEstimate(plan, await splitting(plan, async (requests) => requests.map(live)));
  expect(split.failures).toBe(0);
  expect(split.rounds).toBeGreaterThan(2);
  expect(plain.probability).toBeGreaterThan(0.005);
  expect(plain.probability).toBeLessThan(0.1);
  const error = Math.sqrt(plain.error * plain.error + split.error * split.error);
  expect(Math.abs(split.probability - plain.probability) / error).toBeLessThan(3);
});
