import type { HolderParameters } from './holder-parameters.ts';

/** Kinds of holders, as numbers. */
export const holderTypes = {
  longTerm: 0,
  yieldSeeker: 1,
  trader: 2,
  farmer: 3,
  whale: 4,
  builder: 5,
} as const;

/** Columns with one value per type, filled once a replication. */
export interface TypeColumns {
  readonly review: Float64Array;
  readonly horizon: Float64Array;
  readonly reserveYield: Float64Array;
  readonly riskAversion: Float64Array;
  readonly tradeUtility: Float64Array;
  readonly sellLean: Float64Array;
  readonly pointsWorth: Float64Array;
  readonly part: Float64Array;
}

/** Writes the parameters by type into columns, so that a step finds them by the number of a type. */
export function fillTypes(columns: TypeColumns, p: HolderParameters): void {
  fillDecisions(columns, p);
  columns.reserveYield.set([
    p.longTermReserveYield,
    p.yieldSeekerReserveYield,
    p.traderReserveYield,
    p.farmerReserveYield,
    p.whaleReserveYield,
    p.builderReserveYield,
  ]);
  columns.riskAversion.set([
    p.longTermRiskAversion,
    p.yieldSeekerRiskAversion,
    p.traderRiskAversion,
    p.farmerRiskAversion,
    p.whaleRiskAversion,
    p.builderRiskAversion,
  ]);
  columns.sellLean.set([
    p.longTermSellLean,
    p.yieldSeekerSellLean,
    p.traderSellLean,
    p.farmerSellLean,
    p.whaleSellLean,
    p.builderSellLean,
  ]);
}

function fillDecisions(columns: TypeColumns, p: HolderParameters): void {
  const { review, horizon, tradeUtility, pointsWorth, part } = columns;
  review.set([
    p.longTermReview,
    p.yieldSeekerReview,
    p.traderReview,
    p.farmerReview,
    p.whaleReview,
    p.builderReview,
  ]);
  horizon.set([
    p.longTermHorizon,
    p.yieldSeekerHorizon,
    p.traderHorizon,
    p.farmerHorizon,
    p.whaleHorizon,
    p.builderHorizon,
  ]);
  tradeUtility.fill(p.tradeUtility);
  tradeUtility[holderTypes.trader] = p.traderUtility;
  pointsWorth.fill(p.points === 'off' ? 0 : p.pointsWorth);
  pointsWorth[holderTypes.farmer] = p.points === 'off' ? 0 : 1;
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
