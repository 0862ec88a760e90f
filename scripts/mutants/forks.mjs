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
    `${report}/joint-run`,
  ),
  ...inFile(
    `${report}/verdicts.ts`,
    [
      ['order[a.change] - order[b.change]', 'order[b.change] - order[a.change]', 'sign'],
      ["if (!isClear(before) && !isClear(after)) return 'none';", '', 'missing case'],
    ],
    `${report}/joint-run`,
  ),
  ...inFile(
    `${report}/change-words.ts`,
    [
      [
        '${shared ? after.slice(0, -unit.length) : after} instead of ${before}',
        '${before} instead of ${after}',
        'order',
      ],
      ["things.length > MOST ? `; and ${things.length - MOST} more` : ''", "''", 'missing case'],
      ['values.length === 2 && ', '', 'guard'],
    ],
    `${report}/difference-content`,
  ),
  ...inFile(
    `${report}/finding-words.ts`,
    [
      [
        '`now clearly ${is}` : `${is} instead of ${was}`',
        '`now clearly ${is}` : `${was} instead of ${is}`',
        'order',
      ],
    ],
    `${report}/difference-content`,
  ),
  ...inFile(
    `${report}/outcomes.ts`,
    [['100 * same.length >= NEARLY_ALL * n', '100 * same.length >= 0', 'bound']],
    `${report}/difference-content`,
  ),
];
