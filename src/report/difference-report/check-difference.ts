import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NumberCheck } from '../numbers.ts';
import type { RunData } from '../run-data.ts';
import { differenceCommands, versionIn } from './commands.ts';
import { differenceContent } from './difference-content.ts';
import { differenceFolder } from './difference-folder.ts';
import { entriesOf, readNumbers, unreadable } from './difference-numbers.ts';
import type { DifferenceEntry } from './difference-numbers.ts';
import { renderDifference } from './write-difference.ts';

/** What deriving a written report of a difference again found. */
export interface DifferenceCheck {
  /** Numbers, words, pictures and commands, each with what it should be. */
  readonly checks: readonly NumberCheck[];
  /** Files of the report that are there, and those of them that differ from what the runs give. */
  readonly files: { readonly total: number; readonly differing: readonly string[] };
  /** Files in its folder that are no part of it. */
  readonly foreign: readonly string[];
  /** Searches for flips that were made since. */
  readonly newSearches: readonly string[];
  /** Version of metis-lab that its commands name; undefined when they are not those of a report. */
  readonly version: string | undefined;
}

/**
 * Derives every number, word and picture of a written report of a difference again from both runs, makes its files again and compares
 * their bytes. Throws E606 when its numbers.json is missing, is not one, or is about other runs. A search that was made since is named, and
 * is no difference; the searches that it states are read beside the runs or from the report, and not searched again.
 */
export async function checkDifference(first: RunData, second: RunData): Promise<DifferenceCheck> {
  const folder = differenceFolder(first, second);
  const path = join(folder, 'numbers.json');
  const stored = readNumbers(path);
  if (stored.before !== first.manifest.runKey || stored.after !== second.manifest.runKey)
    throw unreadable(path, `it is about ${stored.before} and ${stored.after}`);
  const version = versionIn(stored.commands);
  const commands = differenceCommands(first.manifest, second.manifest, version ?? '0.0.0');
  const { made, files } = await renderDifference(first, second, { commands, searches: stored.searches });
  const now = entriesOf(made);
  const all = stored.searches === undefined ? [] : differenceContent(first, second, commands).searches;
  const newSearches = all.map(({ key }) => key).filter((key) => stored.searches?.includes(key) !== true);
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const numbers = new Map(now.numbers.map((number) => [number.id, number]));
  const checks = [
    ...stored.numbers.map(({ id, text, value, query }): NumberCheck => {
      const found = numbers.get(id);
      const matches =
        found !== undefined && found.text === text && same(found.query, query) && same(found.value, value);
      return { id, text, found: found?.text ?? 'not in the report', matches };
    }),
    ...comparedTexts(stored.words, now.words),
    ...comparedTexts(stored.charts, now.charts),
    ...comparedTexts(commandTexts(stored.commands), commandTexts(commands)),
  ];
  return { checks, ...comparedFiles(folder, files), newSearches, version };
}

const commandTexts = (commands: Readonly<Record<'before' | 'after' | 'check', string>>): DifferenceEntry[] =>
  Object.entries(commands).map(([name, text]) => ({ id: `command ${name}`, text }));

/** The files in a folder beside those that should be there; a file of the report that is not there differs. */
function comparedFiles(
  folder: string,
  expected: ReadonlyMap<string, string | Buffer>,
): Pick<DifferenceCheck, 'files' | 'foreign'> {
  const differing = [...expected].flatMap(([path, bytes]) => {
    const full = join(folder, path);
    const found = lstatSync(full, { throwIfNoEntry: false })?.isFile() === true;
    return found && readFileSync(full).equals(Buffer.from(bytes)) ? [] : [path];
  });
  return {
    files: { total: expected.size, differing },
    foreign: filesBelow(folder, '').filter((path) => !expected.has(path)),
  };
}

/** Paths of everything below a folder that is no folder, with `/`; names that begin with a dot are temporaries. */
function filesBelow(folder: string, prefix: string): string[] {
  if (!existsSync(join(folder, prefix))) return [];
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.name.startsWith('.')) return [];
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });
}

function comparedTexts(stored: readonly DifferenceEntry[], now: readonly DifferenceEntry[]): NumberCheck[] {
  const known = new Map(now.map(({ id, text }) => [id, text]));
  const gone = stored.map(({ id, text }): NumberCheck => {
    const found = known.get(id) ?? 'not in the report';
    return { id, text, found, matches: found === text };
  });
  const ids = new Set(stored.map(({ id }) => id));
  const added = now.filter(({ id }) => !ids.has(id));
  return [
    ...gone,
    ...added.map(({ id, text }) => ({ id, text: 'not in the report', found: text, matches: false })),
  ];
}
