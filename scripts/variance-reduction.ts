// Writes the measured tables of docs/variance-reduction.md between their markers: gains on responses with known ones, and how often
// intervals hold the truth. Deterministic: the same seeds, the same tables.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exp } from '../src/numeric/index.ts';
import { Stream } from '../src/random/index.ts';
import {
  chanceBelow,
  chanceOfNoArrival,
  groupGain,
  moments,
  pairedGain,
  significant,
} from '../src/summarise/index.ts';
import { coverageOf, drawnValues, responses, ways } from './variance-reduction/coverage.ts';
import type { Way } from './variance-reduction/coverage.ts';

const page = fileURLToPath(new URL('../docs/variance-reduction.md', import.meta.url));
const REPETITIONS = 300;
const COUNT = 512;
const GROUPS = 400;

const tried: readonly (readonly [string, (u: number, v: number) => number])[] = [
  ['u + 3v (additive)', (u, v) => u + 3 * v],
  ['exp(u)', (u) => exp(u)],
  ['(u - 1/2)(v - 1/2) (interaction)', (u, v) => (u - 0.5) * (v - 0.5)],
  ['(u - 1/2)² (even)', (u) => (u - 0.5) * (u - 0.5)],
];

function gainsTable(): string[] {
  const drawing: readonly Way[] = [
    { name: 'antithetic', draws: { assumptions: 'antithetic', group: 2 } },
    { name: 'stratified, 16', draws: { assumptions: 'stratified', group: 16 } },
    { name: 'sobol, 16', draws: { assumptions: 'sobol', group: 16 } },
  ];
  const rows = tried.map(([name, of]) => [
    name,
    ...drawing.map((way) => {
      const group = way.draws?.group ?? 1;
      return groupGain(drawnValues(way, { of }, { count: GROUPS * group, seed: 1 }), group).words;
    }),
  ]);
  return markdown(['response', ...drawing.map(({ name }) => name)], rows);
}

function coverageTable(): string[] {
  const rows = ways.flatMap((way) =>
    responses.map((response) => {
      const size = { count: COUNT, repetitions: REPETITIONS, first: 1 };
      const found = coverageOf(way, response, size);
      const naive = coverageOf(way, response, { ...size, naive: true });
      const shown = [found.mean, found.median, found.chance, naive.mean, naive.median, naive.chance];
      return [way.name, response.name, ...shown.map((share) => (100 * share).toFixed(1))];
    }),
  );
  const header = [
    'draws',
    'response',
    'mean',
    'median',
    'chance',
    'mean, as if independent',
    'median',
    'chance',
  ];
  return markdown(header, rows);
}

const PATHS = 4000;
const DAYS = 20;
const VOLATILITY = 0.5;

/** Log prices of independent paths without drift, volatility 0.5 over 20 steps. */
function pricePaths(): Float64Array[] {
  const stream = new Stream('price paths');
  stream.begin(1, 0);
  return Array.from({ length: PATHS }, (_, path) => {
    const logPrices = new Float64Array(DAYS + 1);
    for (let t = 1; t <= DAYS; t++)
      logPrices[t] = logPrices[t - 1] + (VOLATILITY / Math.sqrt(DAYS)) * stream.normal(path, t);
    return logPrices;
  });
}

/** Events drawn from their chances given the path, against the chances themselves. */
function chancesTable(): string[] {
  const paths = pricePaths();
  const luck = new Stream('events');
  luck.begin(1, 0);
  const halts = (rate: number): Float64Array =>
    Float64Array.from(
      paths,
      (logPrices) => 1 - chanceOfNoArrival(logPrices.map((x) => (x < -0.2 ? rate : 0))),
    );
  const deviation = VOLATILITY / Math.sqrt(DAYS);
  const cases: readonly (readonly [string, Float64Array])[] = [
    ['a halt, 0.01 a day while the price is 18% down', halts(0.01)],
    ['a halt, 10 a day while the price is 18% down', halts(10)],
    [
      'price 45% down at some moment (bridge between 20 days)',
      Float64Array.from(paths, (logPrices) => chanceBelow({ logPrices, logBarrier: -0.6, deviation })),
    ],
  ];
  const rows = cases.map(([name, chances]) => {
    const events = chances.map((chance, path) => (luck.chance(chance, path, 0) ? 1 : 0));
    return [name, significant(moments(chances).mean, 3), pairedGain(events, chances).words];
  });
  return markdown(['event', 'chance', 'gain of the chance over the event'], rows);
}

function markdown(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)];
}

function between(text: string, name: string, lines: readonly string[]): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`missing markers: ${name}; expected ${begin} and ${end}`);
  return `${text.slice(0, from + begin.length)}\n${lines.join('\n')}\n${text.slice(to)}`;
}

const text = readFileSync(page, 'utf8');
const tables = [
  ['gains', gainsTable()],
  ['chances', chancesTable()],
  ['coverage', coverageTable()],
] as const;
writeFileSync(
  page,
  tables.reduce((written, [name, lines]) => between(written, name, lines), text),
);
console.log(page);
