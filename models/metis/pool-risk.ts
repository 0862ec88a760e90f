import { assumed, assumption, cite, level, sum } from '../../src/define/index.ts';
import { costOfBuying, stakeForShare } from '../arithmetic/attack-cost.ts';
import { censorshipDelay } from '../arithmetic/byzantine-run.ts';
import { herfindahl, nakamoto } from '../arithmetic/concentration.ts';
import { mechanism } from './economy.ts';
import { look, THIRD } from './pool-risk-actions.ts';

/** Dollars that buy and bond more than a share of the stake beside the `locked` METIS of the others. */
function costOfShare(
  share: number,
  locked: number,
  { price, depth, highestCost }: { price: number; depth: number; highestCost: number },
): number {
  return costOfBuying(stakeForShare(locked, share), price, depth, highestCost);
}

const SECONDS_PER_HOUR = 3_600;

const docs = cite('MetisProtocol/gitbook-docs, metis-layer-2.md (51bfb85)', {
  url: 'https://github.com/MetisProtocol/gitbook-docs',
  place: 'the system halts only if more than a third of the sequencers stop',
});

/** How safe the pool is as it stands: measured from bonds, owners and outages, without changing anything. */
export const poolRisk = mechanism({
  name: 'poolRisk',
  purpose:
    'Measures how likely the pool is to halt, how long its largest owners could leave a transaction out, and what a third or two thirds of the stake would cost.',
  parameters: {
    haltingRule: assumption({
      value: 'stake',
      options: {
        stake: 'more than a third of the bonded METIS has to be down, or colluding',
        seats: 'more than a third of the seats has to be down, or colluding',
      },
      means: 'what halts the pool',
      source: docs,
    }),
    everyDays: assumption({
      value: 7,
      unit: 'days',
      between: [1, 365],
      means: 'days between two measurements',
      source: assumed('bonds change slowly; a week keeps the measurement cheap', 'high'),
    }),
    colluders: assumption({
      value: 1,
      unit: 'owners',
      between: [0, 200],
      means: 'how many of the largest owners leave a transaction out together',
      source: assumed('a scenario: the largest owner alone', 'high'),
    }),
    depth: assumption({
      value: 12_000_000,
      unit: 'USD',
      between: [10_000, 10_000_000_000],
      means: 'dollars of purchases that raise the log price by one, for who buys stake to attack',
      source: assumed(
        'selling one venue’s median daily turnover of 2025 (0.72 M USD) is taken to move the price by a day’s standard deviation (6 %)',
        'low',
      ),
    }),
    longestDelay: assumption({
      value: 8_760,
      unit: 'hours',
      between: [1, 1_000_000],
      means: 'delay shown when nobody outside the colluders has a seat',
      source: assumed('definition of the measure: a year stands for never', 'high'),
    }),
    highestCost: assumption({
      value: 1e12,
      unit: 'USD',
      between: [1, 1e15],
      means: 'cost shown when more would have to be bought than can be had',
      source: assumed('definition of the measure: stands for impossible', 'high'),
    }),
  },
  reads: [
    'price',
    'bond',
    'seatEntity',
    'seatActive',
    'secondsPerBlock',
    'spanBlocks',
    'outagesAlone',
    'outagesOfOwner',
    'outagesOfAll',
  ],
  writes: ['haltingProbability', 'attackCost', 'ownerNakamoto'],
  own: {
    weight: level('1', { means: 'seats in units of the halting rule', per: 'sequencers' }),
    law: level('1', { means: 'law of the weight that is down, up to a third', per: 'haltingCells' }),
    owned: level('1', { means: 'the same for one owner', per: 'haltingCells' }),
    seat: level('1', { means: 'number of each seat, for measures by seat', per: 'sequencers' }),
    colluding: level('flag', { means: '1 for seats of the colluding owners', per: 'sequencers' }),
    colludingShare: level('share', { means: 'share of the colluding owners in all bonds' }),
    nextDay: level('day', { means: 'day of the next measurement' }),
  },

  start({ economy, own, parameters }) {
    for (let s = 0; s < own.seat.length; s++) own.seat[s] = s;
    look(economy, own, parameters);
    // The price of the first day is set by the market, which starts last.
    economy.attackCost = 0;
  },

  step({ economy, own, parameters, day }) {
    if (day < own.nextDay) return;
    own.nextDay = day + Math.max(1, Math.floor(parameters.everyDays));
    look(economy, own, parameters);
  },

  measures: {
    haltingProbability: {
      unit: 'share',
      means: 'share of the time that more than a third is down at once, from the law of outages',
      of: ({ economy }) => economy.haltingProbability,
    },
    collusionHalts: {
      unit: 'flag',
      means: '1 where the colluding owners hold more than a third of the stake and can halt the pool',
      of: ({ own }) => (own.colludingShare > THIRD ? 1 : 0),
    },
    colludingShare: {
      unit: 'share',
      means: 'share of locked METIS held by the colluding owners',
      of: ({ own }) => own.colludingShare,
    },
    censorshipDelay: {
      unit: 'hours',
      means: 'expected hours until somebody outside the colluders produces blocks',
      of: ({ economy, own, parameters }) => {
        const spanHours = (economy.spanBlocks * economy.secondsPerBlock) / SECONDS_PER_HOUR;
        return censorshipDelay(own.colludingShare, spanHours, parameters.longestDelay);
      },
    },
    costOfThird: {
      unit: 'USD',
      means: 'dollars to buy and bond more than a third of the stake beside that of the others',
      of: ({ economy, parameters }) =>
        costOfShare(THIRD, sum(economy.bond), { price: economy.price, ...parameters }),
    },
    costOfTwoThirds: {
      unit: 'USD',
      means: 'dollars to buy and bond more than two thirds of the stake beside that of the others',
      of: ({ economy, parameters }) =>
        costOfShare(2 * THIRD, sum(economy.bond), { price: economy.price, ...parameters }),
    },
    nakamotoOwners: {
      unit: 'owners',
      means: 'smallest number of owners with more than a third of locked METIS',
      of: ({ economy }) => nakamoto(economy.seatEntity, economy.bond, THIRD),
    },
    nakamotoSeats: {
      unit: 'seats',
      means: 'smallest number of seats with more than a third of locked METIS',
      of: ({ economy, own }) => nakamoto(own.seat, economy.bond, THIRD),
    },
    herfindahlOwners: {
      unit: '1',
      means: 'Herfindahl–Hirschman index of locked METIS by owner',
      of: ({ economy }) => herfindahl(economy.seatEntity, economy.bond),
    },
    herfindahlSeats: {
      unit: '1',
      means: 'Herfindahl–Hirschman index of locked METIS by seat',
      of: ({ economy, own }) => herfindahl(own.seat, economy.bond),
    },
  },
});
