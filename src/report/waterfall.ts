import type { ResolvedOutcome } from '../plan/index.ts';
import { printedDecomposition, significant } from '../summarise/index.ts';
import type { Decomposition } from '../summarise/index.ts';
import { unbundled } from './effects.ts';
import type { RunData } from './run-data.ts';
import { shownUnit, withUnit } from './shown-unit.ts';

/** Means of a bundle taken apart, and the line that says so; `parts` in the canonical unit of the outcome. */
export interface Waterfall {
  readonly outcome: string;
  readonly unit: string;
  readonly parts: Decomposition;
  readonly line: string;
}

/** `means, so that parts add up: current 20.4   rate +16.1   reserve -10.2   both together -8.1 (interaction)   full 18.2 years`; `isNamed` names the outcome. */
export function waterfall(
  run: RunData,
  outcome: ResolvedOutcome,
  point: number,
  isNamed = false,
): Waterfall | undefined {
  const values = run.experiment.scenarios.map(({ name }) => run.outcome(name, outcome.name, point));
  const isFinite = values.every((column) =>
    column.every((value) => Number.isNaN(value) || Number.isFinite(value)),
  );
  const isComplete = values[0]?.some((_, r) => values.every((column) => !Number.isNaN(column[r]))) ?? false;
  const parts = isFinite && isComplete ? unbundled(run, outcome, point) : undefined;
  if (parts === undefined) return undefined;
  const { factor, text: unit } = shownUnit(outcome.unit);
  const step = printedStep(parts);
  const printed = printedDecomposition(parts, step);
  const show = (multiples: number): string => significantAt(multiples * step * factor, step * factor);
  const signed = (multiples: number): string => (multiples > 0 ? `+${show(multiples)}` : show(multiples));
  const names = run.experiment.scenarios
    .map(({ name }) => name)
    .filter((name) => name !== run.experiment.baseline);
  const line = [
    `means${isNamed ? ` of ${outcome.name}` : ''}, so that parts add up:  ${run.experiment.baseline} ${show(printed.current)}`,
    ...parts.parts.map(({ name }, k) => `${name} ${signed(printed.parts[k])}`),
    `${parts.parts.length === 2 ? 'both' : 'all'} together ${signed(printed.interaction)} (interaction)`,
    `${names[names.length - 1]} ${withUnit(show(printed.full), unit)}`,
  ].join('   ');
  return { outcome: outcome.name, unit, parts, line };
}

/** The unit of printing at which the largest mean has three digits. */
export function printedStep({ current, parts, full, interaction }: Decomposition): number {
  const largest = Math.max(...[current, ...parts, full, interaction].map(({ mean }) => Math.abs(mean)));
  if (!(largest > 0)) return 1;
  let step = 1;
  while (largest / step >= 1000) step *= 10;
  while (largest / step < 100) step /= 10;
  return step;
}

/** A multiple of `step` with as many digits as the step has. */
function significantAt(value: number, step: number): string {
  const digits = Math.max(1, String(Math.round(Math.abs(value / step))).length);
  return significant(value, digits);
}
