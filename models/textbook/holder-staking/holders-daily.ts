import { level, perDay, sum } from '../../../src/define/index.ts';
import { gini } from '../../arithmetic/inequality.ts';
import { drawHolders, holderParameters, mechanism, publishedStreams, stakingProbability } from './economy.ts';
import type { Taste } from './economy.ts';

// Who decides today, rewritten before it is read: kept between days so that no day allocates.
let deciding = new Int32Array(0);

/** Every holder, every day: draws, decides if its day has come, and grows or sells. Shapes: one value per holder. */
export const holdersDaily = mechanism({
  name: 'holders',
  purpose:
    'Holders now and then decide whether to stake; staked balances grow, the others are sold little by little.',
  parameters: holderParameters,
  reads: ['apr'],
  writes: ['supplyAtStart', 'totalStaked', 'minted', 'sold'],
  own: {
    balance: level('token', { means: 'tokens of each holder', per: 'holders' }),
    hurdle: level('1/year', { means: 'yield each holder asks for', per: 'holders' }),
    staked: level('flag', { means: '1 while a holder is staked', per: 'holders' }),
    stakedTokens: level('token', { means: 'tokens of staked holders' }),
    liquidTokens: level('token', { means: 'tokens of unstaked holders' }),
    luck: level('1', { means: 'second word of today’s draw of each deciding holder', per: 'holders' }),
  },
  draws: ['step', 'balance', 'hurdle', 'status'],
  published: publishedStreams,
  start({ economy, own, parameters, random }) {
    drawHolders(own, parameters, random);
    economy.supplyAtStart = sum(own.balance);
    growAndSell(own, 1, 1);
    economy.totalStaked = own.stakedTokens;
  },
  step({ economy, own, parameters, random, day }) {
    const holders = own.balance.length;
    if (deciding.length < holders) deciding = new Int32Array(holders);
    const many = random.step.select(1 / parameters.reviewInterval, holders, day, deciding, own.luck);
    decide(own, many, economy.apr, parameters);

    const growth = 1 + perDay(economy.apr);
    const keep = 1 - parameters.salesRate;
    growAndSell(own, growth, keep);
    economy.minted += own.stakedTokens * (1 - 1 / growth);
    economy.sold += own.liquidTokens * (1 / keep - 1);
    economy.totalStaked = own.stakedTokens;
  },
  measures: {
    gini: { unit: '1', means: 'Gini coefficient of the balances', of: ({ own }) => gini(own.balance) },
    supply: { unit: 'token', means: 'tokens of all holders', of: ({ own }) => sum(own.balance) },
    stakedShare: {
      unit: 'share',
      means: 'share of holders that are staked',
      of: ({ own }) => sum(own.staked) / own.staked.length,
    },
  },
});

interface Holders {
  readonly balance: Float64Array;
  readonly hurdle: Float64Array;
  readonly staked: Float64Array;
  readonly luck: Float64Array;
  stakedTokens: number;
  liquidTokens: number;
}

/** The first `many` members of `deciding` choose their side. */
function decide({ hurdle, staked, luck }: Holders, many: number, apr: number, taste: Taste): void {
  for (let d = 0; d < many; d++) {
    const h = deciding[d];
    // A number, not a condition: which way it falls cannot be foreseen.
    staked[h] = +(luck[d] < stakingProbability(apr - hurdle[h], taste));
  }
}

/** Multiplies every balance by its side's factor and adds up both sides; the factor is chosen by arithmetic, without a branch. */
function growAndSell(holders: Holders, growth: number, keep: number): void {
  const { balance, staked } = holders;
  let stakedTokens = 0;
  let liquidTokens = 0;
  for (let h = 0; h < balance.length; h++) {
    const stakes = staked[h];
    const stakedBalance = balance[h] * stakes * growth;
    const liquidBalance = balance[h] * (1 - stakes) * keep;
    balance[h] = stakedBalance + liquidBalance;
    stakedTokens += stakedBalance;
    liquidTokens += liquidBalance;
  }
  holders.stakedTokens = stakedTokens;
  holders.liquidTokens = liquidTokens;
}
