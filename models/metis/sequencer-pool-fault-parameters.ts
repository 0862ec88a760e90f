import { assumed, assumption, cite, lever } from '../../src/define/index.ts';

const noRecord =
  'no record of outages is published; three equal stakes made 37, 33 and 29 % of the blocks in spring 2024, so availability differs';
const noSlashing = cite('metis-sequencer-contract, contracts/ (bf427d0)', {
  url: 'https://github.com/MetisProtocol/metis-sequencer-contract',
  place: 'no slashing in the pool contract; docs.metis.io (8e780bd) says no penalty for downtime at present',
});
const scenario = 'a scenario, not a rule in force: the contract has no slashing';

/** Levers and assumptions about seats that fail or cheat. */
export const sequencerPoolFaultParameters = {
  outages: assumption({
    value: 'drawn',
    options: {
      drawn: 'seats go down at random moments and for random times, where producers are drawn',
      none: 'no seat is ever down',
    },
    means: 'whether seats go down',
    source: assumed(noRecord, 'medium'),
  }),
  outageChance: assumption({
    value: 0.01,
    unit: 'share',
    between: [0, 1],
    means: 'probability that an outage begins in a seat on a day, whatever its reach',
    source: assumed(`${noRecord}; three or four a year`, 'low'),
  }),
  outageHours: assumption({
    value: 3,
    unit: 'hours',
    between: [0.05, 720],
    means: 'mean length of an outage, exponentially distributed',
    source: assumed(`${noRecord}; a few hours to notice and restart`, 'low'),
  }),
  ownerOutages: assumption({
    value: 0.3,
    unit: 'share',
    between: [0, 1],
    means:
      'share of a seat’s outages that all seats of its owner have together, of those that not every seat has',
    source: assumed('not published; seats of one owner share people, cloud and keys', 'low'),
  }),
  commonOutages: assumption({
    value: 0.02,
    unit: 'share',
    between: [0, 1],
    means: 'share of a seat’s outages that every seat has together: a fault in the software all of them run',
    source: assumed('not published; all seats run the same node software', 'low'),
  }),
  respanWait: lever({
    value: 'node',
    options: {
      node: 'three minutes without progress, as in the node software',
      documents: 'one minute without progress, as in the older documents',
    },
    means: 'how long the pool waits for a producer that is down before it draws another',
    source: cite('themis, helper/config.go (268e586)', {
      url: 'https://github.com/MetisProtocol/themis',
      place: 'three minutes; the older documents (gitbook-docs, metis-layer-2.md) say one',
    }),
  }),
  slashing: lever({
    value: 'none',
    options: {
      none: 'nobody loses any part of a bond',
      burned: 'what is slashed is destroyed',
      budget: 'what is slashed goes to the budget that pays sequencers',
      treasury: 'what is slashed goes to the treasury of the foundation',
    },
    means: 'whether bonds are slashed, and who gets what is slashed',
    source: noSlashing,
  }),
  downtimePenalty: lever({
    value: 0.001,
    unit: 'share',
    between: [0, 1],
    means: 'part of the bond lost for each day that a seat is down, under slashing',
    source: assumed(scenario, 'high'),
  }),
  faultsPerYear: assumption({
    value: 0.01,
    unit: '1/year',
    between: [0, 365],
    means: 'offences of an owner found out in a year, under slashing; one offence is by all its seats',
    source: assumed('none is known since March 2024', 'low'),
  }),
  faultPenalty: lever({
    value: 0.05,
    unit: 'share',
    between: [0, 1],
    means: 'least part of the bond lost for an offence, under slashing',
    source: assumed(scenario, 'high'),
  }),
  ejectionShare: lever({
    value: 0.5,
    unit: 'share',
    between: [0, 1],
    means: 'share of the smallest bond below which a slashed seat has to leave, under slashing',
    source: cite('ethereum/consensus-specs, phase 0', {
      url: 'https://github.com/ethereum/consensus-specs',
      place: 'EJECTION_BALANCE is half of the balance a validator begins with (16 of 32)',
    }),
  }),
  correlationFactor: lever({
    value: 3,
    unit: '1',
    between: [0, 10],
    means:
      'part of the bond lost for an offence, for each part of the stake that offends on the same day, under slashing',
    source: cite('ethereum/consensus-specs, Bellatrix', {
      url: 'https://github.com/ethereum/consensus-specs',
      place: 'PROPORTIONAL_SLASHING_MULTIPLIER_BELLATRIX = 3',
    }),
  }),
} as const;
