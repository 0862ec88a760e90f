import { exitCodes, inUnit, LabError, parseQuantity } from '../define/index.ts';
import type { Call } from './verb.ts';
import { textOption } from './verb.ts';

/** When a run stops by itself before it is finished; what is done stays. */
export interface Limits {
  /** Milliseconds; Infinity when no time was given. */
  readonly time: number;
  /** Failed simulated futures that are one too many for a run of `total`. */
  failures(total: number): number;
}

/** The limits given on the command line: `--max-time 10m`, `--max-failures 20` or `5%`. Throws E502 (exit 2). */
export function limitsOf(call: Call): Limits {
  const time = textOption(call, 'maxTime');
  const failures = textOption(call, 'maxFailures');
  const most = failures === undefined ? undefined : readFailures(failures);
  return {
    time: time === undefined ? Infinity : readTime(time),
    failures: (total) => (most === undefined ? Infinity : most(total)),
  };
}

function readTime(text: string): number {
  // On a command line `m` is a minute; in experiment files months are written `mo`.
  const written = parseQuantity(text.replace(/m$/u, 'minutes'));
  const seconds =
    written === undefined || written.unit === ''
      ? NaN
      : attempt(() => inUnit(written, 'seconds', { path: '--max-time' }));
  if (seconds > 0) return 1000 * seconds;
  throw new LabError('E502', `invalid --max-time: ${text}`, {
    exit: exitCodes.usage,
    path: '--max-time',
    expected: 'a time such as 90s, 10m or 2h',
  });
}

function readFailures(text: string): (total: number) => number {
  const written = /^(\d+(?:\.\d+)?)(%?)$/u.exec(text.trim());
  const amount = Number(written?.[1] ?? NaN);
  if (written?.[2] === '%' && amount <= 100) return (total) => Math.floor((amount * total) / 100);
  if (written?.[2] === '' && Number.isInteger(amount)) return () => amount;
  throw new LabError('E502', `invalid --max-failures: ${text}`, {
    exit: exitCodes.usage,
    path: '--max-failures',
    expected: 'a number of simulated futures such as 20, or a share such as 5%',
  });
}

function attempt(read: () => number): number {
  try {
    return read();
  } catch {
    return NaN;
  }
}
