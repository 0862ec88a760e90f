// How often the intervals of the inference helpers hold the truth, by experiment; writes the table of docs/inference.md between its
// markers. Run: npx tsx scripts/inference-coverage.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { inference } from '../src/library.ts';
import { Stream } from '../src/random/index.ts';

const PAGE = 'docs/inference.md';
const [BEGIN, END] = ['<!-- coverage -->', '<!-- /coverage -->'];
const REPETITIONS = 1000;

interface Sides {
  readonly low: number | null;
  readonly high: number | null;
}

type Draw = (n: number, day: number) => Float64Array;

/** Draws of one repetition: standard normals and exponentials by day. */
function drawsOf(name: string, repetition: number): { normal: Draw; exponential: Draw } {
  const stream = new Stream(`coverage ${name}`);
  stream.begin(20261120, repetition);
  return {
    normal: (n, day) => Float64Array.from({ length: n }, (_, i) => stream.normal(i, day)),
    exponential: (n, day) => Float64Array.from({ length: n }, (_, i) => stream.exponential(i, day)),
  };
}

function autoregression(shocks: Float64Array, phi: number): Float64Array {
  let value = shocks[0] / Math.sqrt(1 - phi * phi);
  return shocks.map((shock, i) => (i === 0 ? value : (value = phi * value + shock)));
}

interface Row {
  readonly what: string;
  readonly law: string;
  readonly truth: number;
  readonly make: (draws: ReturnType<typeof drawsOf>) => Sides;
}

const rows: readonly Row[] = [
  ...[8, 30].map((n): Row => ({
    what: `Cohen's d, ${n} + ${n} values`,
    law: 'normal, d = 0.8',
    truth: 0.8,
    make: ({ normal }) =>
      inference.cohenD(
        normal(n, 0),
        normal(n, 1).map((x) => x + 0.8),
      ).interval,
  })),
  {
    what: "Cohen's d, 30 + 30 values",
    law: 'exponential, d = 0.8',
    truth: 0.8,
    make: ({ exponential }) =>
      inference.cohenD(
        exponential(30, 0),
        exponential(30, 1).map((x) => x + 0.8),
      ).interval,
  },
  ...[8, 25].map((n): Row => ({
    what: `probability of superiority, ${n} + ${n} values`,
    law: 'exponential, means 1 and 3',
    truth: 0.75,
    make: ({ exponential }) =>
      inference.probabilityOfSuperiority(
        exponential(n, 0),
        exponential(n, 1).map((x) => 3 * x),
      ).interval,
  })),
  ...[200, 2000].map((n): Row => ({
    what: `mean by overlapping batches, ${n} values`,
    law: 'autoregression, 0.8',
    truth: 0,
    make: ({ normal }) => inference.overlappingBatchMeans(autoregression(normal(n, 0), 0.8)).interval,
  })),
  ...[100, 1000].map((n): Row => ({
    what: `expected shortfall at 90%, ${n} losses`,
    law: 'exponential',
    truth: 1 + Math.LN10,
    make: ({ exponential }) => inference.tailRisk(exponential(n, 0), 0.9).expectedShortfallInterval,
  })),
  ...[100, 1000].map((n): Row => ({
    what: `value at risk at 90%, ${n} losses`,
    law: 'exponential',
    truth: Math.LN10,
    make: ({ exponential }) => inference.tailRisk(exponential(n, 0), 0.9).valueAtRiskInterval,
  })),
];

const lines = rows.map(({ what, law, truth, make }) => {
  let held = 0;
  for (let r = 0; r < REPETITIONS; r++) {
    const { low, high } = make(drawsOf(`${what} ${law}`, r));
    if ((low ?? -Infinity) <= truth && truth <= (high ?? Infinity)) held++;
  }
  return `| ${what} | ${law} | ${((100 * held) / REPETITIONS).toFixed(1)}% |`;
});
const table = ['| 95% interval | law | holds the truth |', '|---|---|---|', ...lines].join('\n');
const page = readFileSync(PAGE, 'utf8');
const [before, after] = [page.indexOf(BEGIN) + BEGIN.length, page.indexOf(END)];
writeFileSync(PAGE, `${page.slice(0, before)}\n${table}\n${page.slice(after)}`);
console.log(table);
