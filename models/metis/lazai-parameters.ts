// Longer than most: a list of levers and assumptions, each with its range and its source.
import { assumed, assumption, cite, lever } from '../../src/define/index.ts';
import { LAZAI_BURN_SHARE, LAZAI_SYSTEM_CAP, LAZAI_SYSTEM_SHARE } from '../arithmetic/fee-split.ts';
import { usersParameters } from './layer-users.ts';

const genesisContracts = (place: string) =>
  cite('LazAI genesis contracts', { url: 'https://github.com/0xLazAI/lazai-genesis', place });
const sdk = (place: string) =>
  cite('Metis SDK', { url: 'https://github.com/MetisProtocol/metis-sdk', place });
const notFound = 'gas price, transactions and fees of LazAI were not found';

/** When LazAI opens, who uses it and what gas costs. */
const layer = {
  launched: lever({
    value: 'yes',
    options: { no: 'LazAI does not open', yes: 'LazAI opens on its day' },
    means: 'whether LazAI opens',
    source: cite('Foresight News via Bitget: alpha main network announced', { place: '2025-12-22' }),
  }),
  openingDelay: assumption({
    value: 32,
    unit: 'days',
    between: [0, 36_500],
    means: 'days from the genesis of 2025-11-20 to the opening',
    source: cite('Foresight News via Bitget: alpha main network announced', {
      place: '2025-12-22; genesis timestamp 2025-11-20 07:00 UTC in 0xLazAI/lazai-genesis',
    }),
  }),
  ...usersParameters({
    typical: 2_000,
    typicalSource: assumed(
      `a ninth of the 18,000 interactions a day of the test network; ${notFound}`,
      'low',
    ),
    adoption: 'bass',
    growth: 9,
    growthSource: assumed(
      'up to the 18,000 interactions a day of the test network (545,436 in its first month)',
      'low',
    ),
  }),
  gasPerTransaction: assumption({
    value: 100_000,
    unit: 'gas/tx',
    between: [21_000, 100_000_000],
    means: 'gas of a transaction of users other than AI clients',
    source: assumed('between a transfer (21,000) and a swap (about 150,000)', 'low'),
  }),
  baseGasPrice: assumption({
    value: 9.39,
    unit: 'gwei',
    between: [0, 1_000_000],
    means: 'METIS for a unit of gas without congestion, in billionths',
    source: assumed(`as on Andromeda on 2026-01-07; ${notFound}`, 'low'),
  }),
  gasPerBlock: assumption({
    value: 100_000_000,
    unit: 'gas/block',
    between: [1_000_000, 1_000_000_000_000],
    means: 'largest gas of a block',
    source: genesisContracts('mainnet/genesis.json'),
  }),
  secondsPerBlock: assumption({
    value: 1,
    unit: 'seconds',
    between: [0.01, 60],
    means: 'time between blocks',
    source: sdk('devops/compose/lazai/mainnet/mala/data/config/config.toml'),
  }),
  peakToMean: assumption({
    value: 3,
    unit: '1',
    between: [1, 100],
    means: 'gas asked for at the busiest time of a day over the mean of the day',
    source: assumed('a working day of eight hours', 'low'),
  }),
  congestion: assumption({
    value: 'clearing',
    options: {
      clearing: 'the price moves until the gas asked for meets the target, as a base fee does',
      queue: 'the price follows the wait of a queue, 1/(1 − utilisation)',
      none: 'the price never moves; what does not fit is refused',
    },
    means: 'how the price of gas answers when demand nears capacity',
    source: assumed(`the chain is a fork of Ethereum’s client, whose base fee clears; ${notFound}`, 'low'),
  }),
  targetShare: assumption({
    value: 0.5,
    unit: 'share',
    between: [0.01, 1],
    means: 'share of capacity at which the base fee rests',
    source: cite('EIP-1559', {
      url: 'https://eips.ethereum.org/EIPS/eip-1559',
      place: 'elasticity multiplier 2',
    }),
  }),
  clearingSpeed: assumption({
    value: 0.8,
    unit: '1/day',
    between: [0, 2],
    means: 'part of the logarithm of gas asked for over target by which the price moves in a day',
    source: assumed('a base fee needs minutes; below 1, so that price and demand do not swing', 'low'),
  }),
  highestMultiple: assumption({
    value: 1_000,
    unit: '1',
    between: [1, 1_000_000],
    means: 'multiple of the base price that is never exceeded',
    source: assumed('a bound for a day; Ethereum’s fee rose a hundredfold in its worst weeks', 'low'),
  }),
  walletDays: assumption({
    value: 30,
    unit: 'days',
    between: [0, 3_650],
    means: 'days of gas that users keep in wallets on LazAI',
    source: assumed('a monthly bridge transfer', 'low'),
  }),
};

/** Where fees go. */
const fees = {
  feeSplit: lever({
    value: 'proposer',
    options: {
      proposer: 'all fees go to the proposer of the block (documentation)',
      contract: 'a part is burned, a part goes to the system pool, the rest to the proposer (contract code)',
    },
    means: 'which of two published rules divides LazAI’s fees',
    source: assumed('documentation and contract of December 2025 contradict each other', 'medium'),
  }),
  burnShare: lever({
    value: LAZAI_BURN_SHARE,
    unit: 'share',
    between: [0, 1],
    means: 'share of fees burned under `feeSplit: contract`',
    source: genesisContracts('ValidatorSet.sol, initial constants'),
  }),
  systemShare: lever({
    value: LAZAI_SYSTEM_SHARE,
    unit: 'share',
    between: [0, 1],
    means: 'share of fees for the system pool under `feeSplit: contract`; with burnShare at most 1',
    source: genesisContracts('ValidatorSet.sol, initial constants'),
  }),
  systemCap: lever({
    value: LAZAI_SYSTEM_CAP,
    unit: 'METIS',
    between: [0, 1_000_000],
    means: 'METIS in the system pool from which on it takes no more fees',
    source: genesisContracts('ValidatorSet.sol, initial constants'),
  }),
};

/** Who validates. */
const validators = {
  minimumBond: lever({
    value: 20_000,
    unit: 'METIS',
    between: [1, 1_000_000],
    means: 'smallest bond of a validator',
    source: genesisContracts('StakeHub.sol: 20,000 METIS of self-delegation; the configuration file says 1'),
  }),
  foundingValidators: assumption({
    value: 4,
    unit: '1',
    between: [0, 200],
    means: 'validators of the foundation, which stay whatever they earn',
    source: assumed('the smallest number that survives one fault; the set was not read', 'low'),
  }),
  bondSource: lever({
    value: 'reserve',
    options: {
      reserve: 'from what the reserve has released for validators, while it lasts; then bought',
      bought: 'bought from the market by each validator',
    },
    means: 'where the bonds of new validators come from',
    source: cite('Metis Ecosystem Unification and Economic Model Evolution', {
      url: 'https://forum.ceg.vote/t/11006',
      place: 'section 2: validator staking for new network phases',
    }),
  }),
  decisions: assumption({
    value: 'on',
    options: {
      on: 'validators enter and leave by their income',
      off: 'only the founding validators are there',
    },
    means: 'whether validators enter and leave',
    source: assumed('a validator must pay for its machine and its bond', 'medium'),
  }),
  reviewDays: assumption({
    value: 30,
    unit: 'days',
    between: [1, 3_650],
    means: 'mean days between two reviews of a validator seat',
    source: assumed('a monthly bill', 'medium'),
  }),
  runningCost: assumption({
    value: 15,
    unit: 'USD/day',
    between: [0, 10_000],
    means: 'cost of running a validator',
    source: assumed('as of a sequencer: a rented machine and some hours of work; not published', 'low'),
  }),
  hurdle: assumption({
    value: 0.1,
    unit: '1/year',
    between: [0, 5],
    means: 'net return on its own bond that a validator asks for',
    source: assumed('about what yield seekers ask for', 'low'),
  }),
  incomeMemory: assumption({
    value: 30,
    unit: 'days',
    between: [1, 3_650],
    means: 'days over which validators smooth the fees they expect',
    source: assumed('a month', 'low'),
  }),
  incomeSold: assumption({
    value: 1,
    unit: 'share',
    between: [0, 1],
    means: 'share of the fees earned that a validator sells at each review',
    source: assumed('machines are paid for in dollars', 'low'),
  }),
  unbondingDays: lever({
    value: 7,
    unit: 'days',
    between: [0, 365],
    means: 'days from leaving to getting the bond back',
    source: genesisContracts('StakeHub.sol'),
  }),
};

/** What is taken for faults. */
const slashing = {
  slashing: lever({
    value: 'on',
    options: { on: 'faults cost METIS and days in jail', off: 'faults cost nothing' },
    means: 'whether faults are punished',
    source: genesisContracts('StakeHub.sol, SlashIndicator.sol'),
  }),
  daysBetweenDowntimes: assumption({
    value: 365,
    unit: 'days',
    between: [1, 1_000_000],
    means: 'mean days between two times at which a validator misses 150 blocks',
    source: assumed('once a year: some minutes down at 1 s a block; not measured', 'low'),
  }),
  downtimeSlash: lever({
    value: 10,
    unit: 'METIS',
    between: [0, 1_000_000],
    means: 'METIS taken for downtime',
    source: genesisContracts('StakeHub.sol: 10 METIS and 2 days at 150 missed blocks'),
  }),
  downtimeJail: lever({
    value: 2,
    unit: 'days',
    between: [0, 3_650],
    means: 'days without blocks after downtime',
    source: genesisContracts('StakeHub.sol: 10 METIS and 2 days at 150 missed blocks'),
  }),
  daysBetweenDoubleSigns: assumption({
    value: 36_500,
    unit: 'days',
    between: [1, 10_000_000],
    means: 'mean days between two double signatures of a validator',
    source: assumed('once a century; none is known of', 'low'),
  }),
  doubleSignSlash: lever({
    value: 200,
    unit: 'METIS',
    between: [0, 1_000_000],
    means: 'METIS taken for a double signature',
    source: genesisContracts('StakeHub.sol: 200 METIS and 30 days'),
  }),
  doubleSignJail: lever({
    value: 30,
    unit: 'days',
    between: [0, 3_650],
    means: 'days without blocks after a double signature',
    source: genesisContracts('StakeHub.sol: 200 METIS and 30 days'),
  }),
};

/** Parameters of `lazai`. */
export const lazaiParameters = { ...layer, ...fees, ...validators, ...slashing };
