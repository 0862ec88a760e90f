import { expect, test } from 'vitest';
import { metis } from '../../../models/metis/metis.ts';
import { simulate } from '../../../src/simulate/index.ts';

type Values = Readonly<Record<string, number | string>>;
/** Nobody acts, nothing is staked through the protocol (which locks its rewards again), all blocks are paid by bond. */
const fixedStake: Values = {
  'holders.behaviour': 'off',
  'operators.decisions': 'off',
  'sequencerPool.liquidSeats': 0,
  'sequencerPool.secondLiquidSeats': 0,
  'sequencerPool.operatorSeats': 3,
  'sequencerPool.production': 'expected',
};
const rateOnly: Values = { 'rateChange.to': 0.15 };

/** A series of one future, by name and day. */
function future(parameters: Values, observe: readonly string[], days = 730, replication = 0) {
  const spec = { model: metis, days, seed: 2, replication, populations: { holders: 300 } };
  const { series } = simulate({ ...spec, parameters, observe });
  return (name: string, day: number): number => series[name]?.[day] ?? NaN;
}
const runwayOf = (parameters: Values): number =>
  future({ ...fixedStake, ...parameters }, ['sequencerPool.runway'])('sequencerPool.runway', 730);

test('a larger reserve never lengthens the runway at fixed stake, whatever it is taken from', () => {
  for (const reading of ['a', 'b', 'c', 'd', 'e']) {
    const runways = [0, 400_000, 1_000_000, 2_000_000].map((size) =>
      runwayOf({ 'eagr.reading': reading, 'eagr.size': size }),
    );
    for (let k = 1; k < runways.length; k++)
      expect(runways[k], `reading ${reading}`).toBeLessThanOrEqual(runways[k - 1] ?? NaN);
    if (reading === 'a') expect(runways[3]).toBe(runways[0]);
    else expect(runways[3], `reading ${reading}`).toBeLessThan(runways[0] ?? NaN);
  }
});

test('the reward per block on chain before the vote pays 15 % and not 20 % of what was locked, at 8 seconds a block', () => {
  const nominal = future({}, ['rewardReset.nominalRate'], 1)('rewardReset.nominalRate', 0);
  expect(Math.abs(nominal - 0.15)).toBeLessThan(0.01);
});

test('while the administrator never resets the reward per block, a vote on the rate changes the target and nothing else', () => {
  const seen = ['sequencerPool.emission', 'sequencerPool.runway', 'realisedRate', 'locking.locked', 'price'];
  const never = { 'rewardReset.policy': 'never' };
  const before = future(never, seen, 500);
  const after = future({ ...never, ...rateOnly }, ['rewardRate', ...seen], 500);
  expect(after('rewardRate', 500)).toBe(0.15);
  for (const name of seen)
    for (let day = 0; day <= 500; day++) expect(after(name, day), name).toBe(before(name, day));
});

test('at fixed stake the first reset after the change cuts what a block is paid by exactly a quarter, in every future', () => {
  for (let replication = 0; replication < 5; replication++) {
    const seen = ['rewardPerBlock', 'rewardReset.resets'];
    const before = future(fixedStake, seen, 2_000, replication);
    const after = future({ ...fixedStake, ...rateOnly }, seen, 2_000, replication);
    const changed = 28 + 182;
    for (let day = 0; day <= 2_000; day++) {
      expect(after('rewardReset.resets', day)).toBe(before('rewardReset.resets', day));
      if (after('rewardReset.resets', day) > after('rewardReset.resets', changed)) {
        expect(after('rewardPerBlock', day) / before('rewardPerBlock', day)).toBeCloseTo(0.75, 12);
      }
    }
    expect(after('rewardReset.resets', 2_000)).toBeGreaterThan(after('rewardReset.resets', changed));
  }
});

test('slower blocks pay a lower rate, and the budget lasts longer', () => {
  const seen = ['realisedRate', 'sequencerPool.runway'];
  const paces = [8, 12, 18].map((seconds) =>
    future({ ...fixedStake, 'blocks.drift': 'fixed', 'blocks.fixedSeconds': seconds }, seen),
  );
  for (let k = 1; k < paces.length; k++) {
    expect(paces[k]?.('realisedRate', 730)).toBeLessThan(paces[k - 1]?.('realisedRate', 730) ?? NaN);
    expect(paces[k]?.('sequencerPool.runway', 730)).toBeGreaterThan(
      paces[k - 1]?.('sequencerPool.runway', 730) ?? NaN,
    );
  }
});

test('where stake answers to yield, the rate cut lengthens the runway by more than the third at fixed stake', () => {
  const daily = { 'rewardReset.policy': 'everyPeriod', 'rewardReset.resetDays': 1 };
  const at = (parameters: Values): number =>
    future({ ...daily, ...parameters }, ['sequencerPool.runway'], 1_500)('sequencerPool.runway', 1_500);
  const fixed = at({ ...fixedStake, ...rateOnly }) / at(fixedStake);
  const free = at(rateOnly) / at({});
  expect(fixed).toBeGreaterThan(1.25);
  expect(fixed).toBeLessThan(4 / 3);
  expect(free).toBeGreaterThan(fixed);
});

test('without rewards nobody gains by staking and coming back: holders never have more than they began with', () => {
  const quiet = {
    'rewardReset.startReward': 0,
    'rewardReset.policy': 'never',
    'holders.fundChoice': 'off',
    'holders.exitRoute': 'queue',
    'holders.tradeUtility': -2,
    'holders.traderUtility': -2,
    'holders.sensitivity': 200,
    'holders.yieldSeekerReview': 3,
    'holders.yieldSeekerReserveYield': -0.5,
  };
  const seen = ['liquid', 'ticket', 'holders.staked', 'redemptionsAsked'];
  const at = future(quiet, seen, 400);
  const wealth = (day: number): number => at('liquid', day) + at('ticket', day) + at('holders.staked', day);
  expect(at('redemptionsAsked', 400)).toBeGreaterThan(100_000);
  for (let day = 1; day <= 400; day++) {
    expect(wealth(day)).toBeLessThanOrEqual(wealth(0));
    expect(wealth(0) - wealth(day)).toBeLessThan(0.001);
  }
});
