import { assumed, assumption, cite, lever } from '../../src/define/index.ts';

const locking = cite('LockingInfo.sol, metis-sequencer-contract (bf427d0)', {
  url: 'https://github.com/MetisProtocol/metis-sequencer-contract',
  place: 'limits of a lock; on chain 2026-01-07',
});
const rosterOfJanuary =
  'roster of 2026-01-07 by reward recipient: foundation 3, Artemis 3, ENKI, HashKey and OKX one each';
const splitOfBonds =
  'bonds by seat are not published; 20,000 for each seat of the foundation (its first lock) and little more for HashKey and OKX leaves about 40,000 above the minimum for each of the four seats of Artemis and ENKI';

/** Levers and assumptions of the sequencer pool. */
export const sequencerPoolParameters = {
  minimumLock: lever({
    value: 20_000,
    unit: 'METIS',
    between: [1, 1_000_000],
    means: 'smallest bond of a sequencer',
    source: locking,
  }),
  maximumLock: lever({
    value: 100_000,
    unit: 'METIS',
    between: [1, 10_000_000],
    means: 'largest bond of a sequencer',
    source: locking,
  }),
  spanBlocks: lever({
    value: 1_000,
    unit: 'blocks',
    between: [1, 100_000],
    means: 'blocks produced by one seat before the next draw',
    source: cite('MetisSequencerSet.json, metis-sequencer-contract (bf427d0)', {
      place: 'first epoch on mainnet; the length in force later is not published',
    }),
  }),
  feeShare: lever({
    value: 0,
    unit: 'share',
    between: [0, 1],
    means: 'share of gas fees paid to sequencers by blocks made',
    source: cite('OVM_SequencerFeeVault.sol, MetisProtocol/mvm (79c1236)', {
      url: 'https://github.com/MetisProtocol/mvm',
      place: 'fees go to the vault; no split on chain',
    }),
  }),
  production: assumption({
    value: 'drawn',
    options: {
      drawn: 'the producer of each span is drawn by whole METIS bonded',
      expected: 'each seat makes its expected share of every day’s blocks',
    },
    means: 'who makes the blocks of a day',
    source: cite('themis, metis/selection.go (268e586)', {
      place: 'draw with replacement, one slot per METIS',
    }),
  }),
  settlementDays: assumption({
    value: 3.3,
    unit: 'days',
    between: [1, 60],
    means: 'days between settlements of rewards',
    source: assumed(
      '3.2 to 4.0 days a batch between on-chain snapshots of 2024 to 2026; 3.31 in the last',
      'high',
    ),
  }),
  lockedAtStart: assumption({
    value: 342_902.66,
    unit: 'METIS',
    between: [0, 10_000_000],
    means: 'METIS locked by all seats before the first day',
    source: cite('L2BEAT, metis discovered.json @964c0c71', {
      url: 'https://github.com/l2beat/l2beat',
      read: '2025-10-07',
      place: 'total locked; 377,903.05 on 2026-01-07, 490,000 at most in 2024',
    }),
  }),
  foundationSeats: assumption({
    value: 3,
    unit: '1',
    between: [0, 200],
    means: 'seats of the foundation',
    source: assumed(rosterOfJanuary, 'high'),
  }),
  liquidSeats: assumption({
    value: 3,
    unit: '1',
    between: [0, 200],
    means: 'seats of the first liquid-staking protocol (Artemis)',
    source: assumed(rosterOfJanuary, 'high'),
  }),
  secondLiquidSeats: assumption({
    value: 1,
    unit: '1',
    between: [0, 200],
    means: 'seats of the second liquid-staking protocol (ENKI)',
    source: assumed(rosterOfJanuary, 'high'),
  }),
  operatorSeats: assumption({
    value: 2,
    unit: '1',
    between: [0, 200],
    means: 'seats of independent operators',
    source: assumed(rosterOfJanuary, 'high'),
  }),
  foundationExcess: assumption({
    value: 0,
    unit: 'share',
    between: [0, 1],
    means: 'foundation’s share of what is locked above the minimum of every seat',
    source: assumed(splitOfBonds, 'low'),
  }),
  liquidExcess: assumption({
    value: 0.75,
    unit: 'share',
    between: [0, 1],
    means: 'first liquid-staking protocol’s share of what is locked above the minimum',
    source: assumed(splitOfBonds, 'low'),
  }),
  secondLiquidExcess: assumption({
    value: 0.24,
    unit: 'share',
    between: [0, 1],
    means:
      'second liquid-staking protocol’s share of what is locked above the minimum; independent operators have the rest',
    source: assumed(splitOfBonds, 'low'),
  }),
  rateMemory: assumption({
    value: 30,
    unit: 'days',
    between: [1, 365],
    means: 'days over which sequencers and stakers perceive realised rates',
    source: assumed('nobody has measured it; about nine settlements', 'low'),
  }),
  paceMemory: assumption({
    value: 365,
    unit: 'days',
    between: [1, 3_650],
    means: 'days over which the pace of spending is averaged for the runway',
    source: assumed('definition of the runway measure: last year, or since the start', 'high'),
  }),
  longestRunway: assumption({
    value: 1_000,
    unit: 'years',
    between: [1, 100_000],
    means: 'runway shown when the budget is hardly spent',
    source: assumed('definition of the runway measure: stands for never', 'high'),
  }),
} as const;
