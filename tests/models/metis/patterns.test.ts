import { expect, test } from 'vitest';
import { metis } from '../../../models/metis/metis.ts';
import { simulate } from '../../../src/simulate/index.ts';

// Middle values of 16 futures under the rules in force, against what was read on chain and published in 2025 and 2026.

const FUTURES = 16;
const YEAR = 365;
const observe = [
  'realisedRate',
  'locking.locked',
  'sequencerPool.emission',
  'supply.circulating',
  'andromeda.feesSoFar',
  'rewardsPaid',
  'secondsPerBlock',
  'holders.staked',
  'liquidStaking.idleShare',
  'liquidStaking.idleFirst',
  'liquidStaking.idleSecond',
  'liquidStaking.depositsFirst',
  'liquidStaking.depositsSecond',
];
const futures = Array.from({ length: FUTURES }, (_, replication) => {
  const populations = { holders: 2_000 };
  return simulate({ model: metis, days: 2 * YEAR, seed: 9, replication, populations, observe }).series;
});
const at = (name: string, day: number): number => {
  const values = futures.map((series) => series[name]?.[day] ?? NaN).sort((a, b) => a - b);
  return ((values[FUTURES / 2 - 1] ?? NaN) + (values[FUTURES / 2] ?? NaN)) / 2;
};

test('the realised rate lies between 7 and 14 %, far below the target of 20 %', () => {
  for (let day = 0; day <= 2 * YEAR; day += 30) {
    expect(at('realisedRate', day)).toBeGreaterThan(0.07);
    expect(at('realisedRate', day)).toBeLessThan(0.14);
  }
});

test('the pool starts with the 7.7 to 9.1 % that were realised from July to October 2025', () => {
  expect(at('realisedRate', 0)).toBeGreaterThan(0.077);
  expect(at('realisedRate', 0)).toBeLessThan(0.091);
});

test('locked METIS stay between 220,000 and 490,000, and rewards between 22,000 and 75,000 a year', () => {
  for (let day = 0; day <= 2 * YEAR; day += 30) {
    expect(at('locking.locked', day)).toBeGreaterThan(220_000);
    expect(at('locking.locked', day)).toBeLessThan(490_000);
    expect(at('sequencerPool.emission', day)).toBeGreaterThan(22_000);
    expect(at('sequencerPool.emission', day)).toBeLessThan(75_000);
  }
});

test('a block takes 11 to 18 seconds', () => {
  for (let day = 0; day <= 2 * YEAR; day += 30) {
    expect(at('secondsPerBlock', day)).toBeGreaterThan(11);
    expect(at('secondsPerBlock', day)).toBeLessThan(18);
  }
});

test('gas of the first year is between the 4,900 METIS of 2025 and the 21,000 at the price of May 2026', () => {
  expect(at('andromeda.feesSoFar', YEAR)).toBeGreaterThan(4_900);
  expect(at('andromeda.feesSoFar', YEAR)).toBeLessThan(21_000);
});

test('circulation grows by hundreds of thousands in the first year, of which rewards are less than a tenth', () => {
  const grown = at('supply.circulating', YEAR) - at('supply.circulating', 0);
  expect(grown).toBeGreaterThan(400_000);
  expect(grown).toBeLessThan(1_300_000);
  expect(at('sequencerPool.emission', YEAR) / grown).toBeLessThan(0.1);
});

/** What the nodes of the first day take at most: three of the first protocol, one of the second, 100,000 METIS each. */
const NODES = [300_000, 100_000] as const;

test('holders stake, and of what the nodes of the protocols take at most a tenth is idle', () => {
  for (let day = 30; day <= 2 * YEAR; day += 30) {
    expect(at('holders.staked', day)).toBeGreaterThan(90_000);
    const idle = futures.map((series) => {
      const of = (name: string): number => series[`liquidStaking.${name}`]?.[day] ?? NaN;
      const fits = Math.min(of('depositsFirst'), NODES[0]) + Math.min(of('depositsSecond'), NODES[1]);
      const atWork =
        of('depositsFirst') * (1 - of('idleFirst')) + of('depositsSecond') * (1 - of('idleSecond'));
      return 1 - atWork / fits;
    });
    // Seven days on the bridge, and what is on its way back: no share of idle deposits is published.
    expect(idle.sort((a, b) => a - b)[FUTURES / 2]).toBeLessThan(0.1);
  }
});

test('what a protocol has above its nodes stays idle, as its contract says, and is at most a quarter of all deposits', () => {
  // ENKI fills nodes up to their largest bond and leaves the excess in its contract (Dealer); more nodes need a vote.
  for (let day = 30; day <= 2 * YEAR; day += 30)
    expect(at('liquidStaking.idleShare', day)).toBeLessThan(0.25);
  const full = futures.some((series) =>
    Array.from(series['liquidStaking.depositsSecond'] ?? []).some((deposits) => deposits > NODES[1]),
  );
  expect(full).toBe(true);
});

test('the stake implied for spring 2026 needs slow blocks, a reward that nobody resets and holders who care twice as much for yield', () => {
  const slow = { 'rewardReset.policy': 'never', 'blocks.secondsAtReference': 17 };
  const inSpring = (parameters: Record<string, number | string>): number => {
    const stakes = Array.from({ length: 9 }, (_, replication) => {
      const populations = { holders: 1_000 };
      const spec = { model: metis, days: 150, seed: 9, replication, populations, parameters };
      return simulate({ ...spec, observe: ['locking.locked'], recordEvery: 150 }).series['locking.locked'];
    });
    return stakes.map((each) => each?.at(-1) ?? NaN).sort((a, b) => a - b)[4] ?? NaN;
  };
  expect(inSpring(slow)).toBeGreaterThan(310_000);
  expect(inSpring({ ...slow, 'holders.sensitivity': 40 })).toBeLessThan(290_000);
});
