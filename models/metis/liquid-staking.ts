import { assumed, assumption, cite, level, lever, METIS_GRID, sum, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { sharePrice } from '../arithmetic/accruing-share.ts';
import { expectedWait, fundableNow } from '../arithmetic/redemption-queue.ts';
import { entities, mechanism } from './economy.ts';

const artemis = cite('docs.artemisfinance.io', { url: 'https://docs.artemisfinance.io', place: 'mechanism' });

/** One liquid-staking protocol with an accruing share: deposits wait for the bridge and are bonded in its seats; redemptions queue. */
export const liquidStaking = mechanism({
  name: 'liquidStaking',
  purpose:
    'Bonds deposits in the protocol’s seats within their limits, adds rewards less commission to what a share is worth, and pays redemptions first come, first served, calling bonds back where it must.',
  parameters: {
    commission: lever({
      value: 0.1,
      unit: 'share',
      between: [0, 1],
      means: 'share of rewards the protocol keeps',
      source: artemis,
    }),
    entryDays: assumption({
      value: 7,
      unit: 'days',
      between: [1, 60],
      means: 'days a deposit waits for the bridge before it can be bonded',
      source: artemis,
    }),
    redemptionDays: assumption({
      value: 22,
      unit: 'days',
      between: [1, 60],
      means: 'least days between a redemption and its payment',
      source: assumed(
        'at least 21 days of unbonding by the protocol’s documents, and a day for the bridge back',
        'medium',
      ),
    }),
    yieldMemory: assumption({
      value: 30,
      unit: 'days',
      between: [1, 365],
      means: 'days over which holders perceive the growth of the share',
      source: assumed('nobody has measured it; about nine settlements', 'low'),
    }),
  },
  reads: [
    'realisedRate',
    'redemptionsAsked',
    'seatEntity',
    'seatActive',
    'whitelisted',
    'bond',
    'unbonding',
    'minimumLock',
    'maximumLock',
    'ticketsOwed',
    'exitDelay',
    'settledBatches',
  ],
  writes: [
    'stakingBuffer',
    'stakingTreasury',
    'redemptionFund',
    'redemptionsFunded',
    'redemptionWait',
    'exchangeRate',
    'liquidYield',
    'sharesToPlace',
    'sharesIssued',
    'rewardsHeld',
    'operatorLiquid',
    'lockAsked',
    'withdrawAsked',
    'exitAsked',
  ],
  own: {
    crossing: level('METIS', {
      means: 'deposits by the day on which they have crossed the bridge',
      per: 'waitingDays',
    }),
    ripening: level('METIS', {
      means: 'redemptions by the day on which they may be paid',
      per: 'waitingDays',
    }),
    bufferSeen: level('METIS', { means: 'staking buffer at the end of the protocol’s day' }),
    askedSeen: level('METIS', { means: 'redemptions asked for that have been noted' }),
    askedIn: level('batch', { means: 'batch in which a withdrawal was last asked for', per: 'sequencers' }),
    ripe: level('METIS', { means: 'redemptions old enough to be paid, since the start' }),
  },

  start({ economy, own, parameters }) {
    const deposits = bonded(economy) + economy.stakingBuffer;
    own.bufferSeen = economy.stakingBuffer;
    own.askedIn.fill(-1);
    economy.sharesIssued -= deposits;
    economy.sharesToPlace += deposits;
    economy.exchangeRate = 1;
    economy.liquidYield = economy.realisedRate * (1 - parameters.commission);
    economy.redemptionWait = parameters.redemptionDays;
  },

  step({ economy, own, parameters, day }) {
    noteArrivals(economy, own, parameters, day);
    collect(economy, parameters.commission);
    const idle = economy.stakingBuffer - sum(own.crossing);
    const funded = fundableNow(idle, own.ripe, economy.redemptionsFunded);
    economy.stakingBuffer -= funded;
    economy.redemptionFund += funded;
    economy.redemptionsFunded += funded;

    const queue = economy.redemptionsAsked - economy.redemptionsFunded;
    const spare = idle - funded - queue;
    if (spare > 0) bondSpare(economy, spare);
    else callBack(economy, own, -spare - onTheWay(economy));
    own.bufferSeen = economy.stakingBuffer;
    priceShare(economy, parameters.yieldMemory);
    const callable = idle - funded + withdrawable(economy);
    economy.redemptionWait = expectedWait(queue, callable, parameters.redemptionDays, economy.exitDelay + 2);
  },

  measures: {
    deposits: { unit: 'METIS', means: 'METIS behind all shares', of: ({ economy }) => valueOfPool(economy) },
    lockedShare: {
      unit: 'share',
      means: 'share of all locked METIS that is bonded by the protocol',
      of: ({ economy }) => bonded(economy) / Math.max(sum(economy.bond), METIS_GRID),
    },
    idleShare: {
      unit: 'share',
      means:
        'share of deposits that is not bonded: on the bridge, above the limits of the seats, or on its way back',
      of: ({ economy }) => 1 - bonded(economy) / Math.max(valueOfPool(economy), bonded(economy), METIS_GRID),
    },
    queue: {
      unit: 'METIS',
      means: 'redemptions asked for and not yet funded',
      of: ({ economy }) => economy.redemptionsAsked - economy.redemptionsFunded,
    },
  },
});

type Column = { readonly length: number; readonly [seat: number]: number };
interface Seats {
  readonly seatEntity: Column;
  readonly seatActive: Column;
  readonly whitelisted: Column;
  readonly bond: Column;
  readonly unbonding: Column;
  readonly minimumLock: number;
  readonly maximumLock: number;
}
interface Board extends Seats {
  readonly redemptionsAsked: number;
  readonly redemptionsFunded: number;
  readonly settledBatches: number;
  readonly ticketsOwed: number;
  readonly redemptionFund: number;
  readonly sharesIssued: number;
  stakingBuffer: number;
  stakingTreasury: number;
  exchangeRate: number;
  liquidYield: number;
  readonly rewardsHeld: Float64Array;
  readonly operatorLiquid: Float64Array;
  readonly lockAsked: Float64Array;
  readonly withdrawAsked: Float64Array;
  readonly exitAsked: Float64Array;
}
interface Books {
  readonly crossing: Float64Array;
  readonly ripening: Float64Array;
  readonly askedIn: Float64Array;
  readonly bufferSeen: number;
  askedSeen: number;
  ripe: number;
}
interface Delays {
  readonly entryDays: number;
  readonly redemptionDays: number;
}

/** Puts yesterday’s deposits and redemptions into the bucket of the day they wait for, and empties today’s bucket. */
function noteArrivals(economy: Board, own: Books, delays: Delays, day: number): void {
  const { crossing, ripening } = own;
  const today = day % crossing.length;
  crossing[(day - 1 + Math.floor(delays.entryDays)) % crossing.length] +=
    economy.stakingBuffer - own.bufferSeen;
  ripening[(day - 1 + Math.floor(delays.redemptionDays)) % ripening.length] +=
    economy.redemptionsAsked - own.askedSeen;
  own.askedSeen = economy.redemptionsAsked;
  own.ripe += ripening[today];
  ripening[today] = 0;
  crossing[today] = 0;
}

/** Takes in what the protocol’s seats have earned, less commission, and what the pool has given back. */
function collect(economy: Board, commission: number): void {
  const { seatEntity, rewardsHeld, operatorLiquid } = economy;
  for (let s = 0; s < seatEntity.length; s++) {
    if (seatEntity[s] !== entities.liquidStaking) continue;
    const fee = floorToGrid(rewardsHeld[s] * commission, METIS_GRID);
    rewardsHeld[s] -= fee;
    economy.stakingTreasury += fee;
    economy.stakingBuffer += rewardsHeld[s];
    rewardsHeld[s] = 0;
    economy.stakingBuffer += operatorLiquid[s];
    operatorLiquid[s] = 0;
  }
}

function bonded(economy: Seats): number {
  let total = 0;
  for (let s = 0; s < economy.bond.length; s++) {
    if (economy.seatEntity[s] === entities.liquidStaking) total += economy.bond[s];
  }
  return total;
}

function onTheWay(economy: Seats): number {
  let total = 0;
  for (let s = 0; s < economy.unbonding.length; s++) {
    if (economy.seatEntity[s] === entities.liquidStaking) total += economy.unbonding[s];
  }
  return total;
}

/** What one seat can give back while it stays in the pool. */
function room(s: number, economy: Seats): number {
  const isOurs = economy.seatEntity[s] === entities.liquidStaking && economy.seatActive[s] === 1;
  return isOurs ? Math.max(0, economy.bond[s] - economy.minimumLock) : 0;
}

function withdrawable(economy: Seats): number {
  let total = 0;
  for (let s = 0; s < economy.bond.length; s++) total += room(s, economy);
  return total;
}

/** Fills the protocol’s seats in order, each up to the largest bond; an empty seat needs the smallest. */
function bondSpare(economy: Board, spare: number): void {
  let left = spare;
  for (let s = 0; s < economy.bond.length; s++) {
    const mayLock =
      economy.seatEntity[s] === entities.liquidStaking &&
      economy.whitelisted[s] === 1 &&
      economy.unbonding[s] === 0;
    const amount = mayLock ? Math.max(0, Math.min(left, economy.maximumLock - economy.bond[s])) : 0;
    if (economy.bond[s] + amount < economy.minimumLock || amount === 0) continue;
    economy.stakingBuffer -= amount;
    economy.operatorLiquid[s] += amount;
    economy.lockAsked[s] += amount;
    left -= amount;
  }
}

/** Calls back what the queue lacks: by withdrawals, once a batch a seat, and by exits where those do not suffice or come too late. */
function callBack(economy: Board, own: Books, lacking: number): void {
  let left = lacking;
  let nextBatch = 0;
  for (let s = 0; s < economy.bond.length && left > 0; s++) {
    if (own.askedIn[s] === economy.settledBatches) {
      nextBatch += room(s, economy);
      continue;
    }
    const amount = Math.min(left, room(s, economy));
    if (amount === 0) continue;
    economy.withdrawAsked[s] = amount;
    own.askedIn[s] = economy.settledBatches;
    left -= amount;
  }
  const nobodyIsOverdue = own.ripe <= economy.redemptionsFunded;
  if (nobodyIsOverdue) left -= nextBatch;
  for (let s = economy.bond.length - 1; s >= 0 && left > 0; s--) {
    if (economy.seatEntity[s] !== entities.liquidStaking || economy.seatActive[s] !== 1) continue;
    economy.exitAsked[s] = 1;
    left -= economy.bond[s] - economy.withdrawAsked[s];
  }
}

/** METIS that belongs to the shares: all the protocol holds, less what it owes to those who have redeemed. */
function valueOfPool(economy: Board): number {
  let value = economy.stakingBuffer + economy.redemptionFund + economy.ticketsOwed;
  for (let s = 0; s < economy.bond.length; s++) {
    if (economy.seatEntity[s] !== entities.liquidStaking) continue;
    value += economy.bond[s] + economy.unbonding[s] + economy.operatorLiquid[s];
  }
  return value;
}

function priceShare(economy: Board, memory: number): void {
  const old = economy.exchangeRate;
  economy.exchangeRate = sharePrice(valueOfPool(economy), -economy.sharesIssued, old);
  const growth = (economy.exchangeRate / old - 1) * YEAR;
  economy.liquidYield += (growth - economy.liquidYield) / memory;
}
