import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { LabError } from '../define/index.ts';
import type { Model } from '../define/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import type { Library } from './import-bundle.ts';
import { checkShape } from './check-shape.ts';
import { findModel } from './model-facts.ts';
import type { Overrides } from './overrides.ts';
import { isRecord, keyOf } from './plain.ts';
import { throwProblems } from './problems.ts';
import { readModule } from './read-module.ts';
import type { ReadModule } from './read-module.ts';
import { readText } from './read-text.ts';
import { resolveExperiment } from './resolve.ts';
import { similarFile } from './similar-file.ts';

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

const mostBytes = 1_000_000;
const formats: Readonly<Record<string, LoadedExperiment['format']>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.js': 'ts',
  '.mjs': 'ts',
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'json',
};

/**
 * Reads, checks and resolves an experiment file (TypeScript, YAML or JSON). Throws one LabError E100 whose `problems` are
 * everything that is wrong with the file, each with code, path, place, suggestion and what would be right.
 */
export async function loadExperiment(file: string, options: LoadOptions): Promise<LoadedExperiment> {
  const { models, overrides = {} } = options;
  try {
    const format = formatOf(file);
    const source = readSource(file);
    const read: ReadModule =
      format === 'ts' ? await readModule(file, source, options.library) : readText(source, file, format);
    const { data, problems, bundle } = read;
    if (!isRecord(data)) {
      throw new LabError('E101', `nothing to read in ${file}`, {
        file,
        expected: 'an experiment: keys and values',
      });
    }
    checkShape(data, problems);
    const model = modelOf(read, models);
    if (model === undefined) throw asOne(file, problems.found);
    const resolved = resolveExperiment(data, { model, problems, overrides });
    throwProblems(file, problems.found);
    const ownModel = models.get(model.name) !== model;
    const { warnings } = problems;
    return {
      resolved,
      model,
      format,
      source,
      ownModel,
      warnings,
      ...(bundle === undefined ? {} : { bundle }),
    };
  } catch (error) {
    if (error instanceof LabError && error.code !== 'E100') {
      throw asOne(file, [new LabError(error.code, error.message, { file, ...error.place })]);
    }
    throw error;
  }
}

function asOne(file: string, found: readonly LabError[]): LabError {
  try {
    throwProblems(file, found);
  } catch (error) {
    if (error instanceof LabError) return error;
  }
  return new LabError('E100', `errors in ${file}`, { file });
}

function formatOf(file: string): LoadedExperiment['format'] {
  const ending = extname(file).toLowerCase();
  if (Object.hasOwn(formats, ending)) return formats[ending];
  throw new LabError('E101', `unknown kind of file: ${file}`, {
    file,
    suggestion: similarFile(file),
    expected: 'a file ending in .ts, .js, .yaml or .json',
  });
}

function readSource(file: string): string {
  const refuse = (why: string, expected: string, suggestion?: string): LabError =>
    new LabError('E101', `${why}: ${file}`, { file, expected, suggestion });
  const size = sizeOf(file);
  if (size === undefined) throw refuse('no such file', 'the path of an experiment file', similarFile(file));
  if (size > mostBytes) throw refuse(`a file of ${size} bytes`, `at most ${mostBytes} bytes`);
  let text = '';
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
  } catch (error) {
    throw refuse(
      `cannot read (${error instanceof Error ? error.message : String(error)})`,
      'a file that can be read',
    );
  }
  if (text.trim() === '') throw refuse('an empty file', 'an experiment; `mlab init` writes one');
  return text;
}

function sizeOf(file: string): number | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true ? found.size : undefined;
}

/** The model of the file, or the installed one it names. Problems E110, E111 are added; undefined when there is none. */
function modelOf(
  { data, model, problems }: ReadModule,
  models: ReadonlyMap<string, Model>,
): Model | undefined {
  if (model !== undefined) return model;
  const reference = keyOf(data, 'model');
  if (typeof reference !== 'string') return undefined;
  return problems.attempt(['model'], () => findModel(reference, models));
}
