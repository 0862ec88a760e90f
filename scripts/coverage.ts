// Measures how often each interval holds the truth, with one look and with many, and writes the tables into docs/precision.md.
// Deterministic for a number of repetitions: `npx tsx scripts/coverage.ts 2000` takes about half an hour, 200 a minute.
import { readFileSync, writeFileSync } from 'node:fs';
import { coverageOf, exactCoverage, methods, proportions } from './coverage-fixed.ts';
import { bernoulli, inPercent, lognormal, normal } from './coverage-laws.ts';
import { deciders, runsToSign, runsToWidth } from './coverage-looks.ts';
import type { Looking } from './coverage-looks.ts';
import { withTable } from './validation-page.ts';

const page = 'docs/precision.md';
const sizes = [10, 30, 100, 1000];
const repetitions = Number(process.argv[2] ?? 200);
const times = `${repetitions} repetitions`;

function fixedRows(): string[][] {
  return methods.map((method) => [
    method.name,
    method.law.name,
    ...sizes.map((n) => (n > method.most ? '' : inPercent(coverageOf(method, n, repetitions)))),
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

const looks = { every: 100, maximum: 2000 };
const widths: readonly (readonly [Looking, number])[] = [
  [{ ...looks, law: normal, of: 'mean' }, 0.12],
  [{ ...looks, law: lognormal, of: 'mean' }, 0.25],
  [{ ...looks, law: normal, of: 'median' }, 0.15],
  [{ ...looks, law: lognormal, of: 'median' }, 0.15],
  [{ ...looks, law: bernoulli(0.01), of: 'chance' }, 0.01],
  [{ ...looks, law: bernoulli(0.1), of: 'chance' }, 0.03],
  [{ ...looks, law: bernoulli(0.5), of: 'chance' }, 0.06],
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

const put = (name: string, heads: readonly string[], rows: readonly (readonly string[])[]): void => {
  writeFileSync(page, withTable(readFileSync(page, 'utf8'), name, heads, rows));
  console.log(name);
};
const bySize = sizes.map((n) => `n = ${n}`);
put('proportions', ['interval', 'true p', ...bySize], proportionRows());
put('signs', [`rule, ${times}`, 'no effect', '0.1 sd', '0.2 sd', '0.5 sd'], signRows());
const found = ['all looks hold', 'last holds', 'mean n'];
const peeking = found.map((each) => `peeking: ${each}`);
put('widths', ['of', `law, ${times}`, 'half width', ...found, ...peeking], widthRows());
put('fixed', [`interval, ${times}`, 'values', ...bySize], fixedRows());
