// Measures how often the intervals of splitting and of importance sampling cover a known probability, and what they save; prints the
// table of docs/rare-events.md. Deterministic: `npx tsx scripts/rare-coverage.ts`.
import { Stream } from '../src/random/index.ts';
import { importanceEstimate, splitting, splittingEstimate, tiltWeight } from '../src/rare/index.ts';
import type { RareEstimate } from '../src/rare/index.ts';
import { gambler, gamblerWins, gaussianWalk, simulatorOfWalk } from '../tests/src/rare/walk.ts';
import type { Walk } from '../tests/src/rare/walk.ts';

const EXPERIMENTS = 400;
/** As many for the walk that reaches 35, which takes longest. */
const FEWER = 60;

interface Row {
  readonly name: string;
  readonly truth: number;
  readonly how: string;
  readonly experiments: number;
  estimate(experiment: number): Promise<RareEstimate>;
}

function bySplitting(
  name: string,
  walk: Walk,
  truth: number,
  repeats: number,
  experiments = EXPERIMENTS,
): Row {
  const plan = { target: walk.target, particles: 50, replaced: 12, repeats };
  return {
    ...{ name, truth, experiments, how: `splitting, ${repeats} repetitions of 50` },
    async estimate(seed) {
      const whole = { ...plan, seed };
      return splittingEstimate(whole, await splitting(whole, simulatorOfWalk(walk, seed)));
    },
  };
}

function byTilt(futures: number): Row {
  const law = { kind: 'normal', mean: 0, deviation: 1 } as const;
  const stream = new Stream('shocks');
  return {
    ...{ name: 'a normal above 5', truth: 2.866515718791939e-7, how: `tilt of 5, ${futures} futures` },
    experiments: EXPERIMENTS,
    async estimate(seed) {
      stream.begin(seed, 0);
      const sums = Array.from({ length: futures }, (_, k) => 5 + stream.normal(k, 1));
      return importanceEstimate({
        weights: sums.map((sum) => tiltWeight(law, 5, { sum, count: 1 })),
        hits: sums.map((sum) => (sum >= 5 ? 1 : 0)),
        ...{ days: futures, failures: 0 },
      });
    },
  };
}

const rows: readonly Row[] = [
  ...[5, 10, 20].map((repeats) =>
    bySplitting('a gambler wins', gambler(3, 12, 0.4), gamblerWins(3, 12, 0.4), repeats),
  ),
  ...[5, 10, 20].map((repeats) =>
    bySplitting('a walk reaches 20', gaussianWalk(50, 20), 0.00369236780011, repeats),
  ),
  bySplitting('a walk reaches 35', gaussianWalk(50, 35), 5.19671315558e-7, 10, FEWER),
  byTilt(100),
  byTilt(1_000),
];

console.log(
  '| event | probability | method | experiments | within the 95 % interval | median gain in days |',
);
console.log('|---|---|---|---|---|---|');
for (const { name, truth, how, experiments, estimate } of rows) {
  let covered = 0;
  const gains: number[] = [];
  for (let experiment = 0; experiment < experiments; experiment++) {
    const { low, high, gain } = await estimate(experiment);
    if (low <= truth && truth <= high) covered += 1;
    gains.push(gain ?? 0);
  }
  gains.sort((a, b) => a - b);
  const share = ((100 * covered) / experiments).toFixed(1);
  console.log(
    `| ${name} | ${truth.toPrecision(3)} | ${how} | ${experiments} | ${share} % | ${Number(gains[experiments / 2].toPrecision(2))} |`,
  );
}
