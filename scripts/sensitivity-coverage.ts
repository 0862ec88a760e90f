// Prints how often intervals of sensitivity measures hold the truth: the tables of docs/sensitivity.md. `npx tsx scripts/sensitivity-coverage.ts 400`
// takes that many designs each; every number follows from the seeds 1, 2, ….
import { saltelliDesign } from '../src/design/index.ts';
import { gFunction, ishigami, pawn, sobolIndices } from '../src/sensitivity/index.ts';
import type { TestFunction } from '../src/sensitivity/index.ts';
import {
  inputNames,
  noisyResponses,
  pickFreezeSample,
  responses,
  uniformSample,
} from '../tests/src/sensitivity/samples.ts';

const designs = Number(process.argv[2] ?? 400);

interface Case {
  readonly words: string;
  readonly of: TestFunction;
  readonly base: number;
  readonly replications: number;
  readonly isScrambled?: boolean;
  deviation(row: Float64Array): number;
}

const g = gFunction([0, 1, 4.5, 9, 99, 99, 99, 99]);
const quiet = () => 0;
const cases: readonly Case[] = [
  { words: 'no noise', of: ishigami, base: 256, replications: 1, deviation: quiet },
  { words: 'no noise', of: ishigami, base: 1024, replications: 1, deviation: quiet },
  {
    words: 'no noise, scrambled Sobol’ points',
    of: ishigami,
    base: 256,
    replications: 1,
    isScrambled: true,
    deviation: quiet,
  },
  { words: 'noise 40 %, the same everywhere', of: ishigami, base: 256, replications: 2, deviation: () => 3 },
  {
    words: 'noise 40 %, growing with x3',
    of: ishigami,
    base: 256,
    replications: 2,
    deviation: (row) => 6.7 * row[2] * row[2],
  },
  { words: 'no noise', of: g, base: 256, replications: 1, deviation: quiet },
  { words: 'no noise', of: g, base: 1024, replications: 1, deviation: quiet },
];

function sampleOf({ of, base, isScrambled = false }: Case, seed: number): Float64Array {
  if (!isScrambled) return pickFreezeSample({ base, inputs: of.inputs, seed });
  const uniform = { kind: 'uniform' as const, low: 0, high: 1 };
  return saltelliDesign(
    inputNames(of.inputs).map((name) => ({ name, distribution: uniform })),
    { base, seed },
  ).unit;
}

function coverageOf(of: Case): string {
  const { inputs, value, first, total, variance } = of.of;
  const held = new Float64Array(2 * inputs + 1);
  for (let seed = 1; seed <= designs; seed++) {
    const shape = { replications: of.replications, seed, deviation: of.deviation };
    const values = noisyResponses(sampleOf(of, seed), inputs, value, shape);
    const found = sobolIndices({ inputs: inputNames(inputs), values, replications: of.replications });
    if (found.kind !== 'indices') continue;
    const all = [found.variance, ...found.inputs.flatMap((each) => [each.first, each.total])];
    const truth = [variance, ...first.flatMap((each, i) => [each, total[i]])];
    all.forEach(({ interval: { low, high } }, c) => {
      if (low !== null && high !== null && low <= truth[c] && truth[c] <= high) held[c] += 1;
    });
  }
  const percent = (of: readonly number[]) =>
    ((100 * of.reduce((sum, each) => sum + each, 0)) / of.length / designs).toFixed(1);
  const at = (start: number) => Array.from({ length: inputs }, (_, i) => held[start + 2 * i]);
  const lowest = ((100 * Math.min(...held)) / designs).toFixed(1);
  return `| ${of.of.name}, ${of.words} | ${of.base} x ${of.replications} | ${percent(at(1))} | ${percent(at(2))} | ${percent([held[0]])} | ${lowest} |`;
}

function pawnCoverage(points: number): string {
  const of = (size: number, seed: number, resamples: number) => {
    const unit = uniformSample(size, 3, seed);
    const values = responses(unit, 3, ishigami.value);
    return pawn({ inputs: inputNames(3), unit, values }, { resamples, dummies: 2, seed }).indices;
  };
  const truth = of(200_000, 999_999, 2).map(({ median }) => median.value);
  const held = new Float64Array(3);
  for (let seed = 1; seed <= designs; seed++) {
    of(points, seed, 200).forEach(({ median: { interval } }, i) => {
      if ((interval.low ?? 1) <= truth[i] && truth[i] <= (interval.high ?? 0)) held[i] += 1;
    });
  }
  return `| PAWN, Ishigami, ${points} points | ${[...held].map((each) => ((100 * each) / designs).toFixed(0)).join(' | ')} |`;
}

const lines = [
  `Share of ${designs} designs whose 95 % interval holds the truth, in per cent; 1,000 resamples.`,
  '',
  '| function | base samples x replications | first order | total | variance | lowest of all |',
  '|---|---|---|---|---|---|',
  ...cases.map(coverageOf),
  '',
  '| | x1 | x2 | x3 |',
  '|---|---|---|---|',
  ...[500, 2000].map(pawnCoverage),
];
process.stdout.write(`${lines.join('\n')}\n`);
