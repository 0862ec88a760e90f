import { expect, test } from 'vitest';
import { mechanism } from '../../../models/metis/economy.ts';
import { mertonShare } from '../../../models/arithmetic/merton-share.ts';
import { columnOf, holdersWith, payer, runHolders, simulateHolders } from './holder-model.ts';

/** Everybody seeks yield, decides daily, asks for nothing and moves all it has. */
const eager = {
  'holders.yieldSeekerShare': 100,
  'holders.longTermShare': 0,
  'holders.traderShare': 0,
  'holders.farmerShare': 0,
  'holders.builderShare': 0,
  'holders.whaleShare': 0,
  'holders.yieldSeekerReview': 1,
  'holders.yieldSeekerReserveYield': 0,
  'holders.part': 1,
};

/** Two protocols with realised yields of 15 % and 5 % and nobody in them. */
const twoYields = mechanism({
  name: 'twoYields',
  purpose: 'Stands in for two liquid-staking protocols of different yield.',
  writes: ['liquidYield'],
  step({ economy }) {
    economy.liquidYield[0] = 0.15;
    economy.liquidYield[1] = 0.05;
  },
});

test('who stakes for the first time prefers 15 % to 5 % by 88.1 % at a sensitivity of 20', () => {
  const end = simulateHolders({
    of: holdersWith(twoYields),
    days: 1,
    members: 20_000,
    parameters: { ...eager, 'holders.sensitivity': 20, 'holders.trading': 'off' },
  });
  const [shares, protocolOf] = [columnOf(end, 'shares'), columnOf(end, 'protocolOf')];
  const stakers = [...shares.keys()].filter((h) => shares[h] > 0);
  const first = stakers.filter((h) => protocolOf[h] === 0).length / stakers.length;
  const expected = 0.880797;
  const z = (first - expected) / Math.sqrt((expected * (1 - expected)) / stakers.length);
  expect(stakers.length).toBeGreaterThan(10_000);
  expect(Math.abs(z)).toBeLessThan(3);
});

test('with protocols fixed nobody is with another than on the first day', () => {
  const parameters = { 'holders.protocolChoice': 'fixed' };
  const fixed = simulateHolders({ parameters });
  expect(columnOf(fixed, 'protocolOf').every((p) => p === 0)).toBe(true);
  expect(columnOf(simulateHolders({}), 'protocolOf').some((p) => p === 1)).toBe(true);
});

test('a protocol is only changed by holders with neither shares nor a claim', () => {
  const spec = { parameters: { 'holders.sensitivity': 1 } };
  const before = simulateHolders({ ...spec, days: 119 });
  const after = simulateHolders({ ...spec, days: 120 });
  const [shares, claims] = [columnOf(before, 'shares'), columnOf(before, 'ticket')];
  const [was, is] = [columnOf(before, 'protocolOf'), columnOf(after, 'protocolOf')];
  const movers = [...was.keys()].filter((h) => was[h] !== is[h]);
  expect(movers.length).toBeGreaterThan(0);
  expect(movers.every((h) => shares[h] === 0 && claims[h] === 0)).toBe(true);
});

test('without the option of staking shares stay where they are, and without trading nobody sells or buys', () => {
  const still = runHolders({ parameters: { 'holders.staking': 'off' } });
  expect(still('shares', 200)).toBe(100_000);
  const quiet = simulateHolders({ parameters: { 'holders.trading': 'off' } });
  expect([...(quiet.series['sold'] ?? []), ...(quiet.series['bought'] ?? [])].every((x) => x === 0)).toBe(
    true,
  );
});

test('the longer the horizon the more is staked', () => {
  const staked = [0.1, 1, 10].map((years) =>
    runHolders({ given: { redemptionWait: 60 }, parameters: { 'holders.yieldSeekerHorizon': years } })(
      'holders.staked',
      200,
    ),
  );
  expect(staked[1]).toBeGreaterThan(staked[0] ?? NaN);
  expect(staked[2]).toBeGreaterThan(staked[1] ?? NaN);
});

test('a decision to unstake that would leave little takes everything out', () => {
  const heldBy = (smallRest: number): number =>
    columnOf(simulateHolders({ parameters: { 'holders.smallRest': smallRest } }), 'shares').filter(
      (s) => s > 0,
    ).length;
  expect(heldBy(0)).toBeGreaterThan(950);
  expect(heldBy(0.05)).toBeLessThan(600);
});

/** A pool of 500,000 METIS and as many shares beside the payer. */
const pool = mechanism({
  name: 'pool',
  purpose: 'Stands in for an exchange of liquid-staking shares.',
  writes: ['curveMetis', 'curveShares', 'sharesIssued', 'stakingBuffer', 'market'],
  start({ economy }) {
    economy.market -= 1_000_000;
    economy.curveMetis[0] += 500_000;
    economy.stakingBuffer[0] += 500_000;
    economy.sharesIssued[0] -= 500_000;
    economy.curveShares[0] += 500_000;
  },
  step: () => undefined,
});
const leaving = { liquidYield: (day: number) => (day < 50 ? 0.06 : 0), redemptionWait: 60 };

test('while the pool costs less than the wait shares are sold on it', () => {
  const at = runHolders({ of: holdersWith(payer, pool), given: leaving });
  expect(at('curveShares', 200)).toBeGreaterThan(500_000 + 50_000);
  expect(at('curveMetis', 200)).toBeLessThan(500_000);
  expect(at('shares', 200) + at('curveShares', 200)).toBe(-at('sharesIssued', 200));
});

test('at a discount above the cost of the wait, or by the queue alone, nobody sells to the pool', () => {
  const of = holdersWith(payer, pool);
  expect(runHolders({ of, given: { ...leaving, discount: 0.5 } })('curveShares', 200)).toBe(500_000);
  const parameters = { 'holders.exitRoute': 'queue' };
  expect(runHolders({ of, given: leaving, parameters })('curveShares', 200)).toBe(500_000);
});

test('while redemption is closed the pool is the only way out, and without a pool there is none', () => {
  const given = { ...leaving, redemptionOpen: 0 };
  const alone = runHolders({ given });
  expect(alone('ticket', 200)).toBe(0);
  expect(alone('shares', 200)).toBe(100_000);
  const withPool = runHolders({ of: holdersWith(payer, pool), given });
  expect(withPool('ticket', 200)).toBe(0);
  expect(withPool('holders.yieldSeekersStaked', 200)).toBe(0);
});

const programme = { pointsYield: (day: number) => (day >= 20 && day < 150 ? 0.6 : 0) };

/** A protocol with 10,000 METIS of commission. */
const treasury = mechanism({
  name: 'commission',
  purpose: 'Stands in for a protocol that has earned commission.',
  writes: ['stakingTreasury', 'market'],
  start({ economy }) {
    economy.market -= 10_000;
    economy.stakingTreasury[0] += 10_000;
  },
  step: () => undefined,
});

test('airdrop farmers come for points and leave when they end', () => {
  const at = runHolders({ days: 300, given: programme });
  const before = at('holders.farmersStaked', 19);
  expect(at('holders.farmersStaked', 149)).toBeGreaterThan(20 * before);
  expect(at('holders.farmersStaked', 300)).toBeLessThan(0.01 * at('holders.farmersStaked', 149));
});

test('at the end half of the treasury is handed out, and farmers sell 66 % of theirs at once', () => {
  const spec = { of: holdersWith(payer, treasury), days: 160, given: programme };
  const at = runHolders(spec);
  expect(at('holders.airdropped', 149)).toBe(0);
  expect(at('holders.airdropped', 150)).toBeCloseTo(5_000, 5);
  expect(at('stakingTreasury', 150)).toBeCloseTo(5_000, 5);
  expect(at('holders.airdropped', 160)).toBe(at('holders.airdropped', 150));
  const farmers = at('holders.farmersStaked', 149) / at('holders.staked', 149);
  expect(at('holders.airdropSold', 150)).toBeLessThan(0.66 * 5_000);
  expect(at('holders.airdropSold', 150)).toBeGreaterThan(0.3 * farmers * 5_000);
  const kept = runHolders({ ...spec, parameters: { 'holders.airdropSold': 0 } });
  expect(kept('holders.airdropSold', 150)).toBe(0);
});

test('without the rule for points a programme changes nothing, to the last bit', () => {
  const parameters = { 'holders.points': 'off' };
  const of = holdersWith(payer, treasury);
  const [withPoints, without] = [programme, {}].map((given) => simulateHolders({ of, parameters, given }));
  expect(withPoints?.series).toEqual(without?.series);
});

test('rewards make long-term holders where minds may change, and losses traders', () => {
  const shift = { 'holders.mindset': 'rewards' };
  const shareAfter = (liquidYield: number, parameters: Record<string, string | number>): number =>
    runHolders({ days: 300, given: { liquidYield }, parameters })('holders.longTermShare', 300);
  const start = shareAfter(0.15, {});
  expect(shareAfter(0.15, shift)).toBeGreaterThan(start);
  expect(shareAfter(0.4, shift)).toBeGreaterThan(shareAfter(0.15, shift));
  expect(shareAfter(0, shift)).toBe(start);
  const frightened = { ...shift, 'holders.conversion': 50 };
  expect(shareAfter(-0.5, frightened)).toBeLessThan(start);
});

test('with a limit of size nobody stakes beyond the Merton share of what it has', () => {
  const parameters = { ...eager, 'holders.sizeCap': 'merton', 'holders.trading': 'off' };
  const end = simulateHolders({ of: holdersWith(), days: 5, given: { liquidYield: 0.15 }, parameters });
  const cap = mertonShare(0.15, 0.5, 1.178);
  const [liquid, shares] = [columnOf(end, 'liquid'), columnOf(end, 'shares')];
  const parts = [...shares.keys()].map(
    (h) => shares[h] / (shares[h] + liquid[h] + columnOf(end, 'ticket')[h]),
  );
  expect(Math.max(...parts)).toBeLessThanOrEqual(cap + 1e-9);
  expect(Math.max(...parts)).toBeGreaterThan(0.99 * cap);
});
