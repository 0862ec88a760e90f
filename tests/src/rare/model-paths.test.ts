import { expect, test } from 'vitest';
import { simulate } from '../../../src/simulate/index.ts';
import { modelPaths, parseEvent, splitting, splittingEstimate } from '../../../src/rare/index.ts';
import type { PathRequest } from '../../../src/rare/index.ts';
import { testModel, walkExperiment } from './walk-model.ts';

const assumedDrift = {
  name: 'walking.drift',
  distribution: { kind: 'uniform', low: -0.5, high: 0.5 },
  provenance: { kind: 'assume', why: 'for the test', confidence: 'low' },
} as const;

function pathsTo(event: string, experiment = walkExperiment()) {
  return modelPaths({ experiment, model: testModel, scenario: 'base', event: parseEvent(event, testModel) });
}

/** Places of a path as `simulate` gives them. */
function placesOf({ replication, branches }: PathRequest, drift = 0): Float64Array {
  const parameters = { 'walking.drift': drift };
  const { series } = simulate({
    ...{ model: testModel, days: 50, seed: 11, replication, branches, parameters },
    observe: ['place'],
  });
  return series['place'];
}

test('the top of a path is its highest level, day 0 included', () => {
  const live = pathsTo('place >= 1000');
  for (const replication of [0, 1, 2, 3]) {
    const { top, days } = live({ replication, branches: [] });
    expect(top).toBe(Math.max(...placesOf({ replication, branches: [] })));
    expect(days).toBe(50);
  }
});

test('for an event below, the top is the negative of the lowest value', () => {
  const { top } = pathsTo('place <= -1000')({ replication: 1, branches: [] });
  expect(top).toBe(-Math.min(...placesOf({ replication: 1, branches: [] })));
});

test('a path ends on the day of the event', () => {
  const places = placesOf({ replication: 2, branches: [] });
  const threshold = Math.max(...places) - 0.5;
  const end = pathsTo(`place >= ${threshold}`)({ replication: 2, branches: [] });
  expect(end.days).toBe(places.findIndex((place) => place >= threshold));
  expect(end.top).toBe(places[end.days]);
});

test('a level that is just reached is the event, and the path ends there', () => {
  const places = placesOf({ replication: 2, branches: [] });
  const [first] = [...places].filter((place) => place > 0.5);
  const end = pathsTo(`place >= ${first}`)({ replication: 2, branches: [] });
  expect(end).toMatchObject({ top: first, days: places.indexOf(first) });
});

test('an event that holds on day 0 needs no day', () => {
  expect(pathsTo('place >= 0')({ replication: 0, branches: [] })).toMatchObject({ top: 0, days: 0 });
});

test('a path leaves on the day after it first rose above the level, and not before', () => {
  const places = placesOf({ replication: 5, branches: [] });
  const above = Math.max(...places) / 2;
  const first = places.findIndex((place) => place > above);
  const end = pathsTo('place >= 1000')({ replication: 5, branches: [], leave: { above, seed: 77 } });
  expect(end.branches).toEqual([{ fromDay: first + 1, seed: 77 }]);
  const again = placesOf(end);
  expect([...again.subarray(0, first + 1)]).toEqual([...places.subarray(0, first + 1)]);
  expect(again[first + 1]).not.toBe(places[first + 1]);
  expect(Math.max(...again)).toBe(end.top);
});

test('a path that leaves again gives up the branches that its parent had after that day', () => {
  const parent = {
    replication: 5,
    branches: [
      { fromDay: 3, seed: 1 },
      { fromDay: 40, seed: 2 },
    ],
  };
  const places = placesOf(parent);
  const above = Math.max(...places.subarray(0, 20)) - 1e-9;
  const first = places.findIndex((place) => place > above);
  const end = pathsTo('place >= 1000')({ ...parent, leave: { above, seed: 9 } });
  expect(end.branches).toEqual([
    { fromDay: 3, seed: 1 },
    { fromDay: first + 1, seed: 9 },
  ]);
});

test('the same request gives the same end, whatever was lived before', () => {
  const live = pathsTo('place >= 1000');
  const request = { replication: 8, branches: [{ fromDay: 9, seed: 4 }], leave: { above: 0.5, seed: 6 } };
  const alone = pathsTo('place >= 1000')(request);
  live({ replication: 1, branches: [{ fromDay: 2, seed: 3 }] });
  expect(live(request)).toEqual(alone);
});

test('assumptions are those of the replication, whatever the branches', () => {
  const experiment = walkExperiment({ assumptions: [assumedDrift] });
  const live = pathsTo('place >= 1000', experiment);
  const drifts = [0, 1, 2].map((replication) => {
    const { top } = live({ replication, branches: [{ fromDay: 1, seed: 5 }] });
    for (let drift = -500; drift <= 500; drift++)
      if (
        Math.abs(
          Math.max(...placesOf({ replication, branches: [{ fromDay: 1, seed: 5 }] }, drift / 1000)) - top,
        ) < 0.03
      )
        return true;
    return false;
  });
  expect(drifts).toEqual([true, true, true]);
});

test('a path that fails keeps what it had reached and says where it failed', () => {
  const experiment = walkExperiment({
    assumptions: [{ ...assumedDrift, name: 'walking.breaks', distribution: { kind: 'fixed', value: 2 } }],
  });
  const end = pathsTo('place >= 1000', experiment)({ replication: 5, branches: [] });
  expect(end.failure).toMatch(/^E401 on day \d+ in walking: not a number/u);
  expect(end.top).toBeLessThanOrEqual(2);
  expect(end.days).toBeLessThan(50);
});

test('a scenario that is not there is refused', () => {
  const event = parseEvent('place >= 1', testModel);
  expect(() => modelPaths({ experiment: walkExperiment(), model: testModel, scenario: 'no', event })).toThrow(
    'unknown scenario: no',
  );
});

test('splitting of a model gives the known probability of its walk, 0.0037', async () => {
  const event = parseEvent('place >= 20', testModel);
  const live = modelPaths({ experiment: walkExperiment(), model: testModel, scenario: 'base', event });
  const plan = { target: 20, particles: 30, replaced: 8, repeats: 60, seed: 5 };
  const { probability, error, gain } = splittingEstimate(
    plan,
    await splitting(plan, async (requests) => requests.map(live)),
  );
  expect(Math.abs(probability - 0.00369236780011) / error).toBeLessThan(3);
  expect(gain).toBeGreaterThan(2);
});
