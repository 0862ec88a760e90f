import { assumed, assumption, cite, level, lever, stock, sum } from '../../src/define/index.ts';
import { debtWithFee } from '../arithmetic/collateralised-debt.ts';
import { mechanism } from './economy.ts';
import { accrueFee, adjust, liquidateVaults, openVaults } from './cdp-actions.ts';

const maker = cite('Maker, collateral auctions and vault parameters', {
  url: 'https://docs.makerdao.com',
  place: 'Liquidations 2.0; ETH-A: 150 %, penalty 13 %',
});

/**
 * Vaults with METIS as collateral and dollars as debt: owners buy METIS with the dollars they mint. A vault whose collateral is
 * below the liquidation ratio is auctioned into the market; what the auction lacks is paid by the surplus of fees, and beyond it
 * the dollars have nothing behind them.
 */
export const cdp = mechanism({
  name: 'cdp',
  purpose:
    'Mints dollars against METIS for a stability fee and auctions vaults whose collateral is too small.',
  parameters: {
    behaviour: assumption({
      value: 'on',
      options: {
        on: 'owners mint again when the price has risen and repay when it has fallen',
        off: 'owners leave their vaults as they are; auctions go on',
      },
      means: 'whether owners of vaults decide',
      source: assumed('a switch: shows what decisions of owners contribute', 'high'),
    }),
    ownerFunds: assumption({
      value: 500,
      unit: 'METIS',
      between: [0, 1_000_000],
      means: 'own METIS of all owners of vaults together on the first day',
      source: assumed('no vault protocol of size is known on Metis', 'low'),
    }),
    ratio: lever({
      value: 1.5,
      unit: '1',
      between: [1, 10],
      means: 'collateral over debt below which a vault is auctioned',
      source: maker,
    }),
    aim: assumption({
      value: 2.5,
      unit: '1',
      between: [1.1, 20],
      means: 'collateral over debt that owners aim at',
      source: assumed('well above the liquidation ratio, as most vaults are', 'low'),
    }),
    stabilityFee: lever({
      value: 0.05,
      unit: '1/year',
      between: [0, 1],
      means: 'yearly fee on the debt, compounded',
      source: assumed('ETH vaults of Maker paid 0 to 15 % since 2020', 'medium'),
    }),
    penalty: lever({
      value: 0.13,
      unit: 'share',
      between: [0, 1],
      means: 'penalty on the debt of an auctioned vault',
      source: maker,
    }),
    bidBelow: assumption({
      value: 0.05,
      unit: 'share',
      between: [0, 1],
      means: 'share by which bids of an auction lie below the price',
      source: assumed(
        'falling auctions end a few per cent below the market; on 12 March 2020 many ended at zero',
        'low',
      ),
    }),
    reviewDays: assumption({
      value: 30,
      unit: 'days',
      between: [1, 3_650],
      means: 'mean days between decisions of an owner',
      source: assumed('as for borrowers of the lending market', 'low'),
    }),
  },
  reads: ['price'],
  writes: ['market', 'sold', 'bought'],
  own: {
    collateral: stock('METIS', { means: 'collateral of each vault', per: 'positions' }),
    debt: stock('dollar debt', {
      means: 'debt of each vault, below zero: the debtor’s side',
      per: 'positions',
    }),
    claims: stock('dollar debt', { means: 'debt that the protocol is owed' }),
    minted: stock('USD', { means: 'dollars minted and not burned, below zero: the issuer’s side' }),
    outside: stock('USD', {
      means: 'minted dollars in the hands of others, less other dollars that they have brought in',
    }),
    surplus: stock('USD', { means: 'fees and penalties kept against bad debt' }),
    index: level('USD/dollar debt', { means: 'dollars owed for one unit of debt, fee included', start: 1 }),
    highestTrigger: level('USD/METIS', {
      means: 'price over the index at which the first vault is auctioned',
    }),
    badDebt: level('USD', { means: 'debt that auctions did not cover since the first day' }),
    unbacked: level('USD', { means: 'dollars that nothing stands behind' }),
    auctioned: level('METIS', { means: 'METIS sold in auctions since the first day' }),
    dailyFee: level('1', { means: 'factor of the index in a day' }),
  },
  calendars: {
    review: { per: 'positions', means: 'days on which an owner decides', every: 'reviewDays' },
  },
  start({ own, parameters }) {
    own.dailyFee = debtWithFee(1, parameters.stabilityFee, 1);
  },
  step({ economy, own, parameters, calendars, day }) {
    if (day === 1) openVaults(economy, own, parameters);
    accrueFee(own);
    if (economy.price < own.highestTrigger * own.index) liquidateVaults(economy, own, parameters);
    const deciding = calendars.review.due(day);
    if (parameters.behaviour === 'off') return;
    for (let d = 0; d < deciding.length; d++) adjust(deciding[d], economy, own, parameters);
  },
  measures: {
    dollars: { unit: 'USD', means: 'dollars minted and not burned', of: ({ own }) => 0 - own.minted },
    collateral: { unit: 'METIS', means: 'METIS in all vaults', of: ({ own }) => sum(own.collateral) },
    badDebt: { unit: 'USD', means: 'debt that auctions did not cover so far', of: ({ own }) => own.badDebt },
    unbacked: { unit: 'USD', means: 'dollars that nothing stands behind', of: ({ own }) => own.unbacked },
    auctioned: { unit: 'METIS', means: 'METIS sold in auctions so far', of: ({ own }) => own.auctioned },
  },
});
