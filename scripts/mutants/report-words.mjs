// Words of the report: verdicts, flips, trust, grades, and runs that are not finished.
import { inFile } from './in-file.mjs';

export const reportWords = [
  ...inFile('src/summarise/flip-point.ts', [
    ['chance >= 0.5', 'chance > 0.9', 'constant', 'in quick'],
    ['(levels[at - 1].x + levels[at].x) / 2', 'levels[at].x', 'term'],
    ['n < fewestForFlip', 'n < 2', 'constant'],
    ['<= outer * n', '<= n', 'constant'],
    ['tail >= (1 - confidence) / 2', 'tail >= 1 - confidence / 2', 'constant'],
  ]),
  ...inFile('src/summarise/model-confidence.ts', [
    ['if (assumed !== undefined)', 'if (assumed === null)', 'comparison'],
    ['if (ledgerBroken)', 'if (ledgerBroken === undefined)', 'comparison'],
    ['slice(0, 3 - strongest.length)', 'slice(0, 0)', 'term', 'in quick'],
  ]),
  ...inFile(
    'src/store/complete-blocks.ts',
    [
      ['others.every((other) => other.has(r))', 'others.some((other) => other.has(r))', 'comparison'],
      ['header.runKey === runKey &&', '', 'term'],
      ['[...common].filter(isWhole)', '[...common]', 'term'],
    ],
    'src/store/complete-blocks',
  ),
  ...inFile(
    'src/report/numbers.ts',
    [['count === 0 || count === n ? counted', 'count >= 0 ? counted', 'term']],
    'src/report/verdict-edges',
  ),
  ...inFile(
    'src/report/claim-state.ts',
    [
      ['share >= likelyFrom || share < unlikelyBelow || reachesBoth', 'reachesBoth', 'term'],
      ['from(word) <= 10', 'from(word) <= 33', 'constant'],
    ],
    'src/report/claims',
  ),
  ...inFile(
    'src/report/input-words.ts',
    [['Math.max(between[0], Number(', 'Math.max(-Infinity, Number(', 'term']],
    'src/report/input-words',
  ),
  ...inFile(
    'src/report/answer-inputs.ts',
    [['row.name === lever && row.scenario === scenario', 'row.name === lever', 'term']],
    'src/report/input-words',
  ),
];
