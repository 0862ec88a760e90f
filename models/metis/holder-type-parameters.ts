import { assumed, assumption } from '../../src/define/index.ts';

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
const horizonOf = (value: number, who: string) =>
  assumption({
    value,
    unit: 'years',
    between: [0.01, 30],
    means: `years over which ${who} spread the cost of getting out again`,
    source: assumed('how long holders plan to stay has not been measured', 'low'),
  });
const reserveYieldOf = (value: number, who: string) =>
  assumption({
    value,
    unit: '1/year',
    between: [-0.5, 2],
    means: `yield at which ${who} are indifferent between staking and holding, before the cost of getting out`,
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
    means: `relative risk aversion of ${who}: prices the days in which a redemption waits and the risk of funds`,
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

/** What differs between the types of holders: how many there are, how often they decide, what they ask for. */
export const holderTypeParameters = {
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
  longTermHorizon: horizonOf(3, 'long-term holders'),
  yieldSeekerHorizon: horizonOf(1, 'yield seekers'),
  traderHorizon: horizonOf(0.1, 'traders'),
  farmerHorizon: horizonOf(0.5, 'airdrop farmers'),
  whaleHorizon: horizonOf(1, 'whales'),
  builderHorizon: horizonOf(2, 'builders'),
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
