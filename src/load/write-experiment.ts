import type { Model } from '../define/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';

/** Writes a resolved experiment as a file that loads to the identical resolved experiment. */
export function writeExperiment(
  _resolved: ResolvedExperiment,
  _model: Model,
  _format: 'json' | 'yaml',
): string {
  throw new Error('not yet');
}
