import { bundleProblem } from './bundle-name.ts';

/** Name of the list in a bundle. */
export const CHECKSUMS = 'checksums.sha256';

/** A file and its SHA-256, as hexadecimal digits. */
export interface Checksum {
  readonly path: string;
  readonly sha256: string;
}

/** The list as `sha256sum --check` reads it: a line for each file, by path. */
export function writeChecksums(files: readonly Checksum[]): string {
  return byPath(files)
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
}

/** Reads such a list by path; `file` is the bundle, for messages. Throws E712 for another form and for a path given twice. */
export function readChecksums(text: string, file: string): Map<string, string> {
  const listed = new Map<string, string>();
  const lines = text.split('\n');
  if (lines.pop() !== '') throw malformed(file, 'its last line is cut short');
  for (const [index, line] of lines.entries()) {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/u.exec(line) ?? [];
    if (sha256 === undefined || path === undefined)
      throw malformed(file, `line ${index + 1} is not a SHA-256 and a path`);
    if (listed.has(path)) throw malformed(file, `line ${index + 1} lists a path again`);
    listed.set(path, sha256);
  }
  return listed;
}

/** Files in the order of the code units of their paths, which is the same on every machine. */
export function byPath<File extends { readonly path: string }>(files: readonly File[]): File[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function malformed(file: string, why: string): Error {
  return bundleProblem('E712', `unreadable ${CHECKSUMS}: ${why}`, file, 'the list as `mlab pack` wrote it');
}
