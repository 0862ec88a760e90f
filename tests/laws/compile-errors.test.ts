import { expect, test } from 'vitest';
import {
  assume,
  assumed,
  assumption,
  defineEconomy,
  defineExperiment,
  dist,
  flow,
  level,
  lever,
  METIS_GRID,
  pct,
  stock,
  sum,
  tokens,
  years,
} from '../../src/define/index.ts';

const { mechanism, model } = defineEconomy({
  units: { METIS: { grid: METIS_GRID, means: 'METIS' } },
  populations: { holders: { means: 'holders', size: 10, between: [1, 100] } },
  quantities: {
    price: level('USD/METIS', { means: 'market price', start: 20 }),
    orders: flow('METIS', { means: 'offered today' }),
    reserve: stock('METIS', { means: 'unissued', start: 100 }),
    liquid: stock('METIS', { means: 'held', per: 'holders' }),
  },
});
const source = assumed('for the test', 'low');

const reward = mechanism({
  name: 'reward',
  purpose: 'Pays holders.',
  parameters: {
    rate: lever({ value: 0.1, unit: '1/year', between: [0, 1], means: 'rate', source }),
    cost: assumption({ value: 60, unit: 'USD/day', between: [0, 100], means: 'cost', source }),
    reading: assumption({ value: 'b', options: { b: 'fund', c: 'rewards' }, means: 'reading', source }),
  },
  reads: ['price'],
  writes: ['reserve', 'liquid', 'orders'],
  own: {
    active: level('flag', { means: 'active', per: 'holders', start: 1 }),
    count: level('1', { means: 'count' }),
  },
  draws: ['reconsider'],
  calendars: { review: { per: 'holders', means: 'review days' } },
  step({ economy, own, parameters, random, calendars, day }) {
    economy.reserve -= parameters.rate;
    economy.liquid[0] += parameters.rate;
    own.count += random.reconsider.uniform(0, day) + calendars.review.due(day).length;
    own.active[0] = parameters.reading === 'b' ? 1 : 0;
    // @ts-expect-error an undeclared quantity does not compile
    economy.circulating = 0;
    // @ts-expect-error writing what is only read does not compile
    economy.price = 1;
    // @ts-expect-error a misspelt parameter does not compile
    own.count += parameters.rates;
    // @ts-expect-error a misspelt stream does not compile
    random.reconsiders.uniform(0, day);
    // @ts-expect-error parameters are frozen
    parameters.rate = 0;
    // @ts-expect-error an option that does not exist does not compile
    own.count += parameters.reading === 'z' ? 1 : 0;
  },
  measures: { active: { unit: 'holders', means: 'active holders', of: ({ own }) => sum(own.active) } },
});

mechanism({
  name: 'wrong',
  purpose: 'Reads what is not there.',
  // @ts-expect-error a misspelt quantity in `reads` does not compile
  reads: ['prices'],
  step() {},
});

const tiny = model({ name: 'tiny', version: '1.0.0', means: 'a test', schedule: [reward] });

const experiment = defineExperiment({
  schema: 1,
  name: 'tiny',
  question: 'Does it compile?',
  model: tiny,
  time: { start: '2025-11-03', horizon: years(1) },
  replications: 1,
  seed: 1,
  baseline: 'a',
  scenarios: {
    a: { label: 'A' },
    b: { label: 'B', levers: { reward: { rate: pct(15) } }, combine: ['a'] },
  },
  assumptions: { reward: { reading: assume(dist.choice(['b', 'c']), { why: 'unknown' }) } },
  observe: ['price', 'reward.active'],
  outcomes: { left: { label: 'left', from: 'reserve@end', better: 'higher', matters: tokens(1) } },
});

defineExperiment({
  ...experiment,
  // @ts-expect-error an unknown baseline does not compile
  baseline: 'c',
});
// @ts-expect-error an assumption under levers does not compile
defineExperiment({ ...experiment, levers: { reward: { cost: 3 } } });
// @ts-expect-error a lever under assumptions does not compile
defineExperiment({ ...experiment, assumptions: { reward: { rate: pct(15) } } });
// @ts-expect-error a misspelt lever does not compile
defineExperiment({ ...experiment, levers: { reward: { rates: pct(15) } } });
// @ts-expect-error a lever of another unit does not compile
defineExperiment({ ...experiment, levers: { reward: { rate: tokens(15) } } });
// @ts-expect-error a lever without a unit does not compile
defineExperiment({ ...experiment, levers: { reward: { rate: 15 } } });
// @ts-expect-error an unknown observable does not compile
defineExperiment({ ...experiment, observe: ['prize'] });
defineExperiment({
  ...experiment,
  outcomes: {
    // @ts-expect-error an unknown measure in an outcome does not compile
    left: { label: 'l', from: 'reward.nothing@end', better: 'higher', matters: 1 },
  },
});

test('misspelt and undeclared names, writes without permission, and levers under assumptions do not compile', () => {
  expect(experiment.model.schedule[0].name).toBe('reward');
});
