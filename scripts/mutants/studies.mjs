// Studies of designs: runs of many points, their responses, and queries over them.
import { inFile } from './in-file.mjs';

export const studies = [
  ...inFile(
    'src/plan/with-design.ts',
    [['...(luck === undefined ? {} : { luck }),', '', 'term', 'in quick']],
    'src/study/designed-run',
  ),
  ...inFile(
    'src/plan/draw.ts',
    [
      [
        "luck === 'own' && point > 0 ? derivedSeed",
        "luck === 'own' && point > 1 ? derivedSeed",
        'off by one',
      ],
    ],
    'src/study/designed-run',
  ),
  ...inFile(
    'src/study/read-response.ts',
    [
      ['values[row] -= less[row]', 'values[row] += less[row]', 'sign', 'in quick'],
      ['let r = place; r <', 'let r = 0; r <', 'order'],
    ],
    'src/study/designed-run',
  ),
  ...inFile('src/study/experiment-simulator.ts', [
    ['subarray(p * stored, p * stored + wanted)', 'subarray(p * wanted, p * wanted + wanted)', 'order'],
    ['futures === 0 ? experiment.resolved.seed', 'futures >= 0 ? experiment.resolved.seed', 'stream reuse'],
  ]),
  ...inFile('src/load/read-dimensions.ts', [
    ['low + k * step', 'low + (k + 1) * step', 'off by one', 'in quick'],
    ['if (setBy.length > 0)', 'if (setBy.length > 1)', 'comparison'],
  ]),
  ...inFile(
    'src/query/database.ts',
    [
      ["database.run('SET enable_external_access=false');", '', 'swallowed error'],
      ["database.run('SET lock_configuration=true');", '', 'swallowed error'],
    ],
    'src/query/open-query',
  ),
  ...inFile('src/cli/fold-table.ts', [
    ['if (next > 0 && next + width > room', 'if (next > 0 && next > room', 'bound'],
    ['line.length + space.length + word.length <= width', 'line.length + word.length <= width', 'off by one'],
    ['name === body[r - 1]?.[0] ?', 'r > 0 ?', 'missing case'],
  ]),
  ...inFile(
    'src/cli/parameter-labels.ts',
    [
      ['last.length >= FEWEST ? last', 'last.length >= 0 ? last', 'bound'],
      ['other !== name && label(other) === label(name)', 'other !== other', 'missing case'],
    ],
    'src/cli/study-labels',
  ),
  ...inFile(
    'src/cli/study-query.ts',
    [['(a.value - b.value)', '(b.value - a.value)', 'sign']],
    'src/cli/study-labels',
  ),
];
