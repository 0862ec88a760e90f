import { level, METIS_GRID, sum } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { releasedBy } from '../arithmetic/linear-release.ts';
import { askedFor, fromGrants, fromRewards } from '../arithmetic/reserve-source.ts';
import { eagrParameters } from './eagr-parameters.ts';
import { mechanism } from './economy.ts';

const VALIDATORS = 0;
const LIQUIDITY = 1;
const SUBPROJECTS = 2;

/**
 * The Ecosystem Alignment & Growth Reserve: filled once from the budgets that the chosen reading names, as far as they hold,
 * then released use by use in equal daily steps. What is not approved stays in the reserve.
 */
export const eagr = mechanism({
  name: 'eagr',
  purpose:
    'Moves METIS from the budgets into a growth reserve and releases it to validators, liquidity and sub-projects.',
  parameters: eagrParameters,
  writes: [
    'jointFund',
    'eagrReleased',
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
    released: level('METIS', { means: 'METIS released so far for each use', per: 'reserveUses' }),
    firstDay: level('day', { means: 'first day of release of each use', per: 'reserveUses' }),
  },
  start({ economy, own, parameters }) {
    economy.jointFund = parameters.reading === 'b' || parameters.reading === 'd' ? 1 : 0;
    if (parameters.startDay <= 0) create(0, economy, own, parameters);
  },
  step({ economy, own, parameters, day }) {
    if (!own.created && day >= parameters.startDay) create(day, economy, own, parameters);
    if (!own.created) return;

    for (let u = 0; u < own.allotted.length; u++) {
      const due = releasedBy(day, own.allotted[u], own.firstDay[u], parameters.releaseDays) - own.released[u];
      const amount = floorToGrid(Math.min(due, economy.eagrReserve), METIS_GRID);
      if (amount <= 0) continue;
      own.released[u] += amount;
      economy.eagrReleased += amount;
      release(u, amount, economy);
    }
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

interface Budgets {
  grantsBudget: number;
  rewardBudget: number;
  eagrReserve: number;
}
interface Reserve {
  created: number;
  shortfall: number;
  readonly allotted: Float64Array;
  readonly firstDay: Float64Array;
}
interface ReserveParameters {
  readonly size: number;
  readonly reading: 'a' | 'b' | 'c' | 'd' | 'e';
  readonly bucketShare: number;
  readonly validatorsApproved: 'yes' | 'no';
  readonly liquidityApproved: 'yes' | 'no';
  readonly subprojectsApproved: 'yes' | 'no';
  readonly validatorsWeight: number;
  readonly liquidityWeight: number;
  readonly subprojectsWeight: number;
  readonly validatorsFrom: number;
  readonly liquidityFrom: number;
  readonly subprojectsFrom: number;
}

/** Fills the reserve and divides it among the uses by their weights. */
function create(day: number, economy: Budgets, own: Reserve, parameters: ReserveParameters): void {
  const { reading, size, bucketShare } = parameters;
  const asked = floorToGrid(askedFor(reading, size, bucketShare), METIS_GRID);
  const grants = floorToGrid(
    fromGrants(reading, asked, economy.grantsBudget, economy.rewardBudget),
    METIS_GRID,
  );
  const rewards = fromRewards(reading, asked, grants, economy.rewardBudget);
  economy.grantsBudget -= grants;
  economy.eagrReserve += grants;
  economy.rewardBudget -= rewards;
  economy.eagrReserve += rewards;
  own.shortfall = asked - grants - rewards;
  own.created = 1;
  allot(grants + rewards, day, own, parameters);
}

function allot(reserve: number, day: number, own: Reserve, p: ReserveParameters): void {
  const weights = p.validatorsWeight + p.liquidityWeight + p.subprojectsWeight;
  const unit = weights > 0 ? reserve / weights : 0;
  own.allotted[VALIDATORS] = p.validatorsApproved === 'yes' ? unit * p.validatorsWeight : 0;
  own.allotted[LIQUIDITY] = p.liquidityApproved === 'yes' ? unit * p.liquidityWeight : 0;
  own.allotted[SUBPROJECTS] = p.subprojectsApproved === 'yes' ? unit * p.subprojectsWeight : 0;
  own.firstDay[VALIDATORS] = day + p.validatorsFrom;
  own.firstDay[LIQUIDITY] = day + p.liquidityFrom;
  own.firstDay[SUBPROJECTS] = day + p.subprojectsFrom;
}

interface Released {
  eagrReserve: number;
  validatorBonds: number;
  poolLiquidity: number;
  grantees: number;
  subprojectsFunded: number;
}

/** Validators bond what they get, liquidity is deposited on an exchange, sub-projects may sell. */
function release(use: number, amount: number, economy: Released): void {
  economy.eagrReserve -= amount;
  if (use === VALIDATORS) economy.validatorBonds += amount;
  else if (use === LIQUIDITY) economy.poolLiquidity += amount;
  else economy.grantees += amount;
  if (use === SUBPROJECTS) economy.subprojectsFunded += amount;
}
