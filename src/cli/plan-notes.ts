import { grouped } from '../define/index.ts';
import type { Overrides } from '../load/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';

/** The assumptions that `--set` fixed, with their values: `1 fixed by --set: supply.circulating = 7M METIS`; undefined when none. */
export function fixedBySet({ assumptions }: ResolvedExperiment, { set = {} }: Overrides): string | undefined {
  const fixed = Object.entries(set).filter(([given]) => assumptions.some(({ name }) => name === given));
  if (fixed.length === 0) return undefined;
  return `${fixed.length} fixed by --set: ${fixed.map(([name, value]) => `${name} = ${value}`).join(', ')}`;
}

/**
 * What to say when a finished run of `total` simulated futures has more replications than are asked for, or fewer because its rules for
 * stopping were met; undefined otherwise.
 */
export function otherThanAsked(
  { scenarios, points, replications }: ResolvedExperiment,
  total: number,
): string | undefined {
  const has = total / (scenarios.length * points.length);
  if (has === replications) return undefined;
  if (has < replications) {
    const met = `Its rules for stopping were met at ${grouped(has)} of at most ${grouped(replications)} replications`;
    return `${met}; stricter ones (--stop-when) go on from there.`;
  }
  return `It has ${grouped(has)} replications, more than the ${grouped(replications)} asked for.`;
}
