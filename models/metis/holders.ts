import { level, sum } from '../../src/define/index.ts';
import { exp, normalQuantile } from '../../src/numeric/index.ts';
import { logitWeight, waitingCost } from '../arithmetic/logit.ts';
import { mechanism } from './economy.ts';
import { buy, collect, placeShares, protocolFor, sell, shareOut, stake, unstake } from './holder-actions.ts';
import { fillTypes, holderParameters, holderTypes, typeOf } from './holder-types.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';

const HOLD = 0;
const STAKE = 1;
const UNSTAKE = 2;
const SELL = 3;
const BUY = 4;

/**
 * Holders with lognormal balances and six types. On a review day a holder chooses by logit among holding, staking, unstaking,
 * selling and buying; utilities are yearly: staking is worth the realised yield less the reserve yield of the type and the
 * cost of waiting for a redemption, unstaking the opposite. At a yield of zero or less nobody stakes and yield seekers leave
 * with all they have. Redemptions become a claim with a place in the queue and are collected once it is
 * funded; who unstakes again before that waits for both at the later place.
 */
export const holders = mechanism({
  name: 'holders',
  purpose: 'Holders stake, unstake, sell and buy by comparing realised yield with what they ask for it.',
  parameters: holderParameters,
  reads: ['price', 'exchangeRate', 'liquidYield', 'redemptionWait', 'redemptionsFunded'],
  writes: [
    'sold',
    'bought',
    'liquid',
    'market',
    'stakingBuffer',
    'redemptionFund',
    'shares',
    'protocolOf',
    'sharesToPlace',
    'sharesIssued',
    'ticket',
    'ticketsOwed',
  ],
  own: {
    type: level('type', { means: 'kind of each holder (see `holderTypes`)', per: 'holders' }),
    reviewEvery: level('days', { means: 'mean days between decisions of each holder', per: 'holders' }),
    place: level('METIS', { means: 'place in the queue of each holder’s redemption', per: 'holders' }),
    firstPrice: level('USD/METIS', { means: 'price on the first day' }),
    review: level('days', { means: 'mean days between decisions', per: 'holderTypes' }),
    reserveYield: level('1/year', { means: 'yield asked for staking', per: 'holderTypes' }),
    riskAversion: level('1', { means: 'relative risk aversion', per: 'holderTypes' }),
    tradeUtility: level('1/year', { means: 'utility of trading', per: 'holderTypes' }),
    sellLean: level('1/year', { means: 'utility of selling rather than buying', per: 'holderTypes' }),
    part: level('share', { means: 'part of a balance that a decision moves', per: 'holderTypes' }),
    stakeWeight: level('1', {
      means: 'logit weight of staking today, by type and protocol; holding weighs 1',
      per: 'typeProtocols',
    }),
    unstakeWeight: level('1', {
      means: 'logit weight of unstaking today, by type and protocol',
      per: 'typeProtocols',
    }),
    sellWeight: level('1', { means: 'logit weight of selling today', per: 'holderTypes' }),
    buyWeight: level('1', { means: 'logit weight of buying today', per: 'holderTypes' }),
  },
  draws: ['balance', 'kind', 'protocol', 'choice'],
  calendars: {
    review: { per: 'holders', means: 'days on which a holder decides', every: 'reviewEvery' },
    collection: { per: 'holders', means: 'days on which a holder looks whether its redemption is funded' },
  },
  start({ economy, own, parameters, random }) {
    fillTypes(own, parameters);
    const { liquid } = economy;
    for (let h = 0; h < liquid.length; h++) {
      const rank = random.balance.openUniform(h, 0);
      const kind = random.kind.uniform(h, 0);
      own.type[h] = typeOf(rank, kind, parameters);
      own.reviewEvery[h] = own.review[own.type[h]];
      liquid[h] = exp(parameters.concentration * normalQuantile(rank));
      economy.protocolOf[h] = protocolFor(random.protocol.uniform(h, 0), economy.sharesToPlace);
    }
    shareOut(parameters.heldShare, economy);
    const { type } = own;
    const seeksYield = (h: number): boolean => type[h] === holderTypes.yieldSeeker;
    const appetite = (h: number): number => (seeksYield(h) ? 1 : parameters.otherStakers);
    for (let p = 0; p < economy.sharesToPlace.length; p++) placeShares(p, appetite, economy);
  },
  step({ economy, own, parameters, random, calendars, day }) {
    if (day === 1) own.firstPrice = economy.price;
    if (parameters.behaviour === 'off') return;
    weighOptions(own, parameters, economy);
    const deciding = calendars.review.due(day);
    const luck = random.choice.uniforms(deciding, day);
    for (let d = 0; d < deciding.length; d++) {
      const h = deciding[d];
      const option = choose(h, luck[d], own, economy);
      const part = own.part[own.type[h]];
      if (option === STAKE) stake(h, part, economy);
      else if (option === SELL) sell(h, part, economy);
      else if (option === BUY) buy(h, part, economy, own.firstPrice);
      else if (option === UNSTAKE) {
        own.place[h] = unstake(h, fleesYield(h, own, economy) ? 1 : part, economy);
        calendars.collection.schedule(
          h,
          day + Math.max(1, Math.ceil(economy.redemptionWait[economy.protocolOf[h]])),
        );
      }
    }
    const looking = calendars.collection.due(day);
    for (let d = 0; d < looking.length; d++) {
      const h = looking[d];
      const funded = own.place[h] <= economy.redemptionsFunded[economy.protocolOf[h]];
      if (funded) collect(h, economy);
      else calendars.collection.schedule(h, day + Math.ceil(parameters.collectionRetry));
    }
  },
  measures: {
    staked: {
      unit: 'METIS',
      means: 'value of all liquid-staking shares of holders',
      of: ({ economy }) => valueOf(everyType, economy),
    },
    yieldSeekersStaked: {
      unit: 'METIS',
      means: 'value of the liquid-staking shares of yield seekers',
      of: ({ economy, own }) => valueOf((h) => own.type[h] === holderTypes.yieldSeeker, economy),
    },
    waiting: {
      unit: 'METIS',
      means: 'redemptions asked for and not yet collected',
      of: ({ economy }) => sum(economy.ticket),
    },
  },
});

interface Weights {
  readonly type: Float64Array;
  readonly reserveYield: Float64Array;
  readonly riskAversion: Float64Array;
  readonly tradeUtility: Float64Array;
  readonly sellLean: Float64Array;
  readonly stakeWeight: Float64Array;
  readonly unstakeWeight: Float64Array;
  readonly sellWeight: Float64Array;
  readonly buyWeight: Float64Array;
}
interface Offer {
  readonly liquidYield: ReadonlyColumn;
  readonly redemptionWait: ReadonlyColumn;
}
interface Balances {
  readonly liquidYield: ReadonlyColumn;
  readonly exchangeRate: ReadonlyColumn;
  readonly protocolOf: ReadonlyColumn;
  readonly liquid: ReadonlyColumn;
  readonly shares: ReadonlyColumn;
}

/** Weighs the options of every type once a day: what differs between holders of a type is only which options are open. */
function weighOptions(own: Weights, p: { volatility: number; sensitivity: number }, offer: Offer): void {
  const { liquidYield, redemptionWait } = offer;
  const types = own.reserveYield.length;
  for (let t = 0; t < types; t++) {
    for (let q = 0; q < liquidYield.length; q++) {
      const waiting = waitingCost(own.riskAversion[t], p.volatility, redemptionWait[q]);
      const gain = liquidYield[q] - own.reserveYield[t] - waiting;
      own.stakeWeight[q * types + t] = liquidYield[q] > 0 ? logitWeight(gain, p.sensitivity) : 0;
      own.unstakeWeight[q * types + t] = logitWeight(-gain, p.sensitivity);
    }
    own.sellWeight[t] = logitWeight(own.tradeUtility[t] + own.sellLean[t], p.sensitivity);
    own.buyWeight[t] = logitWeight(own.tradeUtility[t] - own.sellLean[t], p.sensitivity);
  }
}

/** A yield seeker has no reason to stay when there is no yield. */
function fleesYield(h: number, own: Weights, economy: Balances): boolean {
  return economy.liquidYield[economy.protocolOf[h]] <= 0 && own.type[h] === holderTypes.yieldSeeker;
}

/** The option that the luck of the day picks: staking is closed without METIS, unstaking without shares. */
function choose(h: number, luck: number, own: Weights, economy: Balances): number {
  const t = own.type[h];
  const at = economy.protocolOf[h] * own.reserveYield.length + t;
  const canUnstake = economy.shares[h] > 0;
  if (canUnstake && fleesYield(h, own, economy)) return UNSTAKE;
  const holdsMetis = economy.liquid[h] > 0;
  const stakes = holdsMetis ? own.stakeWeight[at] : 0;
  const unstakes = canUnstake ? own.unstakeWeight[at] : 0;
  const sells = holdsMetis ? own.sellWeight[t] : 0;
  const buys = holdsMetis ? own.buyWeight[t] : 0;
  let left = luck * (1 + stakes + unstakes + sells + buys);
  if ((left -= stakes) < 0) return STAKE;
  if ((left -= unstakes) < 0) return UNSTAKE;
  if ((left -= sells) < 0) return SELL;
  return (left -= buys) < 0 ? BUY : HOLD;
}

const everyType = (): boolean => true;

/** METIS behind the liquid-staking shares of those holders that `counts` names. */
function valueOf(counts: (h: number) => boolean, economy: Balances): number {
  let total = 0;
  for (let h = 0; h < economy.shares.length; h++) {
    if (counts(h)) total += economy.shares[h] * economy.exchangeRate[economy.protocolOf[h]];
  }
  return total;
}
