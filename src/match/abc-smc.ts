import type { Dimension, Simulator } from '../design/index.ts';
import { abcRejection } from './abc-rejection.ts';
import { distancesOf, nearestRows } from './distance.ts';
import type { Scaling } from './distance.ts';
import { importanceWeights, kernelOf, propose } from './kernel.ts';
import { pickRows, pointsOf } from './latent.ts';
import { effectiveSize, normalised } from './posterior.ts';
import type { Posterior, Stage, Stopped } from './posterior.ts';
import { observeCloud } from './simulate-cloud.ts';
import type { Target } from './target.ts';

/** What sequential approximation needs to know. */
export interface SmcOptions {
  readonly seed: number;
  /** Points of the first stage; every later stage simulates the share of them that is not kept. */
  readonly draws: number;
  /** Share of the rows kept from stage to stage, default 0.5. */
  readonly keep?: number;
  /** Ends when no more than this share of the new rows comes nearer than the tolerance before, default 0.05. */
  readonly leastAccepted?: number;
  /** Ends when the tolerance is reached; default 0. */
  readonly tolerance?: number;
  /** Stages at most, default 20. */
  readonly stages?: number;
  readonly replications?: number;
  readonly scaling?: Scaling;
}

/**
 * Approximate Bayesian computation by a sequence of clouds (adaptive population Monte Carlo, Lenormand, Jabot and Deffuant 2013): of all
 * rows the nearest are kept, so the tolerance follows from the rows; new ones are drawn around them by the kernel of Beaumont et al.
 * (2009) and weighted by prior over kernel density. Every stage is one batch with futures of its own. Throws as `abcRejection`.
 */
export async function abcSmc(
  simulator: Simulator,
  question: { readonly dimensions: readonly Dimension[]; readonly targets: readonly Target[] },
  options: SmcOptions,
): Promise<Posterior> {
  const { seed, draws, keep = 0.5, replications = 1, scaling = 'spread', stages = 20 } = options;
  const { leastAccepted = 0.05, tolerance = 0 } = options;
  const first = await abcRejection(simulator, question, { seed, draws, keep, replications, scaling });
  let cloud: Weighted = { posterior: { ...first, method: 'smc' }, raw: first.weights.map(() => 1) };
  for (let stage = 1; ; stage++) {
    const { posterior } = cloud;
    const stopped = reasonToStop(posterior, { leastAccepted, tolerance, stages });
    if (stopped !== undefined) return { ...posterior, stopped };
    cloud = await nextStage(simulator, cloud, { seed, stage, rows: draws - posterior.weights.length });
  }
}

/** A posterior with its weights before they are made to add up to 1: those of all stages must be comparable. */
interface Weighted {
  readonly posterior: Posterior;
  readonly raw: Float64Array;
}

function reasonToStop(
  { stages: done, tolerance }: Posterior,
  limits: { readonly leastAccepted: number; readonly tolerance: number; readonly stages: number },
): Stopped | undefined {
  if (tolerance <= limits.tolerance) return 'tolerance';
  if (done[done.length - 1].accepted <= limits.leastAccepted) return 'acceptance';
  return done.length >= limits.stages ? 'budget' : undefined;
}

async function nextStage(
  simulator: Simulator,
  { posterior, raw }: Weighted,
  { seed, stage, rows: fresh }: { readonly seed: number; readonly stage: number; readonly rows: number },
): Promise<Weighted> {
  const { dimensions, targets, scales, replications } = posterior;
  const kernel = kernelOf(posterior, posterior.weights);
  const proposed = propose(kernel, fresh, { seed, stage });
  const request = { simulator, targets, replications, luck: 'own', futures: stage + 1, seed } as const;
  const observed = await observeCloud(proposed, { ...request, name: `stage-${stage}` });
  const distances = distancesOf(observed, targets, scales);
  const all = {
    latent: joined(posterior.latent, proposed.latent),
    observed: joined(posterior.observed, observed),
    distances: joined(posterior.distances, distances),
    raw: joined(raw, importanceWeights(proposed, kernel)),
  };
  const rows = nearestRows(all.distances, posterior.weights.length);
  const latent = pickRows(all.latent, dimensions.length, rows);
  const kept = pickRows(all.raw, 1, rows);
  const weights = normalised(kept);
  const nearer = distances.filter((distance) => distance < posterior.tolerance).length;
  const step: Stage = {
    tolerance: all.distances[rows[rows.length - 1]],
    accepted: nearer / fresh,
    effectiveSize: effectiveSize(weights),
    simulated: fresh,
  };
  const found: Posterior = {
    ...posterior,
    latent,
    points: pointsOf({ latent, dimensions }),
    weights,
    observed: pickRows(all.observed, targets.length, rows),
    distances: pickRows(all.distances, 1, rows),
    tolerance: step.tolerance,
    stages: [...posterior.stages, step],
    simulations: posterior.simulations + fresh,
  };
  return { posterior: found, raw: kept };
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
