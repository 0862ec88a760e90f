// Forks: where a verdict flips, and the report of a difference.
import { inFile } from './in-file.mjs';

const report = 'src/report/difference-report';

export const forks = [
  ...inFile(
    'src/search/flip-points.ts',
    [
      ['interval.low > chance || interval.high < chance', 'interval.estimate !== chance', 'term', 'in quick'],
      ['if (every.some((column) => Number.isNaN(column[row]))) continue;', '', 'missing case'],
    ],
    'src/search/find-flips',
  ),
  ...inFile(
    'src/search/flip-regions.ts',
    [
      ['crossings[(crossings.length - 1) / 2]', 'crossings[0] - 1', 'off by one'],
      [
        "after.interval.estimate > before.interval.estimate ? 'up'",
        "after.interval.estimate < before.interval.estimate ? 'up'",
        'sign',
      ],
      ['high: region.sureTo ? after.value : null', 'high: after.value', 'one side only'],
    ],
    'src/search/find-flips',
  ),
  ...inFile('src/search/find-flips.ts', [
    ["luck: 'common', futures", "luck: 'own', futures", 'stream reuse'],
    ['wanted.slice(0, most - points.length)', 'wanted', 'bound'],
  ]),
  ...inFile('src/search/vary-lever.ts', [
    ['({ ...own, ...point })', '({ ...point, ...own })', 'order'],
    ['first + (laid.length === 1 ? 0 : p)', 'first', 'off by one'],
  ]),
  ...inFile(
    `${report}/joint-run.ts`,
    [['.map((value, r) => value - base[r])', '.map((value) => value)', 'term']],
    `${report}/difference-content`,
  ),
  ...inFile(
    `${report}/verdicts.ts`,
    [['order[a.change] - order[b.change]', 'order[b.change] - order[a.change]', 'sign']],
    `${report}/difference-content`,
  ),
];
