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
  ...inFile(
    'src/report/answer-ribbon.ts',
    [
      ['foldFlows(from, of.rows)', 'foldFlows(from, 7)', 'constant'],
      ['texts[own].whole', 'texts[0].whole', 'off by one'],
    ],
    'src/report/answer-pictures',
  ),
  ...inFile('src/report/answer-pictures.ts', [
    ['(after.values[(r + 1) * length - 1]', '(after.values[r * length]', 'off by one'],
    ['[0.05, 0.95]', '[0.25, 0.75]', 'constant'],
  ]),
  ...inFile(
    'src/report/moved-outcomes.ts',
    [["effect.direction !== 'same'", "effect.direction === 'better'", 'condition']],
    'src/report/answer-pictures',
  ),
  ...inFile('src/report/charts/waterfall-steps.ts', [
    ['const tolerance = 1e-6;', 'const tolerance = 1e-3;', 'constant'],
    ['Math.abs(to - reached) > most', 'to - reached > most', 'sign'],
    ['amount > 0 && /[1-9]/u', 'amount > 0 || /[1-9]/u', 'condition'],
  ]),
  ...inFile(
    'src/report/net-changes.ts',
    [
      ['clearShare * changes.length', '0', 'condition'],
      ['a.middle - b.middle', 'b.middle - a.middle', 'sign'],
      ['Math.abs(change - other) > dust', 'Math.abs(change - other) <= dust', 'comparison'],
      ['fill(NaN)', 'fill(0)', 'constant'],
    ],
    'src/report/net-changes',
  ),
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
