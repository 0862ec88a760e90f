// Recovery of synthetic truths on a small METIS setting: every one of 100 prior draws in turn is the truth, its simulated figures are the
// targets, and the others are the reference table of rejection with regression adjustment. Prints ranks and coverage for
// docs/calibrate.md. `npx tsx scripts/metis-recovery.ts [results folder]`; runs that are there already are not computed again.
import { installedModels } from '../src/catalogue.ts';
import { drawnDimensions, loadExperiment } from '../src/load/index.ts';
import { abcRejection, adjusted, rankOfTruth } from '../src/match/index.ts';
import type { Target } from '../src/match/index.ts';
import { experimentSimulator } from '../src/study/index.ts';
import { simulatorOf } from '../src/design/index.ts';
import type { Point } from '../src/design/index.ts';

const POINTS = 200;
const TRUTHS = 100;
const overrides = { populations: { holders: 100 } };
const experiment = await loadExperiment('experiments/targets/stake-response.exp.ts', {
  models: installedModels,
  overrides,
});
const dimensions = drawnDimensions(experiment.resolved);
const responses = ['current.locked', 'current.paid', 'current.pace'];
const simulator = experimentSimulator({
  experiment: { ...experiment, overrides },
  results: process.argv[2] ?? 'results/metis-recovery',
  threads: 2,
  scenarios: ['current'],
});

const targetsOf = (values: readonly number[]): Target[] =>
  responses.map((response, k) => ({
    ...{ name: response, response, error: 0, source: 'synthetic' },
    value: values[k],
  }));

// The prior draws and what they gave, kept as a table; abcRejection asks for exactly these points.
let table: { points: readonly Point[]; columns: Float64Array[] } = { points: [], columns: [] };
const remembering: typeof simulator = async (batch) => {
  const found = await simulator(batch);
  const columns = responses.map((response) => found.column(response));
  table = { points: batch.points, columns };
  return { column: (response) => columns[responses.indexOf(response)] };
};
await abcRejection(
  remembering,
  { dimensions, targets: targetsOf([0, 0, 0]) },
  { seed: experiment.resolved.seed, draws: POINTS, keep: 0.5 },
);

const { points, columns } = table;
const rowOf = new Map(points.map((point, row) => [JSON.stringify(point), row]));
const ranks = dimensions.map((): number[] => []);
for (let truth = 0; truth < TRUTHS; truth++) {
  const others = simulatorOf((point) => {
    const row = rowOf.get(JSON.stringify(point)) ?? -1;
    const value = (k: number): number => (row === truth ? NaN : columns[k][row]);
    return Object.fromEntries(responses.map((response, k) => [response, value(k)]));
  });
  const targets = targetsOf(columns.map((column) => column[truth]));
  const options = { seed: experiment.resolved.seed, draws: POINTS, keep: 0.3 };
  const posterior = adjusted(await abcRejection(others, { dimensions, targets }, options));
  dimensions.forEach(({ name }, d) =>
    ranks[d].push(rankOfTruth(posterior, name, Number(points[truth][name]))),
  );
}
dimensions.forEach(({ name }, d) => {
  const inside = (p: number): number => ranks[d].filter((rank) => Math.abs(rank - 0.5) <= p / 2).length;
  const mean = ranks[d].reduce((sum, rank) => sum + rank, 0) / TRUTHS;
  process.stdout.write(
    `| ${name} | ${inside(0.5)} of ${TRUTHS} | ${inside(0.9)} of ${TRUTHS} | ${mean.toFixed(2)} |\n`,
  );
});
