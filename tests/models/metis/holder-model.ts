import { endOfQueue } from '../../../models/arithmetic/redemption-queue.ts';
import { mechanism, model } from '../../../models/metis/economy.ts';
import { holders } from '../../../models/metis/holders.ts';
import { supply } from '../../../models/metis/supply.ts';
import { simulate } from '../../../src/simulate/index.ts';
import type { Mechanism, Model } from '../../../src/define/index.ts';
import type { Simulation } from '../../../src/simulate/index.ts';

/** Issues 100,000 shares at the start and pays every redemption the day after it was asked for. */
export const payer = mechanism({
  name: 'payer',
  purpose: 'Stands in for a liquid-staking protocol that always pays.',
  reads: ['ticketsOwed'],
  writes: [
    'stakingBuffer',
    'redemptionFund',
    'redemptionsAsked',
    'redemptionsFunded',
    'market',
    'sharesToPlace',
    'sharesIssued',
  ],
  start({ economy }) {
    economy.market -= 100_000;
    economy.stakingBuffer[0] += 100_000;
    economy.sharesIssued[0] -= 100_000;
    economy.sharesToPlace[0] += 100_000;
  },
  step({ economy }) {
    const { stakingBuffer, redemptionFund, redemptionsAsked, redemptionsFunded } = economy;
    for (let p = 0; p < redemptionsAsked.length; p++) {
      redemptionsAsked[p] = endOfQueue(redemptionsFunded[p], redemptionFund[p], economy.ticketsOwed[p]);
      const asked = redemptionsAsked[p] - redemptionsFunded[p];
      stakingBuffer[p] -= asked;
      redemptionFund[p] += asked;
      redemptionsFunded[p] += asked;
    }
  },
});

/** A model of the supply, the named stand-ins and the holders. */
export const holdersWith = (...standIns: readonly Mechanism[]): Model =>
  model({
    name: 'alone',
    version: '1',
    means: 'holders with stand-ins for the others',
    schedule: [supply, ...standIns, holders],
  });

/** What a run of holders alone is asked for. */
export interface HolderRun {
  readonly days?: number;
  readonly given?: Record<string, number | ((day: number) => number)>;
  readonly parameters?: Record<string, number | string>;
  readonly of?: Model;
  readonly members?: number;
  readonly seed?: number;
  readonly observe?: readonly string[];
}

const everything = [
  'liquid',
  'shares',
  'sharesIssued',
  'ticket',
  'market',
  'sold',
  'bought',
  'stakingTreasury',
  'redemptionFund',
  'stakingBuffer',
  'curveShares',
  'curveMetis',
  'fundShares',
  'lendingCash',
  'lendingExitWanted',
  'holders.staked',
  'holders.yieldSeekersStaked',
  'holders.farmersStaked',
  'holders.inFunds',
  'holders.waiting',
  'holders.longTermShare',
  'holders.converted',
  'holders.airdropped',
  'holders.airdropSold',
];

/** Holders alone at fixed prices, audited after every mechanism. */
export function simulateHolders({
  days = 200,
  given = {},
  parameters = {},
  of = holdersWith(payer),
  members = 1_000,
  seed = 5,
  observe = everything,
}: HolderRun): Simulation {
  const offered = { price: 8, exchangeRate: 1, liquidYield: 0.06, redemptionWait: 3 };
  const written = new Set(of.schedule.flatMap(({ writes }) => writes));
  const wanted = Object.entries({ ...offered, ...given }).filter(([name]) => !written.has(name));
  return simulate({
    model: of,
    days,
    seed,
    populations: { holders: members },
    parameters,
    given: Object.fromEntries(wanted),
    observe,
    audit: true,
  });
}

/** As `simulateHolders`; gives the value of a series on a day. */
export function runHolders(spec: HolderRun): (name: string, day: number) => number {
  const { series } = simulateHolders(spec);
  return (name, day) => series[name]?.[day] ?? NaN;
}

/** A column of a finished world. */
export function columnOf({ world }: Simulation, name: string): Float64Array {
  const [first = '', second] = name.split('.');
  const holder =
    second === undefined
      ? world.board
      : world.running.find(({ mechanism: { name: owner } }) => owner === first)?.context.own;
  const value = holder?.[second ?? first];
  return typeof value === 'object' ? value : new Float64Array(0);
}
