import { expect, test } from 'vitest';
import { defineEconomy, stock } from '../../../src/define/index.ts';
import type { Mechanism } from '../../../src/define/index.ts';
import { simulate } from '../../../src/simulate/index.ts';

const { mechanism, model } = defineEconomy({
  units: { coin: { grid: 1, means: 'coins' } },
  quantities: {
    purse: stock('coin', { means: 'coins in the purse', start: 10 }),
    drawer: stock('coin', { means: 'coins in the drawer', start: 10 }),
  },
});
const honest = mechanism({
  name: 'honest',
  purpose: 'Moves a coin.',
  writes: ['purse', 'drawer'],
  step({ economy }) {
    economy.purse -= 1;
    economy.drawer += 1;
  },
});
const thief = mechanism({
  name: 'thief',
  purpose: 'Takes a coin on the third day.',
  writes: ['drawer'],
  step({ economy, day }) {
    if (day === 3) economy.drawer -= 1;
  },
});
const run = (names: readonly Mechanism[]) =>
  simulate({
    model: model({ name: 'purses', version: '1.0.0', means: 'a test', schedule: names }),
    days: 5,
    seed: 1,
    observe: [],
    recordEvery: 5,
    audit: true,
  });

test('an audit names who lost a coin and on which day, wherever in the day it stands', () => {
  for (const schedule of [
    [thief, honest],
    [honest, thief],
    [honest, thief, { ...honest, name: 'second' }],
  ]) {
    expect(() => run(schedule)).toThrow(
      expect.objectContaining({
        code: 'E901',
        message: 'thief lost 1 coin on day 3: the sum is 19, not 20',
      }),
    );
  }
});
