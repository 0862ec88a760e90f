import { level, METIS_GRID, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { netReturn } from '../arithmetic/seat.ts';
import { entities, mechanism } from './economy.ts';
import { operatorsParameters } from './operators-parameters.ts';

/** Independent operators compare what a seat really earns with what it costs, and join, top up, trim or leave. */
export const operators = mechanism({
  name: 'operators',
  purpose:
    'Lets owners claim rewards, pay the cost of their seat by selling METIS, and decide on review days by realised net return; empty seats are filled by elected candidates.',
  parameters: operatorsParameters,
  reads: [
    'price',
    'realisedRate',
    'feeYield',
    'minimumLock',
    'maximumLock',
    'seatEntity',
    'seatProtocol',
    'seatActive',
    'bond',
    'unbonding',
  ],
  writes: [
    'rewardsHeld',
    'operatorLiquid',
    'market',
    'sold',
    'bought',
    'whitelisted',
    'lockAsked',
    'withdrawAsked',
    'exitAsked',
  ],
  own: { hurdle: level('1/year', { means: 'net return each operator requires', per: 'sequencers' }) },
  draws: ['hurdle'],
  calendars: {
    review: { per: 'sequencers', means: 'days on which an operator reviews its seat', every: 'reviewDays' },
    election: {
      per: 'sequencers',
      means: 'days on which the candidate for a seat is elected',
      every: 'electionDays',
    },
  },

  start({ economy, own, parameters, random }) {
    for (let s = 0; s < own.hurdle.length; s++) {
      const patience = 2 * random.hurdle.uniform(s, 0) - 1;
      own.hurdle[s] = parameters.hurdle * (1 + parameters.hurdleSpread * patience);
      const isCandidate = economy.seatEntity[s] >= entities.firstOperator && economy.bond[s] === 0;
      economy.whitelisted[s] = isCandidate ? 0 : 1;
    }
  },

  step({ economy, own, parameters, calendars, day }) {
    const due = calendars.review.due(day);
    const elected = calendars.election.due(day);
    if (parameters.decisions === 'off') return;
    for (let e = 0; e < elected.length; e++) economy.whitelisted[elected[e]] = 1;
    claimAndPayCosts(economy, parameters.runningCost);
    for (let d = 0; d < due.length; d++) {
      const s = due[d];
      if (economy.seatEntity[s] < entities.firstOperator) continue;
      if (economy.seatActive[s] === 1) reviewSeat(s, economy, own.hurdle[s], parameters);
      else reviewEntry(s, economy, own.hurdle[s], parameters);
    }
  },

  measures: {
    netReturn: {
      unit: '1/year',
      means:
        'net yearly return on the smallest bond: realised rate and fees less running cost at today’s price',
      of: ({ economy, parameters }) =>
        netReturn(
          economy.minimumLock,
          economy.realisedRate + economy.feeYield,
          parameters.runningCost * YEAR,
          economy.price,
        ),
    },
  },
});

type Column = { readonly length: number; readonly [seat: number]: number };
interface Board {
  readonly price: number;
  readonly realisedRate: number;
  readonly feeYield: number;
  readonly minimumLock: number;
  readonly maximumLock: number;
  readonly seatEntity: Column;
  readonly seatProtocol: Column;
  readonly seatActive: Column;
  readonly bond: Column;
  readonly unbonding: Column;
  readonly whitelisted: Float64Array;
  readonly rewardsHeld: Float64Array;
  readonly operatorLiquid: Float64Array;
  readonly lockAsked: Float64Array;
  readonly withdrawAsked: Float64Array;
  readonly exitAsked: Float64Array;
  market: number;
  sold: number;
  bought: number;
}
interface Habits {
  readonly runningCost: number;
  readonly indifference: number;
  readonly profitTaking: number;
  readonly trimming: number;
}

function sell(s: number, economy: Board, amount: number): void {
  economy.operatorLiquid[s] -= amount;
  economy.market += amount;
  economy.sold += amount;
}

function buy(s: number, economy: Board, amount: number): void {
  economy.market -= amount;
  economy.operatorLiquid[s] += amount;
  economy.bought += amount;
}

/** Everybody but the liquid-staking protocols claims; operators pay the day's cost in METIS as far as they have any beside the bond. */
function claimAndPayCosts(economy: Board, runningCost: number): void {
  const { seatEntity, seatProtocol, seatActive, rewardsHeld, operatorLiquid } = economy;
  const cost = economy.price > 0 ? floorToGrid(runningCost / economy.price, METIS_GRID) : 0;
  for (let s = 0; s < seatEntity.length; s++) {
    if (seatProtocol[s] >= 0) continue;
    if (rewardsHeld[s] > 0) {
      operatorLiquid[s] += rewardsHeld[s];
      rewardsHeld[s] = 0;
    }
    const paysCost = seatEntity[s] >= entities.firstOperator && seatActive[s] === 1;
    if (paysCost) sell(s, economy, Math.min(cost, operatorLiquid[s]));
  }
}

/** Leaves below the hurdle, trims just above it, and otherwise tops up with part of what it earned. */
function reviewSeat(s: number, economy: Board, hurdle: number, habits: Habits): void {
  const bond = economy.bond[s];
  const earned = economy.realisedRate + economy.feeYield;
  const net = netReturn(bond, earned, habits.runningCost * YEAR, economy.price);
  if (net < hurdle) {
    economy.exitAsked[s] = 1;
    return;
  }
  if (net < hurdle + habits.indifference) {
    economy.withdrawAsked[s] = floorToGrid((bond - economy.minimumLock) * habits.trimming, METIS_GRID);
    return;
  }
  sell(s, economy, floorToGrid(economy.operatorLiquid[s] * habits.profitTaking, METIS_GRID));
  economy.lockAsked[s] = Math.max(0, Math.min(economy.operatorLiquid[s], economy.maximumLock - bond));
}

/** Outside the pool: an elected owner joins with the smallest bond when that pays, buying what it lacks; others sell what they hold. */
function reviewEntry(s: number, economy: Board, hurdle: number, habits: Habits): void {
  if (economy.unbonding[s] > 0) return;
  const earned = economy.realisedRate + economy.feeYield;
  const net = netReturn(economy.minimumLock, earned, habits.runningCost * YEAR, economy.price);
  const lacking = Math.max(0, economy.minimumLock - economy.operatorLiquid[s]);
  const joins =
    economy.whitelisted[s] === 1 && net >= hurdle + habits.indifference && lacking <= economy.market;
  if (!joins) {
    sell(s, economy, economy.operatorLiquid[s]);
    return;
  }
  buy(s, economy, lacking);
  economy.lockAsked[s] = economy.minimumLock;
}
