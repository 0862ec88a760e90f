import type { ReadonlyColumn } from '../../src/define/index.ts';
import { sum } from '../../src/define/index.ts';
import { impermanentLoss } from '../arithmetic/pool-shares.ts';

interface Context {
  readonly economy: {
    readonly price: number;
    readonly dexMetis: number;
    readonly dexDollars: number;
    readonly curveMetis: ReadonlyColumn;
    readonly curveShares: ReadonlyColumn;
    readonly exchangeRate: ReadonlyColumn;
    readonly discount: ReadonlyColumn;
  };
  readonly own: {
    readonly firstPrice: number;
    readonly firstPerShare: number;
    readonly poolSharesIssued: number;
    readonly feesSoFar: number;
    readonly lostBySellers: number;
    readonly tickets: ReadonlyColumn;
    readonly largestDiscount: ReadonlyColumn;
  };
}

const discountOf = (p: number, which: string) => ({
  unit: 'share',
  means: `discount of the share of the ${which} protocol on its pool`,
  of: ({ economy }: Context): number => (p < economy.discount.length ? economy.discount[p] : 0),
});

/** Measures of the exchanges. */
export const exchangesMeasures = {
  discountFirst: discountOf(0, 'first'),
  discountSecond: discountOf(1, 'second'),
  largestDiscount: {
    unit: 'share',
    means: 'largest discount of any liquid-staking share since the start, on a shock before arbitrage',
    of: ({ own }: Context): number => {
      let largest = 0;
      for (let p = 0; p < own.largestDiscount.length; p++)
        largest = Math.max(largest, own.largestDiscount[p]);
      return largest;
    },
  },
  lostBySellers: {
    unit: 'METIS',
    means: 'worth of the shares sold by force beyond what the pools paid for them',
    of: ({ own }: Context): number => own.lostBySellers,
  },
  inSharePools: {
    unit: 'METIS',
    means: 'METIS and worth of the shares in the pools of liquid-staking shares',
    of: ({ economy }: Context): number => {
      let total = 0;
      for (let p = 0; p < economy.curveMetis.length; p++)
        total += economy.curveMetis[p] + economy.curveShares[p] * economy.exchangeRate[p];
      return total;
    },
  },
  arbitrageWaiting: {
    unit: 'METIS',
    means: 'claims of arbitrageurs that wait in the queues',
    of: ({ own }: Context): number => sum(own.tickets),
  },
  dollarDepth: {
    unit: 'USD',
    means: 'value of the pool of METIS and dollars',
    of: ({ economy }: Context): number => economy.dexMetis * economy.price + economy.dexDollars,
  },
  fees: {
    unit: 'METIS',
    means: 'fees earned by the pool of METIS and dollars since the start',
    of: ({ own }: Context): number => own.feesSoFar,
  },
  impermanentLoss: {
    unit: 'share',
    means:
      'value of a position of the first day in the pool of METIS and dollars against holding, without fees: never above 0',
    of: ({ economy, own }: Context): number =>
      own.firstPrice > 0 ? impermanentLoss(economy.price / own.firstPrice) : 0,
  },
  againstHolding: {
    unit: 'share',
    means:
      'value of a position of the first day in the pool of METIS and dollars against holding, fees included',
    of: ({ economy, own }: Context): number => {
      if (own.firstPerShare === 0) return 0;
      const now = (economy.dexMetis * economy.price + economy.dexDollars) / -own.poolSharesIssued;
      return now / (own.firstPerShare * (economy.price + own.firstPrice)) - 1;
    },
  },
};
