import { flow, level, stock, sum } from '../../../src/define/index.ts';
import type { ReadonlyColumn } from '../../../src/define/index.ts';

/** Maximum supply of METIS: 10,000,000 (token contract on Ethereum, read 2026-01-07). */
export const MAXIMUM_SUPPLY = 10_000_000;

/** Budgets, reserve and allocation: where the METIS that do not circulate lie, and what leaves them. */
export const supplyQuantities = {
  jointFund: level('flag', {
    means:
      '1 where the Ecosystem Development Fund is one fund (readings b and d of the reserve): sequencer rewards that rewardBudget cannot pay come from grantsBudget',
  }),
  unlocked: flow('METIS', { means: 'METIS of the allocation of 2021 unlocked today, mining apart' }),
  mined: flow('METIS', { means: 'METIS of the mining bucket paid to members of DACs today' }),
  eagrReleased: flow('METIS', { means: 'METIS released from the reserve (EAGR) today' }),
  eagrReturned: flow('METIS', { means: 'METIS of exchange liquidity taken back into the reserve today' }),
  subprojectsFunded: flow('METIS', { means: 'METIS released from the reserve to sub-projects today' }),
  granted: flow('METIS', { means: 'METIS released from the grants budget today' }),
  treasuryPaid: flow('METIS', { means: 'METIS that the treasury sold for its costs today' }),
  treasuryReceived: flow('METIS', {
    means: 'METIS of gas fees that the treasury took from the fee vault today',
  }),
  unissued: stock('METIS', { means: 'not yet given to any account', start: MAXIMUM_SUPPLY }),
  unvested: stock('METIS', {
    means: 'not yet unlocked of each row of the allocation of 2021',
    per: 'buckets',
  }),
  treasury: stock('METIS', {
    means:
      'held by the foundation’s treasury: gas fees for its costs, and what is slashed where the pool says so',
  }),
  rewardBudget: stock('METIS', {
    means: 'left of the part of the Ecosystem Development Fund meant for sequencer rewards',
  }),
  grantsBudget: stock('METIS', {
    means: 'left of the part of the Ecosystem Development Fund meant for grants',
  }),
  eagrReserve: stock('METIS', { means: 'in the Ecosystem Alignment & Growth Reserve, not yet released' }),
  validatorBonds: stock('METIS', {
    means: 'released from the reserve and bonded for validators of new layers',
  }),
  poolLiquidity: stock('METIS', { means: 'released from the reserve and deposited as exchange liquidity' }),
  grantees: stock('METIS', { means: 'held by funded projects and not yet sold' }),
  burned: stock('METIS', { means: 'destroyed' }),
};

/** Accounts whose METIS do not circulate. */
export interface OutsideCirculation {
  readonly rewardBudget: number;
  readonly grantsBudget: number;
  readonly eagrReserve: number;
  readonly unvested: ReadonlyColumn;
  readonly treasury: number;
  readonly unissued: number;
  readonly burned: number;
}

/**
 * Circulating METIS: everything outside the two budgets, the reserve, the locked rows of the allocation, the treasury, the
 * never issued and the burned. Bonds, buffers, vaults and what the reserve has released circulate.
 */
export function circulatingOf(accounts: OutsideCirculation): number {
  const { rewardBudget, grantsBudget, eagrReserve, unvested, treasury, unissued, burned } = accounts;
  const outside = rewardBudget + grantsBudget + eagrReserve + sum(unvested) + treasury + unissued + burned;
  return MAXIMUM_SUPPLY - outside;
}
