import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { LabError } from '../define/errors.ts';

const LONGEST = 64;
/** Letters of few scripts take one byte; 160 bytes leave room for what is put around a name. */
const MOST_BYTES = 160;
const SHAPE = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]|\.(?!\.|$))*$/u;
/** Windows opens a device under these names, with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Names that plain objects answer to. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The one way from the name of an experiment or scenario to the name of a folder: gives the name unchanged or throws E201.
 * Refused: separators, dots at the start or end or twice, control characters, spaces, empty, above 64 characters, device names.
 */
export function runFolderName(name: string): string {
  const why = objection(name);
  if (why === undefined) return name;
  throw new LabError('E201', `invalid name ${shown(name)}: ${why}`, {
    exit: 3,
    path: 'name',
    suggestion: similarName(name),
    expected: `letters, digits, \`-\`, \`_\` and single dots inside, at most ${LONGEST} characters`,
  });
}

function objection(name: string): string | undefined {
  if (name === '') return 'empty';
  if (name.length > LONGEST || Buffer.byteLength(name) > MOST_BYTES) return `${name.length} characters`;
  if (/[/\\]/.test(name)) return 'contains a separator of folders';
  if (/\p{C}/u.test(name)) return 'contains a control character';
  if (name.startsWith('.') || name.endsWith('.') || name.includes('..'))
    return 'dots may only stand singly, inside';
  if (DEVICE.test(name) || RESERVED.has(name)) return 'reserved';
  if (name !== name.normalize('NFC')) return 'accents are not in composed form';
  return SHAPE.test(name) ? undefined : 'contains a character that file systems or shells treat specially';
}

function shown(name: string): string {
  const text = JSON.stringify(name.length > LONGEST ? `${name.slice(0, LONGEST)}...` : name);
  return text.replace(
    /[\p{C}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function similarName(name: string): string | undefined {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  const similar = words.join('-').slice(0, LONGEST);
  return similar !== '' && objection(similar) === undefined ? similar : undefined;
}

/** The absolute form of a path that lies inside `root`, links resolved; throws E202 when it does not, or is `root` itself. */
export function insideFolder(root: string, path: string): string {
  const top = resolve(root);
  const full = resolve(top, path);
  const outside = path.includes('\0') || !within(top, full) || !within(settled(top), settled(full));
  if (!outside) return full;
  throw new LabError('E202', `invalid path ${shown(path)}: leads out of its folder`, {
    exit: 3,
    path,
    expected: `a path inside ${top}`,
  });
}

function within(top: string, full: string): boolean {
  const way = relative(top, full);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Resolves the links of the part of a path that exists; a link to nothing counts as leading out. */
function settled(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return resolve(sep);
  const above = dirname(path);
  return above === path ? path : resolve(settled(above), relative(above, path));
}
