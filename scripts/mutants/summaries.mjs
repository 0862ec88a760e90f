// Summaries of what was run.
import { inFile } from './in-file.mjs';

export const summaries = [
  ...inFile('src/summarise/concentration.ts', [['2 * (i + 1) - n - 1', '2 * i - n - 1', 'off by one']]),
  ...inFile('src/summarise/decomposition.ts', [
    ['columns.every(', 'columns.slice(1, 2).every(', 'swallowed error'],
  ]),
  ...inFile('src/summarise/format.ts', [[">= '5'", "> '5'", 'comparison']]),
  ...inFile('src/summarise/holm.ts', [['all.length - rank', 'all.length', 'term']], 'src/summarise/welch'),
  ...inFile(
    'src/summarise/largest-remainder.ts',
    [['fraction(j) - fraction(i)', 'fraction(i) - fraction(j)', 'order']],
    'src/summarise/decomposition',
  ),
  ...inFile('src/summarise/moments.ts', [['squares / (n - 1)', 'squares / n', 'off by one']]),
  ...inFile(
    'src/summarise/moments.ts',
    [
      ['gap * gap * weight;', 'gap * weight;', 'term'],
      ['* (a.n - b.n)) / n', '* (b.n - a.n)) / n', 'sign'],
    ],
    'laws/summarise',
  ),
  ...inFile('src/summarise/paired.ts', [
    ['variant[r] - baseline[r]', 'baseline[r] - variant[r]', 'sign', 'in quick'],
    ['>= matters', '> matters', 'comparison'],
    ["'lower' ? -1 : 1", "'lower' ? 1 : 1", 'sign'],
  ]),
  ...inFile('src/summarise/proportions.ts', [
    ['(z * z) / (2 * n)', '(z * z) / n', 'term'],
    ['successes, failures + 1', 'successes, failures', 'off by one'],
  ]),
  ...inFile('src/summarise/quantiles.ts', [
    ['(n - 1) * checkedProbability', 'n * checkedProbability', 'off by one', 'in quick'],
  ]),
  ...inFile(
    'src/summarise/quantiles.ts',
    [['n + 1 - lowestRank', 'n - lowestRank', 'off by one']],
    'laws/summarise',
  ),
  ...inFile('src/summarise/risk.ts', [['> column[peak]) peak', '> column[0]) peak', 'comparison']]),
  ...inFile(
    'src/summarise/values.ts',
    [['first.length !== second.length', 'false', 'swallowed error']],
    'src/summarise/paired',
  ),
  ...inFile('src/summarise/variance-reduction.ts', [
    ['y.mean - coefficient * gap', 'y.mean + coefficient * gap', 'sign'],
  ]),
  ...inFile('src/summarise/verdict.ts', [
    ['{ from: 66', '{ from: 67', 'off by one'],
    [
      "side === 'up' ? verbs.higher : verbs.lower",
      "side === 'up' ? verbs.lower : verbs.higher",
      'order',
      'in quick',
    ],
  ]),
  ...inFile('src/summarise/welch.ts', [['b.mean - a.mean', 'a.mean - b.mean', 'sign']]),
];
