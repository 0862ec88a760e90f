import { assumed, assumption, cite, level, lever, METIS_GRID, perDay } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { MAXIMUM_SUPPLY, mechanism } from './economy.ts';

/**
 * The foundation's treasury: it takes a part of the gas fees out of the vault and sells METIS for what it has to pay in
 * dollars. What it cannot pay is noted in dollars: somebody else pays that.
 */
export const treasury = mechanism({
  name: 'treasury',
  purpose:
    'The foundation takes gas fees out of the vault and sells METIS to pay for publishing data on Ethereum.',
  parameters: {
    costs: lever({
      value: 'ethereum',
      options: {
        ethereum:
          'the treasury sells METIS for what data and proofs cost on Ethereum today, as far as it has any',
        fixed: 'it sells METIS for `costPerDay` dollars a day, as far as it has any',
        off: 'the treasury pays nothing',
      },
      means: 'which costs the treasury pays by selling METIS',
      source: assumed(
        'fees go to a wallet of the foundation, which publishes the data; how it pays is not published',
        'low',
      ),
    }),
    feeShare: lever({
      value: 0.3,
      unit: 'share',
      between: [0, 1],
      means: 'share of gas fees that the treasury takes out of the fee vault',
      source: cite('L2BEAT costs and Artemis fees of mid-2025', {
        url: 'https://l2beat.com/scaling/projects/metis',
        place: '55 USD a day of costs on Ethereum against 193 USD a day of fees',
      }),
    }),
    costPerDay: assumption({
      value: 55,
      unit: 'USD/day',
      between: [0, 10_000],
      means: 'cost of publishing data and proofs on Ethereum under `costs: fixed`',
      source: cite('L2BEAT, Metis Andromeda costs', {
        url: 'https://l2beat.com/scaling/projects/metis',
        read: '2025-10-06',
        place: '7,970 USD from 2025-05-14 to 2025-10-05: 55 USD a day',
      }),
    }),
    spending: lever({
      value: 0,
      unit: 'METIS/year',
      between: [0, 1_000_000],
      means: 'METIS a year that the treasury sells for everything else',
      source: assumed('no budget of the foundation is published', 'low'),
    }),
    atStart: assumption({
      value: 0,
      unit: 'METIS',
      between: [0, MAXIMUM_SUPPLY],
      means: 'METIS of the treasury on the first day, out of what would otherwise circulate',
      source: assumed(
        'no balance of the foundation is published; market capitalisation counts it as circulating',
        'low',
      ),
    }),
  },
  reads: ['price', 'gasFees', 'dataCost', 'proofCost'],
  writes: ['treasury', 'feeVault', 'market', 'sold', 'treasuryPaid', 'treasuryReceived'],
  own: {
    paidSoFar: level('METIS', { means: 'METIS sold for costs since the first day' }),
    unpaidSoFar: level('USD', { means: 'costs since the first day that the treasury had no METIS for' }),
  },
  start({ economy, parameters }) {
    const amount = floorToGrid(Math.min(parameters.atStart, economy.market), METIS_GRID);
    economy.market -= amount;
    economy.treasury += amount;
  },
  step({ economy, own, parameters }) {
    const fees = floorToGrid(Math.min(economy.gasFees * parameters.feeShare, economy.feeVault), METIS_GRID);
    economy.feeVault -= fees;
    economy.treasury += fees;
    economy.treasuryReceived += fees;
    if (parameters.costs === 'off') return;

    const costs = parameters.costs === 'fixed' ? parameters.costPerDay : economy.dataCost + economy.proofCost;
    const wanted = costs / economy.price + perDay(parameters.spending);
    const sale = floorToGrid(Math.min(wanted, economy.treasury), METIS_GRID);
    economy.treasury -= sale;
    economy.market += sale;
    economy.sold += sale;
    economy.treasuryPaid += sale;
    own.paidSoFar += sale;
    own.unpaidSoFar += (wanted - sale) * economy.price;
  },
  measures: {
    paid: {
      unit: 'METIS',
      means: 'METIS that the treasury sold for its costs since the first day',
      of: ({ own }) => own.paidSoFar,
    },
    unpaid: {
      unit: 'USD',
      means: 'costs since the first day that the treasury had no METIS for',
      of: ({ own }) => own.unpaidSoFar,
    },
  },
});
