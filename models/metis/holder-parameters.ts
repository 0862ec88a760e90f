// Longer than most: what holders do is assumed line by line, each line with its reason; what differs by type stands in holder-type-parameters.ts.
import { assumed, assumption, cite, lever } from '../../src/define/index.ts';
import { holderTypeParameters } from './holder-type-parameters.ts';
import type { ValueOf } from '../../src/define/index.ts';

const logit = cite('McFadden 1974, conditional logit analysis of qualitative choice behavior');
const airdrops = cite('Messias, Yaish, Livshits: airdrops, arXiv 2312.02752', {
  place: 'up to 66 % sold quickly',
});

const choices = {
  behaviour: assumption({
    value: 'logit',
    options: {
      logit: 'on review days holders choose by logit among all options that are open to them',
      off: 'holders never act',
    },
    means: 'whether holders act',
    source: logit,
  }),
  staking: assumption({
    value: 'logit',
    options: { logit: 'staking and unstaking are options', off: 'nobody stakes or unstakes' },
    means: 'whether holders stake and unstake',
    source: logit,
  }),
  trading: assumption({
    value: 'logit',
    options: { logit: 'selling and buying are options', off: 'nobody sells or buys on a review day' },
    means: 'whether holders sell and buy',
    source: logit,
  }),
  fundChoice: assumption({
    value: 'logit',
    options: {
      logit: 'putting METIS into one of the funds and leaving it are options',
      off: 'nobody enters or leaves a fund',
    },
    means: 'whether holders use the funds for liquidity, loans and loops',
    source: logit,
  }),
  protocolChoice: assumption({
    value: 'logit',
    options: {
      logit: 'who has neither shares nor a claim chooses among all liquid-staking protocols',
      fixed: 'each holder keeps the protocol of the first day',
    },
    means: 'whether holders choose their liquid-staking protocol',
    source: logit,
  }),
  entryRoute: assumption({
    value: 'cheapest',
    options: {
      cheapest: 'shares are bought on the pool as far as they cost less there than new ones',
      mint: 'shares are always minted',
    },
    means: 'how holders get into liquid staking',
    source: assumed('a holder takes the cheaper of two ways in', 'medium'),
  }),
  exitRoute: assumption({
    value: 'cheapest',
    options: {
      cheapest: 'shares are sold on the pool where that costs less than waiting for the redemption',
      queue: 'shares are always redeemed',
    },
    means: 'how holders get out of liquid staking',
    source: assumed('a holder takes the cheaper of two ways out', 'medium'),
  }),
  points: assumption({
    value: 'valued',
    options: {
      valued:
        'points count as yield; at the end of a programme there is an airdrop and airdrop farmers leave',
      off: 'points are ignored and there is no airdrop',
    },
    means: 'whether holders follow points programmes',
    source: airdrops,
  }),
  mindset: assumption({
    value: 'off',
    options: {
      rewards: 'rewards turn stakers into long-term holders, losses turn long-term holders into traders',
      off: 'every holder stays the type it is',
    },
    means: 'whether experienced rewards change the type of a holder',
    source: assumed('a hope of the roadmap to be measured, not a finding', 'low'),
  }),
  sizeCap: assumption({
    value: 'off',
    options: {
      merton: 'what is staked or in a fund stays below the Merton share of what the holder has',
      off: 'no limit',
    },
    means: 'whether a limit of size binds deposits',
    source: cite('Merton 1969, lifetime portfolio selection under uncertainty'),
  }),
};

const start = {
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
  otherStakers: assumption({
    value: 0.02,
    unit: '1',
    between: [0, 100],
    means: 'METIS staked on the first day per METIS held by other types, relative to yield seekers',
    source: assumed('who stakes is not published; yield seekers are taken to hold most shares', 'low'),
  }),
};

const decisions = {
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
  smallRest: assumption({
    value: 0.1,
    unit: 'share',
    between: [0, 1],
    means:
      'a decision to unstake that would leave less than this part of a holder’s METIS staked moves all of it',
    source: assumed('every transaction costs a fee, so that nobody takes out ever smaller parts', 'medium'),
  }),
  farmerPart: assumption({
    value: 0.66,
    unit: 'share',
    between: [0, 1],
    means: 'part of a balance that a decision of an airdrop farmer moves',
    source: airdrops,
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
  collectionRetry: assumption({
    value: 7,
    unit: 'days',
    between: [1, 365],
    means: 'days until a holder looks again at a redemption that was not yet funded',
    source: assumed('a weekly look', 'medium'),
  }),
};

const fundRiskOf = (value: number, fund: string) =>
  assumption({
    value,
    unit: '1/year',
    between: [0, 5],
    means: `volatility of the value in METIS of a share of the ${fund} fund, as holders see it`,
    source: assumed('no series of such a fund on Metis was found; an order of magnitude', 'low'),
  });

const rules = {
  liquidityRisk: fundRiskOf(0.4, 'liquidity'),
  lendingRisk: fundRiskOf(0.2, 'lending'),
  loopRisk: fundRiskOf(0.6, 'loop'),
  pointsWorth: assumption({
    value: 0.25,
    unit: '1',
    between: [0, 1],
    means: 'what points are worth to those who are not airdrop farmers, relative to farmers',
    source: assumed('who does not farm discounts a promise', 'low'),
  }),
  airdropShare: lever({
    value: 0.5,
    unit: 'share',
    between: [0, 1],
    means:
      'part of a protocol’s treasury that is handed out in METIS to those who hold its shares when its points programme ends',
    source: assumed('no airdrop in METIS is published; it only matters where a programme ends', 'low'),
  }),
  airdropSold: assumption({
    value: 0.66,
    unit: 'share',
    between: [0, 1],
    means: 'part of an airdrop that airdrop farmers sell at once',
    source: airdrops,
  }),
  conversion: assumption({
    value: 1,
    unit: '1',
    between: [0, 100],
    means:
      'chance that a review changes the type, per yearly yield experienced on everything the holder has: at 1, a yield of 10 % on all METIS changes one in ten',
    source: assumed('nobody has measured it', 'low'),
  }),
};

/** Parameters of the holders. Nothing about METIS holders is published: nearly all are assumptions. */
export const holderParameters = { ...choices, ...start, ...decisions, ...rules, ...holderTypeParameters };

type ParametersByName = typeof holderParameters;
/** Values of `holderParameters` as a step sees them. */
export type HolderParameters = { readonly [K in keyof ParametersByName]: ValueOf<ParametersByName[K]> };
