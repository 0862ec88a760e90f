import { level, METIS_GRID, sum } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { releasedBy } from '../arithmetic/linear-release.ts';
import { create, isApproved, lengthOf, move, takeBack } from './eagr-actions.ts';
import { eagrParameters } from './eagr-parameters.ts';
import { mechanism } from './economy.ts';

/**
 * The Ecosystem Alignment & Growth Reserve: filled once from the budgets that the chosen reading names, as far as they hold,
 * then released use by use in equal daily steps on the days on which the use is approved. What is not approved stays.
 */
export const eagr = mechanism({
  name: 'eagr',
  purpose:
    'Moves METIS from the budgets into a growth reserve and releases it to validators, liquidity and sub-projects.',
  parameters: eagrParameters,
  reads: ['decidedRelease'],
  writes: [
    'jointFund',
    'eagrReleased',
    'eagrReturned',
    'subprojectsFunded',
    'rewardBudget',
    'grantsBudget',
    'eagrReserve',
    'validatorBonds',
    'poolLiquidity',
    'grantees',
  ],
  own: {
    created: level('flag', { means: '1 once the reserve exists' }),
    shortfall: level('METIS', {
      means: 'asked for the reserve, but not held by the budgets it is taken from',
    }),
    allotted: level('METIS', { means: 'METIS of the reserve meant for each use', per: 'reserveUses' }),
    firstDay: level('day', {
      means: 'first day of release of each use, if it is approved',
      per: 'reserveUses',
    }),
    released: level('METIS', { means: 'METIS released so far for each use', per: 'reserveUses' }),
    daysOpen: level('days', { means: 'days on which each use was approved and due', per: 'reserveUses' }),
  },
  start({ economy, own, parameters }) {
    economy.jointFund = parameters.reading === 'b' || parameters.reading === 'd' ? 1 : 0;
    if (parameters.startDay <= 0) create(0, economy, own, parameters);
  },
  step({ economy, own, parameters, day }) {
    if (!own.created && day >= parameters.startDay) create(day, economy, own, parameters);
    if (!own.created) return;

    for (let u = 0; u < own.allotted.length; u++) {
      if (day < own.firstDay[u] || !isApproved(u, economy.decidedRelease[u], parameters)) continue;
      own.daysOpen[u] += 1;
      const total = releasedBy(own.daysOpen[u], own.allotted[u], 1, lengthOf(u, parameters));
      const amount = floorToGrid(Math.min(total - own.released[u], economy.eagrReserve), METIS_GRID);
      if (amount <= 0) continue;
      own.released[u] += amount;
      economy.eagrReleased += amount;
      move(u, amount, economy);
    }
    if (day === Math.floor(parameters.removalDay)) takeBack(parameters.removedShare, economy);
  },
  measures: {
    released: {
      unit: 'METIS',
      means: 'METIS released from the reserve so far',
      of: ({ own }) => sum(own.released),
    },
    shortfall: {
      unit: 'METIS',
      means: 'METIS asked for the reserve that the budgets it is taken from did not hold',
      of: ({ own }) => own.shortfall,
    },
  },
});
