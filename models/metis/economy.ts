// Longer than most: units, their grids and populations of the whole economy in one place.
import { cite, defineEconomy, METIS_GRID } from '../../src/define/index.ts';
import { exchangesQuantities } from './board/exchanges.ts';
import { finalityQuantities } from './board/finality.ts';
import { fundsQuantities } from './board/funds.ts';
import { governanceQuantities } from './board/governance.ts';
import { holdersQuantities } from './board/holders.ts';
import { layersQuantities } from './board/layers.ts';
import { leverageQuantities } from './board/leverage.ts';
import { liquidStakingQuantities } from './board/liquid-staking.ts';
import { poolQuantities } from './board/pool.ts';
import { pricesQuantities } from './board/prices.ts';
import { supplyQuantities, MAXIMUM_SUPPLY } from './board/supply.ts';

export { MAXIMUM_SUPPLY };

/** The proposal of October 2025 as a source; `place` is where in it. */
export const proposal = (place: string) =>
  cite('Metis Ecosystem Unification and Economic Model Evolution', {
    url: 'https://forum.ceg.vote/t/11006',
    read: '2025-10-27',
    place,
  });

/** Economic entities behind sequencer seats, as numbers in the column `seatEntity`: the two liquid-staking protocols are two owners (protocols 0 and 1 of `seatProtocol`); independent operators count on from `firstOperator`. */
export const entities = {
  none: 0,
  foundation: 1,
  liquidStaking: 2,
  secondLiquidStaking: 3,
  firstOperator: 4,
} as const;

/** Funds that holders can choose, as numbers in the column `fundOf`. */
export const funds = { none: 0, liquidity: 1, lending: 2, loop: 3 } as const;

/**
 * The grid of fund shares, 2^-10: a fund that has lost almost everything mints many shares for a METIS, and sums of up to 8 million
 * million shares are exact in a double.
 */
export const FUND_GRID = 1 / 1_024;

/** A fund whose share is worth less METIS than this takes no deposits: its shares could no longer be counted exactly. */
export const LOWEST_FUND_PRICE = 1 / 262_144;

/**
 * A liquid-staking share that has lost more than half of the METIS behind it on the first day takes no deposits: so a protocol
 * never issues more than twice as many shares as there are METIS, and sums of shares stay exact in a double.
 */
export const LOWEST_SHARE_PRICE = 0.5;

/**
 * Ends of the price of METIS, in dollars: a millionth of a millionth, and 100,000, at which all METIS would be worth a million million. Beyond
 * them dollars could no longer be counted exactly.
 */
export const PRICE_ENDS = { lowest: 1e-12, highest: 1e5 } as const;

/** The grid of dollar amounts, 2^-12 USD: sums up to 2.2 million million dollars are exact in a double. */
export const USD_GRID = 1 / 4_096;

/**
 * The grid of pool shares, 2^-20: the root of METIS times dollars in the pool of both, at most that of all METIS at the highest
 * price, so that sums up to 8,000 million are exact in a double.
 */
export const POOL_GRID = 1 / 1_048_576;

/** The grid of GOAT amounts, 2^-22 GOAT: 1,000,000,000 GOAT need 52 bits. */
export const GOAT_GRID = 1 / 4_194_304;

/** The board of the METIS economy: populations and everything more than one mechanism reads or writes. */
export const { economy, mechanism, model } = defineEconomy({
  units: {
    METIS: {
      grid: METIS_GRID,
      means: 'METIS; all accounts together hold 10,000,000 every day, to the last bit',
    },
    'LST shares': {
      grid: METIS_GRID,
      means: 'shares of the liquid-staking protocols; the issuers stand below zero',
    },
    eMETIS: {
      grid: METIS_GRID,
      means: 'claims 1:1 on vault pairs outside their vault; the issuers stand below zero',
    },
    'METIS owed': {
      grid: METIS_GRID,
      means: 'redemption claims on the liquid-staking protocols; the debtors stand below zero',
    },
    'fund shares': {
      grid: FUND_GRID,
      means: 'shares of the funds for liquidity, loans and loops; the issuers stand below zero',
    },
    'pool shares': {
      grid: POOL_GRID,
      means: 'shares of the pool of METIS and dollars; the issuer stands below zero',
    },
    'debt shares': {
      grid: METIS_GRID,
      means: 'debt of the lending market without its interest; the debtors stand below zero',
    },
    'LRT shares': {
      grid: METIS_GRID,
      means: 'shares of the restaking protocol; the issuer stands below zero',
    },
    'dollar debt': {
      grid: USD_GRID,
      means: 'debt of dollar vaults without its stability fee; the debtors stand below zero',
    },
    GOAT: {
      grid: GOAT_GRID,
      means: 'GOAT, the token of the layer of that name: what is emitted leaves its reward pool',
    },
    USD: {
      grid: USD_GRID,
      means: 'dollars in exchanges and loans; the account of the outside world stands below zero',
    },
  },
  constants: {
    maxSupply: { value: MAXIMUM_SUPPLY, unit: 'METIS', means: 'maximum supply' },
  },
  populations: {
    sequencers: { means: 'seats of the sequencer pool, filled or empty', size: 16, between: [1, 200] },
    haltingCells: {
      means: 'parts of the stake, up to a third, in the law of what is down',
      size: 301,
      between: [301, 301],
    },
    waitingDays: {
      means: 'days that deposits and redemptions of liquid staking can wait: the bridge and queue buckets',
      size: 64,
      between: [64, 64],
    },
    protocols: { means: 'liquid-staking protocols', size: 2, between: [1, 8] },
    protocolDays: {
      means:
        'buckets of days that deposits and redemptions of liquid staking can wait: 64 for each of up to 8 protocols',
      size: 512,
      between: [512, 512],
    },
    validators: { means: 'validator seats of LazAI', size: 21, between: [1, 200] },
    clients: { means: 'buyers of AI inference', size: 100, between: [1, 100_000] },
    positions: { means: 'borrowers with collateral', size: 200, between: [1, 100_000] },
    verifiers: { means: 'verifiers of state roots', size: 20, between: [1, 10_000] },
    buckets: { means: 'rows of the allocation of 2021', size: 13, between: [13, 13] },
    holders: { means: 'accounts that hold METIS', size: 5_000, between: [1, 5_000_000] },
    holderTypes: {
      means: 'kinds of holders (see `holderTypes` in holder-types.ts)',
      size: 6,
      between: [6, 6],
    },
    typeProtocols: {
      means: 'kinds of holders × liquid-staking protocols: 6 for each of up to 8 protocols',
      size: 48,
      between: [48, 48],
    },
    typeFunds: {
      means: 'kinds of holders × funds, none among them: 6 for each of 4',
      size: 24,
      between: [24, 24],
    },
    holderKinds: {
      means: 'types of holders × protocols × funds × what they have (see `kinds` in holder-kinds.ts)',
      size: 2_048,
      between: [2_048, 2_048],
    },
    reserveUses: {
      means: 'uses of the reserve: validators, liquidity, sub-projects',
      size: 3,
      between: [3, 3],
    },
    proposalKinds: {
      means: 'kinds of proposals (see `proposalKinds` in governance-kinds.ts)',
      size: 7,
      between: [7, 7],
    },
    largeVoters: { means: 'largest voters whose power is measured', size: 6, between: [1, 10] },
    bribeClasses: {
      means: 'classes of voters by what a vote of theirs costs, in quarters of a doubling',
      size: 160,
      between: [160, 160],
    },
    gates: {
      means: 'gates of the stages of decentralization (see `gates` in stages.ts)',
      size: 7,
      between: [7, 7],
    },
    commons: { means: 'Commons: groups of small holders that pool their votes', size: 8, between: [1, 100] },
    ecoNodes: { means: 'seats of Eco Nodes, the upper tier of governance', size: 12, between: [1, 100] },
    pricePaths: {
      means: 'price paths of a replication: the memory of the price process is a column of one',
      size: 1,
      between: [1, 1],
    },
  },
  quantities: {
    ...supplyQuantities,
    ...pricesQuantities,
    ...layersQuantities,
    ...poolQuantities,
    ...liquidStakingQuantities,
    ...exchangesQuantities,
    ...holdersQuantities,
    ...fundsQuantities,
    ...leverageQuantities,
    ...governanceQuantities,
    ...finalityQuantities,
  },
});
