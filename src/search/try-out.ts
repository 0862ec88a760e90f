import type { Point, Responses, Simulator } from '../design/index.ts';
import { addTo } from './candidate.ts';
import type { Candidate, Running } from './candidate.ts';
import { goalName, goalValues, signOf } from './goal.ts';
import type { Goal, Threshold } from './goal.ts';

/** How candidates are tried. */
export interface Trial {
  readonly goals: readonly Goal[];
  readonly constraints: readonly Threshold[];
  readonly replications: number;
  readonly again: boolean;
  readonly futures: number;
}

/** Who is tried in a generation. */
export interface Generation {
  readonly parents: readonly Candidate[];
  readonly children: readonly Candidate[];
  readonly generation: number;
}

/** Simulates children, and parents again, in futures of the generation, and adds what they show to what is known; gives the replications asked for. */
export async function tryOut(simulator: Simulator, trial: Trial, generation: Generation): Promise<number> {
  const { parents, children } = generation;
  const again = trial.again ? parents : [];
  const everyone = [...again, ...children];
  if (everyone.length === 0) return 0;
  const responses = await simulator({
    name: `generation-${generation.generation}`,
    points: everyone.map(({ point }): Point => point),
    replications: trial.replications,
    luck: 'common',
    futures: trial.futures + generation.generation,
  });
  const anchors = again.length > 0 ? again : children;
  const columns = quantities(responses, trial);
  const compared = columns
    .slice(0, trial.goals.length)
    .map((values, o) => (trial.again ? againstParents(values, o, anchors, trial.replications) : values));
  everyone.forEach(({ plain, known }, i) => {
    columns.forEach((values, q) => addRow(plain[q], values, i, trial.replications));
    compared.forEach((values, o) => addRow(known[o], values, i, trial.replications));
  });
  return everyone.length * trial.replications;
}

function addRow(running: Running, values: Float64Array, place: number, replications: number): void {
  for (let r = 0; r < replications; r++) {
    const value = values[place * replications + r];
    if (!Number.isNaN(value)) addTo(running, value);
  }
}

/** Values of all goals, lower is better, then of all constraints. */
function quantities(responses: Responses, { goals, constraints }: Trial): Float64Array[] {
  const of = goals.map((goal) => {
    const values = goalValues(responses, goal);
    if (values.some((value) => value === Infinity || value === -Infinity))
      throw new Error(
        `invalid value of ${goalName(goal)}: Infinity; expected finite numbers, or a threshold to be met`,
      );
    return values.map((value) => -signOf(goal) * value);
  });
  return [...of, ...constraints.map(({ response }) => responses.column(response))];
}

/**
 * Values against the mean of some anchors in the same future, put at the level of what is known of the anchors: the first rows are
 * theirs. What futures have in common drops out, also between generations. A future in which all anchors failed stays as it is.
 */
function againstParents(
  values: Float64Array,
  q: number,
  anchors: readonly Candidate[],
  replications: number,
): Float64Array {
  const isFirst = anchors[0].known[q].n === 0;
  const shifts = new Float64Array(replications);
  let grand = 0;
  let counted = 0;
  const means = shifts.map((_, r) => {
    let sum = 0;
    let n = 0;
    anchors.forEach(({ known }, i) => {
      const value = values[i * replications + r];
      if (!Number.isFinite(value) || (!isFirst && known[q].n === 0)) return;
      sum += value;
      n += 1;
      if (!isFirst) shifts[r] += known[q].mean;
    });
    grand += sum;
    counted += n;
    if (!isFirst) shifts[r] /= n;
    return sum / n;
  });
  const level = grand / counted;
  return values.map((value, row) => {
    const r = row % replications;
    const shift = (isFirst ? level : shifts[r]) - means[r];
    return Number.isNaN(shift) ? value : value + shift;
  });
}
