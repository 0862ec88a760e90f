import { METIS_GRID } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { askedFor, fromGrants, fromRewards } from '../arithmetic/reserve-source.ts';

const VALIDATORS = 0;
const LIQUIDITY = 1;
const SUBPROJECTS = 2;

/** The budgets that the reserve is filled from. */
export interface Budgets {
  grantsBudget: number;
  rewardBudget: number;
  eagrReserve: number;
}

/** What the reserve knows of its uses. */
export interface Reserve {
  created: number;
  shortfall: number;
  readonly allotted: Float64Array;
  readonly firstDay: Float64Array;
}

/** Parameters that fill and divide the reserve. */
export interface ReserveParameters {
  readonly size: number;
  readonly reading: 'a' | 'b' | 'c' | 'd' | 'e';
  readonly bucketShare: number;
  readonly validatorsWeight: number;
  readonly liquidityWeight: number;
  readonly subprojectsWeight: number;
  readonly validatorsFrom: number;
  readonly liquidityFrom: number;
  readonly subprojectsFrom: number;
}

/** Parameters that release it. */
export interface ReleaseParameters {
  readonly validatorsApproved: 'yes' | 'no';
  readonly liquidityApproved: 'yes' | 'no';
  readonly subprojectsApproved: 'yes' | 'no';
  readonly releaseDays: number;
  readonly validatorsDays: number;
  readonly liquidityDays: number;
  readonly subprojectsDays: number;
}

/** Fills the reserve and divides it among the uses by their weights. */
export function create(day: number, economy: Budgets, own: Reserve, parameters: ReserveParameters): void {
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
  own.allotted[VALIDATORS] = unit * p.validatorsWeight;
  own.allotted[LIQUIDITY] = unit * p.liquidityWeight;
  own.allotted[SUBPROJECTS] = unit * p.subprojectsWeight;
  own.firstDay[VALIDATORS] = day + p.validatorsFrom;
  own.firstDay[LIQUIDITY] = day + p.liquidityFrom;
  own.firstDay[SUBPROJECTS] = day + p.subprojectsFrom;
}

/** True where a use has an approved entry: by a vote inside the run (0 refused, 1 approved), else by the lever. */
export function isApproved(use: number, decided: number, parameters: ReleaseParameters): boolean {
  if (decided >= 0) return decided > 0;
  if (use === VALIDATORS) return parameters.validatorsApproved === 'yes';
  return (use === LIQUIDITY ? parameters.liquidityApproved : parameters.subprojectsApproved) === 'yes';
}

/** Days over which a use is released: its own length, or the common one where that is 0. */
export function lengthOf(use: number, parameters: ReleaseParameters): number {
  const { validatorsDays, liquidityDays, subprojectsDays } = parameters;
  const own = use === VALIDATORS ? validatorsDays : use === LIQUIDITY ? liquidityDays : subprojectsDays;
  return own > 0 ? own : parameters.releaseDays;
}

/** Accounts that a release moves METIS between. */
export interface Released {
  eagrReserve: number;
  validatorBonds: number;
  poolLiquidity: number;
  grantees: number;
  subprojectsFunded: number;
}

/** Validators bond what they get, liquidity is deposited on an exchange, sub-projects may sell. */
export function move(use: number, amount: number, economy: Released): void {
  economy.eagrReserve -= amount;
  if (use === VALIDATORS) economy.validatorBonds += amount;
  else if (use === LIQUIDITY) economy.poolLiquidity += amount;
  else economy.grantees += amount;
  if (use === SUBPROJECTS) economy.subprojectsFunded += amount;
}

/** Takes a share of the exchange liquidity, as far as it is there, back into the reserve, where it stays. */
export function takeBack(
  share: number,
  economy: { poolLiquidity: number; eagrReserve: number; eagrReturned: number },
): void {
  const amount = floorToGrid(share * economy.poolLiquidity, METIS_GRID);
  economy.poolLiquidity -= amount;
  economy.eagrReserve += amount;
  economy.eagrReturned += amount;
}
