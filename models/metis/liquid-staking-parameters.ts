import { assumed, assumption, cite, lever } from '../../src/define/index.ts';

const artemis = (place: string) =>
  cite('docs.artemisfinance.io', { url: 'https://docs.artemisfinance.io', place });
const enki = (place: string) => cite('docs.enkixyz.com', { url: 'https://docs.enkixyz.com', place });

/** Designs of protocols, as numbers in the column `protocolDesign`. */
export const designs = { accruing: 0, vault: 1 } as const;

/** Parameters of liquid staking; those of a design hold for every protocol of that design. */
export const liquidStakingParameters = {
  designs: assumption({
    value: 'alternating',
    options: {
      alternating:
        'the first protocol has an accruing share (Artemis), the second a vault pair (ENKI), and so on',
      accruing: 'every protocol has an accruing share',
      vault: 'every protocol is a vault pair',
    },
    means: 'which design each protocol has',
    source: cite('Metis forum, decentralized sequencer and liquid staking, round 1', {
      url: 'https://forum.ceg.vote/t/3387',
      place: 'two protocols paired with nodes: Artemis and ENKI',
    }),
  }),
  commission: lever({
    value: 0.1,
    unit: 'share',
    between: [0, 1],
    means: 'share of rewards that a protocol with an accruing share keeps',
    source: artemis('mechanism/fee'),
  }),
  vaultFee: lever({
    value: 0.1,
    unit: 'share',
    between: [0, 1],
    means: 'share of rewards that a protocol with a vault pair keeps',
    source: assumed('the ratio stands in ENKI’s Config contract and was not found; as Artemis', 'low'),
  }),
  entryDays: assumption({
    value: 7,
    unit: 'days',
    between: [1, 60],
    means: 'days a deposit waits for the bridge before it can be bonded',
    source: artemis('mechanism/architecture'),
  }),
  redemptionDays: assumption({
    value: 22,
    unit: 'days',
    between: [1, 60],
    means: 'least days between a redemption of accruing shares and its payment',
    source: assumed(
      'at least 21 days of unbonding by the protocol’s documents, and a day for the bridge back',
      'medium',
    ),
  }),
  vaultRedemptionDays: assumption({
    value: 20,
    unit: 'days',
    between: [1, 60],
    means: 'days until a redemption ticket of a vault pair matures',
    source: enki('guides/redeem'),
  }),
  speedUpDays: assumption({
    value: 8,
    unit: 'days',
    between: [1, 60],
    means: 'days until a ticket matures that was speeded up with locked pool tokens',
    source: enki('guides/redeem'),
  }),
  speedUpShare: assumption({
    value: 0.1,
    unit: 'share',
    between: [0, 1],
    means: 'share of the redemptions of a vault pair that are speeded up; 0 turns it off',
    source: assumed('how often it is used is not published; few holders hold pool tokens', 'low'),
  }),
  redemptions: lever({
    value: 'open',
    options: {
      open: 'redemptions are taken and funded: bonds are called back for them',
      unfunded: 'redemptions are taken, but nothing is set aside for them until the reopening day',
      closed: 'no redemption is funded until the reopening day, and everybody knows',
    },
    means: 'whether shares can be redeemed',
    source: cite('Aave governance, onboarding of artMETIS', {
      url: 'https://governance.aave.com/t/18079',
      place: 'withdrawals not available in June 2024',
    }),
  }),
  reopeningDay: lever({
    value: 36_500,
    unit: 'days',
    between: [1, 36_500],
    means: 'day on which redemptions are open again where they are unfunded or closed',
    source: assumed('never, unless a scenario says when', 'high'),
  }),
  outsideShare: assumption({
    value: 0.3,
    unit: 'share',
    between: [0, 0.95],
    means: 'share of the claims on a vault pair that lies outside its vault on the first day, without yield',
    source: assumed('eMETIS in pools and wallets; no figure was found', 'low'),
  }),
  outsiders: assumption({
    value: 'seekYield',
    options: {
      seekYield: 'claims outside the vault move into it while it yields more than the outside, and back',
      stay: 'claims outside the vault stay there',
    },
    means: 'what those do who hold claims outside the vault',
    source: assumed(
      'the vault pays its rewards to fewer the more stay outside: they can arbitrage it',
      'low',
    ),
  }),
  outsideYield: assumption({
    value: 0.1,
    unit: '1/year',
    between: [0, 1],
    means: 'yield that claims earn outside the vault, in pools',
    source: assumed('fees and rewards of pools of eMETIS were not found', 'low'),
  }),
  outsidePace: assumption({
    value: 0.01,
    unit: '1/day',
    between: [0, 1],
    means: 'part of what lies on the worse side that moves to the better one in a day',
    source: assumed('months rather than days: yields are smoothed and pools have lock programmes', 'low'),
  }),
  newNodes: lever({
    value: 'ask',
    options: {
      ask: 'a protocol with idle METIS for a node asks for a vote on another of its nodes',
      never: 'a protocol stays with the nodes it has',
    },
    means: 'whether protocols ask for more nodes; more than the paired ones need a vote',
    source: cite('Metis forum, liquid staking blitz', {
      url: 'https://forum.ceg.vote/t/428',
      place: 'vote: quorum 20,000 METIS, at least 500 wallets, 80 % approval',
    }),
  }),
  points: assumption({
    value: 0,
    unit: '1/year',
    between: [0, 1],
    means: 'what points earned on a share of an accruing protocol are taken to be worth a year',
    source: assumed('no programme of Artemis was found running in November 2025', 'medium'),
  }),
  vaultPoints: assumption({
    value: 0,
    unit: '1/year',
    between: [0, 1],
    means: 'what points earned on a share of a vault pair are taken to be worth a year',
    source: assumed(
      'ENKI’s airdrop of 400,000 ENKI was in 2024; no programme was found in November 2025',
      'medium',
    ),
  }),
  pointsEnd: assumption({
    value: 180,
    unit: 'days',
    between: [0, 36_500],
    means: 'last day of the points programmes',
    source: assumed('seasons of points run for months', 'low'),
  }),
  yieldMemory: assumption({
    value: 30,
    unit: 'days',
    between: [1, 365],
    means: 'days over which holders perceive the growth of the share',
    source: assumed('nobody has measured it; about nine settlements', 'low'),
  }),
};
