import { level, METIS_GRID, stock, sum, YEAR } from '../../src/define/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { sharePrice } from '../arithmetic/accruing-share.ts';
import { kinkedRate, linearGrowth, utilisationAt, utilisationOf } from '../arithmetic/interest.ts';
import { FUND_GRID, mechanism } from './economy.ts';
import {
  collateralValue,
  findHighestTrigger,
  liquidateUnhealthy,
  loopUp,
  repayAll,
  someLoanIsUnhealthy,
} from './lending-actions.ts';
import { lendingParameters } from './lending-parameters.ts';
import { TOWER, towerReads, towerWrites } from './tower-actions.ts';

/**
 * A market for loans of METIS against shares of liquid staking, with borrowers who loop and interest by utilisation. Loans whose
 * health falls below one are liquidated into the pool of the share within the day, and what nobody pays is lost to the
 * reserve and then to the lenders.
 */
export const lending = mechanism({
  name: 'lending',
  purpose:
    'Lends METIS against shares of liquid staking at an interest that follows utilisation; liquidates unhealthy loans into the pool of the share.',
  parameters: lendingParameters,
  reads: [...towerReads, 'liquidYield', 'discount', 'lendingExitWanted', 'lendingFundIssued'],
  writes: [
    ...towerWrites,
    'market',
    'sharesToPlace',
    'lendingCash',
    'lendingClaims',
    'lendingFundIssued',
    'lendingFundPrice',
    'lendingFundYield',
    'borrowIndex',
    'borrowRate',
    'utilisation',
    'lendable',
    'largestLoan',
    'loopShares',
    'loopDebt',
  ],
  own: {
    collateral: stock('LST shares', { means: 'collateral of each borrower', per: 'positions' }),
    debt: stock('debt shares', {
      means: 'debt of each borrower, below zero: the debtor’s side',
      per: 'positions',
    }),
    lenders: stock('fund shares', { means: 'shares of the fund held by lenders other than the holders' }),
    liquidators: stock('LST shares', { means: 'shares that liquidators keep where there is no pool' }),
    reserve: stock('METIS', { means: 'reserve against bad debt' }),
    target: level('share', {
      means: 'loan that each borrower aims at, over its collateral',
      per: 'positions',
    }),
    liquidatedOn: level('day', { means: 'day of the last liquidation of each borrower', per: 'positions' }),
    loopLiquidatedOn: level('day', { means: 'day of the last liquidation of the loop fund' }),
    reserveDue: level('METIS', { means: 'interest due to the reserve and not yet moved to it' }),
    exitsSeen: level('METIS', { means: 'exits wanted that have been noted' }),
    exitsWaiting: level('METIS', { means: 'exits wanted lately: cash that is not lent' }),
    highestTrigger: level('debt shares/LST share', {
      means: 'value of a share over the index below which some borrower is unhealthy',
    }),
    valueSeen: level('METIS/LST share', { means: 'value of a share at the end of the last day' }),
    badDebt: level('METIS', { means: 'debt written off since the first day' }),
    lostByLenders: level('METIS', { means: 'part of the debt written off that the reserve could not pay' }),
    soldByForce: level('LST shares', { means: 'collateral sold in liquidations since the first day' }),
    rounds: level('rounds', { means: 'rounds of the last day with liquidations' }),
    fallen: level('METIS/LST share', {
      means: 'sum of all falls of the value of a share on its pool, those by liquidations apart',
    }),
    fallenByForce: level('METIS/LST share', { means: 'sum of the falls of that value by liquidations' }),
    deepestDiscount: level('share', {
      means: 'largest discount of a share on its pool at the turn of lending',
    }),
  },
  draws: ['aim'],
  calendars: {
    review: { per: 'positions', means: 'days on which a borrower decides', every: 'reviewDays' },
  },
  start({ economy, own, parameters, random }) {
    const { collateral, debt, target } = own;
    const supplied = floorToGrid(Math.min(parameters.outsideSupply, economy.market), FUND_GRID);
    economy.market -= supplied;
    economy.lendingCash += supplied;
    economy.lendingFundIssued -= supplied;
    own.lenders += supplied;
    const funds = parameters.borrowerFunds / debt.length;
    let wanted = 0;
    for (let i = 0; i < debt.length; i++) {
      const aim = parameters.caution + (1 - parameters.caution) * random.aim.uniform(i, 0);
      target[i] = aim * Math.min(parameters.maxLoanToValue, parameters.threshold);
      wanted += funds / (1 - target[i]);
    }
    const lent = wanted - parameters.borrowerFunds;
    const available = Math.min(economy.sharesToPlace[TOWER] / Math.max(wanted, METIS_GRID), 1);
    const scale = Math.min(available, supplied / Math.max(lent, METIS_GRID));
    for (let i = 0; i < debt.length; i++) {
      const shares = floorToGrid((scale * funds) / (1 - target[i]), METIS_GRID);
      const owed = floorToGrid(shares * target[i], METIS_GRID);
      economy.sharesToPlace[TOWER] -= shares;
      collateral[i] += shares;
      economy.lendingCash -= owed;
      economy.market += owed;
      debt[i] -= owed;
      economy.lendingClaims += owed;
    }
    findHighestTrigger(own, parameters.threshold);
    economy.largestLoan = Math.min(parameters.maxLoanToValue, parameters.threshold);
    own.valueSeen = economy.exchangeRate[TOWER];
    noteLendable(economy, 0, parameters);
    setRate(economy, parameters);
    economy.lendingFundYield = economy.borrowRate * economy.utilisation * (1 - parameters.reserveShare);
  },
  step({ economy, own, parameters, calendars, day }) {
    accrue(economy, own, parameters.reserveShare);
    own.exitsWaiting *= 1 - 1 / parameters.exitMemory;
    own.exitsWaiting += economy.lendingExitWanted - own.exitsSeen;
    own.exitsSeen = economy.lendingExitWanted;
    const onPool = economy.exchangeRate[TOWER] * (1 - economy.discount[TOWER]);
    const quick = parameters.feed === 'market' ? onPool : economy.exchangeRate[TOWER];
    own.fallen += Math.max(0, own.valueSeen - onPool);
    own.valueSeen = onPool;
    if (someLoanIsUnhealthy(quick, economy, own, parameters)) {
      const before = collateralValue(economy, 'market');
      liquidateUnhealthy(quick, economy, own, parameters, day);
      own.valueSeen = collateralValue(economy, 'market');
      own.fallenByForce += before - own.valueSeen;
    }
    own.deepestDiscount = Math.max(own.deepestDiscount, economy.discount[TOWER]);

    const deciding = calendars.review.due(day);
    if (parameters.behaviour === 'on' && deciding.length > 0) {
      const value = collateralValue(economy, 'market');
      const carry = economy.liquidYield[TOWER] - economy.borrowRate;
      const discount = 1 - value / economy.exchangeRate[TOWER];
      for (let d = 0; d < deciding.length; d++) {
        const i = deciding[d];
        noteLendable(economy, own.exitsWaiting, parameters);
        if (carry > parameters.margin) loopUp(i, value, economy, own, parameters.threshold);
        else if (carry + Math.max(0, discount) < 0) repayAll(i, value, economy, own);
      }
    }
    noteLendable(economy, own.exitsWaiting, parameters);
    setRate(economy, parameters);
    priceFund(economy, own.reserveDue, parameters.yieldMemory);
  },
  measures: {
    lent: {
      unit: 'METIS',
      means: 'METIS lent, with interest',
      of: ({ economy }) => economy.lendingClaims * economy.borrowIndex,
    },
    leverage: {
      unit: '1',
      means: 'collateral of all loans over the own funds in them, at the METIS behind a share',
      of: ({ economy, own }) => {
        const shares = sum(own.collateral) + economy.loopShares;
        const worth = shares * economy.exchangeRate[TOWER];
        const equity = worth - economy.lendingClaims * economy.borrowIndex;
        return worth > 0 ? worth / Math.max(equity, METIS_GRID) : 1;
      },
    },
    badDebt: {
      unit: 'METIS',
      means: 'debt written off since the first day',
      of: ({ own }) => own.badDebt,
    },
    recovered: {
      unit: 'share',
      means: 'share of all that was lent and due that lenders have or have got',
      of: ({ economy, own }) => {
        const assets = economy.lendingCash + economy.lendingClaims * economy.borrowIndex;
        return assets > 0 ? assets / (assets + own.lostByLenders) : own.lostByLenders > 0 ? 0 : 1;
      },
    },
    amplification: {
      unit: '1',
      means: 'all falls of the value of a share on its pool so far over those without liquidations',
      of: ({ own }) => (own.fallen > 0 ? (own.fallen + own.fallenByForce) / own.fallen : 1),
    },
    deepestDiscount: {
      unit: 'share',
      means: 'largest discount of a share on its pool so far',
      of: ({ own }) => own.deepestDiscount,
    },
    soldByForce: {
      unit: 'LST shares',
      means: 'collateral sold in liquidations since the first day',
      of: ({ own }) => own.soldByForce,
    },
  },
});

interface Market {
  lendingCash: number;
  readonly lendingClaims: number;
  readonly lendingFundIssued: number;
  readonly liquidYield: ReadonlyColumn;
  lendable: number;
  borrowIndex: number;
  borrowRate: number;
  utilisation: number;
  lendingFundPrice: number;
  lendingFundYield: number;
}

/** A day of simple interest on the index; the reserve gets its share when there is cash for it. */
function accrue(economy: Market, own: { reserve: number; reserveDue: number }, reserveShare: number): void {
  const before = economy.borrowIndex;
  economy.borrowIndex = before * linearGrowth(economy.borrowRate, 1);
  own.reserveDue += economy.lendingClaims * (economy.borrowIndex - before) * reserveShare;
  const moved = floorToGrid(Math.min(own.reserveDue, economy.lendingCash), METIS_GRID);
  economy.lendingCash -= moved;
  own.reserve += moved;
  own.reserveDue -= moved;
}

/** What is left to lend until the interest is within the margin of what staking yields, exits aside. */
function noteLendable(
  economy: Market,
  exits: number,
  parameters: { readonly margin: number } & Parameters<typeof kinkedRate>[1],
): void {
  const lent = economy.lendingClaims * economy.borrowIndex;
  const most = utilisationAt(economy.liquidYield[TOWER] - parameters.margin, parameters);
  const room = most * (lent + economy.lendingCash) - lent;
  economy.lendable = Math.max(0, Math.min(room, economy.lendingCash - exits));
}

/** Utilisation and the interest that follows from it. */
function setRate(economy: Market, rates: Parameters<typeof kinkedRate>[1]): void {
  economy.utilisation = utilisationOf(economy.lendingClaims * economy.borrowIndex, economy.lendingCash);
  economy.borrowRate = kinkedRate(economy.utilisation, rates);
}

/** What is behind one share of the fund, never below the smallest amount of METIS, and its growth as lenders perceive it. */
function priceFund(economy: Market, reserveDue: number, memory: number): void {
  const old = economy.lendingFundPrice;
  const assets = economy.lendingCash + economy.lendingClaims * economy.borrowIndex - reserveDue;
  const price = sharePrice(Math.max(0, assets), -economy.lendingFundIssued, old);
  economy.lendingFundPrice = Math.max(price, METIS_GRID);
  const growth = (economy.lendingFundPrice / old - 1) * YEAR;
  economy.lendingFundYield += (growth - economy.lendingFundYield) / memory;
}
