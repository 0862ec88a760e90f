import { level, METIS_GRID, stock, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { chanceAbove } from '../arithmetic/bank-run.ts';
import { mechanism } from './economy.ts';
import { callPassedOn, earn, leave, lose, runsAbove } from './restaking-actions.ts';
import { restakingParameters } from './restaking-parameters.ts';
import { poolValue, TOWER, towerReads, towerWrites } from './tower-actions.ts';

/**
 * Restaked shares of liquid staking: points, a little pay of the services secured, extra slashing, and depositors who may run.
 * Backed natively a claim is a share of what is there; wrapped it is a promise of METIS, part of which was passed on.
 */
export const restaking = mechanism({
  name: 'restaking',
  purpose:
    'Takes in shares of liquid staking for restaking shares; depositors leave when it pays too little or when they expect that others leave.',
  parameters: restakingParameters,
  reads: [...towerReads, 'liquidYield', 'lendingClaims', 'borrowIndex'],
  writes: [...towerWrites, 'market', 'sharesToPlace', 'restakingPot', 'restakingPrice', 'restakingIssued'],
  own: {
    restakers: stock('LRT shares', { means: 'restaking shares of each depositor', per: 'positions' }),
    passedOn: stock('LST shares', { means: 'shares that a wrapped protocol has passed on' }),
    lost: stock('LST shares', { means: 'shares slashed or lost since the first day' }),
    leavers: stock('LST shares', { means: 'shares that leavers keep because no pool pays enough for them' }),
    withdrawals: level('share', { means: 'share of the claims that left lately, fading over the horizon' }),
    threshold: level('share', { means: 'withdrawals above which a depositor leaves', start: 1 }),
    backing: level('share', { means: 'what is there for each unit of the claims', start: 1 }),
    left: level('LRT shares', { means: 'restaking shares redeemed since the first day' }),
    brought: level('METIS', { means: 'METIS worth deposited on the first day' }),
    got: level('METIS', { means: 'METIS that leavers have got for what they were paid' }),
    paidOut: level('METIS', { means: 'METIS worth paid out since the first day' }),
  },
  draws: ['slash', 'signal'],
  calendars: {
    review: { per: 'positions', means: 'days on which a depositor looks', every: 'reviewDays' },
  },
  start({ economy, own, parameters }) {
    const { restakers } = own;
    const each = Math.min(parameters.restaked, economy.sharesToPlace[TOWER]) / restakers.length;
    const shares = floorToGrid(each, METIS_GRID);
    for (let i = 0; i < restakers.length; i++) {
      economy.sharesToPlace[TOWER] -= shares;
      economy.restakingPot += shares;
      economy.restakingIssued -= shares;
      restakers[i] += shares;
    }
    own.brought = economy.restakingPot * economy.exchangeRate[TOWER];
    const passedOn = parameters.backing === 'wrapped' ? parameters.passedOn : 0;
    const amount = floorToGrid(passedOn * economy.restakingPot, METIS_GRID);
    economy.restakingPot -= amount;
    own.passedOn += amount;
  },
  step({ economy, own, parameters, random, calendars, day }) {
    const isWrapped = parameters.backing === 'wrapped';
    const isSlashed = random.slash.chance(parameters.slashings / YEAR, 0, day);
    earn(parameters.serviceYield, economy);
    if (isSlashed) lose(parameters.slashedShare, economy, own);
    if (day === Math.floor(parameters.shockDay)) lose(parameters.shockShare, economy, own);

    const issued = -economy.restakingIssued;
    const held = economy.restakingPot + own.passedOn;
    if (issued > 0) {
      economy.restakingPrice = isWrapped ? 1 / economy.exchangeRate[TOWER] : held / issued;
      own.backing = held / (issued * Math.max(economy.restakingPrice, METIS_GRID));
    }
    const points = day <= parameters.pointsDays ? parameters.pointsWorth : 0;
    const base = isWrapped ? 0 : economy.liquidYield[TOWER] + parameters.serviceYield;
    const gain = 1 + ((base + points) * parameters.horizonDays) / YEAR;
    own.threshold = runsAbove(isWrapped ? own.backing : 1, gain);

    const looking = calendars.review.due(day);
    const luck = random.signal.uniforms(looking, day);
    const paysTooLittle = base + points < parameters.reserveYield;
    const fear =
      parameters.runs === 'on' && own.threshold < 1
        ? chanceAbove(own.withdrawals, own.threshold, parameters.noise)
        : 0;
    const before = own.left;
    for (let d = 0; d < looking.length; d++) {
      const i = looking[d];
      if (own.restakers[i] > 0 && (paysTooLittle || luck[d] < fear))
        leave(i, parameters.leastPrice, economy, own);
    }
    const leftToday = issued > 0 ? (own.left - before) / issued : 0;
    own.withdrawals = Math.min(1, own.withdrawals * (1 - 1 / parameters.horizonDays) + leftToday);
    if (own.withdrawals > 0 && own.passedOn > 0) callPassedOn(parameters.returnDays, economy, own);
  },
  measures: {
    restaked: {
      unit: 'METIS',
      means: 'METIS worth of what the protocol holds or has passed on',
      of: ({ economy, own }) => (economy.restakingPot + own.passedOn) * economy.exchangeRate[TOWER],
    },
    backing: {
      unit: 'share',
      means: 'what is there for each unit of the claims',
      of: ({ own }) => own.backing,
    },
    left: {
      unit: 'share',
      means: 'share of all restaking shares that has been redeemed',
      of: ({ economy, own }) => {
        const ever = own.left - economy.restakingIssued;
        return ever > 0 ? own.left / ever : 0;
      },
    },
    recovered: {
      unit: 'share',
      means: 'METIS worth paid out or there, over the METIS worth of all claims ever',
      of: ({ economy, own }) => {
        const rate = economy.exchangeRate[TOWER];
        const open = -economy.restakingIssued * economy.restakingPrice * rate;
        const held = (economy.restakingPot + own.passedOn) * rate;
        const claims = own.paidOut + open;
        return claims > 0 ? (own.paidOut + Math.min(open, held)) / claims : 1;
      },
    },
    kept: {
      unit: 'share',
      means:
        'METIS that leavers have got, their unsold shares at the price of the pool, and the METIS behind what is left for others, over what all brought',
      of: ({ economy, own }) => {
        const rate = economy.exchangeRate[TOWER];
        const open = -economy.restakingIssued * economy.restakingPrice * rate;
        const held = (economy.restakingPot + own.passedOn) * rate;
        const unsold = own.leavers * poolValue(economy);
        return own.brought > 0 ? (own.got + unsold + Math.min(open, held)) / own.brought : 1;
      },
    },
    leftForLast: {
      unit: 'METIS/LRT share',
      means: 'METIS left for each claim that has not been redeemed; it stood for one METIS on the first day',
      of: ({ economy, own }) => {
        const rate = economy.exchangeRate[TOWER];
        const issued = -economy.restakingIssued;
        const held = economy.restakingPot + own.passedOn;
        return issued > 0 ? rate * Math.min(economy.restakingPrice, held / issued) : 1;
      },
    },
    towerLeverage: {
      unit: '1',
      means:
        'claims of liquid staking, loans and restaking over the METIS behind liquid staking that were not passed on',
      of: ({ economy, own }) => {
        const rate = economy.exchangeRate[TOWER];
        const staked = -economy.sharesIssued[TOWER] * rate;
        const restaked = -economy.restakingIssued * economy.restakingPrice * rate;
        const lent = economy.lendingClaims * economy.borrowIndex;
        const native = staked - own.passedOn * rate;
        return native > 0 ? (staked + restaked + lent) / native : 1;
      },
    },
  },
});
