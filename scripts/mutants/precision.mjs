// Intervals, sequences and rules for stopping.
import { inFile } from './in-file.mjs';

const sequences = 'src/precision/sequences';
const stopping = 'src/precision/stopping';

export const precision = [
  ...inFile(
    'src/precision/proportion-sequence.ts',
    [['const PRIOR = 0.5', 'const PRIOR = 1', 'term']],
    sequences,
  ),
  ...inFile(
    'src/precision/quantile-sequence.ts',
    [
      ['isBelievable, middle, n) + 1', 'isBelievable, middle, n)', 'off by one'],
      ['(n - k) * logQ', '(n - k) * logP', 'term'],
    ],
    sequences,
  ),
  ...inFile(
    'src/precision/mean-sequence.ts',
    [['n < LEAST_VALUES', 'n <= LEAST_VALUES', 'comparison']],
    sequences,
  ),
  ...inFile(
    'src/precision/bounded-mean-sequence.ts',
    [
      ['log(2 / alpha)', 'log(1 / alpha)', 'term'],
      ['[Math.max(low, from), Math.min(high, to)]', '[from, to]', 'term'],
    ],
    sequences,
  ),
  ...inFile(
    'src/precision/group-boundary.ts',
    [
      ['spent += due;', 'spent = due;', 'sign'],
      [
        'return 4 * normalCdf(normalQuantile(alpha / 4)',
        'return 2 * normalCdf(normalQuantile(alpha / 2)',
        'term',
      ],
    ],
    'src/precision/group',
  ),
  ...inFile(
    'src/precision/bootstrap.ts',
    [
      ['const gap = mean - value;', 'const gap = value - mean;', 'sign'],
      ['bias + shifted / scale', 'shifted / scale', 'term'],
    ],
    'src/precision/bootstrap',
  ),
  ...inFile(
    'src/precision/target.ts',
    [
      ['low > 0 && low >= matters', 'low > 0', 'comparison'],
      ['(high - low) / 2;', 'high - low;', 'term'],
      ['known.every((value) => value === known[0])', 'known.length === 0', 'swallowed error'],
    ],
    stopping,
  ),
  ...inFile(
    'src/precision/stopping.ts',
    [['targets.every(({ met })', 'targets.some(({ met })', 'comparison', 'in quick']],
    stopping,
  ),
  ...inFile(
    'src/precision/enough.ts',
    [['wordOf(low) === wordOf(high)', 'true', 'swallowed error']],
    stopping,
  ),
  ...inFile('src/plan/stop-rule.ts', [["operator !== '<='", "operator === '>='", 'comparison']]),
  ...inFile('src/plan/stop-rule.ts', [
    ['if (variant === baseline) throw', 'if (variant === text) throw', 'comparison'],
  ]),
  ...inFile(
    'src/run/stopped-problem.ts',
    [["'low', 'high'] as const).some(", "'low'] as const).some(", 'swallowed error']],
    'src/reproduce/reproduce',
  ),
  ...inFile(
    'src/run/stop-columns.ts',
    [['value === baseline[r] ? 0 : value', 'value', 'term']],
    'src/run/look-and-stop',
  ),
  ...inFile('src/cli/expected-half.ts', [
    ['(values.length - 1)', 'values.length', 'off by one'],
    ['Math.sqrt(replications)', 'replications', 'term'],
    ['Math.abs(value - middle)', 'Math.abs(value)', 'term'],
  ]),
];
