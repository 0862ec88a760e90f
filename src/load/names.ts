import { expressionWords } from '../plan/index.ts';
import { forbiddenKeys } from './plain.ts';

const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;
const notForbidden = (name: string): boolean => !forbiddenKeys.includes(name) && !device.test(name);

/** Names of experiments become folders: letters, digits, dashes, at most 64 characters, no device name of Windows. */
export function isNameOfExperiment(name: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/u.test(name) && notForbidden(name);
}

/** Names of scenarios become folders and stand in tests: like those of experiments, starting with a letter, single dashes, no word of tests. */
export function isNameOfScenario(name: string): boolean {
  return (
    name.length <= 64 &&
    /^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/u.test(name) &&
    notForbidden(name) &&
    !expressionWords.includes(name)
  );
}
