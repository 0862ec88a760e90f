import { flow, level, stock } from '../../../src/define/index.ts';

/** Layers, their activity and their fees. */
export const layersQuantities = {
  transactions: level('tx/day', { means: 'users’ transactions on Andromeda today', start: 30_000 }),
  secondsPerBlock: level('s/block', { means: 'average time between Andromeda blocks today', start: 14 }),
  hyperionTransactions: level('tx/day', { means: 'users’ transactions that Hyperion carried today' }),
  lazaiValidators: level('validators', {
    means: 'validators of LazAI that can make blocks; none: it stands still',
  }),
  lazaiGasPrice: level('gwei', { means: 'METIS for a unit of gas on LazAI, in billionths', start: 9.39 }),
  lazaiGasLeft: level('gas/day', {
    means: 'gas that LazAI can carry a day beside what its users used last',
    start: 8.64e12,
  }),
  bridgedToLazai: level('METIS', { means: 'METIS that stand on LazAI: wallets, deposits, bonds, fees' }),
  aiGas: flow('gas', { means: 'gas asked for by AI work on LazAI today, served or not' }),
  aiBought: flow('METIS', { means: 'METIS bought by AI clients today, for gas and for deposits' }),
  aiSold: flow('METIS', { means: 'METIS of AI work sold today: by providers, and out of deposits' }),
  gasFees: flow('METIS', { means: 'gas paid on Andromeda today' }),
  hyperionFees: flow('METIS', { means: 'gas paid on Hyperion today' }),
  lazaiFeesPaid: flow('METIS', { means: 'gas paid on LazAI today, by users and by AI clients' }),
  feesBurned: flow('METIS', { means: 'gas fees destroyed today, on all layers' }),
  validatorsPaid: flow('METIS', { means: 'gas fees that validators of LazAI got today' }),
  proofCost: flow('USD', { means: 'paid today for verifying proofs on Ethereum on account of Metis' }),
  dataCost: flow('USD', { means: 'cost of making the data of Andromeda and Hyperion available today' }),
  feeVault: stock('METIS', { means: 'gas fees collected on Andromeda' }),
  lazaiFees: stock('METIS', { means: 'gas paid on LazAI and not yet divided' }),
  settlementDeposits: stock('METIS', { means: 'deposited by AI clients for work settled off chain' }),
};
