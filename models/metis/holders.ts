// Longer than most: the declaration of what holders read, write and keep; what they do stands in the files holder-*.ts.
import { level } from '../../src/define/index.ts';
import { exp, normalQuantile } from '../../src/numeric/index.ts';
import { mechanism } from './economy.ts';
import { placeShares, protocolFor, shareOut } from './holder-actions.ts';
import { chooseAll, weighOptions, weighTrading } from './holder-choice.ts';
import { actAll, changeMinds, collectFunded, followProgrammes } from './holder-decisions.ts';
import { kindOf } from './holder-kinds.ts';
import { holderMeasures } from './holder-measures.ts';
import { holderParameters } from './holder-parameters.ts';
import { fillTypes, holderTypes, typeOf } from './holder-types.ts';

const perType = (unit: string, means: string) => level(unit, { means, per: 'holderTypes' });
const perTypeProtocol = (unit: string, means: string) => level(unit, { means, per: 'typeProtocols' });
const perTypeFund = (unit: string, means: string) => level(unit, { means, per: 'typeFunds' });

/**
 * Holders with lognormal balances and six types. On a review day a holder chooses by logit among what is open to it: holding,
 * staking with its protocol (with any while it has neither shares nor a claim), unstaking, entering or leaving a fund, selling
 * and buying. Utilities are yearly. At an expected yield of zero or less nobody stakes, and yield seekers leave with all they
 * have, as airdrop farmers do when a points programme has ended. Redemptions become a claim with a place in the queue and are
 * collected once it is funded; who unstakes again before that waits for both at the later place.
 */
export const holders = mechanism({
  name: 'holders',
  purpose:
    'Holders stake, unstake, use funds, sell and buy by comparing the yield they expect with what they ask for it.',
  parameters: holderParameters,
  reads: [
    'price',
    'exchangeRate',
    'liquidYield',
    'pointsYield',
    'redemptionOpen',
    'redemptionWait',
    'redemptionsFunded',
    'discount',
    'curveAmplification',
    'curveFee',
    'liquidityFundPrice',
    'lendingFundPrice',
    'loopFundPrice',
    'liquidityFundYield',
    'lendingFundYield',
    'loopFundYield',
  ],
  writes: [
    'sold',
    'bought',
    'liquid',
    'market',
    'stakingBuffer',
    'stakingTreasury',
    'redemptionFund',
    'shares',
    'protocolOf',
    'sharesToPlace',
    'sharesIssued',
    'ticket',
    'ticketsOwed',
    'curveMetis',
    'curveShares',
    'fundShares',
    'fundOf',
    'liquidityCash',
    'lendingCash',
    'loopCash',
    'liquidityFundIssued',
    'lendingFundIssued',
    'loopFundIssued',
    'liquidityExitWanted',
    'lendingExitWanted',
    'loopExitWanted',
    'longTermShare',
  ],
  own: {
    kind: level('kind', {
      means: 'type, protocol and fund of each holder and what it has, in one number (see `kinds`)',
      per: 'holders',
    }),
    reviewEvery: level('days', { means: 'mean days between decisions of each holder', per: 'holders' }),
    place: level('METIS', { means: 'place in the queue of each holder’s redemption', per: 'holders' }),
    firstPrice: level('USD/METIS', { means: 'price on the first day' }),
    airdropped: level('METIS', { means: 'handed out at the ends of points programmes, since the first day' }),
    airdropSold: level('METIS', { means: 'sold at once by airdrop farmers, since the first day' }),
    converted: level('holders', { means: 'changes of type since the first day' }),
    programme: level('state', {
      means: 'points programme of each protocol: 0 none so far, 1 running, 2 ended',
      per: 'protocols',
    }),
    review: perType('days', 'mean days between decisions'),
    horizon: perType('years', 'years over which the cost of getting out is spread'),
    reserveYield: perType('1/year', 'yield asked for staking'),
    riskAversion: perType('1', 'relative risk aversion'),
    tradeUtility: perType('1/year', 'utility of trading'),
    sellLean: perType('1/year', 'utility of selling rather than buying'),
    pointsWorth: perType('1', 'worth of points'),
    part: perType('share', 'part of a balance that a decision moves'),
    sellWeight: perType('1', 'logit weight of selling; holding weighs 1'),
    buyWeight: perType('1', 'logit weight of buying'),
    stakeWeight: perTypeProtocol('1', 'logit weight of staking today'),
    unstakeWeight: perTypeProtocol('1', 'logit weight of unstaking today'),
    waitingCosts: perTypeProtocol('share', 'cost of waiting for a redemption asked for today'),
    stakeCap: perTypeProtocol('share', 'largest part of all METIS staked or in a fund, for stakers'),
    anyStakeWeight: perType('1', 'logit weight of staking with any protocol today'),
    depositWeight: perTypeFund('1', 'logit weight of entering a fund today'),
    leaveWeight: perTypeFund('1', 'logit weight of leaving a fund today'),
    depositCap: perTypeFund('share', 'largest part of all METIS staked or in a fund, for depositors'),
    anyDepositWeight: perType('1', 'logit weight of entering any fund today'),
    chosen: level('option', {
      means:
        'options chosen today, for so many holders at a time: whoever decides is read before anybody acts',
      per: 'holderKinds',
    }),
    total: level('1', {
      means:
        'sum of the weights that are open to holders of a kind; below 0 where not needed today or all leave',
      per: 'holderKinds',
    }),
  },
  draws: ['balance', 'kind', 'protocol', 'choice', 'mind'],
  calendars: {
    review: { per: 'holders', means: 'days on which a holder decides', every: 'reviewEvery' },
    collection: { per: 'holders', means: 'days on which a holder looks whether its redemption is funded' },
  },
  start({ economy, own, parameters, random }) {
    fillTypes(own, parameters);
    weighTrading(own, parameters);
    const { liquid, protocolOf } = economy;
    for (let h = 0; h < liquid.length; h++) {
      const rank = random.balance.openUniform(h, 0);
      const type = typeOf(rank, random.kind.uniform(h, 0), parameters);
      own.kind[h] = type;
      own.reviewEvery[h] = own.review[type];
      liquid[h] = exp(parameters.concentration * normalQuantile(rank));
      protocolOf[h] = protocolFor(random.protocol.uniform(h, 0), economy.sharesToPlace);
    }
    shareOut(parameters.heldShare, economy);
    const seeksYield = (h: number): boolean => own.kind[h] === holderTypes.yieldSeeker;
    const appetite = (h: number): number => (seeksYield(h) ? 1 : parameters.otherStakers);
    for (let p = 0; p < economy.sharesToPlace.length; p++) placeShares(p, appetite, economy);
    let longTerm = 0;
    for (let h = 0; h < liquid.length; h++) {
      if (own.kind[h] === holderTypes.longTerm) longTerm += 1;
      own.kind[h] = kindOf(h, own.kind[h], economy);
    }
    economy.longTermShare = longTerm / liquid.length;
  },
  step(context) {
    const { economy, own, parameters, random, calendars, day } = context;
    if (day === 1) own.firstPrice = economy.price;
    if (parameters.behaviour === 'off') return;
    followProgrammes(context);
    weighOptions(own, parameters, economy);
    const deciding = calendars.review.due(day);
    const luck = random.choice.uniforms(deciding, day);
    if (parameters.mindset === 'rewards') changeMinds(deciding, random.mind.uniforms(deciding, day), context);
    const { kind, chosen } = own;
    for (let first = 0; first < deciding.length; first += chosen.length) {
      const count = Math.min(chosen.length, deciding.length - first);
      for (let c = 0; c < count; c++) chosen[c] = kind[deciding[first + c]];
      chooseAll({ count, first, luck }, own, parameters, economy);
      actAll(deciding, first, count, context);
    }
    collectFunded(context);
  },
  measures: holderMeasures,
});
