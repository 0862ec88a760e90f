// Coordinated draws, intervals by groups, gains, controls and conditional chances.
import { inFile } from './in-file.mjs';

export const varianceReduction = [
  ...inFile('src/plan/coordinated-draws.ts', [
    ['1 - plainUniform(', 'plainUniform(', 'sign', 'in quick'],
    ['other < place)) rank++', 'other <= place)) rank++', 'off by one'],
    ['at.replication - place;', 'at.replication;', 'stream reuse'],
  ]),
  ...inFile(
    'src/plan/drawn-controls.ts',
    [['u * total < to ?', 'u * total <= from ?', 'comparison']],
    'src/plan/drawn-controls',
  ),
  ...inFile('src/summarise/groups.ts', [
    ['(groups / (groups - 1)) *', '', 'term'],
    ['mean * counts[k]) * (sums', 'mean) * (sums', 'term'],
  ]),
  ...inFile(
    'src/summarise/grouped-proportion.ts',
    [['Math.max(standardError, 1 / n)', 'standardError', 'term']],
    'src/summarise/groups',
  ),
  ...inFile(
    'src/summarise/grouped-quantile.ts',
    [['upTo.standardError, 1 / n', 'upTo.standardError', 'term']],
    'src/summarise/groups',
  ),
  ...inFile('src/summarise/variance-gain.ts', [
    ['(size * means.all)', 'means.all', 'term'],
    ['if (high < 1)', 'if (low < 1)', 'comparison'],
  ]),
  ...inFile(
    'src/summarise/control-variates.ts',
    [
      ['mean -= slope * gap;', 'mean += slope * gap;', 'sign', 'in quick'],
      ['mean + (n - 1) * middle', 'mean - (n - 1) * middle', 'sign'],
    ],
    'src/summarise/variance-gain',
  ),
  ...inFile('src/summarise/conditional.ts', [['(-2 * before * height)', '(-before * height)', 'term']]),
];
