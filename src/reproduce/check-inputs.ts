import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedModels } from '../catalogue.ts';
import { LabError } from '../define/index.ts';
import { loadExperiment } from '../load/index.ts';
import type { Overrides } from '../load/index.ts';
import { keyMaterial } from '../plan/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { manifestProblem, OVERRIDES, runKeyOf, stoppedProblem } from '../run/index.ts';
import { canonicalJson } from '../store/index.ts';
import type { Manifest } from '../store/index.ts';

/** What checking the inputs found: problems make the run another one, notes only say what was not or could not be checked. */
export interface InputCheck {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
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
    stoppedProblem(folder, manifest, experiment);
  if (problem !== undefined) return { problems: [problem], notes: [] };
  const file = sourceFile(folder, run.trustCode);
  if ('note' in file) return { problems: [], notes: [file.note] };
  return compareSource(experiment, file.path, readOverrides(folder));
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

/** The file from which the experiment is derived again; TypeScript is code, and read only when it is trusted. */
function sourceFile(folder: string, trustCode: boolean): { path: string } | { note: string } {
  const bundle = join(folder, 'experiment.bundle.mjs');
  if (existsSync(bundle)) {
    if (trustCode) return { path: bundle };
    return {
      note: 'the source is code and was not evaluated; --trust-code derives the experiment from it again',
    };
  }
  const name = readdirSync(folder).find((each) => /^experiment\.source\.(yaml|json)$/u.test(each));
  return name === undefined
    ? { note: 'no source is stored from which the experiment could be derived again' }
    : { path: join(folder, name) };
}

function readOverrides(folder: string): Overrides {
  const path = join(folder, OVERRIDES);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

async function compareSource(
  experiment: ResolvedExperiment,
  path: string,
  overrides: Overrides,
): Promise<InputCheck> {
  try {
    const { resolved } = await loadExperiment(path, { models: installedModels, overrides });
    const same = canonicalJson(keyMaterial(resolved)) === canonicalJson(keyMaterial(experiment));
    if (!same)
      return {
        problems: [`the stored source gives another experiment: ${differingKey(resolved, experiment)}`],
        notes: [],
      };
    const wording = { ...resolved, replications: experiment.replications };
    const worded = canonicalJson(wording) === canonicalJson(experiment);
    return {
      problems: [],
      notes: worded ? [] : ['the stored source gives the same results with other labels, claims or sources'],
    };
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    const [first = error] = error.problems;
    // Another version may know other models and keys; whether the numbers are right is what the re-run shows.
    return {
      problems: [],
      notes: [
        `the stored source cannot be read here (${first.code} ${first.message}); the resolved experiment was used`,
      ],
    };
  }
}

function differingKey(here: ResolvedExperiment, stored: ResolvedExperiment): string {
  const [a, b] = [keyMaterial(here), keyMaterial(stored)];
  return Object.keys(b)
    .filter((key) => canonicalJson(a[key]) !== canonicalJson(b[key]))
    .join(', ');
}
