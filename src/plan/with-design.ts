import type { ResolvedDraws } from './coordinated-draws.ts';
import type { ResolvedExperiment } from './resolved.ts';

/** A design laid over an experiment: what is run instead of its own points. */
export interface DesignOverride {
  readonly points: ResolvedExperiment['points'];
  /** `own`: every point has futures of its own; common futures when absent. */
  readonly luck?: 'own';
  /** Only these scenarios, all of them when absent. */
  readonly scenarios?: readonly string[];
  /** How assumptions are drawn; independently when absent, whatever the experiment says: studies compare independent futures. */
  readonly draws?: ResolvedDraws;
}

/**
 * The experiment that runs a design: its points, nothing kept but outcomes, no claims, readings and gates (they are about the experiment as
 * written). Throws for a design without points, or scenarios that the experiment does not have.
 */
export function withDesign(experiment: ResolvedExperiment, design: DesignOverride): ResolvedExperiment {
  const { points, luck, scenarios: wanted } = design;
  if (points.length === 0) throw new Error('invalid design: no points; expected at least 1');
  const scenarios = experiment.scenarios.filter(({ name }) => wanted?.includes(name) ?? true);
  if (wanted !== undefined && scenarios.length !== new Set(wanted).size)
    throw new Error(`invalid scenarios: ${wanted.join(', ')}; expected scenarios of ${experiment.name}`);
  const names = scenarios.map(({ name }) => name);
  // A rule for stopping is about the experiment as written; a design has its own number of replications.
  const {
    stopWhen: _stopWhen,
    lookEvery: _lookEvery,
    draws: _draws,
    readings: _readings,
    ...rest
  } = experiment;
  return {
    ...rest,
    scenarios,
    baseline: names.includes(experiment.baseline) ? experiment.baseline : names[0],
    points,
    ...(luck === undefined ? {} : { luck }),
    ...(design.draws === undefined ? {} : { draws: design.draws }),
    keep: 'outcomes',
    observe: [],
    claims: [],
    expect: [],
  };
}
