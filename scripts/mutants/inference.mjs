// Statistics usable alone, and the special functions behind them.
import { inFile } from './in-file.mjs';

export const inference = [
  ...inFile('src/inference/kolmogorov-smirnov.ts', [
    ['Math.abs(i * n - j * m) >= gap', 'Math.abs(i * n - j * m) > gap', 'comparison', 'in quick'],
    ['if (isEndOfRun(values, place)) largest', 'largest', 'one side only'],
  ]),
  ...inFile(
    'src/inference/kolmogorov-smirnov-one.ts',
    [
      ['2 * oneSidedTail(n, d)', 'oneSidedTail(n, d)', 'one side only'],
      ['for (let k = 2; k <= i - j + 1; k++)', 'for (let k = 2; k <= i - j; k++)', 'off by one'],
    ],
    'src/inference/kolmogorov-smirnov',
  ),
  ...inFile('src/inference/anderson-darling.ts', [
    ['const middle = start + run / 2;', 'const middle = start + run;', 'term'],
    ['(10 - 6 * g) * inverses', '(10 - 6 * g)', 'term'],
  ]),
  ...inFile(
    'src/inference/wilcoxon.ts',
    [['.filter((difference) => difference !== 0)', '.filter(() => true)', 'term']],
    'src/inference/rank-tests',
  ),
  ...inFile(
    'src/inference/mann-whitney.ts',
    [['into[s] += from[s - rank];', 'into[s] += from[s];', 'off by one', 'in quick']],
    'src/inference/rank-tests',
  ),
  ...inFile('src/inference/multiplicity.ts', [
    ['(rank, m) => m - rank + 1)', '(rank, m) => m - rank)', 'off by one'],
    ['(harmonic * m) / rank', 'm / rank', 'term'],
  ]),
  ...inFile('src/inference/effect-sizes.ts', [
    ['logGamma((degrees - 1) / 2)', 'logGamma((degrees + 1) / 2)', 'sign'],
    ['if (cdf(middle) > p) low = middle;', 'if (cdf(middle) < p) low = middle;', 'comparison'],
  ]),
  ...inFile(
    'src/inference/overlapping-batch-means.ts',
    [
      [
        'centred[i + batchLength - 1] - centred[i - 1]',
        'centred[i + batchLength - 1] - centred[i]',
        'off by one',
      ],
    ],
    'src/inference/correlated-series',
  ),
  ...inFile('src/inference/exact-moments.ts', [
    ['sums[2] << (3n * shift)', 'sums[2] << (2n * shift)', 'term', 'in quick'],
    ['- 3n * s1 * s1 * s1 * s1', '+ 3n * s1 * s1 * s1 * s1', 'sign'],
  ]),
  ...inFile('src/inference/quantile-sketch.ts', [
    [
      'if (takesUpper) this.under += weightOf(level);',
      'if (takesUpper) this.over += weightOf(level);',
      'one side only',
    ],
    ['    this.over += other.over;\n', '', 'swallowed error', 'in quick'],
    ['turn % 2 === 0 ? coin : !coin', 'coin', 'stream reuse'],
  ]),
  ...inFile(
    'src/inference/time-weighted.ts',
    [["between === 'hold' ? column[i]", "between === 'hold' ? column[i + 1]", 'off by one']],
    'src/inference/risk',
  ),
  ...inFile('src/inference/distances.ts', [['parts.push((next - at) *', 'parts.push(next *', 'term']]),
  ...inFile('src/inference/least-squares.ts', [['share <= DEPENDENT', 'share < 0', 'comparison']]),
  ...inFile(
    'src/inference/refine.ts',
    [['const ROUNDS = 4;', 'const ROUNDS = 1;', 'term']],
    'known-answers/nist-regression',
  ),
  ...inFile('src/inference/anova.ts', [['value - origin)', 'value)', 'term']], 'known-answers/nist-anova'),
  ...inFile('src/numeric/exact-sum.ts', [
    ['(below === 2n && (whole & 1n) === 1n)', 'below === 2n', 'term'],
    ['quotient : quotient | 1n', 'quotient : quotient', 'swallowed error', 'in quick'],
  ]),
  ...inFile(
    'src/numeric/gamma-tails.ts',
    [['b += 2;', 'b += 1;', 'off by one']],
    'known-answers/special-functions',
  ),
  ...inFile(
    'src/numeric/large-beta.ts',
    [
      ['logExcess(b, -gap)', 'logExcess(b, gap)', 'sign'],
      ['(m * (b - m) * x)', '(m * b * x)', 'term'],
    ],
    'known-answers/special-functions',
  ),
  ...inFile(
    'src/numeric/student-far.ts',
    [['(logConstant(df) - log(2 * upper)) / df', '(logConstant(df) - log(upper)) / df', 'term']],
    'known-answers/special-functions',
  ),
  ...inFile(
    'src/numeric/beta-law.ts',
    [
      [
        'other < 0.5 ? 1 - other : betainc(x, a, b, true, isUpper)',
        'betainc(x, a, b, true, isUpper)',
        'term',
      ],
    ],
    'known-answers/special-functions',
  ),
];
