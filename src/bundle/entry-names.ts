const LONGEST = 1_000;

/** Why a path cannot stand in a bundle, in a few words; undefined for one that can be unpacked on every system. */
export function pathObjection(path: string): string | undefined {
  const parts = path.split('/');
  if (path === '') return 'an empty name';
  if (path.startsWith('/') || /^[A-Za-z]:/u.test(path)) return 'an absolute path';
  if (path.includes('\\')) return 'a backslash';
  if (parts.includes('..') || parts.includes('.')) return 'a path that leads out of its folder';
  if (parts.includes('')) return 'a folder, or an empty part of a path';
  if (/[\p{C}<>:"|?*]/u.test(path)) return 'a character that some systems do not allow in names';
  if (parts.some((part) => /[. ]$/u.test(part))) return 'a dot or space at the end of a name';
  if (parts.some((part) => /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(part))) return 'a reserved name';
  return Buffer.byteLength(path) > LONGEST ? 'a name that is too long' : undefined;
}

/**
 * The first thing that is wrong with a list of paths, in one sentence: one that cannot stand in a bundle, one given twice, two that
 * differ only in capitals or accents, a file that is also a folder. Undefined when all can stand side by side.
 */
export function namesProblem(paths: readonly string[]): string | undefined {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const objection = pathObjection(path);
    if (objection !== undefined) return `${shown(path)}: ${objection}`;
    const folded = fold(path);
    const other = seen.get(folded);
    if (other === path) return `${shown(path)}: given twice`;
    if (other !== undefined) return `${shown(path)} and ${shown(other)}: the same name on some systems`;
    seen.set(folded, path);
  }
  const inside = paths.find((path) => foldersOf(fold(path)).some((folder) => seen.has(folder)));
  return inside === undefined ? undefined : `${shown(inside)}: inside of something that is a file`;
}

/** Every folder above a path. */
function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, depth) => parts.slice(0, depth + 1).join('/'));
}

const fold = (path: string): string => path.normalize('NFC').toLowerCase();

/** A name from an archive as it may be printed: on one line, no longer than 80 characters. */
function shown(path: string): string {
  const short = path.length > 80 ? `${path.slice(0, 77)}...` : path;
  return JSON.stringify(short).replace(/[\p{C}]/gu, '?');
}
