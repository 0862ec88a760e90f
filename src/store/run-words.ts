import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the command line asked of a run beside its file, as it was typed: `--set eagr.reading=a --holders 200`; empty where it asked nothing.
 * The number of futures stands in the manifest. A file that cannot be read says nothing here: other checks name it.
 */
export function askedInWords(folder: string): string {
  const path = join(folder, 'experiment.overrides.json');
  if (!existsSync(path)) return '';
  try {
    const given: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Object.entries(record(given))
      .flatMap(([key, value]) => optionsOf(key, value))
      .join(' ');
  } catch {
    return '';
  }
}

function optionsOf(key: string, value: unknown): string[] {
  if (key === 'set')
    return Object.entries(record(value)).map(([name, text]) => `--set ${name}=${String(text)}`);
  if (key === 'populations')
    return Object.entries(record(value)).map(([name, size]) => `--${name} ${String(size)}`);
  if (key === 'scenarios' && Array.isArray(value)) return [`--scenarios ${value.join(',')}`];
  return key === 'seed' ? [`--seed ${String(value)}`] : [];
}

const record = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});
