import { rulesInWords } from '../../sensitivity/index.ts';
import type { RestrictionStyle } from '../../sensitivity/index.ts';
import { decimals } from '../../summarise/index.ts';
import type { GoodShare, Regional } from './sensitivity-analysis.ts';
import type { SensitivityPlan } from './sensitivity-plan.ts';
import { BEYOND_CHANCE } from './sensitivity-words.ts';
import { written } from './table-parts.ts';
import type { SensitivityTable, TableUnits } from './table-parts.ts';

/** The answer where good futures cannot be compared with others. */
export function shareTable(
  { good: hits, points, share: found }: GoodShare,
  plan: SensitivityPlan,
): SensitivityTable {
  const percent = (of: number) => `${decimals(100 * of, 1)} %`;
  const { estimate, low, high } = found;
  const more = `more points (--n ${4 * plan.n})`;
  const advice =
    hits === points
      ? 'All are good, so nothing separates good futures from others: look for a stricter --good.'
      : hits < 2
        ? `Too few are good to say what they have in common: ${more} or a milder --good.`
        : `Too few points to say what good futures have in common: ${more}, at least 40.`;
  return {
    head: [],
    rows: [],
    inputs: [],
    notes: [
      `Good means ${plan.good?.text ?? ''}: ${hits} of ${points} points, ${percent(estimate)} [${percent(low)} to ${percent(high)}].`,
      advice,
    ],
    columns: ['good', 'points', 'share', 'share low', 'share high'],
    records: [[hits, points, estimate, low, high]],
  };
}

/** Said where chance explains every distance. */
function chanceNotes({ indices }: Regional['separate'], { n }: SensitivityPlan): string[] {
  const least = Math.min(...indices.map(({ adjusted }) => adjusted));
  if (least < BEYOND_CHANCE) return [];
  return [
    `No input alone separates good futures beyond chance: the smallest p is ${decimals(least, 2)}. More is needed: --n ${4 * n}.`,
  ];
}

/** Which inputs separate good futures from others, the box in which most are good, and a tree. */
export function regionalTable(
  { separate, box, tree }: Regional,
  plan: SensitivityPlan,
  { inputs, label }: TableUnits,
): SensitivityTable {
  const style: RestrictionStyle = {
    name: label,
    value: (name, value) => written(value, inputs.get(name)),
  };
  const { measured, baseDensity } = box;
  const percent = (of: number) => `${decimals(100 * of, 0)} %`;
  const between = (low: number | null, high: number | null) =>
    `[${percent(low ?? 0)} to ${percent(high ?? 1)}]`;
  const { densityInterval, coverageInterval } = measured;
  const leaves = tree.leaves.map(
    ({ rules, points, mean }) => `  ${percent(mean).padStart(5)} of ${points}: ${rulesInWords(rules, style)}`,
  );
  return {
    head: ['input', 'distance', 'p, adjusted'],
    inputs: separate.indices.map(({ name }) => name),
    rows: separate.indices.map(({ name, distance, adjusted }) => [
      label(name),
      decimals(distance, 2),
      adjusted < 0.0001 ? 'below 0.0001' : decimals(adjusted, 4),
    ]),
    notes: [
      `Good means ${plan.good?.text ?? ''}: ${separate.good} of ${separate.points} points.`,
      ...chanceNotes(separate, plan),
      `Box: ${rulesInWords(measured.restrictions, style)}.`,
      `  Inside, ${percent(measured.density)} ${between(densityInterval.low, densityInterval.high)} are good (everywhere ${percent(baseDensity)}); it holds ${percent(measured.coverage)} ${between(coverageInterval.low, coverageInterval.high)} of the good. Measured on the half of the points that did not choose it.`,
      ...(tree.leaves.length === 1
        ? ['Tree: no split tells good futures from others better than chance would.']
        : [`Tree (share of good futures; explains ${percent(tree.explained)} of what varies):`, ...leaves]),
    ],
    columns: ['input', 'distance', 'p', 'p adjusted'],
    records: separate.indices.map(({ name, distance, p, adjusted }) => [name, distance, p, adjusted]),
  };
}
