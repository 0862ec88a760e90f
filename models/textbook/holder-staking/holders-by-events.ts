import { level, perDay, sum } from '../../../src/define/index.ts';
import { log } from '../../../src/numeric/index.ts';
import type { Stream } from '../../../src/random/index.ts';
import { gini } from '../../arithmetic/inequality.ts';
import { drawHolders, holderParameters, mechanism, publishedStreams, stakingProbability } from './economy.ts';
import type { Taste } from './economy.ts';

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
    luck: level('1', { means: 'today’s draw of each deciding holder, in order', per: 'holders' }),
    chance: level('1', {
      means: 'today’s probability of staking of each deciding holder, in order',
      per: 'holders',
    }),
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
    const stays = logOfStaying(parameters.reviewInterval);
    for (let h = 0; h < own.shares.length; h++) {
      calendars.review.schedule(h, waitOf(random.waiting.first(h, 0), stays));
    }
  },
  step({ economy, own, parameters, random, calendars, day }) {
    const due = calendars.review.due(day);
    drawLuck(own, due, random.step, day);
    weigh(own, due, economy.apr, parameters);
    takeSides(own, due);
    drawWaits(own, due, random.waiting, parameters.reviewInterval);
    for (let d = 0; d < due.length; d++) calendars.review.schedule(due[d], day + own.luck[d]);

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

interface Holders {
  readonly shares: Float64Array;
  readonly hurdle: Float64Array;
  readonly staked: Float64Array;
  readonly decisions: Float64Array;
  readonly luck: Float64Array;
  readonly chance: Float64Array;
  readonly stakedIndex: number;
  readonly liquidIndex: number;
  stakedShares: number;
  liquidShares: number;
}

// One short pass each: no unforeseeable branch then waits for a long calculation.

function drawLuck({ luck }: Holders, due: Int32Array, stream: Stream, day: number): void {
  for (let d = 0; d < due.length; d++) luck[d] = stream.second(due[d], day);
}

function weigh({ hurdle, chance }: Holders, due: Int32Array, apr: number, taste: Taste): void {
  for (let d = 0; d < due.length; d++) chance[d] = stakingProbability(apr - hurdle[due[d]], taste);
}

/**
 * Takes the tokens of holders who change their mind to the other side: new shares are worth what the old were. Nobody can
 * foresee who changes, so the sides are numbers (1 staked, 0 not) to calculate with instead of conditions.
 */
function takeSides(holders: Holders, due: Int32Array): void {
  const { shares, staked, luck, chance, stakedIndex, liquidIndex } = holders;
  const stakedPerLiquid = liquidIndex / stakedIndex;
  const liquidPerStaked = stakedIndex / liquidIndex;
  let stakedShares = holders.stakedShares;
  let liquidShares = holders.liquidShares;
  for (let d = 0; d < due.length; d++) {
    const h = due[d];
    const was = staked[h];
    const is = +(luck[d] < chance[d]);
    const stays = was * is + (1 - was) * (1 - is);
    const before = shares[h];
    const after = before * (stays + is * (1 - was) * stakedPerLiquid + was * (1 - is) * liquidPerStaked);
    stakedShares += is * after - was * before;
    liquidShares += (1 - is) * after - (1 - was) * before;
    shares[h] = after;
    staked[h] = is;
  }
  holders.stakedShares = stakedShares;
  holders.liquidShares = liquidShares;
}

/** Days until the next decision of each, into `luck`; a holder's k-th wait (from 0) is drawn at (holder, k). */
function drawWaits({ decisions, luck }: Holders, due: Int32Array, stream: Stream, interval: number): void {
  const stays = logOfStaying(interval);
  for (let d = 0; d < due.length; d++) {
    const k = decisions[due[d]] + 1;
    decisions[due[d]] = k;
    luck[d] = stream.first(due[d], k);
  }
  for (let d = 0; d < due.length; d++) luck[d] = waitOf(luck[d], stays);
}

function logOfStaying(interval: number): number {
  return log(1 - 1 / interval);
}

/** Geometric wait (1, 2, …) by inversion of a 32-bit uniform. */
function waitOf(luck: number, stays: number): number {
  return 1 + Math.floor(log(luck + WORD) / stays);
}

/** Every holder's tokens today. */
function balances({
  shares,
  staked,
  stakedIndex,
  liquidIndex,
}: Pick<Holders, 'shares' | 'staked' | 'stakedIndex' | 'liquidIndex'>): Float64Array {
  return shares.map((share, h) => share * (staked[h] === 1 ? stakedIndex : liquidIndex));
}
