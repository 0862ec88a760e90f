import { assumed, assumption, cite, lever } from '../../src/define/index.ts';

const l2beatCosts = cite('L2BEAT, Metis Andromeda costs', {
  url: 'https://l2beat.com/scaling/projects/metis',
  place: '2025-05-14 to 2025-10-05: 7,970 USD in all, 55 USD a day, 0.00157 USD and 235 bytes an operation',
});
const eip = (number: number, place: string) =>
  cite(`EIP-${number}`, { url: `https://eips.ethereum.org/EIPS/eip-${number}`, place });

/** Parameters of `dataAvailability`. */
export const dataAvailabilityParameters = {
  mode: lever({
    value: 'blobs',
    options: {
      blobs: 'data are published in blobs',
      calldata: 'data are published as calldata of transactions',
      hybrid: 'data are kept off chain; only what is asked for by a challenge is published',
      measured: 'publishing costs the measured dollars a transaction, whatever Ethereum asks',
    },
    means: 'how users’ data are made available; blobs since 2025-05-13',
    source: cite('L2BEAT, change history of Metis Andromeda', {
      url: 'https://github.com/l2beat/l2beat',
      place: 'blob data and fault-proof contracts of 2025-05-13',
    }),
  }),
  bytesPerTransaction: assumption({
    value: 235,
    unit: 'bytes/tx',
    between: [0, 100_000],
    means: 'compressed bytes published for a transaction',
    source: l2beatCosts,
  }),
  measuredCost: assumption({
    value: 0.00157,
    unit: 'USD/tx',
    between: [0, 10],
    means: 'cost of publishing a transaction under `mode: measured`',
    source: l2beatCosts,
  }),
  batchesPerDay: assumption({
    value: 33,
    unit: 'batches/day',
    between: [0, 10_000],
    means: 'batches published a day',
    source: cite('L2BEAT snapshots of Metis: 32 to 33 state-root batches a day since July 2025', {
      url: 'https://github.com/l2beat/l2beat',
    }),
  }),
  gasPerBatch: assumption({
    value: 340_000,
    unit: 'gas/batch',
    between: [0, 30_000_000],
    means: 'execution gas of one batch: transactions, commitments and state roots',
    source: assumed(
      'chosen so that blobs cost about the 55 USD a day measured in summer 2025 at 1.3 gwei and 3,600 USD/ETH',
      'low',
    ),
  }),
  blobFill: assumption({
    value: 0.95,
    unit: 'share',
    between: [0.01, 1],
    means: 'share of a blob that is filled with data',
    source: assumed('7.87 MiB a day would fill 65 blobs; how full they are was not read', 'low'),
  }),
  calldataGas: assumption({
    value: 40,
    unit: 'gas/byte',
    between: [1, 100],
    means: 'execution gas of a byte of calldata',
    source: eip(
      7623,
      'floor of 10 gas a token and 4 tokens a byte that is not zero; 16 gas a byte before May 2025',
    ),
  }),
  challengedShare: assumption({
    value: 0.001,
    unit: 'share',
    between: [0, 1],
    means: 'share of the data asked for by challenges under `mode: hybrid`',
    source: assumed('no challenge has ever been made; a small share as a reserve', 'low'),
  }),
  storageCost: assumption({
    value: 1e-9,
    unit: 'USD/byte',
    between: [0, 0.001],
    means: 'cost of keeping a byte off chain under `mode: hybrid`, for as long as it is needed',
    source: assumed('a dollar a gigabyte: several copies for some years', 'low'),
  }),
};
