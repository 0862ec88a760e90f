import { assumed, assumption, cite } from '../../../src/define/index.ts';

const gasHistory = cite('daily mean gas prices of Ethereum, 2018-01 to 2021-07', {
  url: 'https://github.com/CADLabs/ethereum-economic-model',
  place: 'data/ether_avg_gas_price.csv; autoregression of the logarithm: 0.936 a day, residual 0.322',
});
const notFound = 'no parameters of the demand for blobs were found';

/** Parameters of Ethereum's execution gas and blobs. */
export const layerOneParameters = {
  gas: assumption({
    value: 'random',
    options: {
      random: 'the logarithm of the price of gas is an Ornstein–Uhlenbeck process, stepped exactly',
      fixed: 'gas costs its median every day',
    },
    means: 'whether the price of execution gas moves',
    source: gasHistory,
  }),
  typicalGasPrice: assumption({
    value: 1.3,
    unit: 'gwei',
    between: [0.001, 10_000],
    means: 'median price of a unit of execution gas',
    source: cite('EIP-7918, figure 4: the execution base fee averaged about 1.3 gwei in March 2025', {
      url: 'https://eips.ethereum.org/EIPS/eip-7918',
      place: 'empirical analysis; about 16 gwei in November 2024, so the level is a wide guess',
    }),
  }),
  gasHalfLife: assumption({
    value: 10.4,
    unit: 'days',
    between: [0.1, 365],
    means: 'days in which half of a deviation of the logarithm of the price of gas disappears',
    source: gasHistory,
  }),
  gasSurprise: assumption({
    value: 0.322,
    unit: 'log',
    between: [0, 3],
    means: 'standard deviation of a day’s surprise in the logarithm of the price of gas',
    source: gasHistory,
  }),
  blobs: assumption({
    value: 'rule',
    options: {
      rule: 'the blob fee follows the protocol’s rule over a random demand, hour by hour',
      fixed: 'the blob fee is the stated one every day',
    },
    means: 'where the blob fee comes from',
    source: cite('EIP-4844', { url: 'https://eips.ethereum.org/EIPS/eip-4844' }),
  }),
  fixedBlobFee: assumption({
    value: 0.08,
    unit: 'gwei',
    between: [1e-9, 10_000],
    means: 'blob fee under `blobs: fixed`',
    source: assumed('a sixteenth of the median price of gas, where the fee settles in quiet times', 'low'),
  }),
  blobRule: assumption({
    value: 'eip7691',
    options: {
      eip4844: 'target 3 blobs a block, at most 6',
      eip7691: 'target 6, at most 9',
      blobs15: 'target 10, at most 15',
      blobs21: 'target 14, at most 21',
    },
    means: 'how many blobs a block is meant to hold and may hold',
    source: cite('EIP-7691, in force from 2025-05-07; the larger ones stand in the example of EIP-7892', {
      url: 'https://eips.ethereum.org/EIPS/eip-7691',
    }),
  }),
  blobFloor: assumption({
    value: 'executionCost',
    options: {
      executionCost: 'the fee does not settle below a sixteenth of the price of execution gas (EIP-7918)',
      none: 'the fee can fall to 1 wei',
    },
    means: 'lowest blob fee',
    source: cite('EIP-7918', { url: 'https://eips.ethereum.org/EIPS/eip-7918' }),
  }),
  blobsWanted: assumption({
    value: 5,
    unit: 'blobs/block',
    between: [0.01, 200],
    means: 'median of the blobs wanted a block while the fee does not matter',
    source: assumed(
      `${notFound}; somewhat below the target of 6, so that the fee rests most of the time`,
      'low',
    ),
  }),
  blobSpread: assumption({
    value: 0.2,
    unit: '1',
    between: [0, 2],
    means: 'long-run standard deviation of the logarithm of the blobs wanted',
    source: assumed(`${notFound}; one day in six or so wants more than the target`, 'low'),
  }),
  blobHalfLife: assumption({
    value: 14,
    unit: 'days',
    between: [0.1, 3_650],
    means: 'days in which half of a deviation of the blobs wanted disappears',
    source: assumed(`${notFound}; two weeks, as for the price of gas`, 'low'),
  }),
  blobSwing: assumption({
    value: 0.2,
    unit: 'share',
    between: [0, 0.9],
    means: 'how far the blobs wanted swing around the day’s mean between the busiest and the quietest hour',
    source: assumed(`${notFound}; activity of users follows the hours`, 'low'),
  }),
  indifferentFee: assumption({
    value: 1,
    unit: 'gwei',
    between: [1e-9, 10_000],
    means: 'blob fee up to which nobody wants fewer blobs',
    source: assumed(`${notFound}; at 1 gwei a blob costs about half a dollar`, 'low'),
  }),
  blobElasticity: assumption({
    value: 0.3,
    unit: '1',
    between: [0.01, 5],
    means: 'per cent by which fewer blobs are wanted when a fee above that rises by one per cent',
    source: assumed(`${notFound}; rollups can wait and compress, but must publish in the end`, 'low'),
  }),
};
