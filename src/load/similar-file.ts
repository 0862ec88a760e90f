import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nearest } from '../define/index.ts';

/** The usual folder of experiments. */
const folderOfExperiments = 'experiments';

/**
 * An experiment file that someone may have meant by a path that leads to none: with the nearest name beside it, or in `experiments`, where an
 * ending may be left out: `experiments/eagr.exp.ts` for `eagr`. Undefined when nothing is near.
 */
export function similarFile(path: string): string | undefined {
  const asked = basename(path);
  for (const folder of new Set([dirname(path), folderOfExperiments])) {
    const names = experimentsIn(folder);
    const same = names.find((name) => withoutEnding(name) === withoutEnding(asked));
    const near = nearest(withoutEnding(asked), names.map(withoutEnding));
    const found = same ?? names.find((name) => withoutEnding(name) === near);
    if (found !== undefined) return folder === '.' ? found : join(folder, found);
  }
  return undefined;
}

const withoutEnding = (name: string): string => name.replace(/(?:\.exp)?\.(?:m?[jt]s|ya?ml|json)$/u, '');

function experimentsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.exp\.(?:m?[jt]s|ya?ml|json)$/u.test(name))
      .sort();
  } catch {
    return [];
  }
}
