// Texts that people paste, and the page.
import { inFile } from './in-file.mjs';

export const reportTexts = [
  ...inFile(
    'src/report/escape.ts',
    [
      ['/(?<=@)(?=\\S)/gu', '/(?<=@)(?=\\s)/gu', 'comparison', 'in quick'],
      ['/(?<=\\[)/gu', '/(?<=\\])/gu', 'sign'],
      ['c|r|p|pa|tm', 'r|p|pa|tm', 'term'],
      ['(\\d+)([.)])', '(\\d+)([.])', 'term'],
    ],
    'src/report/markdown',
  ),
  ...inFile('src/report/markdown.ts', [
    ['longestRun(plain) + 1', 'longestRun(plain)', 'off by one'],
    ["replace(/(?<!\\\\)\\|/gu, '\\\\|')", "replace(/(?<!\\\\)\\|/gu, '|')", 'term'],
  ]),
  ...inFile('src/report/text-files.ts', [
    ['if (text.length <= budget)', 'if (text.length < budget)', 'comparison', 'in quick'],
    ['draft(false)', 'draft(true)', 'term'],
    ['b.text.length - a.text.length', 'a.text.length - b.text.length', 'order'],
    ["id === 'charts' ? charts.map", "id === 'minute' ? charts.map", 'term'],
  ]),
  ...inFile('src/report/html-page.ts', [
    ['if (placed.has(id)) return found;', '', 'term'],
    ['block !== lead', 'block === lead', 'comparison'],
  ]),
  ...inFile('src/report/html-document.ts', [
    ['update(style)', 'update(style.trim())', 'term'],
    ['escapeHtml(title)', 'title', 'term', 'in quick'],
    [" base-uri 'none';", '', 'term'],
  ]),
  ...inFile('src/report/own-ids.ts', [
    ['.replace(/href="#([^"]+)"/gu, (_, id: string) => `href="#${own(id)}"`)', '', 'term'],
    ["ids.split(' ').map(own).join(' ')", 'own(ids)', 'term'],
    ['role="graphics-[^"]*"', 'role="[^"]*"', 'term'],
  ]),
  ...inFile(
    'src/report/page/changed-words.ts',
    [
      ["...(set.length === 0 ? [] : [`set: ${set.join(', ')}`])", '', 'missing case'],
      ['grouped(used) === said', 'grouped(used) !== said', 'sign'],
      ['whole.length <= mostOfBrief ? whole : ', '', 'term'],
    ],
    'src/report/page/changed-words',
  ),
  ...inFile('src/load/command-words.ts', [
    ['before === after ? [] : ', '', 'missing case'],
    ["listed.length > 0 || parameter.role === 'assumption'", "parameter.role === 'assumption'", 'term'],
  ]),
  ...inFile(
    'src/load/read-amount.ts',
    [["!digits.endsWith('.000')", 'true', 'missing case']],
    'src/load/thousands',
  ),
  ...inFile('src/report/told-overrides.ts', [["found?.kind !== 'fixed' || ", '', 'term']]),
  ...inFile('src/report/upload-list.ts', [
    ['has(poster) ? poster : imagesOf', '!has(poster) ? poster : imagesOf', 'sign'],
    ["...few,\n    'Paste", "'Paste", 'term'],
    ['title.length <= most) return `The', 'title.length < most) return `The', 'off by one'],
  ]),
  ...inFile(
    'src/report/page/verdict-lines.ts',
    [
      [
        'difference.n >= fewestForWords && !isLimited',
        'difference.n > fewestForWords && !isLimited',
        'off by one',
      ],
      ['const isNothing = other <= largest / 200', 'const isNothing = other <= 0', 'constant'],
      ["isTime(outcome.unit) ? '' : words.tail", 'words.tail', 'term'],
    ],
    'src/report/verdict-edges',
  ),
  ...inFile(
    'src/report/page/middle-change.ts',
    [
      ["side === 'down' && value < 0", "side === 'down' && value > 0", 'sign'],
      ["take: 'median'", "take: 'mean'", 'term'],
    ],
    'src/report/verdict-edges',
  ),
  ...inFile(
    'src/report/failed-futures.ts',
    [
      ['failed: failed.size,', 'failed: rows.length,', 'term'],
      ["code.startsWith('E9')", "code.startsWith('E')", 'term'],
    ],
    'src/report/unusual-runs',
  ),
  ...inFile(
    'src/report/page/minute-lines.ts',
    [
      [
        'const [text, named] = [worded(follows), worded(false)]',
        'const [text, named] = [worded(follows), worded(follows)]',
        'term',
      ],
    ],
    'src/report/page/one-minute',
  ),
  ...inFile(
    'src/report/claims.ts',
    [["scenarios.some(failsIn) ? 'not supported'", "scenarios.every(failsIn) ? 'not supported'", 'term']],
    'src/report/claims',
  ),
  ...inFile('src/report/write-report.ts', [['.slice(0, most)', '.slice(0, most + 1)', 'off by one']]),
];
