import { assumed, assumption, level, lever, METIS_GRID, stock, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { sharePrice } from '../arithmetic/accruing-share.ts';
import { fullLoopLeverage, roomToLoop } from '../arithmetic/loop-leverage.ts';
import { FUND_GRID, mechanism } from './economy.ts';
import { collect, deposit, grow, repay, sellDown, settle } from './loops-actions.ts';
import { TOWER, towerReads, towerWrites } from './tower-actions.ts';

/**
 * A fund that stakes, borrows METIS against the shares from the lending market and stakes again, up to its loan to value. It
 * grows while the yield pays for the interest, and sells shares into their pool to pay exits and to repay when it does not.
 */
export const loops = mechanism({
  name: 'loops',
  purpose: 'Holds liquid-staking shares with borrowed METIS for those who put METIS into the loop fund.',
  parameters: {
    behaviour: assumption({
      value: 'on',
      options: {
        on: 'the fund borrows while it pays and repays when it does not',
        off: 'the fund stakes what it gets and neither borrows nor repays of its own accord',
      },
      means: 'whether the fund steers its debt',
      source: assumed('a switch: shows what looping contributes', 'high'),
    }),
    loanToValue: lever({
      value: 0.5,
      unit: 'share',
      between: [0, 0.9],
      means: 'debt of the fund as a share of its collateral',
      source: assumed('a doubled stake; nobody has published what loop funds on Metis do', 'low'),
    }),
    outsideFunds: assumption({
      value: 1_000,
      unit: 'METIS',
      between: [0, 1_000_000],
      means: 'own funds of the loop fund on the first day, of depositors other than the holders',
      source: assumed('small beside the loans of borrowers who loop by themselves', 'low'),
    }),
    margin: assumption({
      value: 0.01,
      unit: '1/year',
      between: [0, 1],
      means: 'yield above the interest from which the fund borrows',
      source: assumed('as for borrowers of the lending market', 'low'),
    }),
    exitMemory: assumption({
      value: 30,
      unit: 'days',
      between: [1, 365],
      means: 'days over which cash is kept for exits that could not be paid',
      source: assumed('holders come back at their next review, about a month later', 'medium'),
    }),
    yieldMemory: assumption({
      value: 30,
      unit: 'days',
      between: [1, 365],
      means: 'days over which depositors perceive the growth of their share',
      source: assumed('as for liquid staking', 'low'),
    }),
  },
  reads: [
    ...towerReads,
    'liquidYield',
    'discount',
    'redemptionOpen',
    'redemptionWait',
    'redemptionsFunded',
    'borrowIndex',
    'borrowRate',
    'lendable',
    'largestLoan',
    'loopExitWanted',
  ],
  writes: [
    ...towerWrites,
    'redemptionFund',
    'ticketsOwed',
    'market',
    'sharesToPlace',
    'lendingCash',
    'lendingClaims',
    'loopCash',
    'loopShares',
    'loopDebt',
    'loopFundIssued',
    'loopFundPrice',
    'loopFundYield',
  ],
  own: {
    depositors: stock('fund shares', { means: 'shares of the fund held by others than the holders' }),
    ticket: stock('METIS owed', { means: 'redemption claim of the fund' }),
    place: level('METIS', { means: 'place in the queue of the fund’s redemption' }),
    exitsSeen: level('METIS', { means: 'exits wanted that have been noted' }),
    exitsWaiting: level('METIS', { means: 'exits wanted lately: cash that is not staked' }),
  },
  start({ economy, own, parameters }) {
    const funds = floorToGrid(Math.min(parameters.outsideFunds, economy.market), FUND_GRID);
    economy.market -= funds;
    economy.loopCash += funds;
    economy.loopFundIssued -= funds;
    own.depositors += funds;
    const wanted = funds * fullLoopLeverage(parameters.loanToValue);
    const lendable = funds + economy.lendable;
    const shares = floorToGrid(Math.min(wanted, economy.sharesToPlace[TOWER], lendable), METIS_GRID);
    const paid = Math.min(shares, economy.loopCash);
    const owed = shares - paid;
    economy.sharesToPlace[TOWER] -= shares;
    economy.loopShares += shares;
    economy.loopCash -= paid;
    economy.market += paid;
    economy.lendingCash -= owed;
    economy.market += owed;
    economy.loopDebt -= owed;
    economy.lendingClaims += owed;
    economy.loopFundYield = economy.liquidYield[TOWER];
  },
  step({ economy, own, parameters }) {
    collect(economy, own);
    own.exitsWaiting *= 1 - 1 / parameters.exitMemory;
    own.exitsWaiting += economy.loopExitWanted - own.exitsSeen;
    own.exitsSeen = economy.loopExitWanted;
    const steers = parameters.behaviour === 'on';
    const carry = economy.liquidYield[TOWER] - economy.borrowRate;
    const worth = economy.loopShares * economy.exchangeRate[TOWER] + own.ticket;
    const debt = -economy.loopDebt * economy.borrowIndex;
    const wanted = steers && carry < 0 ? 0 : parameters.loanToValue * worth;
    if (debt > wanted) repay(Math.min(economy.loopCash, debt - wanted), economy);
    const free = economy.loopCash - own.exitsWaiting;
    if (free > 0) deposit(floorToGrid(free, METIS_GRID), economy);
    // A claim in the queue is no collateral, so nothing is borrowed while one waits.
    const mayBorrow = steers && carry > parameters.margin && own.ticket === 0;
    if (mayBorrow) grow(roomToLoop(worth, debt, parameters.loanToValue), economy);
    if (steers && carry < 0) settle(economy, own);
    if (free < 0) sellDown(-free, economy, own);

    // At the price that arbitrage left in the last turn of the exchanges: a sale of minutes ago is no price to enter or leave at.
    const old = economy.loopFundPrice;
    const assets =
      economy.loopCash +
      own.ticket +
      economy.loopShares * economy.exchangeRate[TOWER] * (1 - economy.discount[TOWER]) +
      economy.loopDebt * economy.borrowIndex;
    const price = sharePrice(Math.max(0, assets), -economy.loopFundIssued, old);
    economy.loopFundPrice = Math.max(price, METIS_GRID);
    const growth = (economy.loopFundPrice / old - 1) * YEAR;
    economy.loopFundYield += (growth - economy.loopFundYield) / parameters.yieldMemory;
  },
  measures: {
    ownFunds: {
      unit: 'METIS',
      means: 'what belongs to the depositors of the fund, at the METIS behind a share',
      of: ({ economy, own }) =>
        economy.loopCash +
        own.ticket +
        economy.loopShares * economy.exchangeRate[TOWER] +
        economy.loopDebt * economy.borrowIndex,
    },
    leverage: {
      unit: '1',
      means:
        'shares and claims of the fund over its own funds in them, at the METIS behind a share; 1 without debt',
      of: ({ economy, own }) => {
        const worth = economy.loopShares * economy.exchangeRate[TOWER] + own.ticket;
        const equity = worth + economy.loopDebt * economy.borrowIndex;
        return worth > 0 ? worth / Math.max(equity, METIS_GRID) : 1;
      },
    },
  },
});
