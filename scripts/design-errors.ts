// Errors of the mean by kind of design, root mean squared over 100 seeds, as docs/designs.md prints them: `npx tsx scripts/design-errors.ts`.
import { latinHypercube, scrambledSobol } from '../src/design/index.ts';
import type { Dimension } from '../src/design/index.ts';
import { Stream } from '../src/random/index.ts';

const SEEDS = 100;
const sizes = [64, 512, 4096];

interface Case {
  readonly name: string;
  readonly columns: number;
  readonly mean: number;
  readonly at: (unit: Float64Array, from: number) => number;
}

const productOf = (unit: Float64Array, from: number, columns: number): number => {
  let product = 1;
  for (let d = 0; d < columns; d++) product *= 0.5 + unit[from + d];
  return product;
};

const cases: readonly Case[] = [
  {
    name: 'sum of five inputs',
    columns: 5,
    mean: 2.5,
    at: (unit, from) => unit[from] + unit[from + 1] + unit[from + 2] + unit[from + 3] + unit[from + 4],
  },
  {
    name: 'product of 1 + (x - 1/2), five inputs',
    columns: 5,
    mean: 1,
    at: (unit, from) => productOf(unit, from, 5),
  },
  {
    // No input alone, nor a few together, say anything: only all twelve at once.
    name: 'parity of twelve inputs cut at 0.4',
    columns: 12,
    mean: 0.2 ** 12,
    at: (unit, from) => {
      let sign = 1;
      for (let d = 0; d < 12; d++) if (unit[from + d] < 0.4) sign = -sign;
      return sign;
    },
  },
];

const dimensions = (k: number): Dimension[] =>
  Array.from({ length: k }, (_, d) => ({
    name: `x${d}`,
    distribution: { kind: 'uniform', low: 0, high: 1 },
  }));

const designs: readonly (readonly [
  string,
  (count: number, columns: number, seed: number) => Float64Array,
])[] = [
  [
    'independent draws',
    (count, columns, seed) => {
      const stream = new Stream('design errors');
      stream.begin(seed, 0);
      return Float64Array.from({ length: count * columns }, (_, at) => stream.openUniform(at, 0));
    },
  ],
  [
    'Latin hypercube',
    (count, columns, seed) => latinHypercube(dimensions(columns), { points: count, seed }).unit,
  ],
  ['scrambled Sobol’', (count, columns, seed) => scrambledSobol({ count, dimensions: columns }, seed)],
];

console.log(`| function | design | ${sizes.map((size) => `${size} points`).join(' | ')} |`);
console.log(`|---|---|${sizes.map(() => '---').join('|')}|`);
for (const { name, columns, mean, at } of cases) {
  for (const [design, points] of designs) {
    const errors = sizes.map((count) => {
      let squares = 0;
      for (let seed = 1; seed <= SEEDS; seed++) {
        const unit = points(count, columns, seed);
        let sum = 0;
        for (let from = 0; from < unit.length; from += columns) sum += at(unit, from);
        squares += (sum / count - mean) ** 2;
      }
      return Math.sqrt(squares / SEEDS).toPrecision(2);
    });
    console.log(`| ${name} | ${design} | ${errors.join(' | ')} |`);
  }
}
