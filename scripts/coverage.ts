// Measures how often each interval holds the truth, with one look and with many, and writes the tables into docs/precision.md. Deterministic.
import { readFileSync, writeFileSync } from 'node:fs';
import { coverageOf, exactCoverage, methods, proportions } from './coverage-fixed.ts';
import { bernoulli, inPercent, lognormal, normal } from './coverage-laws.ts';
import { deciders, runsToSign, runsToWidth } from './coverage-looks.ts';
import type { Looking } from './coverage-looks.ts';
import { withTable } from './validation-page.ts';

const page = 'docs/precision.md';
const sizes = [10, 30, 100, 1000];
const repetitions = 2000;

function fixedRows(): string[][] {
  return methods.map((method) => [
    method.name,
    method.law.name,
    ...sizes.map((n) =>
      n > method.most ? '' : inPercent(coverageOf(method, n, n === 1000 ? 1000 : repetitions)),
    ),
  ]);
}

function proportionRows(): string[][] {
  return proportions.flatMap(([name, interval]) =>
    [0.01, 0.1, 0.5].map((p) => [
      name,
      String(p),
      ...sizes.map((n) => inPercent(exactCoverage(interval, n, p))),
    ]),
  );
}

const looks = { every: 100, maximum: 5000 };
const widths: readonly (readonly [Looking, number])[] = [
  [{ ...looks, law: normal, of: 'mean' }, 0.08],
  [{ ...looks, law: lognormal, of: 'mean' }, 0.15],
  [{ ...looks, law: normal, of: 'median' }, 0.1],
  [{ ...looks, law: lognormal, of: 'median' }, 0.1],
  [{ ...looks, law: bernoulli(0.01), of: 'chance' }, 0.01],
  [{ ...looks, law: bernoulli(0.1), of: 'chance' }, 0.03],
  [{ ...looks, law: bernoulli(0.5), of: 'chance' }, 0.04],
];

function widthRows(): string[][] {
  return widths.map(([looking, width]) => {
    const ours = runsToWidth(looking, width, { repetitions, peeking: false });
    const naive = runsToWidth(looking, width, { repetitions, peeking: true });
    return [
      looking.of,
      looking.law.name,
      String(width),
      inPercent(ours.always),
      inPercent(ours.atStop),
      ours.length.toFixed(0),
      inPercent(naive.always),
      inPercent(naive.atStop),
      naive.length.toFixed(0),
    ];
  });
}

function signRows(): string[][] {
  const looking: Looking = { every: 100, maximum: 2000, law: normal, of: 'mean' };
  return deciders.map((by) => [
    by,
    ...[0, 0.1, 0.2, 0.5].flatMap((effect) => {
      const { decided, length } = runsToSign(looking, effect, { repetitions, by });
      return [`${inPercent(decided)} / ${length.toFixed(0)}`];
    }),
  ]);
}

let text = readFileSync(page, 'utf8');
const put = (name: string, heads: readonly string[], rows: readonly (readonly string[])[]): void => {
  text = withTable(text, name, heads, rows);
  console.log(name);
};
put('proportions', ['interval', 'true p', ...sizes.map((n) => `n = ${n}`)], proportionRows());
put('signs', ['rule', 'no effect', '0.1 sd', '0.2 sd', '0.5 sd'], signRows());
put(
  'widths',
  [
    'of',
    'law',
    'half width',
    'all looks hold',
    'last holds',
    'mean n',
    'peeking: all',
    'peeking: last',
    'peeking: mean n',
  ],
  widthRows(),
);
put('fixed', ['interval', 'values', ...sizes.map((n) => `n = ${n}`)], fixedRows());
writeFileSync(page, text);
