import { assumed, assumption, cite } from '../../src/define/index.ts';

/** Kinds of holders, as numbers in the column of types. */
export const holderTypes = {
  longTerm: 0,
  yieldSeeker: 1,
  trader: 2,
  farmer: 3,
  whale: 4,
  builder: 5,
} as const;

const shareOf = (value: number, who: string) =>
  assumption({
    value,
    unit: '1',
    between: [0, 100],
    means: `weight of ${who} among the accounts that are not whales`,
    source: assumed('no survey of METIS holders was found; orders of magnitude only', 'low'),
  });
const reviewOf = (value: number, who: string) =>
  assumption({
    value,
    unit: 'days',
    between: [1, 3_650],
    means: `mean days between two decisions of ${who}`,
    source: assumed('how often holders decide has not been measured; waiting times are geometric', 'low'),
  });
const reserveYieldOf = (value: number, who: string) =>
  assumption({
    value,
    unit: '1/year',
    between: [-0.5, 2],
    means: `yield at which ${who} are indifferent between staking and holding, before the cost of waiting`,
    source: assumed(
      'every holder is taken to have a yield at which it stakes; set so that the stake of the first day lasts at the yield realised then',
      'low',
    ),
  });
const riskAversionOf = (value: number, who: string) =>
  assumption({
    value,
    unit: '1',
    between: [0, 20],
    means: `relative risk aversion of ${who}: prices the days in which a redemption waits`,
    source: assumed(
      '1 to 3 is usual in portfolio choice; those who seek yield are taken to mind less',
      'low',
    ),
  });
const sellLeanOf = (value: number, who: string) =>
  assumption({
    value,
    unit: '1/year',
    between: [-2, 2],
    means: `utility that ${who} put on selling rather than buying`,
    source: assumed(
      'zero means sales and purchases balance on average; projects and farmers lean to selling',
      'low',
    ),
  });

/** Parameters of the holders, most of them by type. Nothing about METIS holders is published: all are assumptions. */
export const holderParameters = {
  behaviour: assumption({
    value: 'logit',
    options: {
      logit: 'on review days holders choose by logit among holding, staking, unstaking, selling and buying',
      off: 'holders never act',
    },
    means: 'whether holders act',
    source: cite('McFadden 1974, conditional logit analysis of qualitative choice behavior'),
  }),
  heldShare: assumption({
    value: 0.8,
    unit: 'share',
    between: [0, 1],
    means:
      'share of the circulating METIS outside bonds and staking that the holders hold; the rest is market inventory',
    source: assumed('exchange inventories of METIS were not found', 'low'),
  }),
  concentration: assumption({
    value: 2.84,
    unit: '1',
    between: [0, 5],
    means: 'standard deviation of the logarithm of balances (2.84 is a Gini coefficient of 0.955)',
    source: assumed('mean Gini coefficient of 20 large ERC-20 tokens; none is published for METIS', 'medium'),
  }),
  sensitivity: assumption({
    value: 10,
    unit: '1',
    between: [0, 200],
    means:
      'sensitivity of choices to a yearly yield: at 10, a yield of 15 % is preferred to one of 5 % by 73 %',
    source: assumed(
      'no elasticity of staking to its reward was found; at 10 the stake of yield seekers changes about in proportion to the yield',
      'low',
    ),
  }),
  volatility: assumption({
    value: 1.178,
    unit: '1/year',
    between: [0, 10],
    means: 'volatility of METIS that holders expect while they wait',
    source: cite('METISUSDT perpetual, daily closes on Bybit, 2024-01-03 to 2025-11-12'),
  }),
  part: assumption({
    value: 0.25,
    unit: 'share',
    between: [0, 1],
    means: 'part of a balance that a decision moves',
    source: assumed('holders are taken to adjust in steps', 'low'),
  }),
  farmerPart: assumption({
    value: 0.66,
    unit: 'share',
    between: [0, 1],
    means: 'part of a balance that a decision of an airdrop farmer moves',
    source: cite('Messias, Yaish, Livshits: airdrops, arXiv 2312.02752', {
      place: 'up to 66 % sold quickly',
    }),
  }),
  tradeUtility: assumption({
    value: -0.3,
    unit: '1/year',
    between: [-2, 2],
    means: 'utility of trading rather than doing nothing, for all but traders',
    source: assumed('most reviews are taken to end without a trade', 'low'),
  }),
  traderUtility: assumption({
    value: -0.1,
    unit: '1/year',
    between: [-2, 2],
    means: 'utility of trading rather than doing nothing, for traders',
    source: assumed('traders are taken to trade at about a third of their reviews', 'low'),
  }),
  otherStakers: assumption({
    value: 0.02,
    unit: '1',
    between: [0, 100],
    means: 'METIS staked on the first day per METIS held by other types, relative to yield seekers',
    source: assumed('who stakes is not published; yield seekers are taken to hold most shares', 'low'),
  }),
  collectionRetry: assumption({
    value: 7,
    unit: 'days',
    between: [1, 365],
    means: 'days until a holder looks again at a redemption that was not yet funded',
    source: assumed('a weekly look', 'medium'),
  }),
  whaleShare: assumption({
    value: 0.005,
    unit: 'share',
    between: [0, 0.5],
    means: 'share of accounts that are whales: those with the largest balances',
    source: assumed('the 25 largest of 5,000 accounts', 'low'),
  }),
  longTermShare: shareOf(0.35, 'long-term holders'),
  yieldSeekerShare: shareOf(0.15, 'yield seekers'),
  traderShare: shareOf(0.25, 'traders'),
  farmerShare: shareOf(0.15, 'airdrop farmers'),
  builderShare: shareOf(0.1, 'builders'),
  longTermReview: reviewOf(90, 'long-term holders'),
  yieldSeekerReview: reviewOf(30, 'yield seekers'),
  traderReview: reviewOf(14, 'traders'),
  farmerReview: reviewOf(30, 'airdrop farmers'),
  whaleReview: reviewOf(60, 'whales'),
  builderReview: reviewOf(90, 'builders'),
  longTermReserveYield: reserveYieldOf(0.4, 'long-term holders'),
  yieldSeekerReserveYield: reserveYieldOf(0.1, 'yield seekers'),
  traderReserveYield: reserveYieldOf(0.4, 'traders'),
  farmerReserveYield: reserveYieldOf(0.4, 'airdrop farmers'),
  whaleReserveYield: reserveYieldOf(0.4, 'whales'),
  builderReserveYield: reserveYieldOf(0.4, 'builders'),
  longTermRiskAversion: riskAversionOf(1, 'long-term holders'),
  yieldSeekerRiskAversion: riskAversionOf(0.5, 'yield seekers'),
  traderRiskAversion: riskAversionOf(2, 'traders'),
  farmerRiskAversion: riskAversionOf(1, 'airdrop farmers'),
  whaleRiskAversion: riskAversionOf(1, 'whales'),
  builderRiskAversion: riskAversionOf(1, 'builders'),
  longTermSellLean: sellLeanOf(0, 'long-term holders'),
  yieldSeekerSellLean: sellLeanOf(0, 'yield seekers'),
  traderSellLean: sellLeanOf(0, 'traders'),
  farmerSellLean: sellLeanOf(0.1, 'airdrop farmers'),
  whaleSellLean: sellLeanOf(0, 'whales'),
  builderSellLean: sellLeanOf(0.05, 'builders'),
};

type ParametersByName = typeof holderParameters;
/** Values of `holderParameters` as a step sees them. */
export type HolderParameters = {
  readonly [K in keyof ParametersByName]: K extends 'behaviour' ? 'logit' | 'off' : number;
};

/** Columns with one value per type, filled once a replication. */
export interface TypeColumns {
  readonly review: Float64Array;
  readonly reserveYield: Float64Array;
  readonly riskAversion: Float64Array;
  readonly tradeUtility: Float64Array;
  readonly sellLean: Float64Array;
  readonly part: Float64Array;
}

/** Writes the parameters by type into columns, so that a step finds them by the number of a type. */
export function fillTypes(columns: TypeColumns, p: HolderParameters): void {
  const { review, reserveYield, riskAversion, tradeUtility, sellLean, part } = columns;
  review.set([
    p.longTermReview,
    p.yieldSeekerReview,
    p.traderReview,
    p.farmerReview,
    p.whaleReview,
    p.builderReview,
  ]);
  reserveYield.set([
    p.longTermReserveYield,
    p.yieldSeekerReserveYield,
    p.traderReserveYield,
    p.farmerReserveYield,
    p.whaleReserveYield,
    p.builderReserveYield,
  ]);
  riskAversion.set([
    p.longTermRiskAversion,
    p.yieldSeekerRiskAversion,
    p.traderRiskAversion,
    p.farmerRiskAversion,
    p.whaleRiskAversion,
    p.builderRiskAversion,
  ]);
  sellLean.set([
    p.longTermSellLean,
    p.yieldSeekerSellLean,
    p.traderSellLean,
    p.farmerSellLean,
    p.whaleSellLean,
    p.builderSellLean,
  ]);
  tradeUtility.fill(p.tradeUtility);
  tradeUtility[holderTypes.trader] = p.traderUtility;
  part.fill(p.part);
  part[holderTypes.farmer] = p.farmerPart;
}

/** How many accounts are of each type: whales as a share, the others as weights. */
export type TypeShares = Pick<
  HolderParameters,
  'whaleShare' | 'longTermShare' | 'yieldSeekerShare' | 'traderShare' | 'farmerShare' | 'builderShare'
>;

/** Type of a holder from two uniform draws: `rank` in the distribution of balances, and `kind` among those who are no whales. */
export function typeOf(rank: number, kind: number, p: TypeShares): number {
  if (rank >= 1 - p.whaleShare) return holderTypes.whale;
  const total = p.longTermShare + p.yieldSeekerShare + p.traderShare + p.farmerShare + p.builderShare;
  let left = kind * total;
  if ((left -= p.longTermShare) < 0) return holderTypes.longTerm;
  if ((left -= p.yieldSeekerShare) < 0) return holderTypes.yieldSeeker;
  if ((left -= p.traderShare) < 0) return holderTypes.trader;
  return (left -= p.farmerShare) < 0 ? holderTypes.farmer : holderTypes.builder;
}
