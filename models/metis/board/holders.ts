import { stock } from '../../../src/define/index.ts';

/** Holders and what each of them has. */
export const holdersQuantities = {
  liquid: stock('METIS', { means: 'held freely by each holder', per: 'holders' }),
  shares: stock('LST shares', { means: 'liquid-staking shares of each holder', per: 'holders' }),
  ticket: stock('METIS owed', { means: 'redemption claim of each holder', per: 'holders' }),
};
