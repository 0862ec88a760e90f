import { sum } from '../../src/define/index.ts';
import { gini, topShare } from '../arithmetic/inequality.ts';
import { fundPrice } from './holder-funds.ts';
import { kinds } from './holder-kinds.ts';
import { holderTypes } from './holder-types.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import type { FundBoard } from './holder-funds.ts';

interface Context {
  readonly economy: FundBoard & {
    readonly shares: ReadonlyColumn;
    readonly ticket: ReadonlyColumn;
    readonly protocolOf: ReadonlyColumn;
    readonly exchangeRate: ReadonlyColumn;
    readonly longTermShare: number;
  };
  readonly own: {
    readonly kind: ReadonlyColumn;
    readonly airdropped: number;
    readonly airdropSold: number;
    readonly converted: number;
  };
}

/** What can be observed of the holders. */
export const holderMeasures = {
  staked: {
    unit: 'METIS',
    means: 'value of all liquid-staking shares of holders',
    of: (context: Context) => stakedBy(undefined, context),
  },
  yieldSeekersStaked: {
    unit: 'METIS',
    means: 'value of the liquid-staking shares of yield seekers',
    of: (context: Context) => stakedBy(holderTypes.yieldSeeker, context),
  },
  farmersStaked: {
    unit: 'METIS',
    means: 'value of the liquid-staking shares of airdrop farmers',
    of: (context: Context) => stakedBy(holderTypes.farmer, context),
  },
  inFunds: {
    unit: 'METIS',
    means: 'value of all fund shares of holders',
    of: ({ economy }: Context) => {
      let total = 0;
      for (let h = 0; h < economy.fundShares.length; h++)
        total += economy.fundShares[h] * fundPrice(economy.fundOf[h], economy);
      return total;
    },
  },
  waiting: {
    unit: 'METIS',
    means: 'redemptions asked for and not yet collected',
    of: ({ economy }: Context) => sum(economy.ticket),
  },
  longTermShare: {
    unit: 'share',
    means: 'share of accounts that are long-term holders',
    of: ({ economy }: Context) => economy.longTermShare,
  },
  converted: {
    unit: 'holders',
    means: 'changes of type since the first day',
    of: ({ own }: Context) => own.converted,
  },
  airdropped: {
    unit: 'METIS',
    means: 'handed out at the ends of points programmes, since the first day',
    of: ({ own }: Context) => own.airdropped,
  },
  airdropSold: {
    unit: 'METIS',
    means: 'of it sold at once by airdrop farmers, since the first day',
    of: ({ own }: Context) => own.airdropSold,
  },
  gini: {
    unit: '1',
    means: 'Gini coefficient of all METIS of holders: free, staked, claimed and in funds',
    of: (context: Context) => gini(wealth(context)),
  },
  topTenth: {
    unit: 'share',
    means: 'share of all METIS of holders that the richest tenth of the accounts have',
    of: (context: Context) => topShare(wealth(context), 0.1),
  },
  topHundredth: {
    unit: 'share',
    means: 'share of all METIS of holders that the richest hundredth of the accounts have',
    of: (context: Context) => topShare(wealth(context), 0.01),
  },
};

/** METIS behind the liquid-staking shares of all holders, or of one type. */
function stakedBy(type: number | undefined, { economy, own }: Context): number {
  const { shares, protocolOf, exchangeRate } = economy;
  let total = 0;
  for (let h = 0; h < shares.length; h++) {
    if (shares[h] === 0) continue;
    const counts = type === undefined || kinds.type(own.kind[h]) === type;
    if (counts) total += shares[h] * exchangeRate[protocolOf[h]];
  }
  return total;
}

/** All METIS of each holder; allocated anew, on recorded days only. */
function wealth({ economy }: Context): Float64Array {
  const { liquid, shares, ticket, protocolOf, exchangeRate, fundShares, fundOf } = economy;
  return liquid.map(
    (free, h) =>
      free +
      shares[h] * exchangeRate[protocolOf[h]] +
      ticket[h] +
      fundShares[h] * fundPrice(fundOf[h], economy),
  );
}
