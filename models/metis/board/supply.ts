import { flow, level, stock } from '../../../src/define/index.ts';

/** Maximum supply of METIS: 10,000,000 (token contract on Ethereum, read 2026-01-07). */
export const MAXIMUM_SUPPLY = 10_000_000;

/** Budgets, reserve and allocation: where the METIS that do not circulate lie, and what leaves them. */
export const supplyQuantities = {
  jointFund: level('flag', {
    means:
      '1 where the Ecosystem Development Fund is one fund (readings b and d of the reserve): sequencer rewards that rewardBudget cannot pay come from grantsBudget',
  }),
  eagrReleased: flow('METIS', { means: 'METIS released from the reserve (EAGR) today' }),
  subprojectsFunded: flow('METIS', { means: 'METIS released from the reserve to sub-projects today' }),
  granted: flow('METIS', { means: 'METIS released from the grants budget today' }),
  unissued: stock('METIS', { means: 'not yet given to any account', start: MAXIMUM_SUPPLY }),
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
