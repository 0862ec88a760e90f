// Records and borders: store, report and load.
import { inFile } from './in-file.mjs';

export const records = [
  ...inFile(
    'src/load/problems.ts',
    [['if (found.length === 0) return;', 'return;', 'swallowed error']],
    'laws/hostile',
  ),
  ...inFile(
    'src/report/claim-state.ts',
    [['from(word) >= 66', 'from(word) > 66', 'comparison', 'in quick']],
    'src/report/claims',
  ),
  ...inFile('src/report/escape.ts', [[".replaceAll('\"', '&quot;')", '', 'term', 'in quick']]),
  ...inFile(
    'src/report/influence.ts',
    [['(start + end) / 2 + 1', '(start + end) / 2', 'off by one']],
    'src/report/compare',
  ),
  ...inFile('src/store/canonical-json.ts', [
    ['(a < b ? -1 : 1)', '(a < b ? 1 : -1)', 'order', 'in quick'],
    [
      "if (!Number.isFinite(value)) throw refusal(path, String(value), 'a finite number');",
      '',
      'swallowed error',
    ],
  ]),
  ...inFile(
    'src/store/digest.ts',
    [['rows += batch.columns.length > 0', 'rows = batch.columns.length > 0', 'term']],
    'laws/store',
  ),
  ...inFile('src/store/files.ts', [
    ['if (hash !== undefined && hash !== expected.sha256)', 'if (hash === undefined)', 'swallowed error'],
  ]),
  ...inFile('src/store/folder-name.ts', [
    ['if (!outside) return full;', 'return full;', 'swallowed error', 'in quick'],
    ['DEVICE.test(name) || RESERVED.has(name)', 'RESERVED.has(name)', 'term'],
  ]),
];
