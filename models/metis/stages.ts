import { level, METIS_GRID, sum, WEEK, YEAR } from '../../src/define/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import { exp } from '../../src/numeric/index.ts';
import { stageOf } from '../arithmetic/stages.ts';
import { entities, mechanism } from './economy.ts';
import { stagesParameters } from './stages-parameters.ts';

/** Gates in the order of the population `gates`, and the stage each belongs to. */
export const gates = {
  owners: 0,
  operators: 1,
  halting: 2,
  outsideShare: 3,
  longTerm: 4,
  twoTiers: 5,
  capture: 6,
} as const;
const stageOfGate = Float64Array.of(1, 1, 1, 2, 2, 3, 3);

/** Stages of decentralization as gates over the state of the day; looked at once a week; it measures and changes nothing. */
export const stages = mechanism({
  name: 'stages',
  purpose:
    'Says which stage of decentralization the state of the day has reached, and which gates are missing to the next.',
  parameters: stagesParameters,
  reads: [
    'ownerNakamoto',
    'haltingProbability',
    'seatEntity',
    'seatProtocol',
    'seatActive',
    'bond',
    'rewardsPaid',
    'gasFees',
    'feeYield',
    'liquid',
    'shares',
    'exchangeRate',
    'protocolOf',
    'longTermShare',
    'twoTierActive',
    'whaleCapture',
  ],
  own: {
    reached: level('stage', { means: 'stage of decentralization reached, 0 to 3' }),
    missingGates: level('gates', { means: 'gates of the next stage that are closed' }),
    open: level('flag', { means: '1 where a gate is open', per: 'gates' }),
    forgets: level('1', { means: 'part of the past income that a day replaces' }),
    income: level('METIS', { means: 'rewards and gas fees a day, smoothed' }),
    outsideIncome: level('METIS', {
      means: 'what outside operators and stakers get of them a day, smoothed',
    }),
    operators: level('owners', { means: 'active owners of seats that are outsiders' }),
    longTerm: level('share', { means: 'share of long-term holders' }),
  },

  start({ own, parameters }) {
    own.forgets = 1 - exp(-1 / parameters.incomeMemory);
  },

  step({ economy, own, parameters, day }) {
    noteIncome(economy, own);
    if (day % WEEK !== 1) return;
    own.operators = countOutsiders(economy.seatEntity, economy.seatProtocol, economy.seatActive);
    own.longTerm = economy.longTermShare < 0 ? stakedShare(economy) : economy.longTermShare;
    const { open } = own;
    open[gates.owners] = flag(economy.ownerNakamoto >= parameters.leastOwners);
    open[gates.operators] = flag(own.operators >= parameters.leastOperators);
    open[gates.halting] = flag(economy.haltingProbability <= parameters.highestHalting);
    open[gates.outsideShare] = flag(outsideShare(own) >= parameters.leastOutsideShare);
    open[gates.longTerm] = flag(own.longTerm >= parameters.leastLongTerm);
    open[gates.twoTiers] = economy.twoTierActive;
    open[gates.capture] = flag(economy.whaleCapture <= parameters.highestCapture);
    own.reached = stageOf(open, stageOfGate, parameters.counting === 'cumulative');
    own.missingGates = missingFor(own.reached + 1, open);
  },

  measures: {
    stage: {
      unit: 'stage',
      means: 'stage of decentralization reached, 0 to 3',
      of: ({ own }) => own.reached,
    },
    missing: {
      unit: 'gates',
      means: 'gates of the next stage that are closed',
      of: ({ own }) => own.missingGates,
    },
    outsiders: {
      unit: 'owners',
      means: 'active owners of seats that are neither the foundation nor a staking protocol',
      of: ({ own }) => own.operators,
    },
    longTermShare: {
      unit: 'share',
      means: 'share of long-term holders: measured, or else the share of their METIS that is staked',
      of: ({ own }) => own.longTerm,
    },
    outsideShare: {
      unit: 'share',
      means: 'share of rewards and gas fees that goes to outside operators and stakers, smoothed',
      of: ({ own }) => outsideShare(own),
    },
    ownersGate: gate('enough owners are needed to halt the pool', gates.owners),
    operatorsGate: gate('enough outside operators are active', gates.operators),
    haltingGate: gate('the pool is unlikely to halt', gates.halting),
    outsideGate: gate('enough income goes to outsiders', gates.outsideShare),
    longTermGate: gate('enough holders are long-term ones', gates.longTerm),
    twoTiersGate: gate('Commons and Eco Nodes decide', gates.twoTiers),
    captureGate: gate('the largest voters have little enough power', gates.capture),
  },
});

function gate(condition: string, g: number) {
  return {
    unit: 'flag',
    means: `1 while ${condition}`,
    of: ({ own }: { readonly own: { readonly open: ReadonlyColumn } }) => own.open[g],
  };
}

function flag(holds: boolean): number {
  return holds ? 1 : 0;
}

/** Gates of a stage that are closed. */
function missingFor(stage: number, open: ReadonlyColumn): number {
  let missing = 0;
  for (let g = 0; g < open.length; g++) if (stageOfGate[g] === stage && open[g] !== 1) missing += 1;
  return missing;
}

interface Income {
  readonly forgets: number;
  income: number;
  outsideIncome: number;
}

function outsideShare({ income, outsideIncome }: Omit<Income, 'forgets'>): number {
  return outsideIncome / Math.max(income, METIS_GRID);
}

/**
 * Rewards are divided by bond, so outsiders get the share that is not bonded by the foundation; of gas fees they get the same
 * share of what is shared at all, the rest stays in the vault. Commissions of staking protocols count as outside.
 */
function noteIncome(
  economy: {
    readonly bond: ReadonlyColumn;
    readonly seatEntity: ReadonlyColumn;
    readonly rewardsPaid: number;
    readonly gasFees: number;
    readonly feeYield: number;
  },
  own: Income,
): void {
  const locked = sum(economy.bond);
  let outside = 0;
  for (let s = 0; s < economy.bond.length; s++) {
    if (economy.seatEntity[s] !== entities.foundation) outside += economy.bond[s];
  }
  const share = locked > 0 ? outside / locked : 0;
  const feesShared = Math.min(economy.gasFees, (economy.feeYield * locked) / YEAR);
  own.income += own.forgets * (economy.rewardsPaid + economy.gasFees - own.income);
  own.outsideIncome += own.forgets * (share * (economy.rewardsPaid + feesShared) - own.outsideIncome);
}

function countOutsiders(owners: ReadonlyColumn, protocols: ReadonlyColumn, active: ReadonlyColumn): number {
  let count = 0;
  for (let s = 0; s < owners.length; s++) {
    const outside = active[s] === 1 && protocols[s] < 0 && owners[s] !== entities.foundation;
    if (outside && !ownsEarlier(s, owners, active)) count += 1;
  }
  return count;
}

function ownsEarlier(s: number, owners: ReadonlyColumn, active: ReadonlyColumn): boolean {
  for (let before = 0; before < s; before++) {
    if (owners[before] === owners[s] && active[before] === 1) return true;
  }
  return false;
}

/** Where nobody measures how long holders hold: the share of their METIS that is staked, which waits for three weeks at least. */
function stakedShare(economy: {
  readonly liquid: ReadonlyColumn;
  readonly shares: ReadonlyColumn;
  readonly exchangeRate: ReadonlyColumn;
  readonly protocolOf: ReadonlyColumn;
}): number {
  let free = 0;
  let staked = 0;
  for (let h = 0; h < economy.liquid.length; h++) {
    free += economy.liquid[h];
    if (economy.shares[h] > 0) staked += economy.shares[h] * economy.exchangeRate[economy.protocolOf[h]];
  }
  return staked / Math.max(free + staked, METIS_GRID);
}
