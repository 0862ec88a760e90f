// Longer than most: what a wave asks, finds and leaves stands together, as its parts mean little alone.
import { latinHypercube } from '../design/index.ts';
import type { Dimension, Point, Simulator } from '../design/index.ts';
import { normalQuantile } from '../numeric/index.ts';
import { drawPrior, pickRows, pointsOf } from './latent.ts';
import type { Cloud } from './latent.ts';
import { quadraticEmulator, quadraticTerms } from './quadratic-emulator.ts';
import type { Emulator } from './quadratic-emulator.ts';
import { simulateCloud } from './simulate-cloud.ts';
import { checkTargets } from './target.ts';
import type { Target } from './target.ts';

/** What history matching needs to know. */
export interface HistoryOptions {
  readonly seed: number;
  /** Simulated points of each wave. */
  readonly draws: number;
  readonly replications: number;
  /** Waves at most, default 3. */
  readonly waves?: number;
  /** Points beyond this implausibility are ruled out; default 3 (Pukelsheim 1994; Vernon, Goldstein and Bower 2010). */
  readonly cutoff?: number;
  /** `one future` (default): the target has the luck of one history. `mean`: it has only its error. */
  readonly observation?: 'one future' | 'mean';
  /** Points at which the emulators are asked, default 20,000. */
  readonly candidates?: number;
}

/** How well the emulator of one target does. */
export interface EmulatorCheck extends Pick<Emulator, 'explained' | 'worst' | 'withinThree'> {
  readonly target: string;
  /** Standard deviation of the luck of one future, pooled over the points. */
  readonly luck: number;
}

/** One wave: emulators over what was left, and what they rule out. */
export interface Wave {
  readonly simulated: number;
  readonly emulators: readonly EmulatorCheck[];
  /** Share of the prior that is not ruled out by this wave and those before. */
  readonly left: number;
  /** Smallest implausibility of all candidates that were left before this wave. */
  readonly leastImplausible: number;
}

/** What history matching leaves: parameters that are not ruled out, which is no posterior. */
export interface HistoryMatch {
  readonly method: 'history';
  readonly dimensions: readonly Dimension[];
  readonly targets: readonly Target[];
  readonly waves: readonly Wave[];
  /** Candidates that no wave ruled out. */
  readonly latent: Float64Array;
  readonly points: readonly Point[];
  /** Implausibility of each of them in the last wave. */
  readonly implausibility: Float64Array;
  readonly cutoff: number;
  readonly simulations: number;
  readonly replications: number;
}

/** Fewer candidates than this cannot be told from none. */
const FEWEST = 10;

/**
 * History matching (Craig, Goldstein, Seheult and Smith 1997; Vernon, Goldstein and Bower 2010): wave by wave, emulators of the mean
 * responses rule out parameters whose implausibility |target − mean| ÷ √(error² + discrepancy² + luck² + emulator variance) exceeds
 * the cut-off for any target. Ends when a wave rules out little (less than a tenth of what was left), when nothing is left, or after
 * `waves`. Throws for too few points to fit a surface.
 */
export async function historyMatching(
  simulator: Simulator,
  { dimensions, targets }: { readonly dimensions: readonly Dimension[]; readonly targets: readonly Target[] },
  options: HistoryOptions,
): Promise<HistoryMatch> {
  checkTargets(targets);
  const { seed, draws, replications, waves: most = 3, cutoff = 3, candidates = 20_000 } = options;
  const least = quadraticTerms(dimensions.length) + 2;
  if (!(draws >= least)) throw new Error(`invalid points of a wave: ${draws}; expected at least ${least}`);
  if (!(replications >= 2)) throw new Error(`invalid replications: ${replications}; expected two or more`);
  const all = drawPrior(dimensions, candidates, seed);
  let left: Left = { cloud: all, implausibility: new Float64Array(candidates) };
  const waves: Wave[] = [];
  while (waves.length < most) {
    const before = left.implausibility.length;
    const design = waves.length === 0 ? firstDesign(dimensions, draws, seed) : spread(left.cloud, draws);
    const found = await fitWave(simulator, { design, targets, wave: waves.length }, options);
    const judged = left.implausibility.map((_, row) =>
      worstOf(found, targets, options, rowAt(left.cloud, row)),
    );
    left = keep(left.cloud, judged, cutoff);
    const now = left.implausibility.length;
    waves.push({
      simulated: draws,
      emulators: found.map(({ check }) => check),
      left: now / candidates,
      leastImplausible: judged.reduce((low, each) => Math.min(low, each), Infinity),
    });
    if (now < FEWEST || now > 0.9 * before) break;
  }
  const { cloud, implausibility } = left;
  const simulations = waves.length * draws;
  return {
    ...{ method: 'history', dimensions, targets, waves, cutoff, simulations, replications },
    ...{ latent: cloud.latent, points: pointsOf(cloud), implausibility },
  };
}

interface Left {
  readonly cloud: Cloud;
  readonly implausibility: Float64Array;
}

interface Emulated {
  readonly emulator: Emulator;
  readonly check: EmulatorCheck;
}

const rowAt = ({ latent, dimensions }: Cloud, row: number): Float64Array =>
  latent.subarray(row * dimensions.length, (row + 1) * dimensions.length);

function firstDesign(dimensions: readonly Dimension[], points: number, seed: number): Cloud {
  const { unit } = latinHypercube(dimensions, { points, seed, kind: 'centred' });
  return { latent: unit.map((u) => normalQuantile(u)), dimensions };
}

/** Rows at equal distances in a list of independent ones: as good as drawn. */
function spread(cloud: Cloud, count: number): Cloud {
  const { latent, dimensions } = cloud;
  const rows = latent.length / dimensions.length;
  const chosen = Array.from({ length: count }, (_, k) => Math.floor((k * rows) / count));
  return { latent: pickRows(latent, dimensions.length, chosen), dimensions };
}

function keep(cloud: Cloud, judged: Float64Array, cutoff: number): Left {
  const rows = Array.from(judged, (_, row) => row).filter((row) => judged[row] <= cutoff);
  const { latent, dimensions } = cloud;
  return {
    cloud: { latent: pickRows(latent, dimensions.length, rows), dimensions },
    implausibility: pickRows(judged, 1, rows),
  };
}

async function fitWave(
  simulator: Simulator,
  {
    design,
    targets,
    wave,
  }: { readonly design: Cloud; readonly targets: readonly Target[]; readonly wave: number },
  { replications }: HistoryOptions,
): Promise<Emulated[]> {
  const request = {
    simulator,
    targets,
    replications,
    luck: 'own',
    futures: wave + 1,
    name: `wave-${wave + 1}`,
  } as const;
  const columns = await simulateCloud(design, request);
  return columns.map((column, t) => emulated(design, column, { replications, name: targets[t].name }));
}

/** The emulator of one column of responses; points where a replication failed are left out. */
function emulated(
  design: Cloud,
  column: Float64Array,
  { replications, name }: { readonly replications: number; readonly name: string },
): Emulated {
  const groups = Array.from({ length: column.length / replications }, (_, row) => ({
    point: Array.from(rowAt(design, row)),
    values: column.subarray(row * replications, (row + 1) * replications),
  })).filter(({ values }) => values.every((value) => Number.isFinite(value)));
  const means = groups.map(({ values }) => values.reduce((sum, value) => sum + value, 0) / replications);
  const squares = groups.map(({ values }, g) =>
    values.reduce((sum, value) => sum + (value - means[g]) * (value - means[g]), 0),
  );
  const luck = Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / (groups.length * (replications - 1)));
  const emulator = quadraticEmulator(
    groups.map(({ point }) => point),
    means,
  );
  if (emulator === undefined)
    throw new Error(
      `invalid points of a wave: ${groups.length} different ones for ${name}; expected enough for a surface`,
    );
  const { explained, worst, withinThree } = emulator;
  return { emulator, check: { target: name, explained, worst, withinThree, luck } };
}

/** The largest implausibility over the targets. */
function worstOf(
  found: readonly Emulated[],
  targets: readonly Target[],
  { observation = 'one future' }: HistoryOptions,
  point: Float64Array,
): number {
  let worst = 0;
  found.forEach(({ emulator, check }, t) => {
    const { value, error, discrepancy = 0 } = targets[t];
    const { mean, variance } = emulator.at(point);
    const luck = observation === 'one future' ? check.luck * check.luck : 0;
    const off =
      Math.abs(value - mean) / Math.sqrt(error * error + discrepancy * discrepancy + luck + variance);
    if (off > worst) worst = off;
  });
  return worst;
}
