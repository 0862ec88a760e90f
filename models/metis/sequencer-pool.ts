// Longer than most: the declaration of what the pool reads, writes, keeps and measures; what it does stands in the files sequencer-pool-*.ts.
import { LabError, level, SECONDS_PER_DAY, sum, YEAR } from '../../src/define/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import { rateOfRewardPerBlock } from '../arithmetic/block-reward.ts';
import { NEVER_TODAY, timeWithoutAgreement } from '../arithmetic/outage.ts';
import { fillRoster } from '../arithmetic/roster.ts';
import { drawSpans, shareBlocks } from '../arithmetic/span-draw.ts';
import { entities, mechanism } from './economy.ts';
import { noteWhenEmpty, settle, shareFees, yearsLeft } from './sequencer-pool-actions.ts';
import { drawOutages, noteFirstSeats, noteOutageLoads, slashOffenders } from './sequencer-pool-faults.ts';
import { sequencerPoolFaultParameters } from './sequencer-pool-fault-parameters.ts';
import { sequencerPoolParameters } from './sequencer-pool-parameters.ts';

/** Seats produce blocks by whole METIS bonded and are paid for them from the budget, batch by batch, until it is empty. */
export const sequencerPool = mechanism({
  name: 'sequencerPool',
  purpose:
    'Draws who produces the blocks of a day and settles their rewards every few days out of the budget; a batch that the budget cannot pay in full is not paid at all and stays due.',
  parameters: { ...sequencerPoolParameters, ...sequencerPoolFaultParameters },
  reads: [
    'rewardPerBlock',
    'secondsPerBlock',
    'gasFees',
    'granted',
    'jointFund',
    'seatActive',
    'decidedFeeShare',
    'decidedMaximumLock',
  ],
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
    'spanBlocks',
    'outagesAlone',
    'outagesOfOwner',
    'outagesOfAll',
    'poolSlashed',
    'burned',
    'treasury',
    'exitAsked',
  ],
  own: {
    blocksDue: level('blocks', { means: 'blocks of each seat not yet paid for', per: 'sequencers' }),
    blocksMissed: level('blocks', { means: 'blocks in batches that the budget could not pay' }),
    partOfBlock: level('blocks', { means: 'part of a block begun yesterday' }),
    span: level('spans', { means: 'spans drawn so far' }),
    spanLeft: level('blocks', { means: 'blocks left in the running span' }),
    producer: level('seat', { means: 'seat that produces the running span' }),
    respans: level('spans', { means: 'spans cut short because the producer was down, since the start' }),
    blocksLost: level('blocks', { means: 'blocks not made because seats were down, since the start' }),
    blocksMade: level('blocks', { means: 'blocks made, since the start' }),
    waitBlocks: level('blocks', { means: 'blocks that pass before a producer that is down is replaced' }),
    downFrom: level('days', {
      means: 'moment of the day from which a seat is down; above 1 when it is up all day',
      per: 'sequencers',
      start: NEVER_TODAY,
    }),
    downUntil: level('days', { means: 'time from today’s start until a seat is up', per: 'sequencers' }),
    luck: level('1', { means: 'today’s uniform numbers of the seats', per: 'sequencers' }),
    ownerLuck: level('1', { means: 'today’s uniform numbers of the owners', per: 'sequencers' }),
    firstSeat: level('seat', { means: 'first seat of the owner of each seat', per: 'sequencers' }),
    slashed: level('METIS', { means: 'slashed since the start' }),
    nextSettlement: level('days', { means: 'time of the next settlement' }),
    lastSettlement: level('days', { means: 'day of the last settlement, paid or not' }),
    lockedDays: level('METIS days', { means: 'METIS locked × days since the last settlement' }),
    feesDue: level('METIS', { means: 'gas fees to be shared at the next settlement' }),
    pace: level('METIS/year', { means: 'rewards accrued a year, smoothed' }),
    grantsPace: level('METIS/year', { means: 'grants released a year, smoothed' }),
    yearsAtEmpty: level('years', { means: 'when the budget was used up; below 0 before', start: -1 }),
  },
  draws: [
    'span',
    'outage',
    'outageLength',
    'ownerOutage',
    'ownerOutageLength',
    'commonOutage',
    'commonOutageLength',
    'offence',
  ],

  start({ economy, own, parameters }) {
    economy.minimumLock = parameters.minimumLock;
    economy.maximumLock = parameters.maximumLock;
    const { bond, seatEntity, seatProtocol } = economy;
    fillRoster({ bond, owners: seatEntity, protocols: seatProtocol }, parameters, entities);
    lockFromMarket(economy, parameters.lockedAtStart);
    economy.spanBlocks = parameters.spanBlocks;
    noteOutageLoads(economy, parameters);
    noteFirstSeats(seatEntity, own.firstSeat);
    const locked = sum(economy.bond);
    own.nextSettlement = parameters.settlementDays;
    own.pace = locked > 0 ? (economy.rewardPerBlock * SECONDS_PER_DAY * YEAR) / economy.secondsPerBlock : 0;
    economy.realisedRate = rateOfRewardPerBlock(economy.rewardPerBlock, locked, economy.secondsPerBlock);
  },

  step({ economy, own, parameters, random, day }) {
    const { decidedFeeShare, decidedMaximumLock } = economy;
    if (decidedMaximumLock >= 0) economy.maximumLock = Math.max(decidedMaximumLock, economy.minimumLock);
    else economy.maximumLock = parameters.maximumLock;
    const feeShare = decidedFeeShare >= 0 ? decidedFeeShare : parameters.feeShare;
    const isDrawn = parameters.production === 'drawn';
    if (isDrawn && parameters.outages === 'drawn') drawOutages(economy, own, parameters, random, day);
    slashOffenders(economy, own, parameters, random, day);

    const made = own.partOfBlock + SECONDS_PER_DAY / economy.secondsPerBlock;
    own.partOfBlock = made - Math.floor(made);
    own.waitBlocks = RESPAN_SECONDS[parameters.respanWait] / economy.secondsPerBlock;
    const produced = isDrawn
      ? drawSpans(Math.floor(made), economy, own, random.span)
      : shareBlocks(Math.floor(made), economy.bond, economy.seatActive, own.blocksDue);
    own.blocksMade += produced;

    own.lockedDays += sum(economy.bond);
    own.feesDue += economy.gasFees * feeShare;
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
    blocksLost: {
      unit: 'share',
      means: 'share of all blocks since the start that was not made because seats were down',
      of: ({ own }) => own.blocksLost / Math.max(1, own.blocksMade + own.blocksLost),
    },
    quorumLost: {
      unit: 'share',
      means: 'share of today during which more than a third of the stake is down',
      of: ({ economy, own }) => timeWithoutAgreement(own, economy.bond, economy.seatActive),
    },
    respans: {
      unit: 'spans',
      means: 'spans given to another seat because the producer was down, since the start',
      of: ({ own }) => own.respans,
    },
    slashed: { unit: 'METIS', means: 'METIS slashed since the start', of: ({ own }) => own.slashed },
    due: {
      unit: 'METIS',
      means: 'rewards for blocks already made and not yet paid',
      of: ({ economy, own }) => sum(own.blocksDue) * economy.rewardPerBlock,
    },
  },
});

/** Takes what is locked on the first day out of the market. Throws E320 where the market has less. */
function lockFromMarket(economy: { market: number; readonly bond: ReadonlyColumn }, wanted: number): void {
  const locked = sum(economy.bond);
  if (locked > economy.market) {
    throw new LabError(
      'E320',
      `conflicting sequencerPool.lockedAtStart and treasury.atStart: ${wanted} METIS locked where ${economy.market} circulate outside the treasury`,
      {
        path: 'sequencerPool.lockedAtStart',
        expected: `at most ${economy.market} METIS locked, a smaller treasury, or a larger supply.circulating`,
      },
    );
  }
  economy.market -= locked;
}

/** Seconds without progress after which a producer is replaced (themis helper/config.go; older gitbook documents). */
const RESPAN_SECONDS = { node: 180, documents: 60 } as const;
