// Which inputs decide an outcome.
import { inFile } from './in-file.mjs';

const sobol = 'known-answers/sensitivity-sobol';

export const sensitivity = [
  ...inFile(
    'src/sensitivity/row-products.ts',
    [['(sumP * sumQ - same)', '(sumP * sumQ)', 'term', 'in quick']],
    sobol,
  ),
  ...inFile(
    'src/sensitivity/index-means.ts',
    [['/ (2 * samples - 1)', '/ 2', 'off by one']],
    'src/sensitivity/sobol-indices',
  ),
  ...inFile(
    'src/sensitivity/pick-freeze.ts',
    [
      ['(xx - 2 * xy + yy) / 2', '(xx - 2 * xy + yy)', 'term'],
      ['productOf(of, b, abI) - ab', 'productOf(of, a, abI) - ab', 'wrong variable'],
    ],
    'src/sensitivity/sobol-indices',
  ),
  ...inFile(
    'src/sensitivity/sobol-indices.ts',
    [['means.mean(at, 2 * k + pair) - means.mean(at, i)', 'means.mean(at, 2 * k + pair)', 'term']],
    sobol,
  ),
  ...inFile(
    'src/sensitivity/resample-counts.ts',
    [['(scaled - place) * units', '(scaled - place)', 'term']],
    'src/sensitivity/resampled-means',
  ),
  ...inFile('src/sensitivity/resampled-means.ts', [
    ['stream.begin(resampling.seed, first + t)', 'stream.begin(resampling.seed, t)', 'wrong variable'],
  ]),
  ...inFile('src/sensitivity/morris-effects.ts', [['effects.map(Math.abs)', 'effects', 'term']]),
  ...inFile(
    'src/sensitivity/elementary-effects.ts',
    [['step.variance / (by * by)', 'step.variance / by', 'term']],
    'src/sensitivity/morris-effects',
  ),
  ...inFile(
    'src/sensitivity/slice-distances.ts',
    [['const after = seen / total;', 'const after = before;', 'order']],
    'src/sensitivity/pawn',
  ),
  ...inFile('src/sensitivity/tornado.ts', [
    ["luck === 'common' ? isWhole[r] : ", '', 'condition'],
    ['(1 - confidence) / pairs', '(1 - confidence)', 'term'],
  ]),
  ...inFile(
    'src/sensitivity/boxes.ts',
    [['/ (inside.length - left.length)', '', 'term']],
    'src/sensitivity/regions',
  ),
  ...inFile(
    'src/sensitivity/best-cut.ts',
    [['1 / size + 1 / (n - size)', '1 / size', 'term']],
    'src/sensitivity/regions',
  ),
  ...inFile(
    'src/sensitivity/cart.ts',
    [['split.chance * inputs.length > chance', 'split.chance > 1', 'condition']],
    'src/sensitivity/regions',
  ),
];
