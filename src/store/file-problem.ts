import { LabError } from '../define/errors.ts';

/** The system's code of an error that a system call ended with (`ENOENT`, `ENOSPC`, ...); empty for anything else. */
export function systemCode(error: unknown): string {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

const FULL = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EFBIG', 'the file would be larger than the system allows'],
]);

const CLOSED = new Map([
  ['EROFS', 'the folder is read-only'],
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['ENOTDIR', 'a part of the path is a file, not a folder'],
  ['EEXIST', 'a part of the path is a file, not a folder'],
  ['EISDIR', 'the path is a folder'],
  ['ENOENT', 'the folder does not exist'],
  ['ENAMETOOLONG', 'the path is too long'],
  ['ELOOP', 'a symbolic link leads in a circle'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['EIO', 'the disk reports an error'],
]);

/** What the user is told when writing failed: E203 or E204, exit 8; errors that do not come from the system pass unchanged. */
export function writeProblem(error: unknown, file: string): unknown {
  const code = systemCode(error);
  const full = FULL.get(code);
  if (full !== undefined) {
    const expected = 'free space; then give the same command again, finished parts are kept';
    return new LabError('E203', `cannot write \`${file}\`: ${full}`, { exit: 8, file, expected });
  }
  const closed = CLOSED.get(code);
  if (closed === undefined) return error;
  const expected = 'a folder that can be written; choose one with --out';
  return new LabError('E204', `cannot write \`${file}\`: ${closed}`, { exit: 8, file, expected });
}

/** What the user is told when reading failed: E205, exit 7; errors that do not come from the system pass unchanged. */
export function readProblem(error: unknown, file: string): unknown {
  const code = systemCode(error);
  if (code === '') return error;
  const missing = code === 'ENOENT' || code === 'ENOTDIR';
  const why = missing ? 'missing' : (CLOSED.get(code) ?? code);
  return new LabError('E205', missing ? `missing file \`${file}\`` : `cannot read \`${file}\`: ${why}`, {
    exit: 7,
    file,
    expected: 'a readable file; deleted results are computed anew by running the experiment again',
  });
}
