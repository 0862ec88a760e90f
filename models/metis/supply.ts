import { assumed, assumption, cite, dayNumber, LabError, METIS_GRID, sum } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { FUND_CREATED } from './allocation.ts';
import { circulatingOf } from './board/supply.ts';
import { MAXIMUM_SUPPLY, mechanism } from './economy.ts';

const fundDay = dayNumber(FUND_CREATED);

/**
 * Divides the 10,000,000 METIS among the accounts of the first day. *Circulating* is everything outside the reward budget,
 * the grants budget, the reserve, the locked allocation, the treasury, what was never issued and what was burned; bonds,
 * buffers and vaults circulate. Sources disagree: circulating supply is only known from market capitalisation, and what the
 * Ecosystem Development Fund has spent is not published. So the grants budget is what the other two amounts leave, whatever
 * fund it stands in. A run that begins before the fund existed (2023-12-20) leaves everything to the allocation of 2021.
 * Throws E151 when the two amounts exceed the supply.
 */
export const supply = mechanism({
  name: 'supply',
  purpose:
    'Divides the fixed supply among circulation, the reward budget and the grants budget, and counts what circulates.',
  parameters: {
    circulating: assumption({
      value: 6_500_000,
      unit: 'METIS',
      between: [0, MAXIMUM_SUPPLY],
      means: 'circulating METIS on the first day of a run that begins on 2023-12-20 or later',
      source: assumed(
        'market capitalisation over price gave 6.3 to 6.7 million in July 2025 and 7.35 million in May 2026; no daily series is published',
        'medium',
      ),
    }),
    rewardBudgetLeft: assumption({
      value: 2_949_966.79,
      unit: 'METIS',
      between: [0, MAXIMUM_SUPPLY],
      means:
        'left for sequencer rewards on the first day of a run that begins on 2023-12-20 or later: 3,000,000 less the 50,033.21 paid out by 2025-10-07',
      source: cite(
        'Metis documentation, Andromeda benefits: 3,000,000 METIS for sequencer mining; payouts read on chain',
        {
          url: 'https://github.com/l2beat/l2beat',
          place: 'packages/config/src/projects/metis/discovered.json, 2025-10-07',
        },
      ),
    }),
  },
  reads: ['eagrReserve', 'burned', 'unvested', 'treasury'],
  writes: ['unissued', 'rewardBudget', 'grantsBudget', 'market'],
  start({ economy, parameters, startDate }) {
    if (startDate < fundDay) return;
    const circulating = floorToGrid(parameters.circulating, METIS_GRID);
    const rewards = floorToGrid(parameters.rewardBudgetLeft, METIS_GRID);
    const grants = economy.unissued - circulating - rewards;
    if (grants < 0) {
      throw new LabError(
        'E151',
        `conflicting supply.circulating and supply.rewardBudgetLeft: ${circulating + rewards}`,
        {
          path: 'supply.circulating',
          expected: `together they may hold at most ${economy.unissued} METIS; the rest is the grants budget`,
        },
      );
    }
    economy.unissued -= circulating;
    economy.market += circulating;
    economy.unissued -= rewards;
    economy.rewardBudget += rewards;
    economy.unissued -= grants;
    economy.grantsBudget += grants;
  },
  // Afterwards METIS only moves: the supply has nothing to do in a day.
  step() {},
  measures: {
    circulating: {
      unit: 'METIS',
      means:
        'METIS outside the reward budget, the grants budget, the reserve, the locked allocation, the treasury, the never issued and the burned',
      of: ({ economy }) => circulatingOf(economy),
    },
    nonCirculating: {
      unit: 'METIS',
      means:
        'METIS in the reward budget, the grants budget, the reserve, the locked allocation and the treasury, or never issued',
      of: ({ economy }) =>
        economy.rewardBudget +
        economy.grantsBudget +
        economy.eagrReserve +
        sum(economy.unvested) +
        economy.treasury +
        economy.unissued,
    },
  },
});
