// Prints the tables of docs/search.md: how often choices are right and what they cost, and what noise does to evolution.
import { simulatorOf } from '../src/design/index.ts';
import type { Point, Simulator } from '../src/design/index.ts';
import { Stream } from '../src/random/index.ts';
import { evolve, invertedDistance, selectInTwoStages, selectSequentially } from '../src/search/index.ts';
import type { Selection, SelectionInput } from '../src/search/index.ts';

const REPETITIONS = 500;
const LEAD = 0.25;
const goal = { response: 'value', better: 'higher' } as const;

/** The slippage configuration: one setting leads all others by the indifference; deviation 1. */
function slippage(settings: number, correlation: number, seed: number): Simulator {
  const stream = new Stream('search-tables');
  return simulatorOf(({ place }, { futures, replication }) => {
    stream.begin(seed, futures);
    const p = Number(place);
    const luck =
      Math.sqrt(correlation) * stream.normal(0, replication) +
      Math.sqrt(1 - correlation) * stream.normal(p + 1, replication);
    return { value: (p === settings - 1 ? LEAD : 0) + luck };
  });
}

async function choices(
  settings: number,
  correlation: number,
  choose: (simulator: Simulator, input: SelectionInput) => Promise<Selection>,
): Promise<string> {
  let right = 0;
  let spent = 0;
  const points = Array.from({ length: settings }, (_, place) => ({ place }));
  for (let seed = 0; seed < REPETITIONS; seed++) {
    const input = { points, goal, indifference: LEAD, confidence: 0.9, firstStage: 16, step: 4 };
    const found = await choose(slippage(settings, correlation, seed), input);
    if (found.best === settings - 1) right++;
    spent += found.total;
  }
  return `${((100 * right) / REPETITIONS).toFixed(1)} % | ${Math.round(spent / REPETITIONS)}`;
}

const procedures = [
  ['Kim and Nelson', (simulator: Simulator, input: SelectionInput) => selectSequentially(simulator, input)],
  [
    'Nelson and Matejcik',
    (simulator: Simulator, input: SelectionInput) =>
      selectInTwoStages(simulator, { ...input, procedure: 'nelsonMatejcik' }),
  ],
  [
    'Rinott (own futures)',
    (simulator: Simulator, input: SelectionInput) =>
      selectInTwoStages(simulator, { ...input, procedure: 'rinott' }),
  ],
] as const;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

print('| procedure | settings | correlation | right choices (90 % promised) | simulated futures |');
print('|---|---|---|---|---|');
for (const [name, choose] of procedures) {
  for (const [settings, correlation] of [
    [2, 0],
    [5, 0],
    [5, 0.8],
    [10, 0.8],
  ] as const)
    print(`| ${name} | ${settings} | ${correlation} | ${await choices(settings, correlation, choose)} |`);
}

/** ZDT1 in five variables with noise of its own and noise that all settings of a future share. */
const exact = (point: Point): { f1: number; f2: number } => {
  const [f1, ...others] = Object.values(point).map(Number);
  const g = 1 + (9 * others.reduce((sum, x) => sum + x, 0)) / others.length;
  return { f1, f2: g * (1 - Math.sqrt(f1 / g)) };
};

function noisy(own: number, shared: number): Simulator {
  const ofFuture = new Stream('search-tables:future');
  const ofPoint = new Stream('search-tables:point');
  return simulatorOf((point, { futures, replication }) => {
    const { f1, f2 } = exact(point);
    ofFuture.begin(11, futures);
    ofPoint.begin(12, futures);
    const values = Object.values(point).map(Number);
    const member = Math.floor(values.reduce((sum, x, i) => sum + x * (i + 1), 0) * 1e6);
    const luck = (o: number): number =>
      shared * ofFuture.normal(o, replication) + own * ofPoint.normal(member, 2 * replication + o);
    return { f1: f1 + luck(0), f2: f2 + luck(1) };
  });
}

const SEEDS = 8;
const curve = Array.from({ length: 201 }, (_, i) => [i / 200, 1 - Math.sqrt(i / 200)]);
const variables = Array.from({ length: 5 }, (_, v) => ({
  name: `x${v}`,
  kind: 'real' as const,
  low: 0,
  high: 1,
}));
const goals = [
  { response: 'f1', better: 'lower' },
  { response: 'f2', better: 'lower' },
] as const;

print('');
print('| shared noise | parents again | certainty | distance to the true front | flattery |');
print('|---|---|---|---|---|');
for (const shared of [0, 0.2, 1]) {
  for (const [again, certainty] of [
    [true, 0],
    [true, 0.5],
    [true, 1],
    [false, 0.5],
  ] as const) {
    let distance = 0;
    let flattery = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      // Without parents twice as many generations cost the same.
      const input = { variables, goals, population: 24, generations: again ? 30 : 60, replications: 8, seed };
      const { front } = await evolve(noisy(0.1, shared), { ...input, again, certainty });
      const truth = front.map(({ point }) => exact(point));
      distance +=
        invertedDistance(
          curve,
          truth.map(({ f1, f2 }) => [f1, f2]),
        ) / SEEDS;
      const gaps = truth.map(({ f1, f2 }, i) => (f1 - front[i].means[0] + f2 - front[i].means[1]) / 2);
      flattery += gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length / SEEDS;
    }
    print(
      `| ${shared} | ${again ? 'yes' : 'no'} | ${certainty} | ${distance.toFixed(3)} | ${flattery.toFixed(3)} |`,
    );
  }
}
