import { METIS_GRID, sum, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { yearsUntilEmpty } from '../arithmetic/runway.ts';

/** The accounts that rewards are paid from and to. */
export interface Budget {
  rewardBudget: number;
  grantsBudget: number;
  readonly jointFund: number;
  readonly rewardPerBlock: number;
  readonly rewardsHeld: Float64Array;
  rewardsPaid: number;
  rewardsMissed: number;
  settledBatches: number;
}

/** What the pool remembers between settlements. */
export interface Books {
  readonly blocksDue: Float64Array;
  blocksMissed: number;
  readonly pace: number;
  readonly grantsPace: number;
  yearsAtEmpty: number;
}

/** Years (from today) until the budgets cannot pay what accrues; what is already due counts as spent. */
export function yearsLeft(economy: Readonly<Budget>, own: Readonly<Books>): number {
  const free = economy.rewardBudget - sum(own.blocksDue) * economy.rewardPerBlock;
  const shared = economy.jointFund === 1 ? economy.grantsBudget : 0;
  return yearsUntilEmpty(free, shared, own.pace, own.grantsPace);
}

/** Notes when the budget was used up, in years from the start; forgets it when there is something again. */
export function noteWhenEmpty(economy: Readonly<Budget>, own: Books, day: number): void {
  const left = yearsLeft(economy, own);
  if (left > 0) own.yearsAtEmpty = -1;
  else if (own.yearsAtEmpty < 0) own.yearsAtEmpty = Math.max(0, day / YEAR + left);
}

/** Pays the shared gas fees by blocks made, as far as the vault holds; returns what was paid. */
export function shareFees(
  economy: { feeVault: number; readonly rewardsHeld: Float64Array },
  own: { readonly blocksDue: Float64Array; feesDue: number },
): number {
  const blocks = sum(own.blocksDue);
  const fees = Math.min(own.feesDue, economy.feeVault);
  if (blocks === 0 || fees === 0) return 0;
  let paid = 0;
  for (let s = 0; s < own.blocksDue.length; s++) {
    const fee = floorToGrid((fees * own.blocksDue[s]) / blocks, METIS_GRID);
    economy.feeVault -= fee;
    economy.rewardsHeld[s] += fee;
    paid += fee;
  }
  own.feesDue -= paid;
  return paid;
}

/** Pays for all blocks due at the reward per block of today, in full or not at all; returns what was paid. */
export function settle(economy: Budget, own: Books): number {
  let due = 0;
  for (let s = 0; s < own.blocksDue.length; s++) {
    due += floorToGrid(own.blocksDue[s] * economy.rewardPerBlock, METIS_GRID);
  }
  const available = economy.rewardBudget + (economy.jointFund === 1 ? economy.grantsBudget : 0);
  if (due > available) {
    const blocks = sum(own.blocksDue);
    economy.rewardsMissed += (blocks - own.blocksMissed) * economy.rewardPerBlock;
    own.blocksMissed = blocks;
    return 0;
  }
  for (let s = 0; s < own.blocksDue.length; s++) {
    const reward = floorToGrid(own.blocksDue[s] * economy.rewardPerBlock, METIS_GRID);
    const fromRewards = Math.min(reward, economy.rewardBudget);
    economy.rewardBudget -= fromRewards;
    economy.grantsBudget -= reward - fromRewards;
    economy.rewardsHeld[s] += reward;
    own.blocksDue[s] = 0;
  }
  own.blocksMissed = 0;
  economy.rewardsPaid += due;
  economy.settledBatches += 1;
  return due;
}
