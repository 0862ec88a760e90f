import { assumed, cite, level, lever, sum } from '../../src/define/index.ts';
import { countOwners, herfindahl, nakamoto } from '../arithmetic/concentration.ts';
import { acceptedLock, acceptedWithdrawal } from '../arithmetic/seat.ts';
import { entities, mechanism } from './economy.ts';

const pool = cite('LockingPool.sol, metis-sequencer-contract (bf427d0)', {
  url: 'https://github.com/MetisProtocol/metis-sequencer-contract',
  place: 'unlock, withdraw, forced unlock',
});

/** The contract that holds the bonds: it does what seats ask for where its rules allow, and nothing where they do not. */
export const locking = mechanism({
  name: 'locking',
  purpose:
    'Locks, gives back and releases bonds by the rules of the contract: smallest and largest bond, whitelist, one withdrawal a batch, 21 unrewarded days on the way out.',
  parameters: {
    exitDelay: lever({
      value: 21,
      unit: 'days',
      between: [1, 365],
      means: 'days between leaving the pool and getting the bond back',
      source: pool,
    }),
    forcedExit: lever({
      value: 'none',
      options: {
        none: 'the owner of the contract forces nobody out',
        foundation: 'the seats of the foundation are forced out',
        liquidStaking: 'the seats of the liquid-staking protocols are forced out',
        operators: 'the seats of independent operators are forced out',
      },
      means: 'whom the owner of the contract forces out; they may not come back',
      source: pool,
    }),
    forcedExitDay: lever({
      value: 1,
      unit: 'days',
      between: [1, 36_500],
      means: 'day of the forced exit',
      source: assumed('a scenario, not an event', 'high'),
    }),
  },
  reads: [
    'minimumLock',
    'maximumLock',
    'settledBatches',
    'seatEntity',
    'whitelisted',
    'lockAsked',
    'withdrawAsked',
    'exitAsked',
  ],
  writes: ['bond', 'unbonding', 'operatorLiquid', 'seatActive', 'exitDelay'],
  own: {
    releaseDay: level('day', { means: 'day on which a leaving bond is free', per: 'sequencers' }),
    withdrawnIn: level('batch', { means: 'batch of the last withdrawal', per: 'sequencers', start: -1 }),
    barred: level('flag', { means: '1 where the owner was forced out', per: 'sequencers' }),
    refused: level('requests', { means: 'requests that the contract refused, since the start' }),
  },

  start({ economy, parameters }) {
    economy.exitDelay = Math.floor(parameters.exitDelay);
    for (let s = 0; s < economy.bond.length; s++) economy.seatActive[s] = economy.bond[s] > 0 ? 1 : 0;
  },

  step({ economy, own, parameters, day }) {
    const { bond, unbonding, operatorLiquid, seatActive } = economy;
    for (let s = 0; s < bond.length; s++) {
      if (unbonding[s] > 0 && own.releaseDay[s] <= day) {
        operatorLiquid[s] += unbonding[s];
        unbonding[s] = 0;
      }
      const forced = isForcedOut(economy.seatEntity[s], parameters, day);
      if (forced) own.barred[s] = 1;
      const asks = economy.exitAsked[s] + economy.withdrawAsked[s] + economy.lockAsked[s] > 0;
      if (!asks && !forced) continue;

      const leaves = seatActive[s] === 1 && (forced || economy.exitAsked[s] > 0);
      if (leaves) {
        unbonding[s] += bond[s];
        bond[s] = 0;
        own.releaseDay[s] = day + economy.exitDelay;
      } else if (economy.withdrawAsked[s] > 0) withdraw(s, economy, own);
      else if (economy.lockAsked[s] > 0) lock(s, economy, own);
      seatActive[s] = bond[s] > 0 ? 1 : 0;
    }
  },

  measures: {
    seats: {
      unit: 'seats',
      means: 'seats that produce blocks',
      of: ({ economy }) => sum(economy.seatActive),
    },
    entities: {
      unit: 'owners',
      means: 'different owners of active seats',
      of: ({ economy }) => countOwners(economy.seatEntity, economy.bond),
    },
    locked: { unit: 'METIS', means: 'METIS locked by all seats', of: ({ economy }) => sum(economy.bond) },
    herfindahl: {
      unit: '1',
      means: 'Herfindahl–Hirschman index of locked METIS by owner',
      of: ({ economy }) => herfindahl(economy.seatEntity, economy.bond),
    },
    nakamoto: {
      unit: 'owners',
      means: 'smallest number of owners with more than a third of locked METIS: enough to halt the pool',
      of: ({ economy }) => nakamoto(economy.seatEntity, economy.bond, HALTING_SHARE),
    },
    refused: {
      unit: 'requests',
      means: 'requests that the contract refused, since the start',
      of: ({ own }) => own.refused,
    },
  },
});

/** More than this share of the stake can halt the pool (docs.metis.io: the system halts if more than a third stop). */
const HALTING_SHARE = 1 / 3;

function isForcedOut(
  entity: number,
  parameters: { readonly forcedExit: string; readonly forcedExitDay: number },
  day: number,
): boolean {
  if (parameters.forcedExit === 'none' || day !== Math.floor(parameters.forcedExitDay)) return false;
  if (parameters.forcedExit === 'foundation') return entity === entities.foundation;
  if (parameters.forcedExit === 'liquidStaking') {
    return entity >= entities.liquidStaking && entity < entities.firstOperator;
  }
  return entity >= entities.firstOperator;
}

type Column = { readonly [seat: number]: number };
interface Accounts {
  readonly bond: Float64Array;
  readonly unbonding: Float64Array;
  readonly operatorLiquid: Float64Array;
  readonly minimumLock: number;
  readonly maximumLock: number;
  readonly settledBatches: number;
  readonly whitelisted: Column;
  readonly lockAsked: Column;
  readonly withdrawAsked: Column;
}
interface Rules {
  readonly withdrawnIn: Float64Array;
  readonly barred: Float64Array;
  refused: number;
}

/** An active seat may withdraw down to the minimum, once a batch; it is paid at once. */
function withdraw(s: number, economy: Accounts, own: Rules): void {
  const amount = acceptedWithdrawal(economy.withdrawAsked[s], economy.bond[s], economy.minimumLock);
  if (amount === 0 || own.withdrawnIn[s] === economy.settledBatches) {
    own.refused += 1;
    return;
  }
  economy.bond[s] -= amount;
  economy.operatorLiquid[s] += amount;
  own.withdrawnIn[s] = economy.settledBatches;
}

/** A whitelisted owner may join with, or top up to, a bond within the limits; not while its old bond is on the way out. */
function lock(s: number, economy: Accounts, own: Rules): void {
  const asked = Math.min(economy.lockAsked[s], economy.operatorLiquid[s]);
  const mayLock = economy.whitelisted[s] === 1 && own.barred[s] === 0 && economy.unbonding[s] === 0;
  const amount = mayLock ? acceptedLock(asked, economy.bond[s], economy.minimumLock, economy.maximumLock) : 0;
  if (amount === 0) {
    own.refused += 1;
    return;
  }
  economy.operatorLiquid[s] -= amount;
  economy.bond[s] += amount;
}
