import { dayNumber, level, METIS_GRID, SECONDS_PER_DAY, sum, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { releasedBy } from '../arithmetic/linear-release.ts';
import { unlockedShare } from '../arithmetic/vesting.ts';
import {
  allocation,
  COMMUNITY,
  COMMUNITY_FIRST_YEAR,
  FUND_CREATED,
  LAUNCH,
  MINING,
  MINING_FIRST_YEAR,
  MINING_YEARS,
  SCHEDULE_MONTH,
  SECONDS_LEFT_ON_LAUNCH_DAY,
} from './allocation.ts';
import { mechanism } from './economy.ts';
import { vestingParameters } from './vesting-parameters.ts';

const launchDay = dayNumber(LAUNCH);
const fundDay = dayNumber(FUND_CREATED);
/** The rows with what `unlockedShare` takes: months as seconds. */
const rows = allocation.map(({ amount, atLaunch, clock, every, steps }) => ({
  amount,
  rule: { atLaunch, clock: clock * SCHEDULE_MONTH, every: every * SCHEDULE_MONTH, steps },
}));

/**
 * The allocation of 2021, unlocked by calendar date. It takes what `supply` left unissued, so it acts only in runs that
 * begin before the development fund (2023-12-20); in later ones the rows are empty and circulation is given.
 */
export const vesting = mechanism({
  name: 'vesting',
  purpose:
    'Unlocks the allocation of 2021 row by row by calendar date, and turns what is left of mining into the development fund.',
  parameters: vestingParameters,
  writes: ['unissued', 'unvested', 'unlocked', 'mined', 'sold', 'market', 'rewardBudget', 'grantsBudget'],
  own: {
    open: level('flag', { means: '1 while something of the allocation of 2021 is locked' }),
    fundOpen: level('flag', { means: '1 until the development fund is created, where it will be' }),
    unlockedSoFar: level('METIS', { means: 'METIS unlocked since the launch, mining apart' }),
    minedSoFar: level('METIS', { means: 'METIS paid to members of DACs since the launch' }),
    fund: level('METIS', { means: 'METIS of the development fund when it was created' }),
  },
  start({ economy, own, parameters, startDate }) {
    if (economy.unissued === 0) return;
    for (let b = 0; b < rows.length; b++) {
      economy.unissued -= rows[b].amount;
      economy.unvested[b] += rows[b].amount;
    }
    own.open = 1;
    own.fundOpen = parameters.mining === 'asHappened' ? 1 : 0;
    unlock(startDate - launchDay, economy, own, parameters);
    mine(startDate - launchDay, economy, own, parameters);
  },
  step({ economy, own, parameters, day, startDate }) {
    if (own.open === 0) return;
    const sinceLaunch = startDate + day - launchDay;
    const unlocked = unlock(sinceLaunch, economy, own, parameters);
    const mined = mine(sinceLaunch, economy, own, parameters);
    economy.unlocked += unlocked;
    economy.mined += mined;
    if (parameters.sales === 'share') economy.sold += (unlocked + mined) * parameters.soldAtOnce;
    if (own.fundOpen === 1 && startDate + day >= fundDay) createFund(economy, own, parameters);
    own.open = sum(economy.unvested) > 0 ? 1 : 0;
  },
  measures: {
    locked: {
      unit: 'METIS',
      means: 'METIS of the allocation of 2021 that are not yet unlocked',
      of: ({ economy }) => sum(economy.unvested),
    },
    unlocked: {
      unit: 'METIS',
      means: 'METIS unlocked since the launch, mining apart; 0 in runs that begin after 2023-12-20',
      of: ({ own }) => own.unlockedSoFar,
    },
    mined: {
      unit: 'METIS',
      means: 'METIS paid out of the mining row since the launch; 0 in runs that begin after 2023-12-20',
      of: ({ own }) => own.minedSoFar,
    },
    fund: {
      unit: 'METIS',
      means: 'METIS of the development fund when it was created; 0 in runs that begin later or create none',
      of: ({ own }) => own.fund,
    },
  },
});

interface Accounts {
  readonly unvested: Float64Array;
  market: number;
  rewardBudget: number;
  grantsBudget: number;
}
interface Books {
  fundOpen: number;
  unlockedSoFar: number;
  minedSoFar: number;
  fund: number;
}
interface Rules {
  readonly community: 'linear' | 'yearly' | 'withheld';
  readonly mining: 'asHappened' | 'table' | 'even';
  readonly minedPerDay: number;
  readonly minedFrom: number;
  readonly minedInAll: number;
  readonly fundForRewards: number;
}

/** Brings every row but mining to what is unlocked at the end of a day; returns what was unlocked. */
function unlock(sinceLaunch: number, economy: Accounts, own: Books, rules: Rules): number {
  const seconds = sinceLaunch * SECONDS_PER_DAY + SECONDS_LEFT_ON_LAUNCH_DAY;
  let unlocked = 0;
  for (let b = 0; b < MINING; b++) {
    if (economy.unvested[b] === 0) continue;
    const { amount, rule } = rows[b];
    const share = b === COMMUNITY ? 0 : unlockedShare(rule, seconds);
    const due = b === COMMUNITY ? communityBy(sinceLaunch, amount, rules) : share * amount;
    unlocked += payOut(b, due - (amount - economy.unvested[b]), economy);
  }
  own.unlockedSoFar += unlocked;
  return unlocked;
}

/** METIS of the community’s row released by the end of a day. */
function communityBy(sinceLaunch: number, amount: number, rules: Rules): number {
  if (rules.community === 'withheld') return 0;
  const [first, second] = [COMMUNITY_FIRST_YEAR, amount - COMMUNITY_FIRST_YEAR];
  if (rules.community === 'yearly')
    return (sinceLaunch >= YEAR ? first : 0) + (sinceLaunch >= 2 * YEAR ? second : 0);
  return releasedBy(sinceLaunch, first, 1, YEAR) + releasedBy(sinceLaunch, second, YEAR + 1, YEAR);
}

/** Pays out of the mining row what its rule has paid by the end of a day. */
function mine(sinceLaunch: number, economy: Accounts, own: Books, rules: Rules): number {
  const mined = payOut(MINING, minedBy(sinceLaunch, rules) - own.minedSoFar, economy);
  own.minedSoFar += mined;
  return mined;
}

function minedBy(sinceLaunch: number, rules: Rules): number {
  const { amount } = rows[MINING];
  if (rules.mining === 'even') return releasedBy(sinceLaunch, amount, 1, MINING_YEARS * YEAR);
  if (rules.mining === 'asHappened')
    return Math.min(rules.minedInAll, rules.minedPerDay * Math.max(0, sinceLaunch - rules.minedFrom));
  return (
    releasedBy(sinceLaunch, MINING_FIRST_YEAR, 1, YEAR) +
    releasedBy(sinceLaunch, amount - MINING_FIRST_YEAR, YEAR + 1, (MINING_YEARS - 1) * YEAR)
  );
}

/** Moves what is due of a row, as far as it holds, to the market’s inventory. */
function payOut(b: number, due: number, economy: Accounts): number {
  const amount = floorToGrid(Math.min(Math.max(0, due), economy.unvested[b]), METIS_GRID);
  economy.unvested[b] -= amount;
  economy.market += amount;
  return amount;
}

/** What is left of mining, and of the community’s row where it was withheld, becomes the Ecosystem Development Fund. */
function createFund(economy: Accounts, own: Books, rules: Rules): void {
  const rest = economy.unvested[MINING];
  const rewards = Math.min(rest, floorToGrid(rules.fundForRewards, METIS_GRID));
  economy.unvested[MINING] -= rewards;
  economy.rewardBudget += rewards;
  economy.unvested[MINING] -= rest - rewards;
  economy.grantsBudget += rest - rewards;
  own.fund = rest;
  own.fundOpen = 0;
  if (rules.community !== 'withheld') return;
  const withheld = economy.unvested[COMMUNITY];
  economy.unvested[COMMUNITY] -= withheld;
  economy.grantsBudget += withheld;
}
