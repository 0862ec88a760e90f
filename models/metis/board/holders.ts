import { level, stock } from '../../../src/define/index.ts';

/** Holders and what each of them has. */
export const holdersQuantities = {
  longTermShare: level('share', {
    means: 'share of the accounts of holders that are long-term holders; below 0: nobody measures it',
    start: -1,
  }),
  liquid: stock('METIS', { means: 'held freely by each holder', per: 'holders' }),
  protocolOf: level('protocol', {
    means:
      'liquid-staking protocol of each holder’s shares and claim; changes only while it has neither of them',
    per: 'holders',
  }),
  shares: stock('LST shares', { means: 'liquid-staking shares of each holder', per: 'holders' }),
  ticket: stock('METIS owed', { means: 'redemption claim of each holder', per: 'holders' }),
};
