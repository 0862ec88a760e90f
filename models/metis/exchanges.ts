import { level, METIS_GRID, stock, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { sharePrice } from '../arithmetic/accruing-share.ts';
import { mechanism } from './economy.ts';
import {
  arbitrageDollars,
  earnFees,
  openDollarPool,
  provide,
  valueOfFund,
  withdraw,
} from './exchanges-fund.ts';
import type { DollarPool, Providers } from './exchanges-fund.ts';
import { exchangesMeasures } from './exchanges-measures.ts';
import { exchangesParameters } from './exchanges-parameters.ts';
import { arbitrageShares, collectClaims, pegNow } from './exchanges-arbitrage.ts';
import { flee, openSharePool, sellByForce } from './exchanges-pools.ts';

/**
 * Exchanges: a constant-product pool of METIS and dollars that follows the market price, the liquidity fund that provides a part of
 * it, and for every liquid-staking protocol a pool of METIS and shares whose balances are scaled by the exchange rate. What
 * the reserve has put into exchanges (`poolLiquidity`) stays an account of its own: the market counts it as depth.
 */
export const exchanges = mechanism({
  name: 'exchanges',
  purpose:
    'Keeps pools: arbitrage holds the price of METIS near the market and, while redemption is open, that of a share above the worth of waiting; the liquidity fund earns fees.',
  parameters: exchangesParameters,
  reads: [
    'price',
    'exchangeRate',
    'redemptionWait',
    'redemptionOpen',
    'redemptionsFunded',
    'protocolOf',
    'liquidityExitWanted',
    'liquidityFundIssued',
  ],
  writes: [
    'market',
    'sold',
    'bought',
    'discount',
    'curveAmplification',
    'curveFee',
    'curveMetis',
    'curveShares',
    'dexMetis',
    'dexDollars',
    'outsideDollars',
    'liquidityCash',
    'liquidityFundPrice',
    'liquidityFundYield',
    'liquid',
    'shares',
    'sharesToPlace',
    'sharesIssued',
    'stakingBuffer',
    'redemptionFund',
    'ticketsOwed',
  ],
  own: {
    poolSharesIssued: stock('pool shares', { means: 'pool shares issued, below zero: the issuer’s side' }),
    poolSharesOutside: stock('pool shares', { means: 'pool shares of everybody but the fund' }),
    poolSharesOfFund: stock('pool shares', { means: 'pool shares of the liquidity fund' }),
    fundDollars: stock('USD', { means: 'dollars of the fund between two trades' }),
    fledShares: stock('LST shares', {
      means: 'shares taken out of pools by providers who fled',
      per: 'protocols',
    }),
    heldShares: stock('LST shares', {
      means: 'shares that arbitrageurs have bought and not redeemed yet',
      per: 'protocols',
    }),
    tickets: stock('METIS owed', { means: 'claims of arbitrageurs in the queue', per: 'protocols' }),
    claimPlace: level('METIS', { means: 'place in the queue of each claim', per: 'protocolDays' }),
    claimAmount: level('METIS', { means: 'amount of each claim', per: 'protocolDays' }),
    oldest: level('1', { means: 'where the oldest claim stands', per: 'protocols' }),
    waiting: level('1', { means: 'claims that wait', per: 'protocols' }),
    wantedSeen: level('METIS', { means: 'exits wanted that have been noted' }),
    reserved: level('METIS', { means: 'METIS kept ready for exits that could not be paid' }),
    firstPrice: level('USD/METIS', { means: 'price on the first day' }),
    firstPerShare: level('1', { means: 'METIS in the pool per pool share on the first day' }),
    peg: level('1', {
      means: 'price of a share over its value when last looked at',
      per: 'protocols',
      start: 1,
    }),
    pegMetis: level('METIS', { means: 'METIS in the pool when last looked at', per: 'protocols' }),
    pegShares: level('LST shares', { means: 'shares in the pool when last looked at', per: 'protocols' }),
    pegRate: level('METIS/LST share', { means: 'worth of a share when last looked at', per: 'protocols' }),
    largestDiscount: level('share', { means: 'largest discount so far', per: 'protocols' }),
    lostBySellers: level('METIS', { means: 'worth of shares sold by force beyond what was paid for them' }),
    feesSoFar: level('METIS', { means: 'fees of the pool of METIS and dollars so far' }),
  },

  start({ economy, parameters }) {
    const amplification = parameters.curve === 'stableswap' ? parameters.amplification : 0;
    economy.curveAmplification.fill(amplification);
    economy.curveFee.fill(parameters.shareFee);
    for (let p = 0; p < economy.curveMetis.length; p++) openSharePool(p, economy, parameters.poolShare);
    const { depth, swapFee, volume } = parameters;
    economy.liquidityFundYield = depth > 0 ? (swapFee * volume * YEAR) / (2 * depth) : 0;
  },

  step({ economy, own, parameters, day }) {
    // The price of the first day is set after every other start.
    if (day === 1) openDollarPool(economy, own, parameters.depth);
    const fees = earnFees(economy, parameters.swapFee * parameters.volume);
    own.feesSoFar += fees;
    const inPool = economy.dexMetis + economy.dexDollars / economy.price;
    runFund(economy, own, parameters);
    if (parameters.arbitrage === 'trades') arbitrageDollars(economy, parameters.swapFee);
    priceFund(economy, own, parameters, inPool > 0 ? (fees / inPool) * YEAR : 0);

    const { discount } = economy;
    const isShock = day === Math.floor(parameters.shockDay);
    for (let p = 0; p < discount.length; p++) {
      collectClaims(p, economy, own);
      if (isShock && parameters.poolFlight > 0) flee(p, economy, own, parameters.poolFlight);
      if (isShock && parameters.forcedSale > 0)
        own.lostBySellers += sellByForce(p, economy, parameters.forcedSale);
      const before = isShock ? 1 - pegNow(p, economy, own) : 0;
      if (parameters.redemptionArbitrage === 'trades') arbitrageShares(p, economy, own, parameters);
      discount[p] = 1 - pegNow(p, economy, own);
      own.largestDiscount[p] = Math.max(own.largestDiscount[p], before, discount[p]);
    }
  },

  measures: exchangesMeasures,
});

interface Fund {
  readonly liquidityExitWanted: number;
  readonly liquidityFundIssued: number;
  liquidityFundPrice: number;
  liquidityFundYield: number;
}
interface FundBooks {
  wantedSeen: number;
  reserved: number;
}
interface FundRules {
  readonly swapFee: number;
  readonly cashShare: number;
  readonly cashMemory: number;
  readonly perceivedYield: string;
  readonly yieldMemory: number;
}

/** Keeps as much cash as exits are likely to ask for, and puts the rest into the pool, or takes out what lacks. */
function runFund(economy: DollarPool & Fund, own: Providers & FundBooks, rules: FundRules): void {
  own.reserved += -own.reserved / rules.cashMemory + (economy.liquidityExitWanted - own.wantedSeen);
  own.wantedSeen = economy.liquidityExitWanted;
  const isEmpty = economy.dexMetis === 0 || economy.dexDollars === 0;
  if (economy.liquidityFundIssued === 0 || isEmpty) return;
  const value = valueOfFund(economy, own);
  const wanted = floorToGrid(Math.min(value, rules.cashShare * value + own.reserved), METIS_GRID);
  const excess = economy.liquidityCash - wanted;
  if (excess > 0) provide(economy, own, excess, rules.swapFee);
  else if (excess < 0) withdraw(economy, own, -excess, rules.swapFee);
}

/** Sets what a share of the fund is worth and the yield that is shown. */
function priceFund(economy: DollarPool & Fund, own: Providers, rules: FundRules, feeYield: number): void {
  const old = economy.liquidityFundPrice;
  economy.liquidityFundPrice = sharePrice(valueOfFund(economy, own), -economy.liquidityFundIssued, old);
  const growth = (economy.liquidityFundPrice / old - 1) * YEAR;
  const shown = rules.perceivedYield === 'fees' ? feeYield : growth;
  economy.liquidityFundYield += (shown - economy.liquidityFundYield) / rules.yieldMemory;
}
