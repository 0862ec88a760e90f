/** Exit codes of the command line; public interface. */
export const exitCodes = {
  done: 0,
  internal: 1,
  usage: 2,
  invalid: 3,
  incomplete: 4,
  gate: 5,
  notReproduced: 6,
  integrity: 7,
  cannotRun: 8,
  accounting: 9,
  interrupted: 130,
  terminated: 143,
} as const;

/** Where a problem is and what would be right; every field is optional and printed when present. */
export interface ErrorPlace {
  /** Exit code of the command line when this error ends it; 3 when absent. */
  readonly exit?: number | undefined;
  /** File in which the problem stands, as the user named it. */
  readonly file?: string | undefined;
  /** Line in that file, from 1. */
  readonly line?: number | undefined;
  /** Column in that line, from 1. */
  readonly column?: number | undefined;
  /** Dotted path of the value, for example `scenarios.rate.levers.rateChange.tot`. */
  readonly path?: string | undefined;
  /** The nearest valid name, when the problem looks like a misspelling. */
  readonly suggestion?: string | undefined;
  /** What would be right, in one sentence. */
  readonly expected?: string | undefined;
}

/**
 * A problem the user can mend: stable code, one sentence, place, and what would be right.
 * The one `extends` of the project: only a real `Error` carries a stack through every tool.
 */
export class LabError extends Error {
  override readonly name = 'LabError';
  readonly code: string;
  readonly place: ErrorPlace;
  /** Problems that this one gathers, in the order of the file; empty for a single problem. */
  readonly problems: readonly LabError[];

  constructor(code: string, message: string, place: ErrorPlace = {}, problems: readonly LabError[] = []) {
    super(message);
    this.code = code;
    this.place = place;
    this.problems = problems;
  }
}
