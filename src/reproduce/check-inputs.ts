import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedModels } from '../catalogue.ts';
import { LabError } from '../define/index.ts';
import { loadExperiment } from '../load/index.ts';
import type { Overrides } from '../load/index.ts';
import { keyMaterial } from '../plan/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import {
  hasOwnModel,
  identityFor,
  manifestProblem,
  OVERRIDES,
  runKeyOf,
  stoppedProblem,
} from '../run/index.ts';
import { canonicalJson } from '../store/index.ts';
import type { Manifest } from '../store/index.ts';
import { rowsProblem } from './check-contents.ts';
import { sourceDifferences } from './source-differences.ts';
import type { SourceDifferences } from './source-differences.ts';

/** Whether the experiment was derived again from its stored source. */
export type Derived = 'derived' | 'other wording' | 'not derived';

/** What checking the inputs found. */
export interface InputCheck {
  /** What makes the run another one. */
  readonly problems: readonly string[];
  /** What was not or could not be checked, and what differs in wording alone. */
  readonly notes: readonly string[];
  readonly derived: Derived;
  /** Why the source was not evaluated, in a few words; with `not derived`. */
  readonly reason?: string;
  /** The results are those of the source, but something else is judged or said of them. */
  readonly judgedOtherwise?: true;
}

/**
 * Checks that manifest, key and resolved experiment belong together, that recorded looks of rules for stopping follow from the outcomes,
 * and that the stored source gives that experiment again.
 */
export async function checkInputs(
  folder: string,
  run: { readonly manifest: Manifest; readonly experiment: ResolvedExperiment; readonly trustCode: boolean },
): Promise<InputCheck> {
  const { manifest, experiment } = run;
  const problem =
    manifestProblem(manifest) ??
    keyProblem(manifest, experiment) ??
    rowsProblem(manifest, experiment) ??
    stoppedProblem(folder, manifest, experiment);
  if (problem !== undefined) return { problems: [problem], notes: [], derived: 'not derived' };
  const file = sourceFile(folder, run.trustCode);
  if ('reason' in file) return { problems: [], notes: [], derived: 'not derived', reason: file.reason };
  const found = await compareSource(folder, run, file.path);
  return { ...found, notes: [...file.notes, ...found.notes] };
}

function keyProblem(manifest: Manifest, experiment: ResolvedExperiment): string | undefined {
  const key = runKeyOf(experiment, manifest.versions).full;
  if (key !== manifest.runKeyFull) {
    return `experiment.resolved.json and the digests of model and engine give key ${key}; the manifest says ${manifest.runKeyFull}`;
  }
  const { name, seed, scenarios, points, blockSize } = experiment;
  const pairs: [string, unknown, unknown][] = [
    ['experiment', name, manifest.experiment],
    ['seed', String(seed), String(manifest.seed)],
    ['scenarios', scenarios.map((each) => each.name).join(', '), manifest.scenarios.join(', ')],
    ['design points', points.length, manifest.points],
    ['block size', blockSize, manifest.blockSize],
  ];
  const wrong = pairs.find(([, stored, said]) => stored !== said);
  return (
    wrong &&
    `${wrong[0]} ${String(wrong[1])} in experiment.resolved.json; the manifest says ${String(wrong[2])}`
  );
}

type SourceFile = { readonly path: string; readonly notes: readonly string[] } | { readonly reason: string };

/** The file from which the experiment is derived again; TypeScript is code, and run only when it is trusted. */
function sourceFile(folder: string, trustCode: boolean): SourceFile {
  const bundle = join(folder, 'experiment.bundle.mjs');
  if (existsSync(bundle)) {
    if (!trustCode)
      return { reason: 'their source is code and was not run; --trust-code runs it and compares' };
    const notes = [
      'derived from experiment.bundle.mjs; whether experiment.source.ts is what that was built from was not checked',
    ];
    return { path: bundle, notes };
  }
  const name = readdirSync(folder).find((each) => /^experiment\.source\.(yaml|json)$/u.test(each));
  return name === undefined
    ? { reason: 'no source that can be read again is stored' }
    : { path: join(folder, name), notes: [] };
}

function readOverrides(folder: string): Overrides {
  const path = join(folder, OVERRIDES);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

async function compareSource(
  folder: string,
  { manifest, experiment }: { readonly manifest: Manifest; readonly experiment: ResolvedExperiment },
  path: string,
): Promise<InputCheck> {
  try {
    const overrides = readOverrides(folder);
    const { resolved } = await loadExperiment(path, { models: installedModels, overrides });
    const same = canonicalJson(keyMaterial(resolved)) === canonicalJson(keyMaterial(experiment));
    if (!same) {
      const problem = `the stored source gives another experiment: ${differingKey(resolved, experiment)}`;
      return { problems: [problem], notes: [], derived: 'not derived' };
    }
    return judged(sourceDifferences(experiment, resolved, madeByOther(folder, manifest, experiment)));
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    const [first = error] = error.problems;
    // Another version may know other models and keys; whether the numbers are right is what the re-run shows.
    const notes = [
      `the stored source cannot be read here (${first.code} ${first.message}); the resolved experiment was used`,
    ];
    return { problems: [], notes, derived: 'not derived', reason: 'the source cannot be read here' };
  }
}

/** The check of an experiment whose results are those of its source. */
function judged({ deciding, wording, newer }: SourceDifferences): InputCheck {
  const notes = [
    ...wording.map((each) => `other wording: ${each}`),
    ...(newer.length === 0 ? [] : [`not in the run, which another version made: ${newer.join('; ')}`]),
  ];
  if (deciding.length === 0)
    return { problems: [], notes, derived: wording.length === 0 ? 'derived' : 'other wording' };
  return { problems: deciding, notes, derived: 'not derived', judgedOtherwise: true };
}

/** Whether other code than the one here made the run, which may have known fewer settings. */
function madeByOther(folder: string, { versions }: Manifest, experiment: ResolvedExperiment): boolean {
  const bundle = join(folder, 'experiment.bundle.mjs');
  const here = identityFor(experiment, hasOwnModel(folder) ? readFileSync(bundle, 'utf8') : undefined);
  return versions.tool !== here.tool || versions.engineDigest !== here.engineDigest;
}

function differingKey(here: ResolvedExperiment, stored: ResolvedExperiment): string {
  const [a, b] = [keyMaterial(here), keyMaterial(stored)];
  return Object.keys(b)
    .filter((key) => canonicalJson(a[key]) !== canonicalJson(b[key]))
    .join(', ');
}
