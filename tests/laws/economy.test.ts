import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metis } from '../../models/metis/metis.ts';
import { mechanism } from '../../models/metis/economy.ts';
import { textbookModels } from '../../models/textbook/index.ts';
import { level } from '../../src/define/index.ts';
import type { Model } from '../../src/define/index.ts';
import { beginReplication, createWorld, simulate } from '../../src/simulate/index.ts';
import { allOf, differing, fixedStake, last, small, vote } from './small-economy.ts';
import type { Values } from './small-economy.ts';

const runs = { seed: 20_251_103, endOnFailure: true } as const;
const replication = fc.nat(10_000);
const among = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });

/** Random values of every parameter of a model, anywhere in its range. */
const anyOf = (model: Model): fc.Arbitrary<Values> =>
  fc.record(
    Object.fromEntries(
      model.schedule.flatMap(({ name, parameters }) =>
        Object.entries(parameters).map(([key, parameter]): [string, fc.Arbitrary<number | string>] => [
          `${name}.${key}`,
          parameter.type === 'choice'
            ? fc.constantFrom(...Object.keys(parameter.options))
            : among(parameter.between[0], parameter.between[1]),
        ]),
      ),
    ),
  );

test('in the textbook models too, random parameters never create or lose a unit', () => {
  const populations: Record<string, Record<string, number>> = {
    'wealth-exchange': { agents: 20 },
    'ethereum-yield': {},
  };
  for (const model of textbookModels.filter(({ name }) => name in populations)) {
    fc.assert(
      fc.property(anyOf(model), replication, (parameters, which) => {
        simulate({
          model,
          days: 60,
          seed: 5,
          replication: which,
          populations: populations[model.name] ?? {},
          parameters,
          observe: allOf(model),
          audit: true,
        });
      }),
      { ...runs, numRuns: 25 },
    );
  }
});

test('at any split of the supply the accounts of every day add up to 10,000,000 METIS', () => {
  const split = [among(2e6, 7e6), among(0, 3e6), among(0, 1e7), fc.integer({ min: 1, max: 70 })] as const;
  fc.assert(
    fc.property(...split, (circulating, rewards, size, days) => {
      const parameters = {
        ...vote,
        'supply.circulating': circulating,
        'supply.rewardBudgetLeft': rewards,
        'eagr.size': size,
      };
      const { world } = small({ parameters, observe: [], days });
      let total = 0;
      for (const { unit, holder, key } of world.accounts) {
        if (unit !== 'METIS') continue;
        const value = holder[key] ?? NaN;
        for (const balance of typeof value === 'number' ? [value] : value) total += balance;
      }
      expect(total).toBe(10_000_000);
    }),
    { ...runs, numRuns: 12 },
  );
});

test('a vote that changes nothing has exactly no effect: 20 % to 20 % and a reserve of 0, whatever the dates', () => {
  const nothing = fc.record({
    'rateChange.startDay': among(0, 200),
    'rateChange.rampDays': among(0, 400),
    'eagr.startDay': among(0, 200),
    'eagr.releaseDays': among(1, 7_300),
    'eagr.liquidityFrom': among(0, 100),
    'eagr.subprojectsApproved': fc.constantFrom('yes', 'no'),
  });
  fc.assert(
    fc.property(nothing, replication, (dates, which) => {
      const before = small({ replication: which });
      const after = small({
        replication: which,
        parameters: { ...dates, 'rateChange.to': 0.2, 'eagr.size': 0 },
      });
      expect(differing(before, after)).toEqual([]);
    }),
    { ...runs, numRuns: 10 },
  );
});

test('identical policies differ by exactly zero, and different replications do not', () => {
  fc.assert(
    fc.property(replication, (which) => {
      const one = small({ parameters: vote, replication: which });
      expect(differing(one, small({ parameters: { ...vote }, replication: which }))).toEqual([]);
      expect(differing(one, small({ parameters: vote, replication: which + 1 }))).toContain('price');
    }),
    { ...runs, numRuns: 4 },
  );
});

test('until its first day a change of rate or a reserve leaves everything as it was, and then not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 100 }), among(0, 0.4), replication, (day, rate, which) => {
      const rule = { 'rewardReset.policy': 'everyPeriod', 'rewardReset.resetDays': 1 };
      const dates = { 'rateChange.startDay': day, 'rateChange.rampDays': 0, 'eagr.startDay': day };
      const before = small({ replication: which, parameters: rule });
      const after = small({
        replication: which,
        parameters: { ...rule, ...dates, 'rateChange.to': rate, 'eagr.size': 1_000_000 },
      });
      expect(differing(before, after, day - 1)).toEqual([]);
      expect(differing(before, after, day)).toEqual(
        expect.arrayContaining(['rewardRate', 'rewardPerBlock', 'eagrReserve']),
      );
    }),
    { ...runs, numRuns: 8 },
  );
});

test('without impact no rule of the vote, the pool or liquid staking moves price, users or blocks by a bit, nor gas while there is METIS to buy it with', () => {
  const apart = ['price', 'transactions', 'secondsPerBlock', 'gasFees'];
  const levers = fc.record({
    'rateChange.to': among(0, 1),
    'eagr.size': among(0, 1e7),
    'eagr.reading': fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    'liquidStaking.commission': among(0, 1),
    'locking.exitDelay': among(1, 365),
    'sequencerPool.spanBlocks': among(1, 100_000),
    'rewardReset.assumedSeconds': among(1, 60),
    'locking.forcedExit': fc.constantFrom('none', 'foundation', 'liquidStaking', 'operators'),
  });
  const none = { 'market.impact': 'none' };
  fc.assert(
    fc.property(levers, replication, (parameters, which) => {
      const before = small({ observe: apart, replication: which, parameters: none });
      const observe = [...apart, 'market'];
      const after = small({ observe, replication: which, parameters: { ...parameters, ...none } });
      // Users buy gas from what is not locked: where a rate near 100 % has everything locked, they buy less.
      fc.pre(Math.min(...(after.series.market ?? [0])) > 0);
      expect(differing(before, after)).toEqual([]);
    }),
    { ...runs, numRuns: 10 },
  );
});

test('at fixed stake a higher rate never lengthens the runway, whatever the budget', () => {
  fc.assert(
    fc.property(among(0, 0.5), among(0, 0.5), among(0, 3e6), replication, (one, other, budget, which) => {
      const runway = (rate: number): number =>
        last(
          small({
            replication: which,
            days: 90,
            observe: ['sequencerPool.runway'],
            parameters: {
              ...fixedStake,
              'rateChange.to': rate,
              'rateChange.startDay': 0,
              'rateChange.rampDays': 0,
              'supply.rewardBudgetLeft': budget,
            },
          }),
          'sequencerPool.runway',
        );
      expect(runway(Math.max(one, other))).toBeLessThanOrEqual(runway(Math.min(one, other)));
    }),
    { ...runs, numRuns: 15 },
  );
});

test('a larger reserve taken from sequencer rewards never lengthens the runway at fixed stake', () => {
  fc.assert(
    fc.property(among(0, 3e6), among(0, 3e6), among(0.01, 0.5), replication, (one, other, rate, which) => {
      const runway = (size: number): number =>
        last(
          small({
            replication: which,
            days: 90,
            observe: ['sequencerPool.runway'],
            parameters: {
              ...fixedStake,
              'rateChange.from': rate,
              'rateChange.to': rate,
              'eagr.size': size,
              'eagr.reading': 'c',
            },
          }),
          'sequencerPool.runway',
        );
      expect(runway(Math.max(one, other))).toBeLessThanOrEqual(runway(Math.min(one, other)));
    }),
    { ...runs, numRuns: 15 },
  );
});

/** Every draw and every decision day of the members that are in both worlds. */
function luckOf(members: Record<string, number>, old: Record<string, number>): string[] {
  const world = createWorld({ model: metis, days: 200, populations: { holders: 40, ...members } });
  beginReplication(world, { seed: 3, replication: 2, parameters: {} });
  const found: string[] = [];
  for (const { mechanism: one, streams, context } of world.running) {
    for (const stream of streams)
      found.push(`${stream.name} ${[0, 1, 15].map((member) => stream.words(member, 9).join()).join(' ')}`);
    for (const [name, { per }] of Object.entries(one.calendars)) {
      const mine = old[per] ?? world.members[per] ?? 0;
      for (let day = 1; day <= 200; day++) {
        const due = context.calendars[name]?.due(day).filter((member) => member < mine) ?? [];
        found.push(`${one.name}.${name} ${day} ${due.join()}`);
      }
    }
  }
  return found;
}

test('another holder or another seat moves no draw and no decision day of those who were there', () => {
  const before = luckOf({}, { holders: 40, sequencers: 16 });
  expect(
    before.filter((line) => line.startsWith('holders.review') && !line.endsWith(' ')).length,
  ).toBeGreaterThan(40);
  expect(luckOf({ holders: 41 }, { holders: 40 })).toEqual(before);
  expect(luckOf({ sequencers: 17 }, { sequencers: 16 })).toEqual(before);
});

test('another seat without an owner changes nothing until somebody comes forward for it', () => {
  const parameters = { 'operators.candidacyDays': 1_000_000 };
  const before = small({ parameters });
  const after = small({ parameters, populations: { sequencers: 17 } });
  // The sums of owner numbers, of protocol numbers (-1) and of whitelisted owners count the new seat; nothing else may.
  expect(differing(before, after).sort()).toEqual(['seatEntity', 'seatProtocol', 'whitelisted']);
});

/** Draws under names that other mechanisms use too, and touches nothing. */
const gossip = mechanism({
  name: 'gossip',
  purpose: 'Draws every day and touches nothing.',
  own: { heard: level('1', { means: 'sum of draws' }) },
  draws: ['choice', 'return'],
  step: ({ own, random, day }) =>
    void (own.heard += random.choice.uniform(0, day) + random.return.uniform(0, day)),
});

test('no two decisions share their draws, also when they have the same name in two mechanisms', () => {
  const model = { ...metis, schedule: [gossip, ...metis.schedule] };
  const world = createWorld({ model, days: 1, populations: { holders: 2 } });
  beginReplication(world, { seed: 3, replication: 2, parameters: {} });
  const words = world.running.flatMap(({ streams }) => streams.map((stream) => stream.words(0, 1).join()));
  expect(words.length).toBeGreaterThan(12);
  expect(new Set(words).size).toBe(words.length);
});

test('another mechanism with draws of its own moves nothing of the others', () => {
  const before = small({ parameters: vote });
  for (const schedule of [
    [gossip, ...metis.schedule],
    [...metis.schedule, gossip],
  ])
    expect(differing(before, small({ model: { ...metis, schedule }, parameters: vote }))).toEqual([]);
});

test('without grants nobody else’s luck changes: users, blocks, and without impact the price', () => {
  const observe = ['price', 'transactions', 'secondsPerBlock'];
  const parameters = { 'market.impact': 'none' };
  const schedule = metis.schedule.filter(({ name }) => name !== 'grants');
  const without = small({ model: { ...metis, schedule }, observe, parameters });
  expect(differing(small({ observe, parameters }), without)).toEqual([]);
});

/** The METIS model with a mechanism that spoils the books on day 7. */
const spoilt = (act: (economy: { market: number; feeVault: number }) => void) => ({
  ...metis,
  schedule: [
    ...metis.schedule,
    mechanism({
      name: 'thief',
      purpose: 'Spoils the books, for the test.',
      writes: ['market', 'feeVault'],
      step: ({ economy, day }) => (day === 7 ? act(economy) : undefined),
    }),
  ],
});
const GRAIN = 2 ** -28;

test('the smallest amount that appears or vanishes is found on its day, and one off the grid too', () => {
  const audited = (act: Parameters<typeof spoilt>[0]) => () =>
    small({ model: spoilt(act), days: 10, observe: ['price'], audit: true });
  expect(audited((economy) => void (economy.market += GRAIN))).toThrow(/thief created .* METIS on day 7/u);
  expect(audited((economy) => void (economy.market -= GRAIN))).toThrow(/thief lost .* METIS on day 7/u);
  expect(
    audited((economy) => {
      economy.market -= GRAIN / 2;
      economy.feeVault += GRAIN / 2;
    }),
  ).toThrow(/thief left (market|feeVault) off the grid on day 7/u);
  expect(audited(() => undefined)).not.toThrow();
});
