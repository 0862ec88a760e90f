import { flow, level, stock } from '../../../src/define/index.ts';

/** Layers, their activity and their fees. */
export const layersQuantities = {
  transactions: level('tx/day', { means: 'users’ transactions on Andromeda today', start: 30_000 }),
  secondsPerBlock: level('s/block', { means: 'average time between Andromeda blocks today', start: 14 }),
  gasFees: flow('METIS', { means: 'gas paid on Andromeda today' }),
  feeVault: stock('METIS', { means: 'gas fees collected on Andromeda' }),
};
