import type { LabError, Model } from '../define/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import type { Library } from './bundle.ts';

/** What the command line says on top of the file. */
export interface Overrides {
  readonly replications?: number;
  readonly seed?: number;
  /** Only these scenarios. */
  readonly scenarios?: readonly string[];
  /** `mechanism.parameter` → value as written in files: `15%`. */
  readonly set?: Readonly<Record<string, string>>;
  readonly populations?: Readonly<Record<string, number>>;
}

/** Where models come from, and what the command line says. */
export interface LoadOptions {
  /** Installed models by name. */
  readonly models: ReadonlyMap<string, Model>;
  /** What `metis-lab` means in a TypeScript file: this installation unless said. */
  readonly library?: Library;
  readonly overrides?: Overrides;
}

/** An experiment file, read, checked and resolved. */
export interface LoadedExperiment {
  readonly resolved: ResolvedExperiment;
  readonly model: Model;
  readonly format: 'ts' | 'yaml' | 'json';
  /** Text of the file. */
  readonly source: string;
  /** The bundled module of a TypeScript file. */
  readonly bundle?: string;
  /** True when the model comes with the file instead of being an installed one. */
  readonly ownModel: boolean;
  readonly warnings: readonly LabError[];
}

/** Reads, checks and resolves an experiment file. Throws one E100 with all `problems` of the file. */
export async function loadExperiment(_file: string, _options: LoadOptions): Promise<LoadedExperiment> {
  throw new Error('not yet');
}
