import type { Derived } from './check-inputs.ts';

/** How much is computed again: nothing, some replications, or all. */
export type ReproductionLevel = 'files' | 'sample' | 'full';

/** A identical bits, B within tolerance, C other numbers and the same words, F differs. */
export type Grade = 'A' | 'B' | 'C' | 'F';

/** What is to be checked, and how thoroughly. */
export interface ReproductionRequest {
  /** Folder of the run, wherever it stands. */
  readonly folder: string;
  readonly level: ReproductionLevel;
  /** Replications to compute again at level `sample`, 100 by default. */
  readonly sample?: number | undefined;
  /** Chooses other replications than the run key does, so that the author could not know them. */
  readonly sampleSeed?: number | undefined;
  /** Run code that came with the run: the experiment file, and a model of its own. */
  readonly trustCode?: boolean | undefined;
  readonly threads: number;
  /** How the run is named in commands that are shown; its key when absent. */
  readonly name?: string | undefined;
  /** How it is named in commands that read its tables, where that is another word; `name` when absent. */
  readonly tables?: string | undefined;
  /**
   * What is not in the folder, or not to be checked, on purpose. Series that are left out are computed into the folder by level
   * `full`, so it must be a temporary one.
   */
  readonly leftOut?: readonly ('series' | 'report')[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told after each step, in order. */
  onStep?(step: ReproductionStep): void;
  /** Told after each block that was computed again. */
  onProgress?(progress: { readonly done: number; readonly total: number }): void;
}

/** One step and what it found. */
export interface ReproductionStep {
  readonly name: 'files' | 'inputs' | 'report' | 'code' | 're-run' | 'cells' | 'words' | 'ledger';
  readonly ok: boolean;
  /** The finding in a few words: `files 31 of 31 ok`. */
  readonly text: string;
  /** More, one sentence each: what differs, what was not checked and why. */
  readonly notes: readonly string[];
}

/** The first place where two results part. */
export interface CellDifference {
  readonly table: string;
  readonly column: string;
  readonly scenario: string;
  readonly point: number;
  readonly replication: number | null;
  readonly day: number | null;
  readonly recorded: number | string | null;
  readonly here: number | string | null;
  /** Distance in last-place units; null when one of them is not a number. */
  readonly lastPlaces: string | null;
  /** Distance relative to the larger of both; null when one of them is not a number. */
  readonly relative: number | null;
  /** The command that computes this replication again and shows it. */
  readonly replay: string | null;
}

/** How many runs (a replication in a scenario at a design point) and how many cells were compared. */
export interface Comparison {
  readonly runs: number;
  /** Runs equal to the last bit. */
  readonly equal: number;
  readonly cells: number;
  readonly differing: number;
  readonly first: CellDifference | null;
}

/** What a reproduction found. */
export interface Reproduction {
  readonly experiment: string;
  readonly runKey: string;
  readonly folder: string;
  readonly resultDigest: string | null;
  readonly level: ReproductionLevel;
  /**
   * Null at level `files` unless the report differs, and when the files or inputs are not those of the run; F when the inputs judge
   * or say otherwise than their source.
   */
  readonly grade: Grade | null;
  /** Listed files are whole, and inputs, key and digests fit together. */
  readonly intact: boolean;
  /** Whether the resolved experiment was derived again from its stored source, word for word or in other words. */
  readonly inputs: Derived;
  readonly steps: readonly ReproductionStep[];
  readonly comparison: Comparison | null;
  /** Replications that the run has. */
  readonly recorded: number;
  /** The reviewer's number that chose the sample; null where the run key did, which the author knew, and at other levels. */
  readonly sampleSeed: number | null;
  /** Replications that were computed again, rising; empty at level `files`. */
  readonly replications: readonly number[];
  /** Numbers of the report that were derived again; null when there is no report. */
  readonly numbers: { readonly total: number; readonly equal: number } | null;
  /** Files of the report that were made again, and those with the same bytes; null when there is no report. */
  readonly report: { readonly total: number; readonly equal: number } | null;
  readonly ledgerBalanced: boolean;
  /** Series were neither there nor computed again, so that nothing is said about them and about the report. */
  readonly seriesMissing: boolean;
  /** Interrupted before everything was compared. */
  readonly interrupted: boolean;
}
