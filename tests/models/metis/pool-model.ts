import { assumed, assumption, level, METIS_GRID } from '../../../src/define/index.ts';
import type { Mechanism } from '../../../src/define/index.ts';
import { simulate } from '../../../src/simulate/index.ts';
import type { SimulationSpec } from '../../../src/simulate/index.ts';
import { mechanism, model } from '../../../models/metis/economy.ts';
import { floorToGrid } from '../../../src/numeric/index.ts';

const source = assumed('for tests', 'high');
const amount = (value: number, means: string) =>
  assumption({ value, unit: 'METIS', between: [0, 10_000_000], means, source });

/** Gives the first day its METIS: circulating to the market, the rest to the two budgets. */
export const endowment = mechanism({
  name: 'endowment',
  purpose: 'Divides the supply for a test.',
  parameters: { rewards: amount(3_000_000, 'reward budget'), grants: amount(0, 'grants budget') },
  writes: ['unissued', 'market', 'rewardBudget', 'grantsBudget'],
  start({ economy, parameters }) {
    economy.unissued -= parameters.rewards;
    economy.rewardBudget += parameters.rewards;
    economy.unissued -= parameters.grants;
    economy.grantsBudget += parameters.grants;
    economy.market += economy.unissued;
    economy.unissued = 0;
  },
  step() {},
});

/** One thing a seat asks for on one day. */
export interface Request {
  readonly day: number;
  readonly seat: number;
  readonly lock?: number;
  readonly withdraw?: number;
  readonly exit?: boolean;
  /** Takes the seat's owner off the whitelist. */
  readonly delist?: boolean;
  /** METIS bought for the seat's owner first. */
  readonly buy?: number;
}

/** A seat owner that does what a test says. */
export function script(requests: readonly Request[]): Mechanism {
  return mechanism({
    name: 'script',
    purpose: 'Asks for what a test says.',
    writes: ['market', 'operatorLiquid', 'whitelisted', 'lockAsked', 'withdrawAsked', 'exitAsked'],
    own: { asked: level('1', { means: 'requests made' }) },
    step({ economy, own, day }) {
      for (const request of requests) {
        if (request.day !== day) continue;
        const { seat, lock = 0, withdraw = 0, exit = false, delist = false, buy = 0 } = request;
        if (delist) economy.whitelisted[seat] = 0;
        economy.market -= buy;
        economy.operatorLiquid[seat] += buy;
        economy.lockAsked[seat] += lock;
        economy.withdrawAsked[seat] += withdraw;
        economy.exitAsked[seat] += exit ? 1 : 0;
        own.asked += 1;
      }
    },
  });
}

/** What one holder does on one day. */
export interface Act {
  readonly day: number;
  readonly holder: number;
  readonly deposit?: number;
  /** METIS worth of shares to redeem. */
  readonly redeem?: number;
  /** Liquid-staking protocol, the first unless said; a holder must stay with one. */
  readonly protocol?: number;
}

/** Holders who do what a test says; the first holds all shares of the first day. Claims are kept in the order of asking. */
export const holdersOf = (acts: readonly Act[]): Mechanism =>
  mechanism({
    name: 'actors',
    purpose: 'Deposits, redeems and collects as a test says.',
    reads: ['exchangeRate'],
    writes: [
      'market',
      'stakingBuffer',
      'sharesIssued',
      'sharesToPlace',
      'shares',
      'liquid',
      'ticket',
      'ticketsOwed',
    ],
    start({ economy }) {
      economy.shares[0] += economy.sharesToPlace[0];
      economy.sharesToPlace[0] = 0;
    },
    step({ economy, day }) {
      for (const { day: when, holder, deposit = 0, redeem = 0, protocol = 0 } of acts) {
        if (when !== day) continue;
        const rate = economy.exchangeRate[protocol];
        const minted = floorToGrid(deposit / rate, METIS_GRID);
        economy.market -= deposit;
        economy.stakingBuffer[protocol] += deposit;
        economy.sharesIssued[protocol] -= minted;
        economy.shares[holder] += minted;
        const burned = Math.min(economy.shares[holder], floorToGrid(redeem / rate, METIS_GRID));
        const claim = floorToGrid(burned * rate, METIS_GRID);
        economy.shares[holder] -= burned;
        economy.sharesIssued[protocol] += burned;
        economy.ticketsOwed[protocol] -= claim;
        economy.ticket[holder] += claim;
      }
    },
  });

/** Runs mechanisms after an endowment, audited: every step keeps the ledger exact and writes only what it may. */
export function runPool(
  schedule: readonly Mechanism[],
  spec: Omit<SimulationSpec, 'model' | 'seed' | 'observe'> & { seed?: number; observe?: readonly string[] },
) {
  const pool = model({ name: 'pool', version: '1.0.0', means: 'a test', schedule: [endowment, ...schedule] });
  return simulate({ seed: 1, observe: [], audit: true, ...spec, model: pool });
}

/** A column of the board as it was left. */
export function column(simulation: ReturnType<typeof simulate>, name: string): readonly number[] {
  const values = simulation.world.board[name];
  if (values === undefined || typeof values === 'number')
    throw new Error(`invalid column: ${name}; expected a column`);
  return [...values];
}

/** Last value of an observed series. */
export function last(simulation: ReturnType<typeof simulate>, name: string): number {
  return simulation.series[name]?.at(-1) ?? NaN;
}
