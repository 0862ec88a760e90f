import { level, perDay, sum } from '../../../src/define/index.ts';
import { log } from '../../../src/numeric/index.ts';
import type { Stream } from '../../../src/random/index.ts';
import { gini } from '../../arithmetic/inequality.ts';
import { drawHolders, holderParameters, mechanism, publishedStreams, stakingProbability } from './economy.ts';

const WORD = 1 / 4_294_967_296;

/**
 * Same law as `holdersDaily` with less work: a holder is visited only on its decision days, and its tokens are kept as shares
 * of the growth index of its side, brought up to date only when somebody looks.
 */
export const holdersByEvents = mechanism({
  name: 'holders',
  purpose:
    'Holders now and then decide whether to stake; each side’s balances follow the growth index of that side.',
  parameters: holderParameters,
  reads: ['apr'],
  writes: ['supplyAtStart', 'totalStaked', 'minted', 'sold'],
  own: {
    shares: level('shares', { means: 'balance of each holder over the index of its side', per: 'holders' }),
    hurdle: level('1/year', { means: 'yield each holder asks for', per: 'holders' }),
    staked: level('flag', { means: '1 while a holder is staked', per: 'holders' }),
    decisions: level('1', { means: 'decisions each holder has made', per: 'holders' }),
    stakedIndex: level('token/share', { means: 'what one share of a staked holder is worth', start: 1 }),
    liquidIndex: level('token/share', { means: 'what one share of an unstaked holder is worth', start: 1 }),
    stakedShares: level('shares', { means: 'shares of all staked holders' }),
    liquidShares: level('shares', { means: 'shares of all unstaked holders' }),
  },
  draws: ['step', 'balance', 'hurdle', 'status', 'waiting'],
  published: publishedStreams,
  calendars: { review: { per: 'holders', means: 'days on which a holder decides' } },
  start({ economy, own, parameters, random, calendars }) {
    drawHolders({ balance: own.shares, hurdle: own.hurdle, staked: own.staked }, parameters, random);
    economy.supplyAtStart = sum(own.shares);
    for (let h = 0; h < own.shares.length; h++) own.stakedShares += own.staked[h] * own.shares[h];
    own.liquidShares = economy.supplyAtStart - own.stakedShares;
    economy.totalStaked = own.stakedShares;
    const stays = log(1 - 1 / parameters.reviewInterval);
    for (let h = 0; h < own.shares.length; h++)
      calendars.review.schedule(h, waiting(random.waiting, h, 0, stays));
  },
  step({ economy, own, parameters, random, calendars, day }) {
    const { hurdle, staked, decisions } = own;
    const stays = log(1 - 1 / parameters.reviewInterval);
    const due = calendars.review.due(day);
    for (let d = 0; d < due.length; d++) {
      const h = due[d];
      const chance = stakingProbability(economy.apr - hurdle[h], parameters);
      const stakes = random.step.second(h, day) < chance ? 1 : 0;
      if (stakes !== staked[h]) changeSide(own, h, stakes);
      decisions[h] += 1;
      calendars.review.schedule(h, day + waiting(random.waiting, h, decisions[h], stays));
    }
    const rewards = own.stakedShares * own.stakedIndex * perDay(economy.apr);
    const sales = own.liquidShares * own.liquidIndex * parameters.salesRate;
    own.stakedIndex *= 1 + perDay(economy.apr);
    own.liquidIndex *= 1 - parameters.salesRate;
    economy.minted += rewards;
    economy.sold += sales;
    economy.totalStaked = own.stakedShares * own.stakedIndex;
  },
  measures: {
    gini: { unit: '1', means: 'Gini coefficient of the balances', of: ({ own }) => gini(balances(own)) },
    supply: { unit: 'token', means: 'tokens of all holders', of: ({ own }) => sum(balances(own)) },
    stakedShare: {
      unit: 'share',
      means: 'share of holders that are staked',
      of: ({ own }) => sum(own.staked) / own.staked.length,
    },
  },
});

interface Sides {
  readonly shares: Float64Array;
  readonly staked: Float64Array;
  readonly stakedIndex: number;
  readonly liquidIndex: number;
  stakedShares: number;
  liquidShares: number;
}

/** Days until a holder's next decision, geometric by inversion; its k-th wait (from 0) is drawn at (holder, k). */
function waiting(stream: Stream, holder: number, k: number, logOfStaying: number): number {
  return 1 + Math.floor(log(stream.first(holder, k) + WORD) / logOfStaying);
}

/** Takes a holder's tokens to the other side: its shares there are worth what they were worth here. */
function changeSide(sides: Sides, h: number, stakes: number): void {
  const { shares, staked, stakedIndex, liquidIndex } = sides;
  const before = shares[h];
  const after = stakes === 1 ? (before * liquidIndex) / stakedIndex : (before * stakedIndex) / liquidIndex;
  if (stakes === 1) {
    sides.liquidShares -= before;
    sides.stakedShares += after;
  } else {
    sides.stakedShares -= before;
    sides.liquidShares += after;
  }
  shares[h] = after;
  staked[h] = stakes;
}

/** Every holder's tokens today. */
function balances({ shares, staked, stakedIndex, liquidIndex }: Sides): Float64Array {
  return shares.map((share, h) => share * (staked[h] === 1 ? stakedIndex : liquidIndex));
}
