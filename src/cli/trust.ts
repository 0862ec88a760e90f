import { relative, resolve } from 'node:path';
import { exitCodes, LabError } from '../define/index.ts';
import { hasOwnModel } from '../run/stored-experiment.ts';
import type { RunFolder } from '../store/index.ts';
import type { Call } from './verb.ts';
import { resultsFolder } from './verb.ts';

/** The option of commands that may have to execute code that came with a run. */
export const trustOption = [
  '--trust-code',
  'run the code of a model that came with a run from elsewhere',
] as const;

/** Refuses to execute the model of a run that stands outside the results folder, unless told to. Throws E701. */
export function checkTrust(call: Call, { folder }: RunFolder): void {
  if (call.options['trustCode'] === true || !hasOwnModel(folder)) return;
  const way = relative(resolve(resultsFolder(call)), resolve(folder));
  if (!way.startsWith('..')) return;
  throw new LabError('E701', 'the run brings a model of its own, and does not stand in the results folder', {
    exit: exitCodes.cannotRun,
    file: folder,
    expected: 'a look at experiment.bundle.mjs in that folder; then --trust-code',
  });
}
