import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { sha256 } from './digest.ts';

/**
 * Names a process in a file name, so that others can tell later whether it still lives: machine (or container), boot,
 * process number, moment of its start, and a random end that makes every mark unique. Used in names of locks and
 * temporary files only, never in anything that is hashed.
 */
export interface ProcessMark {
  readonly machine: string;
  readonly boot: string;
  readonly pid: number;
  readonly start: string;
}

const MARK = /^([0-9a-f]{8})-([0-9a-f]{8})-(\d{1,10})-(\d{1,20})-[0-9a-f]{12}$/;

/** A new mark of this process. */
export function newMark(): string {
  const { machine, boot, pid, start } = thisProcess();
  return `${machine}-${boot}-${pid}-${start}-${randomBytes(6).toString('hex')}`;
}

/** Reads a mark; undefined for any other text. */
export function parseMark(text: string): ProcessMark | undefined {
  const found = MARK.exec(text);
  if (found === null) return undefined;
  return { machine: found[1], boot: found[2], pid: Number(found[3]), start: found[4] };
}

/** Whether the process of a mark lives: also `elsewhere`, when it ran on another machine or in another container. */
export function fateOf(mark: ProcessMark): 'alive' | 'dead' | 'elsewhere' {
  const here = thisProcess();
  if (mark.machine !== here.machine) return 'elsewhere';
  if (mark.boot !== here.boot || !answers(mark.pid)) return 'dead';
  const status = processStatus(mark.pid);
  if (status === undefined) return 'alive';
  // Process numbers are used again: another start means another process. A zombie no longer runs.
  return status.start === mark.start && !'ZX'.includes(status.state) ? 'alive' : 'dead';
}

/** Computed once: the facts do not change while the process lives. */
let own: ProcessMark | undefined;

function thisProcess(): ProcessMark {
  own ??= {
    machine: sha256(`${hostname()} ${orElse(() => readlinkSync('/proc/self/ns/pid'), '')}`).slice(0, 8),
    boot: sha256(orElse(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'), '')).slice(0, 8),
    pid: process.pid,
    start: processStatus(process.pid)?.start ?? '0',
  };
  return own;
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** State and start of a process as Linux gives them (fields 3 and 22 of proc/pid/stat); undefined on other systems. */
function processStatus(pid: number): { state: string; start: string } | undefined {
  const text = orElse(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), '');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields.length > 19 ? { state: fields[0], start: fields[19] } : undefined;
}

function orElse(read: () => string, fallback: string): string {
  try {
    return read();
  } catch {
    return fallback;
  }
}
