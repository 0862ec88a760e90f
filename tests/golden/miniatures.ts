import { readdirSync } from 'node:fs';
import { catalogue, installedModels } from '../../src/catalogue.ts';
import type { Model } from '../../src/define/index.ts';
import { loadExperiment } from '../../src/load/index.ts';
import type { LoadedExperiment } from '../../src/load/index.ts';
import { blocksOf } from '../../src/plan/index.ts';
import type { ResolvedExperiment } from '../../src/plan/index.ts';
import { blockComputer } from '../../src/run/index.ts';
import { observablesOf, simulate } from '../../src/simulate/index.ts';
import { partDigest, sha256 } from '../../src/store/index.ts';

/** What is kept of a miniature: plain data, one file each. */
export type Miniature = Readonly<Record<string, unknown>>;

const REPLICATIONS = 4;
const DAYS = 300;
const HOLDERS = 200;
const small: Readonly<Record<string, number>> = { holders: 200, members: 50, agents: 40, paths: 100 };

/** Names of all miniatures: every experiment file, and every textbook model. */
export function miniatureNames(): string[] {
  const experiments = readdirSync('experiments').filter((file) => /\.(ts|ya?ml|json)$/u.test(file));
  const textbook = [...catalogue].filter(([, { folder }]) => folder === 'textbook').map(([name]) => name);
  return [
    ...experiments.map((file) => `experiment.${file}`),
    ...textbook.map((name) => `model.${name}`),
  ].sort();
}

/** Computes a miniature by its name. */
export async function computeMiniature(name: string): Promise<Miniature> {
  const [kind, ...rest] = name.split('.');
  if (kind === 'model') {
    const model = installedModels.get(rest.join('.'));
    if (model !== undefined) return ofModel(model);
  }
  return ofExperiment(await loadExperiment(`experiments/${rest.join('.')}`, { models: installedModels }));
}

/** Outcomes of every replication of an experiment with few replications, days and holders, and a digest of each part. */
function ofExperiment({ resolved, model }: LoadedExperiment): Miniature {
  const populations = { ...resolved.populations };
  if ('holders' in model.economy.populations) populations['holders'] = HOLDERS;
  const time = { ...resolved.time, days: Math.min(DAYS, resolved.time.days) };
  const experiment: ResolvedExperiment = { ...resolved, replications: REPLICATIONS, populations, time };
  const computer = blockComputer({ experiment, model, runKey: 'golden' });
  const parts = blocksOf(experiment).map((block) => {
    const part = computer.compute(block);
    const outcomes = Object.fromEntries(
      part.scalars.map(({ name, values }) => [name, byReplication(values)]),
    );
    const place = block.point === 0 ? block.scenario : `${block.scenario} at point ${block.point}`;
    return [place, { digest: partDigest(part), failures: part.failures, outcomes }] as const;
  });
  return {
    replications: REPLICATIONS,
    days: time.days,
    holders: HOLDERS,
    scenarios: Object.fromEntries(parts),
  };
}

/** One value for each replication; what JSON cannot say is written as text. */
function byReplication(values: Float64Array): Record<string, number | string> {
  return Object.fromEntries(
    [...values].map((value, r) => [`replication ${r}`, Number.isFinite(value) ? value : String(value)]),
  );
}

/** Last values of everything that a model shows after 60 days, and a digest of all its days. */
function ofModel(model: Model): Miniature {
  const populations = Object.fromEntries(
    Object.keys(model.economy.populations).flatMap((name) =>
      small[name] === undefined ? [] : [[name, small[name]] as const],
    ),
  );
  const observe = observablesOf(model).map(({ name }) => name);
  const { series } = simulate({ model, days: 60, seed: 2_025, populations, observe });
  const shown = observe.map((name) => {
    const values = series[name] ?? new Float64Array();
    return [
      name,
      { last: values[values.length - 1], digest: sha256(new Uint8Array(values.buffer)) },
    ] as const;
  });
  return { days: 60, seed: 2_025, populations, observed: Object.fromEntries(shown) };
}

/** The text of a miniature's file. */
export function textOf(miniature: Miniature): string {
  return `${JSON.stringify(miniature, null, 2)}\n`;
}
