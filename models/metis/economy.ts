import { cite, defineEconomy, flow, level, METIS_GRID, stock } from '../../src/define/index.ts';

/** Maximum supply of METIS: 10,000,000 (token contract on Ethereum, read 2026-01-07). */
export const MAXIMUM_SUPPLY = 10_000_000;

/** The proposal of October 2025 as a source; `place` is where in it. */
export const proposal = (place: string) =>
  cite('Metis Ecosystem Unification and Economic Model Evolution', {
    url: 'https://forum.ceg.vote/t/11006',
    read: '2025-10-27',
    place,
  });

/** Economic entities behind sequencer seats, as numbers in the column `seatEntity`; independent operators count on from `firstOperator`. */
export const entities = { none: 0, foundation: 1, liquidStaking: 2, firstOperator: 3 } as const;

/** The board of the METIS economy: populations and everything more than one mechanism reads or writes. */
export const { economy, mechanism, model } = defineEconomy({
  units: {
    METIS: {
      grid: METIS_GRID,
      means: 'METIS; all accounts together hold 10,000,000 every day, to the last bit',
    },
    artMETIS: { grid: METIS_GRID, means: 'shares of the liquid-staking pool; the issuer stands below zero' },
    'METIS owed': {
      grid: METIS_GRID,
      means: 'redemption claims on the liquid-staking pool; the debtor stands below zero',
    },
  },
  constants: {
    maxSupply: { value: MAXIMUM_SUPPLY, unit: 'METIS', means: 'maximum supply' },
  },
  populations: {
    sequencers: { means: 'seats of the sequencer pool, filled or empty', size: 16, between: [1, 200] },
    waitingDays: {
      means: 'days that deposits and redemptions of liquid staking can wait: the bridge and queue buckets',
      size: 64,
      between: [64, 64],
    },
    holders: { means: 'accounts that hold METIS', size: 5_000, between: [1, 5_000_000] },
    holderTypes: {
      means: 'kinds of holders (see `holderTypes` in holder-types.ts)',
      size: 6,
      between: [6, 6],
    },
    reserveUses: {
      means: 'uses of the reserve: validators, liquidity, sub-projects',
      size: 3,
      between: [3, 3],
    },
    pricePaths: {
      means: 'price paths of a replication: the memory of the price process is a column of one',
      size: 1,
      between: [1, 1],
    },
  },
  quantities: {
    price: level('USD/METIS', { means: 'market price of METIS', start: 8.401 }),
    transactions: level('tx/day', { means: 'users’ transactions on Andromeda today', start: 30_000 }),
    secondsPerBlock: level('s/block', { means: 'average time between Andromeda blocks today', start: 14 }),
    rewardRate: level('1/year', { means: 'target reward rate on locked METIS in force today', start: 0.2 }),
    rewardPerBlock: level('METIS/block', { means: 'METIS paid for one block at settlement' }),
    realisedRate: level('1/year', {
      means: 'reward paid per locked METIS, annualised, smoothed over settlements',
    }),
    minimumLock: level('METIS', { means: 'smallest bond of a sequencer', start: 20_000 }),
    maximumLock: level('METIS', { means: 'largest bond of a sequencer', start: 100_000 }),
    settledBatches: level('batches', {
      means: 'reward batches settled so far; a withdrawal uses up its batch',
    }),
    feeYield: level('1/year', {
      means: 'gas fees shared with sequencers per locked METIS, annualised, smoothed over settlements',
    }),
    exitDelay: level('days', { means: 'days between leaving the pool and getting the bond back', start: 21 }),
    seatEntity: level('entity', { means: 'who owns each seat (see `entities`)', per: 'sequencers' }),
    seatActive: level('flag', { means: '1 while a seat produces blocks', per: 'sequencers' }),
    whitelisted: level('flag', {
      means: '1 where the owner of a seat may lock METIS (elected or approved)',
      per: 'sequencers',
      start: 1,
    }),
    exchangeRate: level('METIS/artMETIS', { means: 'METIS behind one liquid-staking share', start: 1 }),
    liquidYield: level('1/year', { means: 'realised net yield of the liquid-staking share, smoothed' }),
    redemptionsAsked: level('METIS', {
      means: 'all redemptions ever asked for: the position of the newest claim in the queue',
    }),
    redemptionsFunded: level('METIS', {
      means: 'all redemptions ever funded: claims up to this position can be collected',
    }),
    redemptionWait: level('days', { means: 'expected wait of a redemption asked for today', start: 21 }),

    jointFund: level('flag', {
      means:
        '1 where the Ecosystem Development Fund is one fund (readings b and d of the reserve): sequencer rewards that rewardBudget cannot pay come from grantsBudget',
    }),

    lockAsked: flow('METIS', {
      means: 'METIS each seat asks the pool to lock today, out of operatorLiquid',
      per: 'sequencers',
    }),
    withdrawAsked: flow('METIS', {
      means: 'METIS each seat asks the pool to give back today without leaving',
      per: 'sequencers',
    }),
    exitAsked: flow('flag', {
      means: 'above 0 where a seat asks to leave the pool today',
      per: 'sequencers',
    }),
    rewardsPaid: flow('METIS', { means: 'sequencer rewards settled today' }),
    rewardsMissed: flow('METIS', { means: 'sequencer rewards due today that the budget could not pay' }),
    gasFees: flow('METIS', { means: 'gas paid on Andromeda today' }),
    eagrReleased: flow('METIS', { means: 'METIS released from the reserve (EAGR) today' }),
    subprojectsFunded: flow('METIS', { means: 'METIS released from the reserve to sub-projects today' }),
    granted: flow('METIS', { means: 'METIS released from the grants budget today' }),
    sold: flow('METIS', { means: 'METIS sold to the market today' }),
    bought: flow('METIS', { means: 'METIS bought from the market today' }),

    unissued: stock('METIS', { means: 'not yet given to any account', start: MAXIMUM_SUPPLY }),
    rewardBudget: stock('METIS', {
      means: 'left of the part of the Ecosystem Development Fund meant for sequencer rewards',
    }),
    grantsBudget: stock('METIS', {
      means: 'left of the part of the Ecosystem Development Fund meant for grants',
    }),
    eagrReserve: stock('METIS', { means: 'in the Ecosystem Alignment & Growth Reserve, not yet released' }),
    validatorBonds: stock('METIS', {
      means: 'released from the reserve and bonded for validators of new layers',
    }),
    poolLiquidity: stock('METIS', { means: 'released from the reserve and deposited as exchange liquidity' }),
    grantees: stock('METIS', { means: 'held by funded projects and not yet sold' }),
    bond: stock('METIS', { means: 'locked by each sequencer', per: 'sequencers' }),
    unbonding: stock('METIS', { means: 'on its way out of the pool, by seat', per: 'sequencers' }),
    rewardsHeld: stock('METIS', {
      means: 'rewards and fee shares settled for each seat, not yet claimed by its owner',
      per: 'sequencers',
    }),
    operatorLiquid: stock('METIS', {
      means: 'held outside the bond by each seat’s owner',
      per: 'sequencers',
    }),
    stakingBuffer: stock('METIS', {
      means: 'deposited in liquid staking, not yet locked (bridge and idle excess)',
    }),
    redemptionFund: stock('METIS', { means: 'set aside for funded redemptions, not yet collected' }),
    stakingTreasury: stock('METIS', { means: 'commission kept by the liquid-staking protocol' }),
    feeVault: stock('METIS', { means: 'gas fees collected on Andromeda' }),
    liquid: stock('METIS', { means: 'held freely by each holder', per: 'holders' }),
    market: stock('METIS', {
      means:
        'inventory of everybody else: the counterparty of every sale and purchase; at the start all that circulates stands here, and every other start takes its circulating METIS from here',
    }),
    burned: stock('METIS', { means: 'destroyed' }),
    shares: stock('artMETIS', { means: 'liquid-staking shares of each holder', per: 'holders' }),
    sharesToPlace: stock('artMETIS', {
      means: 'shares of the deposits of the first day, issued by liquid staking, on their way to holders',
    }),
    sharesIssued: stock('artMETIS', { means: 'shares issued, below zero: the issuer’s side' }),
    ticket: stock('METIS owed', { means: 'redemption claim of each holder', per: 'holders' }),
    ticketsOwed: stock('METIS owed', {
      means: 'redemption claims outstanding, below zero: the debtor’s side',
    }),
  },
});
