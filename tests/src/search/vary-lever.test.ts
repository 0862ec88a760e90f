import { expect, test } from 'vitest';
import { simulatorOf } from '../../../src/design/index.ts';
import type { Batch, Point } from '../../../src/design/index.ts';
import { varyLever } from '../../../src/search/index.ts';

const batch: Batch = {
  name: 'grid',
  points: [{ size: 1 }, { size: 2 }, { size: 3 }],
  replications: 2,
  luck: 'common',
  futures: 0,
};

const levers = new Map<string, Point>([
  ['current', {}],
  ['full', { size: 9, rate: 5 }],
]);

/** The carrier `current` with a gain that tells its levers and its future. */
function recorded() {
  const asked: Batch[] = [];
  const carrier = simulatorOf(({ size = 0, rate = 0 }, { replication }) => ({
    'current.gain': 100 * Number(rate) + 10 * Number(size) + replication,
  }));
  return { asked, simulator: (given: Batch) => (asked.push(given), carrier(given)) };
}

test('a lever moves in its scenario only, with the scenario’s other levers as they are', async () => {
  const { asked, simulator } = recorded();
  const moved = new Set(['full']);
  const responses = await varyLever(simulator, { carrier: 'current', levers, moved })(batch);
  expect([...responses.column('full.gain')]).toEqual([510, 511, 520, 521, 530, 531]);
  expect([...responses.column('current.gain')]).toEqual([0, 1, 0, 1, 0, 1]);
  // What stays is simulated once, not at every value.
  expect(asked[0].points).toHaveLength(4);
  expect(asked[0]).toMatchObject({ replications: 2, luck: 'common', futures: 0 });
});

test('a scenario that stays has its own value of the lever', async () => {
  const { simulator } = recorded();
  const moved = new Set(['current']);
  const responses = await varyLever(simulator, { carrier: 'current', levers, moved })(batch);
  expect([...responses.column('full.gain')]).toEqual([590, 591, 590, 591, 590, 591]);
  expect([...responses.column('current.gain')]).toEqual([10, 11, 20, 21, 30, 31]);
});

test('a scenario that was not asked about is refused', async () => {
  const { simulator } = recorded();
  const given = { carrier: 'current', levers, moved: new Set(['full']) };
  const responses = await varyLever(simulator, given)(batch);
  expect(() => responses.column('rate.gain')).toThrow('unknown scenario in rate.gain');
});
