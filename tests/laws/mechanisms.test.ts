import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { model } from '../../models/metis/economy.ts';
import { metis } from '../../models/metis/metis.ts';
import type { AnyQuantity, Mechanism } from '../../src/define/index.ts';
import { observablesOf, simulate } from '../../src/simulate/index.ts';
import type { SimulationSpec } from '../../src/simulate/index.ts';
import { endowment } from '../models/metis/pool-model.ts';
import { allOf, differing, small, vote } from './small-economy.ts';
import type { Values } from './small-economy.ts';

/** Populations that may be of any size, each with one member. */
const ones = Object.fromEntries(
  Object.entries(metis.economy.populations)
    .filter(([, { between }]) => between !== undefined && between[0] === 1 && between[1] > 1)
    .map(([name]) => [name, 1]),
);

/** A pool of one seat: the foundation’s. */
const oneSeat: Values = {
  'sequencerPool.foundationSeats': 1,
  'sequencerPool.liquidSeats': 0,
  'sequencerPool.secondLiquidSeats': 0,
  'sequencerPool.operatorSeats': 0,
  'sequencerPool.lockedAtStart': 20_000,
};
/** A pool without seats: what one can begin with where nobody has METIS. */
const noSeat: Values = { ...oneSeat, 'sequencerPool.foundationSeats': 0, 'sequencerPool.lockedAtStart': 0 };
const few = { ...ones, sequencers: 16, protocols: 2, validators: 5, clients: 5, positions: 20, holders: 60 };

const audited = (schedule: readonly Mechanism[], spec: Partial<SimulationSpec> = {}) => {
  const part = model({ name: 'part', version: '1.0.0', means: 'some mechanisms', schedule });
  return simulate({
    days: 60,
    seed: 3,
    populations: few,
    audit: true,
    observe: allOf(part),
    ...spec,
    model: part,
  });
};

/** Levels and flows that a mechanism reads and others write, as they are on the first day of the board. */
function surroundings({ reads, writes }: Mechanism): Record<string, number> {
  const board: Readonly<Record<string, AnyQuantity>> = metis.economy.quantities;
  return Object.fromEntries(
    reads
      .filter((name) => !writes.includes(name) && board[name]?.kind !== 'stock')
      .map((name) => [name, board[name]?.start ?? 0]),
  );
}

/** Series with a value that is no finite number. */
const notFinite = ({ series }: ReturnType<typeof simulate>): string[] =>
  Object.keys(series).filter((name) => series[name]?.some((value) => !Number.isFinite(value)));

test.each(metis.schedule.map((each) => [each.name, each] as const))(
  '%s runs alone among constants, with few members, with one of each kind and with nobody to pay',
  (_, mechanism) => {
    const given = surroundings(mechanism);
    const own = mechanism.writes.includes('unissued');
    const alone = own ? [mechanism] : [endowment, mechanism];
    const isPool = mechanism.name === 'sequencerPool';
    const parameters = isPool ? oneSeat : {};
    const nothing = { given, parameters: isPool ? noSeat : {}, populations: ones };
    expect(notFinite(audited(alone, { given }))).toEqual([]);
    expect(notFinite(audited(alone, { given, parameters, populations: ones }))).toEqual([]);
    expect(notFinite(audited([mechanism], nothing))).toEqual([]);
  },
);

test.each(metis.schedule.map(({ name }) => [name] as const))(
  'the economy runs without %s, its books exact',
  (name) => {
    const rest = metis.schedule.filter((each) => each.name !== name);
    // Nothing circulates without `supply`, so something must give METIS to somebody.
    const whole = name === 'supply' ? [endowment, ...rest] : rest;
    expect(notFinite(audited(whole, { days: 40 }))).toEqual([]);
  },
);

test('the economy runs with one seat, one protocol, one validator, one client, one borrower and one holder', () => {
  expect(notFinite(audited(metis.schedule, { populations: ones, parameters: oneSeat, days: 400 }))).toEqual(
    [],
  );
});

const options = metis.schedule.flatMap(({ name, parameters }) =>
  Object.entries(parameters).flatMap(([key, parameter]) =>
    parameter.type === 'choice'
      ? Object.keys(parameter.options)
          .filter((option) => option !== parameter.value)
          .map((option): [string, string] => [`${name}.${key}`, option])
      : [],
  ),
);

/** Correlations that every price process can have. */
const weaklyTied: Values = {
  'majors.correlation': 0.4,
  'market.etherCorrelation': 0.3,
  'market.bitcoinCorrelation': 0.3,
};

test('every option of every choice runs in the whole economy', () => {
  for (const [path, option] of options) {
    const parameters = { ...weaklyTied, [path]: option };
    const found = notFinite(audited(metis.schedule, { parameters, days: 40, recordEvery: 40, audit: false }));
    expect(found, `${path}: ${option}`).toEqual([]);
  }
  expect(options.length).toBeGreaterThan(60);
});

/** What has a sign, or is compared with what was brought in: no part of a whole. */
const noPart = new Set([
  'decidedFeeShare', // below zero while nothing is decided
  'exchanges.discountFirst', // below zero while a share costs more than the METIS behind it
  'exchanges.discountSecond',
  'exchanges.impermanentLoss',
  'exchanges.againstHolding',
  'restaking.kept',
  'demandOffset.ratio',
  'demandOffset.keptRatio',
  'restaking.backing', // above one while a wrapped protocol keeps what its shares earn
]);
const counts =
  /^(seats|owners|gates|validators|verifiers|holders|clients|frauds|requests|resets|spans|batches)$/u;
const ROUNDING = 1e-12;

function fits(unit: string, value: number): boolean {
  if (unit === 'share') return value >= -ROUNDING && value <= 1 + ROUNDING;
  if (unit === 'flag') return value === 0 || value === 1;
  return counts.test(unit) ? value >= 0 && Number.isInteger(value) : Number.isFinite(value);
}

test('shares lie between 0 and 1, flags are 0 or 1, what is counted is whole, and nothing is infinite, for 1,000 days', () => {
  const settings: Values[] = [
    {},
    { ...vote, 'eagr.releaseDays': 400, 'rewardReset.policy': 'everyPeriod' },
    { 'governance.proposals': 'calendar', 'governance.elections': 'on', 'lending.outsideSupply': 60_000 },
    { 'exchanges.forcedSale': 0.5, 'restaking.backing': 'wrapped', 'restaking.shockDay': 40 },
    { 'market.startPrice': 0.01, 'liquidStaking.redemptions': 'unfunded' },
  ];
  const board: Readonly<Record<string, AnyQuantity>> = metis.economy.quantities;
  const shown = observablesOf(metis).filter(
    ({ name }) => !noPart.has(name) && board[name]?.per === undefined,
  );
  for (const [replication, parameters] of settings.entries()) {
    const { series } = small({ days: 1_000, replication, parameters, recordEvery: 7 });
    const wrong = shown.flatMap(({ name, unit }) => {
      const value = series[name]?.find((each) => !fits(unit, each));
      return value === undefined ? [] : [`${name} (${unit}): ${value}`];
    });
    expect(wrong, JSON.stringify(parameters)).toEqual([]);
  }
});

const nobodyDecides = { 'operators.decisions': 'off', 'holders.behaviour': 'off' };
const theirOwn: Readonly<Record<string, readonly string[]>> = {
  sequencers: ['seatEntity', 'seatProtocol', 'whitelisted'],
  protocols: [
    'protocolDesign',
    'exchangeRate',
    'liquidYield',
    'redemptionOpen',
    'redemptionWait',
    'curveAmplification',
    'curveFee',
  ],
  verifiers: [],
  validators: [],
  commons: [],
  ecoNodes: ['governance.ecoSeats', 'governance.honestReputation'],
  largeVoters: ['whaleCapture', 'governance.largestPower'],
};

test.each(Object.entries(theirOwn))(
  '%s who have nothing and do nothing change nothing but the sums over them, to the last bit',
  (population, own) => {
    const parameters = ['sequencers', 'protocols'].includes(population) ? nobodyDecides : {};
    const size = metis.economy.populations[population]?.size ?? NaN;
    const more = small({
      parameters,
      days: 200,
      populations: { [population]: Math.min(2 * size, size + 4) },
    });
    const moved = differing(small({ parameters, days: 200 }), more);
    expect(moved.filter((name) => !own.includes(name))).toEqual([]);
  },
);

/** What the ends of ranges make impossible, and is refused before the first day. */
const refused: Readonly<Record<string, RegExp>> = {
  'supply lower': /^conflicting sequencerPool\.lockedAtStart/u,
  'supply upper': /^conflicting supply\.circulating/u,
  'majors upper': /^invalid correlation matrix/u,
  'treasury upper': /treasury\.atStart/u,
  'sequencerPool upper': /^conflicting roster/u,
  'market upper': /^invalid correlation matrix/u,
};

test.each(['lower', 'upper'] as const)(
  'with all numbers of a mechanism at the %s ends of their ranges the economy runs, or says what is impossible',
  (end) => {
    for (const { name, parameters } of metis.schedule) {
      const extreme = Object.entries(parameters).flatMap(([key, parameter]): [string, number][] =>
        parameter.type === 'number' ? [[`${name}.${key}`, parameter.between[end === 'lower' ? 0 : 1]]] : [],
      );
      const run = () =>
        audited(metis.schedule, { parameters: Object.fromEntries(extreme), days: 30, audit: false });
      const reason = refused[`${name} ${end}`];
      if (reason === undefined) expect(notFinite(run()), `${name} ${end}`).toEqual([]);
      else expect(run, `${name} ${end}`).toThrow(reason);
    }
  },
);

test('every mechanism has a file of tests of its own name', () => {
  const files = new Set(readdirSync(new URL('../models/metis/', import.meta.url)));
  const kebab = (name: string): string => name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  const missing = metis.schedule.filter(({ name }) => !files.has(`${kebab(name)}.test.ts`));
  expect(missing.map(({ name }) => name)).toEqual([]);
});
