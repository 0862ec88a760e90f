import type { Simulator } from '../design/index.ts';
import { moments } from '../summarise/index.ts';
import { approximateChoice, budgetShares, chanceAhead } from './budget-shares.ts';
import { joined, sampleApart, usableFutures } from './samples.ts';
import { checkedInput, largest, meanOf, settingRecord } from './selection.ts';
import type { CheckedInput, Selection, SelectionInput } from './selection.ts';

interface Spent {
  readonly columns: Float64Array[];
  /** Replications asked for of each setting. */
  readonly asked: number[];
  stages: number;
  dropped: number;
  batches: number;
}

/**
 * Chooses among settings with a fixed number of replications in all: after a first stage, replications go in steps to where they
 * make the right choice most probable (optimal computing budget allocation, Chen et al. 2000). Settings live through futures of
 * their own. No confidence is promised: `confidence` of the answer is the approximate probability of a right choice, and `left`
 * are the settings that may still be better, each with more than (1 - confidence asked for) / (settings - 1).
 * Throws as `selectSequentially`, and for a budget that does not cover the first stage.
 */
export async function selectWithBudget(
  simulator: Simulator,
  input: Omit<SelectionInput, 'indifference' | 'most'> & { readonly budget: number },
): Promise<Selection> {
  const asked = checkedInput({ ...input, indifference: 1 });
  const { points, goal, firstStage: replications, futures, step } = asked;
  const least = points.length * replications;
  if (!(Number.isSafeInteger(input.budget) && input.budget >= least))
    throw new Error(
      `invalid budget: ${input.budget}; expected at least ${least}, the first stage of all settings`,
    );
  const first = await sampleApart(simulator, goal, { name: 'stage-0', points, replications, futures });
  usableFutures(first.columns);
  const spent: Spent = {
    columns: [...first.columns],
    asked: points.map(() => replications),
    stages: 1,
    dropped: first.dropped,
    batches: 1,
  };
  while (total(spent) + step <= input.budget) await spendMore(simulator, asked, spent, input.budget);
  return conclude(asked, spent);
}

const total = ({ asked }: Spent): number => asked.reduce((sum, each) => sum + each, 0);

/** One round: about a tenth of the budget, in whole steps, to those that are farthest behind their share. */
async function spendMore(
  simulator: Simulator,
  asked: CheckedInput,
  spent: Spent,
  budget: number,
): Promise<void> {
  const { points, goal, step } = asked;
  const room = Math.floor((budget - total(spent)) / step);
  const steps = Math.min(room, Math.max(1, Math.round(budget / (10 * step))));
  const given = allot(spent, steps, step);
  for (const count of [...new Set(given)].filter((each) => each > 0).sort((a, b) => a - b)) {
    const group = points.map((_, i) => i).filter((i) => given[i] === count);
    const more = await sampleApart(simulator, goal, {
      name: `stage-${spent.stages}-${count * step}`,
      points: group.map((i) => points[i]),
      replications: count * step,
      futures: asked.futures + spent.batches,
    });
    group.forEach((i, place) => {
      spent.columns[i] = joined(spent.columns[i], more.columns[place]);
      spent.asked[i] += count * step;
    });
    spent.batches += 1;
    spent.dropped += more.dropped;
  }
  spent.stages += 1;
}

/** Steps given to each setting: one after the other to the one whose share is least filled. */
function allot({ columns, asked }: Spent, steps: number, step: number): number[] {
  const of = columns.map((column) => moments(column));
  const shares = budgetShares(
    of.map(({ mean }) => mean),
    of.map(({ variance }) => variance),
  );
  const goal = asked.reduce((sum, each) => sum + each, 0) + steps * step;
  const given = asked.map(() => 0);
  const behind = (i: number): number => shares[i] * goal - asked[i] - given[i] * step;
  for (let s = 0; s < steps; s++)
    given[
      largest(
        asked.map((_, i) => behind(i)),
        asked.map((_, i) => i),
      )
    ] += 1;
  return given;
}

function conclude({ points, goal, confidence }: CheckedInput, spent: Spent): Selection {
  const { columns, stages, dropped } = spent;
  const means = columns.map(meanOf);
  const errors = columns.map((column) => moments(column).variance / column.length);
  const all = points.map((_, i) => i);
  const best = largest(means, all);
  const share = (1 - confidence) / (points.length - 1);
  return {
    method: 'optimal computing budget allocation',
    best,
    left: all.filter(
      (i) => i === best || chanceAhead(means[i] - means[best], errors[i] + errors[best]) > share,
    ),
    decided: false,
    confidence: approximateChoice(means, errors),
    indifference: 0,
    settings: points.map((point, i) => settingRecord(point, columns[i], goal, undefined)),
    stages,
    total: total(spent),
    dropped,
  };
}
