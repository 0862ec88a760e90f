import { level } from '../../src/define/index.ts';
import { blobCost, calldataCost, hybridCost } from '../arithmetic/data-cost.ts';
import type { Publication } from '../arithmetic/data-cost.ts';
import { dataAvailabilityParameters } from './data-availability-parameters.ts';
import { mechanism } from './economy.ts';

/** What Ethereum asks for making the data of Andromeda and Hyperion available, and what is left of their gas fees. */
export const dataAvailability = mechanism({
  name: 'dataAvailability',
  purpose:
    'Users’ data are published as calldata, in blobs or kept off chain, at what Ethereum asks today; margins and totals of all layers.',
  parameters: dataAvailabilityParameters,
  reads: [
    'price',
    'etherPrice',
    'gasPrice',
    'blobFee',
    'transactions',
    'hyperionTransactions',
    'gasFees',
    'hyperionFees',
    'lazaiFeesPaid',
    'feesBurned',
    'validatorsPaid',
    'proofCost',
    'bridgedToLazai',
  ],
  writes: ['dataCost'],
  own: {
    cost: level('USD/day', { means: 'cost of making today’s data available' }),
    hyperionCost: level('USD/day', { means: 'part of it for Hyperion, by transactions' }),
    marginSoFar: level('USD', { means: 'margin of all days so far' }),
    gasSoFar: level('METIS', { means: 'gas paid in METIS on all layers since the first day' }),
    burnedSoFar: level('METIS', { means: 'gas fees destroyed on all layers since the first day' }),
    validatorsSoFar: level('METIS', { means: 'gas fees paid to validators since the first day' }),
  },
  step({ economy, own, parameters }) {
    const users = economy.transactions + economy.hyperionTransactions;
    own.cost = publishingCost(users, economy, parameters);
    economy.dataCost += own.cost;
    own.hyperionCost = users > 0 ? (own.cost * economy.hyperionTransactions) / users : 0;
    own.marginSoFar += marginOf(economy, own.cost);
    own.gasSoFar += economy.gasFees + economy.hyperionFees + economy.lazaiFeesPaid;
    own.burnedSoFar += economy.feesBurned;
    own.validatorsSoFar += economy.validatorsPaid;
  },
  measures: {
    cost: { unit: 'USD/day', means: 'cost of making today’s data available', of: ({ own }) => own.cost },
    margin: {
      unit: 'USD/day',
      means: 'gas fees of Andromeda and Hyperion at today’s closing price, less data and proofs on Ethereum',
      of: ({ economy, own }) => marginOf(economy, own.cost),
    },
    marginInMetis: {
      unit: 'METIS/day',
      means: 'the same in METIS',
      of: ({ economy, own }) => marginOf(economy, own.cost) / economy.price,
    },
    andromedaMargin: {
      unit: 'USD/day',
      means: 'gas fees of Andromeda at today’s closing price, less its part of the cost of data',
      of: ({ economy, own }) => economy.gasFees * economy.price - (own.cost - own.hyperionCost),
    },
    hyperionMargin: {
      unit: 'USD/day',
      means: 'gas fees of Hyperion at today’s closing price, less its part of the cost of data',
      of: ({ economy, own }) => economy.hyperionFees * economy.price - own.hyperionCost,
    },
    marginSoFar: { unit: 'USD', means: 'margin of all days so far', of: ({ own }) => own.marginSoFar },
    gasSoFar: {
      unit: 'METIS',
      means: 'METIS bought for gas on all layers since the first day',
      of: ({ own }) => own.gasSoFar,
    },
    burnedSoFar: {
      unit: 'METIS',
      means: 'gas fees destroyed on all layers since the first day',
      of: ({ own }) => own.burnedSoFar,
    },
    validatorsSoFar: {
      unit: 'METIS',
      means: 'gas fees paid to validators of LazAI since the first day',
      of: ({ own }) => own.validatorsSoFar,
    },
    bridged: {
      unit: 'METIS',
      means: 'METIS that stand on layers other than Andromeda',
      of: ({ economy }) => economy.bridgedToLazai,
    },
  },
});

interface Fees {
  readonly gasFees: number;
  readonly hyperionFees: number;
  readonly proofCost: number;
  readonly price: number;
}

function marginOf(fees: Fees, cost: number): number {
  return (fees.gasFees + fees.hyperionFees) * fees.price - cost - fees.proofCost;
}

interface Rules {
  readonly mode: 'blobs' | 'calldata' | 'hybrid' | 'measured';
  readonly bytesPerTransaction: number;
  readonly measuredCost: number;
  readonly batchesPerDay: number;
  readonly gasPerBatch: number;
  readonly blobFill: number;
  readonly calldataGas: number;
  readonly challengedShare: number;
  readonly storageCost: number;
}

function publishingCost(
  transactions: number,
  ethereum: Pick<Publication, 'gasPrice' | 'blobFee' | 'etherPrice'>,
  rules: Rules,
): number {
  if (rules.mode === 'measured') return transactions * rules.measuredCost;
  const bytes = transactions * rules.bytesPerTransaction;
  const { batchesPerDay: batches, gasPerBatch } = rules;
  const { gasPrice, blobFee, etherPrice } = ethereum;
  const published = { bytes, batches, gasPerBatch, gasPrice, blobFee, etherPrice };
  if (rules.mode === 'calldata') return calldataCost(published, rules.calldataGas);
  if (rules.mode === 'blobs') return blobCost(published, rules.blobFill);
  return hybridCost(published, rules.challengedShare, rules.calldataGas, rules.storageCost);
}
