import type { ResolvedExperiment } from '../plan/index.ts';

/**
 * An experiment that says what the command line set, also where its disclosure does not (any more): values in `overrides`, the text of
 * experiment.overrides.json, that fix an assumption and stand in no entry `set …`. An unreadable text adds nothing: other checks name it.
 */
export function tellingOverrides(experiment: ResolvedExperiment, overrides: string): ResolvedExperiment {
  const told = Object.keys(experiment.disclosure);
  const missing = namesSetIn(overrides).flatMap((name): (readonly [string, string])[] => {
    const found = experiment.assumptions.find((each) => each.name === name)?.distribution;
    if (found?.kind !== 'fixed' || told.some((key) => key.startsWith('set ') && key.endsWith(` ${name}`)))
      return [];
    return [[`set all ${name}`, `what the experiment says -> ${found.value}`]];
  });
  if (missing.length === 0) return experiment;
  return { ...experiment, disclosure: { ...experiment.disclosure, ...Object.fromEntries(missing) } };
}

function namesSetIn(overrides: string): string[] {
  try {
    const { set }: { set?: unknown } = JSON.parse(overrides);
    return typeof set === 'object' && set !== null ? Object.keys(set) : [];
  } catch {
    return [];
  }
}
