import type { Luck, Simulator } from '../design/index.ts';
import { Stream } from '../random/index.ts';
import { pointsOf, rowsOf } from './latent.ts';
import type { Cloud } from './latent.ts';
import type { Target } from './target.ts';

/** How a cloud is simulated. */
export interface CloudRequest {
  readonly simulator: Simulator;
  readonly targets: readonly Target[];
  /** Name of the batch. */
  readonly name: string;
  /** Replications at each row. */
  readonly replications: number;
  readonly luck: Luck;
  /** Number of the set of futures. */
  readonly futures: number;
}

/** Responses to all targets at every row and replication: one column (rows × replications) for each target. */
export async function simulateCloud(cloud: Cloud, request: CloudRequest): Promise<Float64Array[]> {
  const { simulator, targets, name, replications, luck, futures } = request;
  const points = pointsOf(cloud);
  const responses = await simulator({ name, points, replications, luck, futures });
  return targets.map(({ response }) => {
    const column = responses.column(response);
    if (column.length === points.length * replications) return column;
    throw new Error(
      `invalid responses ${response}: ${column.length}; expected ${points.length * replications}`,
    );
  });
}

/**
 * What would have been observed at every row (rows × targets): the mean over the replications, plus an error of observation of the
 * target's standard deviation from the stream `match:error` at (row, target). NaN where a replication failed.
 */
export async function observeCloud(
  cloud: Cloud,
  request: CloudRequest & { readonly seed: number },
): Promise<Float64Array> {
  const { targets, replications, seed, futures } = request;
  const columns = await simulateCloud(cloud, request);
  const stream = new Stream('match:error');
  stream.begin(seed, futures);
  const observed = new Float64Array(rowsOf(cloud) * targets.length);
  targets.forEach(({ error }, t) => {
    for (let row = 0; row < rowsOf(cloud); row++) {
      const mean = meanOf(columns[t], row * replications, replications);
      observed[row * targets.length + t] = error === 0 ? mean : mean + error * stream.normal(row, t);
    }
  });
  return observed;
}

function meanOf(column: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let r = 0; r < count; r++) sum += column[from + r];
  return sum / count;
}
