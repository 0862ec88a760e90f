import { level, METIS_GRID, SECONDS_PER_DAY, sum, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { rateOfRewardPerBlock } from '../arithmetic/block-reward.ts';
import { fillRoster } from '../arithmetic/roster.ts';
import { yearsUntilEmpty } from '../arithmetic/runway.ts';
import { drawSpans, shareBlocks } from '../arithmetic/span-draw.ts';
import { entities, mechanism } from './economy.ts';
import { sequencerPoolParameters } from './sequencer-pool-parameters.ts';

/** Seats produce blocks by whole METIS bonded and are paid for them from the budget, batch by batch, until it is empty. */
export const sequencerPool = mechanism({
  name: 'sequencerPool',
  purpose:
    'Draws who produces the blocks of a day and settles their rewards every few days out of the budget; a batch that the budget cannot pay in full is not paid at all and stays due.',
  parameters: sequencerPoolParameters,
  reads: ['rewardPerBlock', 'secondsPerBlock', 'gasFees', 'granted', 'jointFund', 'seatActive'],
  writes: [
    'market',
    'bond',
    'seatEntity',
    'seatProtocol',
    'minimumLock',
    'maximumLock',
    'rewardBudget',
    'grantsBudget',
    'rewardsHeld',
    'feeVault',
    'rewardsPaid',
    'rewardsMissed',
    'realisedRate',
    'feeYield',
    'settledBatches',
  ],
  own: {
    blocksDue: level('blocks', { means: 'blocks of each seat not yet paid for', per: 'sequencers' }),
    blocksMissed: level('blocks', { means: 'blocks in batches that the budget could not pay' }),
    partOfBlock: level('blocks', { means: 'part of a block begun yesterday' }),
    span: level('spans', { means: 'spans drawn so far' }),
    spanLeft: level('blocks', { means: 'blocks left in the running span' }),
    producer: level('seat', { means: 'seat that produces the running span' }),
    nextSettlement: level('days', { means: 'time of the next settlement' }),
    lastSettlement: level('days', { means: 'day of the last settlement, paid or not' }),
    lockedDays: level('METIS days', { means: 'METIS locked × days since the last settlement' }),
    feesDue: level('METIS', { means: 'gas fees to be shared at the next settlement' }),
    pace: level('METIS/year', { means: 'rewards accrued a year, smoothed' }),
    grantsPace: level('METIS/year', { means: 'grants released a year, smoothed' }),
    yearsAtEmpty: level('years', { means: 'when the budget was used up; below 0 before', start: -1 }),
  },
  draws: ['span'],

  start({ economy, own, parameters }) {
    economy.minimumLock = parameters.minimumLock;
    economy.maximumLock = parameters.maximumLock;
    const { bond, seatEntity, seatProtocol } = economy;
    fillRoster({ bond, owners: seatEntity, protocols: seatProtocol }, parameters, entities);
    economy.market -= sum(economy.bond);
    const locked = sum(economy.bond);
    own.nextSettlement = parameters.settlementDays;
    own.pace = locked > 0 ? (economy.rewardPerBlock * SECONDS_PER_DAY * YEAR) / economy.secondsPerBlock : 0;
    economy.realisedRate = rateOfRewardPerBlock(economy.rewardPerBlock, locked, economy.secondsPerBlock);
  },

  step({ economy, own, parameters, random, day }) {
    const made = own.partOfBlock + SECONDS_PER_DAY / economy.secondsPerBlock;
    own.partOfBlock = made - Math.floor(made);
    const produced =
      parameters.production === 'expected'
        ? shareBlocks(Math.floor(made), economy.bond, economy.seatActive, own.blocksDue)
        : drawSpans(Math.floor(made), economy, own, parameters.spanBlocks, random.span);

    own.lockedDays += sum(economy.bond);
    own.feesDue += economy.gasFees * parameters.feeShare;
    const weight = 1 / Math.min(day, parameters.paceMemory);
    own.pace += (produced * economy.rewardPerBlock * YEAR - own.pace) * weight;
    own.grantsPace += (economy.granted * YEAR - own.grantsPace) * weight;
    noteWhenEmpty(economy, own, day);
    if (day < own.nextSettlement) return;

    own.nextSettlement += parameters.settlementDays;
    const newlySmoothed = Math.min(1, (day - own.lastSettlement) / parameters.rateMemory);
    own.lastSettlement = day;
    const feesPaid = shareFees(economy, own);
    const rewards = settle(economy, own);
    if (own.lockedDays === 0) return;
    economy.feeYield += ((feesPaid / own.lockedDays) * YEAR - economy.feeYield) * newlySmoothed;
    economy.realisedRate += ((rewards / own.lockedDays) * YEAR - economy.realisedRate) * newlySmoothed;
    own.lockedDays = 0;
  },

  measures: {
    emission: {
      unit: 'METIS/year',
      means:
        'sequencer rewards accrued a year: mean of the last year, or since the start while that is shorter',
      of: ({ own }) => own.pace,
    },
    runway: {
      unit: 'years',
      means:
        'years from the start until rewards cannot be paid: elapsed plus what is left at the pace of the last year; fixed once the budget is used up',
      of: ({ economy, own, parameters, day }) => {
        if (own.yearsAtEmpty >= 0) return Math.min(parameters.longestRunway, own.yearsAtEmpty);
        return Math.min(parameters.longestRunway, day / YEAR + yearsLeft(economy, own));
      },
    },
    due: {
      unit: 'METIS',
      means: 'rewards for blocks already made and not yet paid',
      of: ({ economy, own }) => sum(own.blocksDue) * economy.rewardPerBlock,
    },
  },
});

interface Budget {
  rewardBudget: number;
  grantsBudget: number;
  readonly jointFund: number;
  readonly rewardPerBlock: number;
  readonly rewardsHeld: Float64Array;
  rewardsPaid: number;
  rewardsMissed: number;
  settledBatches: number;
}

interface Books {
  readonly blocksDue: Float64Array;
  blocksMissed: number;
  readonly pace: number;
  readonly grantsPace: number;
  yearsAtEmpty: number;
}

/** Years (from today) until the budgets cannot pay what accrues; what is already due counts as spent. */
function yearsLeft(economy: Readonly<Budget>, own: Readonly<Books>): number {
  const free = economy.rewardBudget - sum(own.blocksDue) * economy.rewardPerBlock;
  const shared = economy.jointFund === 1 ? economy.grantsBudget : 0;
  return yearsUntilEmpty(free, shared, own.pace, own.grantsPace);
}

function noteWhenEmpty(economy: Readonly<Budget>, own: Books, day: number): void {
  const left = yearsLeft(economy, own);
  if (left > 0) own.yearsAtEmpty = -1;
  else if (own.yearsAtEmpty < 0) own.yearsAtEmpty = Math.max(0, day / YEAR + left);
}

/** Pays the shared gas fees by blocks made, as far as the vault holds; returns what was paid. */
function shareFees(
  economy: { feeVault: number; readonly rewardsHeld: Float64Array },
  own: { readonly blocksDue: Float64Array; feesDue: number },
): number {
  const blocks = sum(own.blocksDue);
  const fees = Math.min(own.feesDue, economy.feeVault);
  if (blocks === 0 || fees === 0) return 0;
  let paid = 0;
  for (let s = 0; s < own.blocksDue.length; s++) {
    const fee = floorToGrid((fees * own.blocksDue[s]) / blocks, METIS_GRID);
    economy.feeVault -= fee;
    economy.rewardsHeld[s] += fee;
    paid += fee;
  }
  own.feesDue -= paid;
  return paid;
}

/** Pays for all blocks due at the reward per block of today, in full or not at all; returns what was paid. */
function settle(economy: Budget, own: Books): number {
  let due = 0;
  for (let s = 0; s < own.blocksDue.length; s++) {
    due += floorToGrid(own.blocksDue[s] * economy.rewardPerBlock, METIS_GRID);
  }
  const available = economy.rewardBudget + (economy.jointFund === 1 ? economy.grantsBudget : 0);
  if (due > available) {
    const blocks = sum(own.blocksDue);
    economy.rewardsMissed += (blocks - own.blocksMissed) * economy.rewardPerBlock;
    own.blocksMissed = blocks;
    return 0;
  }
  for (let s = 0; s < own.blocksDue.length; s++) {
    const reward = floorToGrid(own.blocksDue[s] * economy.rewardPerBlock, METIS_GRID);
    const fromRewards = Math.min(reward, economy.rewardBudget);
    economy.rewardBudget -= fromRewards;
    economy.grantsBudget -= reward - fromRewards;
    economy.rewardsHeld[s] += reward;
    own.blocksDue[s] = 0;
  }
  own.blocksMissed = 0;
  economy.rewardsPaid += due;
  economy.settledBatches += 1;
  return due;
}
