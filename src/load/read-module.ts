import { resolve } from 'node:path';
import { LabError } from '../define/index.ts';
import type { Model } from '../define/index.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { bundleExperiment } from './bundle.ts';
import { importBundle } from './import-bundle.ts';
import type { Library } from './import-bundle.ts';
import { keyPlaces, spotAt } from './locate-keys.ts';
import { entriesOf, isRecord, keyOf } from './plain.ts';
import { createProblems, locateIn } from './problems.ts';
import type { ReadText } from './read-text.ts';
import { isModel, writtenForm } from './written-form.ts';

/** A file as plain data; a TypeScript file also has a bundle and may bring its model. */
export interface ReadModule extends ReadText {
  readonly bundle?: string;
  readonly model?: Model;
}

/**
 * Bundles a TypeScript experiment, evaluates it twice and gives what it says in the form of files.
 * Throws E108, E109, E130, E132; a difference between the two evaluations is the problem E131.
 */
export async function readModule(
  file: string,
  source: string,
  library: Library | undefined,
): Promise<ReadModule> {
  const bundle = await bundleExperiment(resolve(file), file);
  const first = await evaluated(bundle, file, source, library);
  const second = await evaluated(bundle, file, source, library);
  const places = keyPlaces(source);
  const locate = locateIn(places);
  const problems = createProblems(file, locate);
  const form = (made: unknown): unknown => {
    try {
      return writtenForm(made);
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      throw new LabError(error.code, error.message, {
        ...error.place,
        file,
        ...places.get(error.place.path ?? '')?.key,
      });
    }
  };
  const [data, again] = [form(first), form(second)];
  const different = firstDifference(data, again, []);
  if (different !== undefined) {
    problems.add('E131', 'two evaluations of the file differ', different, {
      expected: 'a file that says the same every time; randomness belongs to assumptions',
    });
  }
  const model = isRecord(first) && isModel(first.model) ? { model: first.model } : {};
  return { data, locate, problems, bundle, ...model };
}

async function evaluated(
  bundle: string,
  file: string,
  source: string,
  library: Library | undefined,
): Promise<unknown> {
  try {
    return await importBundle(bundle, library);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    const { path, suggestion, expected } = error.place;
    const named = path ?? /`(\w+)`|\w+(?= is not defined)/u.exec(error.message)?.findLast((each) => each);
    const offset =
      named === undefined ? -1 : source.search(new RegExp(`\\b${named.replace('.', '\\.')}\\b`, 'u'));
    throw new LabError(error.code, error.message, {
      file,
      suggestion,
      expected,
      ...(offset < 0 ? {} : spotAt(source, offset)),
    });
  }
}

function firstDifference(a: unknown, b: unknown, path: readonly string[]): readonly string[] | undefined {
  if (canonicalJson(a) === canonicalJson(b)) return undefined;
  for (const [key, value] of entriesOf(a)) {
    const inside = firstDifference(value, keyOf(b, key), [...path, key]);
    if (inside !== undefined) return inside;
  }
  return path;
}
