// Where tokens go, and who gains.
import { inFile } from './in-file.mjs';

export const flowsAndGroups = [
  ...inFile('src/report/charts/ribbon-layout.ts', [
    ['(spare + slot * (a + 1)) / sum', '(spare + slot * a) / sum', 'off by one', 'in quick'],
    ['taken.set(name, from + thickness)', 'taken.set(name, from)', 'term'],
  ]),
  ...inFile('src/report/charts/fold-flows.ts', [
    ['moving.slice(most - 1)', 'moving.slice(most)', 'off by one'],
  ]),
  ...inFile('src/report/charts/token-flows.ts', [
    ['Math.abs(out - into) > lostInSums', 'out - into > 1 + lostInSums', 'comparison'],
  ]),
  ...inFile('src/report/ledger.ts', [
    ['Math.floor((ordered.length - 1) / 2)', 'Math.floor(ordered.length / 2)', 'off by one', 'in quick'],
    ['Math.max(0, -change)', 'Math.max(0, change - 1)', 'sign'],
  ]),
  ...inFile('src/report/outcome-effect.ts', [
    ['{ upTo: 3, word', '{ upTo: 4, word', 'constant'],
    ['times <= upTo', 'times < upTo', 'comparison'],
  ]),
  ...inFile(
    'src/report/ledger-reader.ts',
    [['block.first <= replication', 'block.first < replication', 'comparison']],
    'src/report/run-data',
  ),
];
