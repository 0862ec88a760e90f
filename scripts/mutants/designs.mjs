// Designs of experiments, what their points say, and the command that runs them.
import { inFile } from './in-file.mjs';

export const designs = [
  ...inFile(
    'src/random/sobol.ts',
    [
      [
        'directions[trailingOnes(first + n)]',
        'directions[trailingOnes(first + n) + 1]',
        'off by one',
        'in quick',
      ],
      ['(coefficients >>> (degree - 1 - k)) & 1', '(coefficients >>> (k - 1)) & 1', 'order'],
      ['initial[bit] << (SOBOL_BITS - 1 - bit)', 'initial[bit] << (SOBOL_BITS - 2 - bit)', 'off by one'],
    ],
    'src/design/sobol',
  ),
  ...inFile(
    'src/random/owen-scramble.ts',
    [
      ['(word >>> (BITS - depth)) | (1 << depth)', '1 << depth', 'stream reuse', 'in quick'],
      ['within << 1) | ((word >>> place) & 1)', 'within << 1)', 'term'],
    ],
    'src/design/owen-scramble',
  ),
  ...inFile('src/design/owen-scramble.ts', [['`design:owen:${d}`', "'design:owen'", 'stream reuse']]),
  ...inFile('src/design/latin-hypercube.ts', [
    ['(cell + 0.5) / points', 'cell / points', 'term'],
    ['permutation(points, stream, d)', 'permutation(points, stream, 0)', 'stream reuse'],
  ]),
  ...inFile(
    'src/design/permutation.ts',
    [['stream.integer(left + 1, member, left)', 'stream.integer(left, member, left)', 'off by one']],
    'src/design/latin-hypercube',
  ),
  ...inFile(
    'src/design/maximin.ts',
    [['if (!(crowding(cells, rows) < before))', 'if (crowding(cells, rows) < before)', 'comparison']],
    'src/design/latin-hypercube',
  ),
  ...inFile('src/design/morris.ts', [
    ['i > turn === rises', 'i >= turn === rises', 'comparison'],
    ['const rises = signs.chance(0.5, t, d);', 'const rises = true;', 'sign'],
  ]),
  ...inFile(
    'src/design/most-different.ts',
    [['gain > gained', 'gain < gained', 'comparison']],
    'src/design/morris',
  ),
  ...inFile('src/design/saltelli.ts', [
    ['group[(i + 1) * k + i] = other[i]', 'group[(i + 1) * k + i] = row[i]', 'term'],
    ['if (power !== base)', 'if (power < base)', 'swallowed error'],
  ]),
  ...inFile('src/design/one-at-a-time.ts', [
    ['option !== middle[name]', 'option === middle[name]', 'comparison'],
  ]),
  ...inFile(
    'src/design/zip.ts',
    [['values.length !== length', 'values.length > length', 'swallowed error']],
    'src/design/grid',
  ),
  ...inFile('src/design/design.ts', [['other.group === distribution.group', 'false', 'term']]),
  ...inFile('src/design/points-from-table.ts', [
    ['column: from + 1', 'column: from', 'off by one'],
    ['line: l + 1, cells:', 'line: l, cells:', 'off by one'],
  ]),
  ...inFile('src/design/point-summaries.ts', [
    ["better === 'lower' ? 1 : -1", "better === 'lower' ? -1 : 1", 'sign', 'in quick'],
    ["luck === 'own'\n", "luck === 'common'\n", 'comparison'],
  ]),
  ...inFile(
    'src/report/charts/heat-colours.ts',
    [["scale.better === 'lower' ? -share : share", 'share', 'sign']],
    'src/report/charts/heatmap',
  ),
  ...inFile(
    'src/cli/sweep/sweep-design.ts',
    [
      [
        'if (given.length === 1) return given[0];',
        'if (given.length >= 1) return given[0];',
        'swallowed error',
      ],
    ],
    'src/cli/sweep',
  ),
  ...inFile(
    'src/cli/sweep/sweep-analysis.ts',
    [["goals[g].better === 'lower' ? 1 : -1", "goals[g].better === 'lower' ? -1 : 1", 'sign']],
    'src/cli/sweep',
  ),
  ...inFile('src/cli/choice-option.ts', [
    ['names.length === 2', 'names.length >= 2', 'comparison'],
    ['nearest(text, names)', 'names[1]', 'term'],
    ['if (text === undefined) return undefined;', '', 'missing step'],
  ]),
];
