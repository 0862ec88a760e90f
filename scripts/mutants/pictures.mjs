// Pictures: text as it is drawn, styles of scenarios, gaps, dots, the poster.
import { inFile } from './in-file.mjs';

export const pictures = [
  ...inFile('src/report/render/drawn-text.ts', [
    ["/\\p{M}/u.test(character) ? '' : replacement", "''", 'swallowed error'],
    ['leftToRight.test(', '!leftToRight.test(', 'comparison'],
  ]),
  ...inFile('src/report/render/text-ground.ts', [
    ['ground.order < order', 'ground.order > order', 'comparison'],
    ['each.contrast < worst.contrast', 'each.contrast > worst.contrast', 'comparison'],
    ['left: x + left,', 'left,', 'term'],
  ]),
  ...inFile('src/report/render/wrap-text.ts', [
    ['last > room.width / 3', 'last > 0', 'comparison'],
    ['[\\p{L}%]', '[\\p{Lu}%]', 'term'],
  ]),
  ...inFile('src/report/render/poster.ts', [
    [
      'body.push(`<g transform="translate(0,${down})">`',
      'body.push(`<g transform="translate(0,${top / 2})">`',
      'order',
    ],
  ]),
  ...inFile(
    'src/report/charts/palette.ts',
    [
      ['inOrder[(place + turn) % count]', 'inOrder[place % count]', 'off by one'],
      ['inOrder.filter((style) => !taken.has(style))', 'inOrder', 'condition'],
    ],
    'src/report/charts/kinds',
  ),
  ...inFile('src/report/charts/dot-stacks.ts', [
    ['left.place > pool.place', 'left.place < pool.place', 'comparison'],
    ['weight: dots.length', 'weight: 1', 'constant'],
    ['place + s * apart', 'place', 'condition'],
  ]),
  ...inFile(
    'src/report/charts/chart.ts',
    [["row[c] === '' ? []", 'row[c] === undefined ? []', 'condition']],
    'src/report/charts/kinds',
  ),
  ...inFile(
    'src/report/charts/dot-layout.ts',
    [
      ['highest * dot + gap', 'gap', 'condition'],
      ['if (dot >= best.dot)', 'if (dot > best.dot)', 'comparison'],
    ],
    'src/report/charts/dot-stacks',
  ),
  ...inFile('src/report/figures/fan-chart.ts', [
    [
      'Math.floor(((k + 0.5) / count) * ordered.length)',
      'Math.floor((k / count) * ordered.length)',
      'off by one',
    ],
    ["isHeadline && headline.take === 'end'", 'isHeadline', 'condition'],
  ]),
  ...inFile('src/report/charts/plain-names.ts', [
    ['part in Object.prototype', 'part === "constructor"', 'condition'],
  ]),
  ...inFile('src/report/charts/check-input.ts', [
    ["typeof value === 'bigint' || typeof value === 'boolean'", "typeof value === 'bigint'", 'condition'],
    ['String(Number(key) + 1)', 'key', 'off by one'],
  ]),
  ...inFile('src/report/charts/alt-text.ts', [
    ["parts.slice(0, -p).join('')", "parts.slice(0, -p - 1).join('')", 'off by one'],
    [".replace(/\\s\\S*$/u, '')", '', 'condition'],
  ]),
  ...inFile(
    'src/report/charts/small-multiples.ts',
    [['const leastRow = 12;', 'const leastRow = 9;', 'constant']],
    'src/report/charts/most-rows',
  ),
  ...inFile(
    'src/report/figures/shown-scenarios.ts',
    [
      ['others.slice(0, others.length - free)', 'others.slice(free)', 'order'],
      ['all.length <= most', 'all.length < most - 1', 'comparison'],
    ],
    'src/report/figures/outcome-charts',
  ),
  ...inFile('src/report/figures/outcome-charts.ts', [['<= dots', '< dots', 'comparison']]),
];
