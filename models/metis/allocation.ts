import { cite } from '../../src/define/index.ts';

/** Where the table of the allocation comes from: no official document with a schedule was found. */
export const allocationSource = cite('DefiLlama emissions adapter for Metis', {
  url: 'https://github.com/DefiLlama/emissions-adapters',
  read: '2026-04-03',
  place: 'protocols/metis.ts (ef62935)',
});

/** Day of the token generation event, 2021-05-12; it took place an hour before midnight UTC. */
export const LAUNCH = '2021-05-12';

/** Seconds of the first day that were left at the launch, 23:00 UTC. */
export const SECONDS_LEFT_ON_LAUNCH_DAY = 3_600;

/** A month of the schedule: 2,629,743 seconds, as in the adapter. */
export const SCHEDULE_MONTH = 2_629_743;

/** How a row of the allocation is unlocked after its part at the launch. */
export interface Bucket {
  readonly name: string;
  /** METIS of the row. */
  readonly amount: number;
  /** Share unlocked at the launch. */
  readonly atLaunch: number;
  /** Months from the launch until the clock of the steps starts. */
  readonly clock: number;
  /** Months between steps. */
  readonly every: number;
  /** Equal steps of what the launch left; 0: all at the launch, or a rule of its own. */
  readonly steps: number;
}

const stepwise = (
  name: string,
  amount: number,
  atLaunch: number,
  { clock = 0, every = 3, steps }: { clock?: number; every?: number; steps: number },
): Bucket => ({ name, amount, atLaunch, clock, every, steps });

/** Rows of the allocation of 2021; together 10,000,000 METIS. The last two have rules of their own. */
export const allocation: readonly Bucket[] = [
  stepwise('founding team', 700_000, 0, { clock: 6, steps: 8 }),
  stepwise('MetisLab foundation', 400_000, 0.1, { steps: 8 }),
  stepwise('advisors', 150_000, 0.05, { steps: 8 }),
  stepwise('angel investors', 100_000, 0.05, { steps: 8 }),
  stepwise('seed investors', 600_000, 0.1, { steps: 4 }),
  stepwise('private sale', 700_000, 0.1, { steps: 4 }),
  stepwise('community star', 300_000, 0.1, { every: 1, steps: 12 }),
  stepwise('strategic sale', 150_000, 0.1, { every: 1, steps: 12 }),
  stepwise('IDO', 30_000, 1, { steps: 0 }),
  stepwise('airdrop', 600_000, 1, { steps: 0 }),
  stepwise('liquidity reserve', 600_000, 1, { steps: 0 }),
  stepwise('community development', 900_000, 0, { steps: 0 }),
  stepwise('transaction mining', 4_770_000, 0, { steps: 0 }),
];

/** Row of the community’s ad hoc releases: 600,000 METIS in the first year and 300,000 in the second. */
export const COMMUNITY = 11;

/** Row of mining, which became the Ecosystem Development Fund in December 2023. */
export const MINING = 12;

/** METIS of the community’s row for its first year of 365 days; the rest is for the second. */
export const COMMUNITY_FIRST_YEAR = 600_000;

/** METIS of mining in the first year of the table; the rest is for the nine years that follow. */
export const MINING_FIRST_YEAR = 1_486_000;

/** Years of mining. */
export const MINING_YEARS = 10;

/** Day on which the rest of the mining bucket was minted and became the Ecosystem Development Fund. */
export const FUND_CREATED = '2023-12-20';
