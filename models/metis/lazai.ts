import { level, METIS_GRID, SECONDS_PER_DAY, stock, sum } from '../../src/define/index.ts';
import { exp, floorToGrid } from '../../src/numeric/index.ts';
import { adoptionMultiple } from '../arithmetic/adoption.ts';
import { clearingMultiple, queueingMultiple } from '../arithmetic/gas-congestion.ts';
import { keptAfterDay, nextDeviation } from '../arithmetic/slow-deviation.ts';
import { mechanism } from './economy.ts';
import { divideFees, openSeats, punish, releaseSeats } from './lazai-actions.ts';
import { reviewSeats } from './lazai-decisions.ts';
import { lazaiParameters } from './lazai-parameters.ts';

const GWEI = 1e-9;
/** Genesis of LazAI, 2025-11-20, in days since 1970-01-01. Source: 0xLazAI/lazai-genesis mainnet/genesis.json. */
const GENESIS_DATE = 20_412;

/**
 * LazAI: a layer with METIS as gas. Users and AI clients pay for gas at a price that answers to congestion; fees go to validators, who bond METIS,
 * take turns, are slashed for faults, and come and go by what they earn. The layer holds only METIS that were bridged to it.
 */
export const lazai = mechanism({
  name: 'lazai',
  purpose: 'Users of LazAI pay gas in METIS to validators that bond METIS; a part may be burned.',
  parameters: lazaiParameters,
  reads: ['price', 'aiGas', 'settlementDeposits'],
  writes: [
    'lazaiValidators',
    'lazaiGasPrice',
    'lazaiGasLeft',
    'lazaiFeesPaid',
    'feesBurned',
    'validatorsPaid',
    'bridgedToLazai',
    'lazaiFees',
    'validatorBonds',
    'market',
    'burned',
    'bought',
    'sold',
  ],
  own: {
    bond: stock('METIS', { means: 'bonded by each validator, leaving ones included', per: 'validators' }),
    income: stock('METIS', { means: 'fees of each validator not yet sold', per: 'validators' }),
    systemPool: stock('METIS', { means: 'system pool: its part of fees, and what was slashed' }),
    wallets: stock('METIS', { means: 'held on LazAI by users for gas' }),
    state: level('state', {
      means: 'of each seat: 0 empty, 1 active, 2 in jail, 3 leaving',
      per: 'validators',
    }),
    until: level('day', { means: 'day on which jail or unbonding of a seat ends', per: 'validators' }),
    supported: level('flag', { means: '1 where the bond came from the reserve', per: 'validators' }),
    founding: level('flag', { means: '1 for validators of the foundation', per: 'validators' }),
    active: level('validators', { means: 'validators that make blocks' }),
    opened: level('flag', { means: '1 once LazAI is open' }),
    transactions: level('tx/day', { means: 'users’ transactions served today, AI work apart' }),
    multiple: level('1', { means: 'price of gas over its base', start: 1 }),
    utilisation: level('share', { means: 'gas asked for at the peak of today over capacity' }),
    deviation: level('log', { means: 'logarithm of today’s users over their median' }),
    kept: level('1', { means: 'part of a deviation that is left after a day' }),
    waiting: level('METIS', { means: 'fees left undivided yesterday' }),
    usualFees: level('METIS/day', { means: 'fees paid to validators a day, smoothed' }),
    usualGas: level('METIS/day', {
      means: 'fees paid by everybody a day, smoothed over the days of wallets',
    }),
    feesSoFar: level('METIS', { means: 'gas paid since the first day' }),
    slashed: level('METIS', { means: 'bonds slashed since the first day' }),
  },
  draws: ['activity'],
  calendars: {
    review: { per: 'validators', means: 'days on which a seat is reviewed', every: 'reviewDays' },
    downtime: { per: 'validators', means: 'days of downtime', every: 'daysBetweenDowntimes' },
    doubleSign: { per: 'validators', means: 'days of double signatures', every: 'daysBetweenDoubleSigns' },
  },
  start({ economy, own, parameters }) {
    own.kept = keptAfterDay(parameters.halfLife);
    economy.lazaiGasPrice = parameters.baseGasPrice;
    economy.lazaiGasLeft = roomAtPeak(parameters);
  },
  step({ economy, own, parameters, random, calendars, day, startDate }) {
    const luck = random.activity.normal(0, day);
    own.deviation = nextDeviation(own.deviation, own.kept, parameters.spread, luck);
    const reviewed = calendars.review.due(day);
    const down = calendars.downtime.due(day);
    const twice = calendars.doubleSign.due(day);
    const sinceOpening = startDate + day - (GENESIS_DATE + parameters.openingDelay);
    if (parameters.launched === 'no' || sinceOpening < 0) return;
    if (own.opened === 0) {
      own.opened = 1;
      openSeats(economy, own, parameters.foundingValidators, parameters);
    }

    const { adoption, growth, halfwayDays, typicalTransactions } = parameters;
    const adopted = adoptionMultiple(adoption, sinceOpening, growth, halfwayDays);
    const live = own.active > 0;
    const wanted = live ? typicalTransactions * adopted * exp(own.deviation) : 0;
    const room = roomAtPeak(parameters);
    own.transactions = Math.min(wanted, room / parameters.gasPerTransaction);
    const gas = own.transactions * parameters.gasPerTransaction;
    economy.lazaiGasLeft = Math.max(0, room - gas);
    buyGas(economy, gas * economy.lazaiGasPrice * GWEI);
    const paidToday = economy.lazaiFees - own.waiting;
    economy.lazaiFeesPaid += paidToday;
    own.feesSoFar += paidToday;

    if (parameters.slashing === 'on') {
      punish(own, down, day, parameters.downtimeSlash, parameters.downtimeJail);
      punish(own, twice, day, parameters.doubleSignSlash, parameters.doubleSignJail);
    }
    releaseSeats(economy, own, day, parameters);
    const paid = divideFees(economy, own, parameters);
    own.waiting = economy.lazaiFees;
    own.usualFees += (paid - own.usualFees) / parameters.incomeMemory;
    reviewSeats(economy, own, reviewed, day, parameters);

    const memory = Math.max(1, parameters.walletDays);
    own.usualGas += (paidToday - own.usualGas) / memory;
    keepWallets(economy, own, parameters.walletDays * own.usualGas);
    own.utilisation = (wanted * parameters.gasPerTransaction + economy.aiGas) / room;
    own.multiple = nextMultiple(own.multiple, own.utilisation, parameters);
    economy.lazaiGasPrice = parameters.baseGasPrice * own.multiple;
    economy.lazaiValidators = own.active;
    economy.bridgedToLazai = bridged(economy, own);
  },
  measures: {
    validators: { unit: 'validators', means: 'validators that make blocks', of: ({ own }) => own.active },
    transactions: {
      unit: 'tx/day',
      means: 'users’ transactions of today, AI work apart',
      of: ({ own }) => own.transactions,
    },
    utilisation: {
      unit: 'share',
      means: 'gas asked for at the peak of today over capacity',
      of: ({ own }) => own.utilisation,
    },
    feesSoFar: { unit: 'METIS', means: 'gas paid since the first day', of: ({ own }) => own.feesSoFar },
    bonded: {
      unit: 'METIS',
      means: 'bonded by validators, leaving ones included',
      of: ({ own }) => sum(own.bond),
    },
    systemPool: { unit: 'METIS', means: 'in the system pool', of: ({ own }) => own.systemPool },
    slashed: { unit: 'METIS', means: 'bonds slashed since the first day', of: ({ own }) => own.slashed },
  },
});

function roomAtPeak(p: { gasPerBlock: number; secondsPerBlock: number; peakToMean: number }): number {
  return (p.gasPerBlock * SECONDS_PER_DAY) / (p.secondsPerBlock * p.peakToMean);
}

interface Trade {
  market: number;
  lazaiFees: number;
  bought: number;
  sold: number;
}

/** Users buy METIS for gas and pay it. */
function buyGas(economy: Trade, wanted: number): void {
  const fees = floorToGrid(Math.min(wanted, economy.market), METIS_GRID);
  economy.market -= fees;
  economy.lazaiFees += fees;
  economy.bought += fees;
}

/** Users bridge METIS to hold `wanted` on LazAI, or sell what they no longer need there. */
function keepWallets(economy: Trade, own: { wallets: number }, wanted: number): void {
  const change = wanted - own.wallets;
  const added = floorToGrid(Math.min(Math.max(0, change), economy.market), METIS_GRID);
  const taken = floorToGrid(Math.max(0, -change), METIS_GRID);
  economy.market -= added;
  own.wallets += added;
  economy.bought += added;
  own.wallets -= taken;
  economy.market += taken;
  economy.sold += taken;
}

interface Congestion {
  readonly congestion: 'clearing' | 'queue' | 'none';
  readonly targetShare: number;
  readonly clearingSpeed: number;
  readonly highestMultiple: number;
}

/** Tomorrow's price of gas over its base. */
function nextMultiple(multiple: number, utilisation: number, rules: Congestion): number {
  const { targetShare, clearingSpeed, highestMultiple } = rules;
  if (rules.congestion === 'none') return 1;
  if (rules.congestion === 'queue') return queueingMultiple(utilisation, 1, highestMultiple);
  return clearingMultiple(multiple, utilisation, targetShare, clearingSpeed, highestMultiple);
}

function bridged(
  economy: { lazaiFees: number; readonly settlementDeposits: number },
  own: { bond: Float64Array; income: Float64Array; systemPool: number; wallets: number },
): number {
  const held = economy.lazaiFees + economy.settlementDeposits + own.systemPool + own.wallets;
  return held + sum(own.bond) + sum(own.income);
}
