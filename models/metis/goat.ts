import {
  assumed,
  assumption,
  cite,
  level,
  lever,
  METIS_GRID,
  SECONDS_PER_DAY,
  stock,
} from '../../src/define/index.ts';
import { exp, floorToGrid } from '../../src/numeric/index.ts';
import { adoptionMultiple } from '../arithmetic/adoption.ts';
import { GOAT_POOL, goatEmitted } from '../arithmetic/goat-emission.ts';
import { keptAfterDay, nextDeviation } from '../arithmetic/slow-deviation.ts';
import { GOAT_GRID, mechanism } from './economy.ts';
import { usersParameters } from './layer-users.ts';

const genesis = cite('GOAT contracts', {
  url: 'https://github.com/GOATNetwork/goat-contracts',
  place: 'genesis/mainnet.ts',
});
const notFound = 'no figure of its use was found';

/** The end of the vote, 2025-11-03, in days since 1970-01-01. */
const VOTE_DATE = 20_395;

/**
 * GOAT, a layer of Bitcoin: block rewards in its own token by its own schedule, and gas in BTC for its sequencers. No METIS moves unless the
 * foundation spends its validator's income on METIS, which nobody has promised.
 */
export const goat = mechanism({
  name: 'goat',
  purpose: 'GOAT emits its own token and earns gas in BTC; METIS sees nothing of it unless a lever says so.',
  parameters: {
    secondsPerBlock: assumption({
      value: 3,
      unit: 'seconds',
      between: [0.1, 600],
      means: 'time between blocks of GOAT',
      source: assumed('four years a halving of 42,048,000 blocks (goat-contracts) make 3.0 s', 'medium'),
    }),
    blocksAtVote: assumption({
      value: 8_640_000,
      unit: 'blocks',
      between: [0, 1_000_000_000],
      means: 'blocks of GOAT made by 2025-11-03; runs that begin on another day count from there',
      source: assumed('300 days at 3 s; the height was not read', 'low'),
    }),
    ...usersParameters({
      typical: 10_000,
      typicalSource: assumed(`a third of Andromeda’s; ${notFound}`, 'low'),
      adoption: 'none',
      growth: 10,
      growthSource: assumed(`a choice; ${notFound}`, 'low'),
    }),
    feePerTransaction: assumption({
      value: 0.0000002,
      unit: 'BTC/tx',
      between: [0, 1],
      means: 'gas paid for a transaction, in BTC',
      source: assumed(`two US cents at 100,000 USD; ${notFound}`, 'low'),
    }),
    metisFlow: lever({
      value: 'none',
      options: {
        none: 'no income from GOAT is spent on METIS',
        foundation: 'the foundation spends the gas income of its validator on METIS',
      },
      means: 'whether any value of GOAT reaches METIS',
      source: assumed('no fee or yield flow to METIS holders was found', 'high'),
    }),
    foundationShare: assumption({
      value: 1 / 3,
      unit: 'share',
      between: [0, 1],
      means: 'share of GOAT’s gas that the Metis foundation’s validator earns',
      source: genesis,
    }),
  },
  reads: ['price', 'bitcoinPrice'],
  writes: ['market', 'bought'],
  own: {
    pool: stock('GOAT', { means: 'block rewards of GOAT not yet emitted', start: GOAT_POOL }),
    rewarded: stock('GOAT', { means: 'block rewards of GOAT emitted, before and during the run' }),
    treasury: stock('METIS', { means: 'METIS bought by the foundation with income from GOAT' }),
    blocks: level('blocks', {
      means: 'blocks made so far, a fraction of the next one included; below 0 before the first',
    }),
    deviation: level('log', { means: 'logarithm of today’s users over their median' }),
    kept: level('1', { means: 'part of a deviation that is left after a day' }),
    fees: level('BTC/day', { means: 'gas paid today' }),
  },
  draws: ['activity'],
  start({ own, parameters, startDate }) {
    own.kept = keptAfterDay(parameters.halfLife);
    const blocksPerDay = SECONDS_PER_DAY / parameters.secondsPerBlock;
    own.blocks = parameters.blocksAtVote + (startDate - VOTE_DATE) * blocksPerDay;
    emit(own);
  },
  step({ economy, own, parameters, random, day }) {
    const luck = random.activity.normal(0, day);
    own.deviation = nextDeviation(own.deviation, own.kept, parameters.spread, luck);
    own.blocks += SECONDS_PER_DAY / parameters.secondsPerBlock;
    emit(own);

    const { adoption, growth, halfwayDays, typicalTransactions } = parameters;
    const adopted = adoptionMultiple(adoption, day, growth, halfwayDays);
    const users = own.blocks > 0 ? typicalTransactions * adopted * exp(own.deviation) : 0;
    own.fees = users * parameters.feePerTransaction;
    if (parameters.metisFlow === 'none') return;
    const income = own.fees * parameters.foundationShare * economy.bitcoinPrice;
    const amount = floorToGrid(Math.min(income / economy.price, economy.market), METIS_GRID);
    economy.market -= amount;
    own.treasury += amount;
    economy.bought += amount;
  },
  measures: {
    emitted: { unit: 'GOAT', means: 'block rewards emitted so far', of: ({ own }) => own.rewarded },
    fees: { unit: 'BTC/day', means: 'gas paid today', of: ({ own }) => own.fees },
    treasury: {
      unit: 'METIS',
      means: 'METIS bought by the foundation with income from GOAT so far',
      of: ({ own }) => own.treasury,
    },
  },
});

/** Moves what the blocks made so far have earned and the pool still holds. */
function emit(own: { pool: number; rewarded: number; readonly blocks: number }): void {
  const amount = floorToGrid(goatEmitted(Math.floor(own.blocks)), GOAT_GRID) - own.rewarded;
  own.pool -= amount;
  own.rewarded += amount;
}
