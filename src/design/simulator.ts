import type { Luck, Point } from './design.ts';

/** One batch of simulations that a study asks for. */
export interface Batch {
  /** Name within the study, `stage-0`, `generation-12`: becomes part of the record. */
  readonly name: string;
  readonly points: readonly Point[];
  /** Replications at each point. */
  readonly replications: number;
  readonly luck: Luck;
  /** Batches with different numbers live through different futures; 0 are those of the experiment itself. */
  readonly futures: number;
}

/** What a batch gave: the response at every point and replication. */
export interface Responses {
  /** Values of a response (`full.runwayYears`, `full.runwayYears - current.runwayYears`): points × replications, row by row; NaN where a replication failed. */
  column(response: string): Float64Array;
}

/**
 * Whatever turns points into responses: an experiment that is run (`experimentSimulator`), or a function in a test. Studies (search,
 * calibration by simulation) know nothing else, so they can be used alone. The same batch gives the same responses.
 */
export type Simulator = (batch: Batch) => Promise<Responses>;

/** A simulator of a plain function of (point, futures, replication): for tests, examples and models outside this package. */
export function simulatorOf(
  response: (
    point: Point,
    at: { readonly futures: number; readonly replication: number },
  ) => Readonly<Record<string, number>>,
): Simulator {
  return async ({ points, replications, luck, futures }) => {
    const rows = points.flatMap((point, p) =>
      Array.from({ length: replications }, (_, r) =>
        response(point, { futures, replication: luck === 'common' ? r : p * replications + r }),
      ),
    );
    return {
      column: (name) => Float64Array.from(rows, (row) => row[name] ?? NaN),
    };
  };
}
