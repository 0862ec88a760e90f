import { expect, test } from 'vitest';
import { metis } from '../../../models/metis/metis.ts';
import { assumed, defineEconomy, flow, level, lever, stock } from '../../../src/define/index.ts';
import { streamHash } from '../../../src/random/index.ts';
import { assemble, checkComplete, simulate } from '../../../src/simulate/index.ts';

const source = assumed('for the test', 'low');
const { mechanism, model } = defineEconomy({
  units: { METIS: { grid: 1, means: 'METIS' } },
  populations: { seats: { means: 'seats', size: 2, between: [1, 9] } },
  quantities: {
    price: level('USD', { means: 'price' }),
    orders: flow('METIS', { means: 'offered today' }),
    reserve: stock('METIS', { means: 'reserve' }),
    bond: stock('METIS', { means: 'bonds', per: 'seats' }),
  },
});
const step = (): void => undefined;
const build = (...schedule: readonly ReturnType<typeof mechanism>[]) =>
  model({ name: 'test', version: '1.0.0', means: 'a test', schedule });
const one = mechanism({ name: 'one', purpose: 'Sets the price.', writes: ['price', 'orders'], step });
const codeOf = (run: () => unknown): unknown => {
  try {
    run();
    return 'accepted';
  } catch (problem) {
    return problem instanceof Error && 'code' in problem ? problem.code : problem;
  }
};

test('a model that fits together is accepted', () => {
  expect(codeOf(() => assemble(build(one)))).toBe('accepted');
  expect(codeOf(() => checkComplete(metis))).toBe('accepted');
});

test('a mechanism twice in the schedule, or with a name that is no word, is refused', () => {
  expect(codeOf(() => assemble(build(one, one)))).toBe('E301');
  expect(codeOf(() => assemble(build({ ...one, name: 'not a word' })))).toBe('E301');
});

test('two writers of one level are refused, also when one of them is fed from outside', () => {
  const two = mechanism({ name: 'two', purpose: 'Sets the price too.', writes: ['price'], step });
  expect(codeOf(() => assemble(build(one, two)))).toBe('E302');
  expect(codeOf(() => assemble(build(one), ['price']))).toBe('E302');
});

test('a flow read before its writer is refused, and accepted after it', () => {
  const reader = mechanism({ name: 'reader', purpose: 'Reads orders.', reads: ['orders'], step });
  expect(codeOf(() => assemble(build(reader, one)))).toBe('E303');
  expect(codeOf(() => assemble(build(one, reader)))).toBe('accepted');
});

test('a quantity that nobody uses is refused in a complete model', () => {
  expect(codeOf(() => checkComplete(build(one)))).toBe('E304');
});

test('an unknown quantity is refused with the nearest name', () => {
  const wrong = { ...one, reads: ['prise'] };
  expect(() => assemble(build(wrong))).toThrow(
    expect.objectContaining({ code: 'E305', place: expect.objectContaining({ suggestion: 'price' }) }),
  );
});

test('a default outside its range, and one that is no option, are refused', () => {
  const rate = lever({ value: 2, unit: '1/year', between: [0, 1], means: 'rate', source });
  const choice = { ...lever({ value: 'a', options: { a: 'A' }, means: 'choice', source }), value: 'b' };
  expect(codeOf(() => assemble(build({ ...one, parameters: { rate } })))).toBe('E306');
  expect(codeOf(() => assemble(build({ ...one, parameters: { choice } })))).toBe('E306');
});

test('two streams with the same hash are refused', () => {
  const seen = new Map<number, string>();
  let pair: [string, string] | undefined;
  for (let n = 0; pair === undefined; n++) {
    const hash = streamHash(`one.d${n}`);
    const other = seen.get(hash);
    if (other !== undefined) pair = [other, `d${n}`];
    seen.set(hash, `d${n}`);
  }
  expect(codeOf(() => assemble(build({ ...one, draws: pair })))).toBe('E307');
  expect(codeOf(() => assemble(build({ ...one, draws: ['first', 'second'] })))).toBe('accepted');
});

test('an unknown population, a stock without a grid and a calendar without waits are refused', () => {
  const column = level('1', { means: 'column', per: 'seat' });
  const coins = stock('coins', { means: 'coins' });
  const calendars = { review: { per: 'seats', every: 'nothing', means: 'reviews' } };
  expect(codeOf(() => assemble(build({ ...one, own: { column } })))).toBe('E308');
  expect(codeOf(() => assemble(build({ ...one, own: { coins } })))).toBe('E309');
  expect(codeOf(() => assemble(build({ ...one, calendars })))).toBe('E310');
});

test('a write without permission is found by an audited replication', () => {
  const honest = mechanism({ name: 'honest', purpose: 'Does nothing.', step });
  const sly = mechanism({
    name: 'sly',
    purpose: 'Writes what it only reads.',
    reads: ['price'],
    step: ({ economy }) => void Object.assign(economy, { price: 7 }),
  });
  const run = () => simulate({ model: build(honest, sly), days: 2, seed: 1, observe: [], audit: true });
  expect(codeOf(run)).toBe('E312');
});

test('accounts beyond the supply, and bonds beyond what seats may hold, stop the model at its start', () => {
  const start = (parameters: Record<string, number>) => () =>
    simulate({ model: metis, days: 1, seed: 1, populations: { holders: 10 }, parameters, observe: [] });
  expect(codeOf(start({}))).toBe('accepted');
  expect(codeOf(start({ 'supply.circulating': 9_000_000 }))).toBe('E151');
  expect(codeOf(start({ 'sequencerPool.lockedAtStart': 5_000_000 }))).toBe('E320');
});
