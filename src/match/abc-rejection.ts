import type { Dimension, Simulator } from '../design/index.ts';
import { distancesOf, nearestRows, scalesOf } from './distance.ts';
import type { Scaling } from './distance.ts';
import { drawPrior, pickRows, pointsOf } from './latent.ts';
import { reachOf } from './posterior.ts';
import type { Posterior } from './posterior.ts';
import { observeCloud } from './simulate-cloud.ts';
import { checkTargets } from './target.ts';
import type { Target } from './target.ts';

/** What rejection needs to know. */
export interface RejectionOptions {
  readonly seed: number;
  /** Points drawn from the prior. */
  readonly draws: number;
  /** Share of them that is kept, the nearest ones. */
  readonly keep: number;
  /** Replications behind each response; 1 (default) when the targets are one history, more when they are means. */
  readonly replications?: number;
  readonly scaling?: Scaling;
}

/**
 * Approximate Bayesian computation by rejection (Pritchard et al. 1999): draws from the prior, of which the nearest to the
 * targets are kept with equal weights. Throws for no dimension or target, and for fewer than two rows kept.
 */
export async function abcRejection(
  simulator: Simulator,
  { dimensions, targets }: { readonly dimensions: readonly Dimension[]; readonly targets: readonly Target[] },
  { seed, draws, keep, replications = 1, scaling = 'spread' }: RejectionOptions,
): Promise<Posterior> {
  checkTargets(targets);
  const kept = Math.floor(draws * keep);
  if (!(kept >= 2 && keep <= 1))
    throw new Error(`invalid rows kept: ${kept}; expected two or more, at most all`);
  const prior = drawPrior(dimensions, draws, seed);
  const request = { simulator, targets, name: 'prior', replications, luck: 'own', futures: 1, seed } as const;
  const observed = await observeCloud(prior, request);
  const scales = scalesOf(targets, observed, scaling);
  const distances = distancesOf(observed, targets, scales);
  const rows = nearestRows(distances, kept);
  if (rows.length < 2)
    throw new Error(`invalid simulations: ${rows.length} did not fail; expected two or more`);
  const latent = pickRows(prior.latent, dimensions.length, rows);
  const tolerance = distances[rows[rows.length - 1]];
  return {
    method: 'rejection',
    dimensions,
    targets,
    latent,
    points: pointsOf({ latent, dimensions }),
    weights: new Float64Array(rows.length).fill(1 / rows.length),
    observed: pickRows(observed, targets.length, rows),
    distances: Float64Array.from(rows, (row) => distances[row]),
    scales,
    tolerance,
    stages: [{ tolerance, accepted: 1, effectiveSize: rows.length, simulated: draws }],
    stopped: 'budget',
    simulations: draws,
    reached: reachOf(observed, targets),
    replications,
  };
}
