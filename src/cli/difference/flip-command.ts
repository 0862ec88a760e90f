import { existsSync } from 'node:fs';
import { changedNumber } from '../../report/difference-report/change-words.ts';
import type { RunData } from '../../report/run-data.ts';
import { typed } from '../bundle-words.ts';
import { valueText } from '../sweep/sweep-words.ts';
import type { Call } from '../verb.ts';
import { isExperimentFile } from './sides.ts';

/**
 * The command that searches between both values of the one thing that differs, in futures as those of the second run; undefined where more
 * than one thing differs, where it is no number, and where no file of either experiment is known.
 */
export function flipCommand(call: Call, [first, second]: readonly [RunData, RunData]): string | undefined {
  const changed = changedNumber(first, second);
  const files = [
    ...call.args.filter(isExperimentFile),
    ...[first, second].map(({ experiment }) => `experiments/${experiment.name}.exp.ts`).filter(existsSync),
  ];
  if (changed === undefined || files[0] === undefined) return undefined;
  const { name, unit, values } = changed;
  const [low, high] = [...values].sort((a, b) => a - b).map((value) => valueText(value, unit));
  const { holders } = second.experiment.populations;
  const size = holders === undefined ? '' : ` --holders ${holders}`;
  return `mlab flip ${typed(files[0])} --over "${name}=${low}:${high}"${size}`;
}
