import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../define/errors.ts';
import { writeProblem } from './file-problem.ts';
import { fateOf, newMark, parseMark } from './process-mark.ts';
import type { ProcessMark } from './process-mark.ts';

/** A lock that is held; `release` may be called more than once. */
export interface FolderLock {
  readonly release: () => void;
}

const LOCK = '.lock-';
const ATTEMPTS = 4;

/**
 * Takes a folder (made when missing) for this process; throws E208 naming the process that has it, E203 or E204 when nothing
 * can be written. Locks of killed processes are removed.
 *
 * First everybody announces itself under a name of its own, then looks around. Of two that come at once, the later
 * look sees both names, so never do two succeed; and as no name is used twice, removing a dead one disturbs nobody.
 */
export function lockFolder(folder: string): FolderLock {
  for (let attempt = 1; ; attempt++) {
    const own = announce(folder);
    const release = (): void => rmSync(join(folder, own), { force: true });
    const other = otherHolder(folder, own);
    if (other === undefined) return { release };
    release();
    if (attempt === ATTEMPTS) throw inUse(folder, other);
    pause(10 + Math.floor(40 * Math.random()));
  }
}

function announce(folder: string): string {
  const name = `${LOCK}${newMark()}`;
  const path = join(folder, name);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, `process ${process.pid} is working here\n`, { flag: 'wx' });
  } catch (error) {
    throw writeProblem(error, path);
  }
  return name;
}

/** The first other lock whose process lives or cannot be seen; locks of dead processes are removed on the way. */
function otherHolder(folder: string, own: string): { name: string; mark: ProcessMark } | undefined {
  for (const name of readdirSync(folder).sort()) {
    const mark = name.startsWith(LOCK) && name !== own ? parseMark(name.slice(LOCK.length)) : undefined;
    if (mark === undefined) continue;
    if (fateOf(mark) !== 'dead') return { name, mark };
    rmSync(join(folder, name), { force: true });
  }
  return undefined;
}

function inUse(folder: string, { name, mark }: { name: string; mark: ProcessMark }): LabError {
  const elsewhere = fateOf(mark) === 'elsewhere';
  const who = elsewhere
    ? `process ${mark.pid} on another machine or in another container`
    : `process ${mark.pid}`;
  const remedy = elsewhere
    ? `delete \`${join(folder, name)}\` if you are sure that it has ended, or choose another folder with --out`
    : 'wait until it is done, stop it, or choose another folder with --out';
  return new LabError('E208', `the run in \`${folder}\` is in use by ${who}`, {
    exit: 8,
    file: folder,
    expected: remedy,
  });
}

/** Two that came at once part ways by waiting for different times, in milliseconds. */
function pause(time: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);
}
