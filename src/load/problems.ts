import { LabError } from '../define/index.ts';

/** Keys from the top of the file to a value; positions in lists from 0. */
export type Path = readonly (string | number)[];

/** A place in the text of a file, line and column from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** Finds the key or the value of a path in the text; the nearest thing around it when it is not written there. */
export type Locate = (path: Path, part: 'key' | 'value') => Spot | undefined;

const mostProblems = 100;

interface Details {
  /** Whether the key or the value is at fault; the value unless said. */
  readonly part?: 'key' | 'value';
  readonly suggestion?: string | undefined;
  readonly expected?: string | undefined;
}

/** Everything that is wrong with one file, gathered so that it can be told at once. */
export interface Problems {
  readonly found: LabError[];
  /** True when so much is wrong that more need not be looked for. */
  full(): boolean;
  readonly warnings: LabError[];
  add(code: string, message: string, path: Path, details?: Details): void;
  warn(code: string, message: string, path: Path, expected: string): void;
  /** Result of `work`; a LabError thrown in it becomes a problem at the path and the result undefined. */
  attempt<T>(path: Path, work: () => T): T | undefined;
}

/** A path as it is printed: `scenarios.rate.levers.pool.rate`, `claims[2].test`. */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? clipped(step) : `.${clipped(step)}`;
  }
  return text;
}

/** A text as it may be quoted in a message: at most 80 characters, control characters written out. */
export function clipped(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 77)}...` : text;
  return short.replace(/\p{C}/gu, (each) => `\\u${(each.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}

/** The place of a path among known places, or of the nearest thing around it. */
export function locateIn(places: ReadonlyMap<string, { key?: Spot; value?: Spot }>): Locate {
  return (path, part) => {
    for (let length = path.length; length > 0; length--) {
      const found = places.get(pathText(path.slice(0, length)));
      const spot = part === 'key' || length < path.length ? (found?.key ?? found?.value) : found?.value;
      if (spot !== undefined) return spot;
      if (found?.key !== undefined) return found.key;
    }
    return undefined;
  };
}

/** Gathers the problems of a file; paths that start with `--` belong to the command line and have no place in the file. */
export function createProblems(file: string, locate: Locate): Problems {
  const found: LabError[] = [];
  const warnings: LabError[] = [];
  const problem = (code: string, message: string, path: Path, details: Details): LabError => {
    const fromFile = !String(path[0] ?? '').startsWith('--');
    const spot = fromFile ? locate(path, details.part ?? 'value') : undefined;
    return new LabError(code, message, {
      path: pathText(path),
      ...(fromFile ? { file } : {}),
      ...(spot === undefined ? {} : spot),
      ...(details.suggestion === undefined ? {} : { suggestion: details.suggestion }),
      ...(details.expected === undefined ? {} : { expected: details.expected }),
    });
  };
  return {
    found,
    warnings,
    full: () => found.length >= mostProblems,
    add(code, message, path, details = {}) {
      if (found.length < mostProblems) found.push(problem(code, message, path, details));
    },
    warn: (code, message, path, expected) => void warnings.push(problem(code, message, path, { expected })),
    attempt(path, work) {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof LabError)) throw error;
        const { suggestion, expected } = error.place;
        found.push(problem(error.code, error.message, path, { suggestion, expected }));
        return undefined;
      }
    },
  };
}

/** Throws the first problem of each place as one E100, in the order of the file; does nothing when there are none. */
export function throwProblems(file: string, found: readonly LabError[]): void {
  if (found.length === 0) return;
  const after = (a: LabError, b: LabError): number =>
    (a.place.line ?? Infinity) - (b.place.line ?? Infinity) ||
    (a.place.column ?? 0) - (b.place.column ?? 0) ||
    0;
  const sorted = found
    .filter(isFirstAtItsPlace)
    .sort((a, b) => (a.place.line === b.place.line ? columns(a, b) : after(a, b)));
  const count = sorted.length === 1 ? '1 error' : `${sorted.length} errors`;
  throw new LabError('E100', `${count} in ${file}, nothing was run`, { exit: 3, file }, sorted);
}

/** What cannot be read at all is often out of range as well: of several problems with one value the first is told. */
function isFirstAtItsPlace({ place }: LabError, at: number, found: readonly LabError[]): boolean {
  const { line, column, path } = place;
  const same = (other: LabError): boolean =>
    other.place.line === line && other.place.column === column && other.place.path === path;
  return line === undefined || found.findIndex(same) === at;
}

const columns = (a: LabError, b: LabError): number => (a.place.column ?? 0) - (b.place.column ?? 0);
