// Readings of the past, the rule that judges them, and the pictures of release speed and sweeps.
import { inFile } from './in-file.mjs';

export const backTests = [
  ...inFile('src/summarise/back-test.ts', [
    ['outside(of) > Math.floor(', 'outside(of) > Math.ceil(', 'off by one'],
    ['judged.length >= fewestReadings', 'judged.length > fewestReadings', 'off by one'],
    ['value >= low && value <= high', 'value > low && value < high', 'comparison'],
    ['futures >= fewestFutures', 'futures > fewestFutures', 'off by one'],
    ['between <= farthestRecords', 'true', 'condition'],
    ['((n + 1) * p - 1) / (n - 1)', 'p', 'term'],
  ]),
  ...inFile('src/summarise/series-on-day.ts', [['from === to ? from : ', '', 'missing value']]),
  ...inFile('src/summarise/density.ts', [
    ['inside > 0', 'inside > -1', 'comparison'],
    ['total * scale', 'total * scale * 2', 'term'],
  ]),
  ...inFile('src/load/resolve-readings.ts', [
    ['day > days', 'day >= days', 'off by one'],
    ['taken.add(name);', '', 'swallowed error'],
  ]),
  ...inFile('src/report/past.ts', [["provenance.kind !== 'assume'", 'true', 'condition']]),
  ...inFile(
    'src/report/charts/heat-marks.ts',
    [['chance >= even', 'chance > even', 'comparison']],
    'src/report/charts/heatmap',
  ),
  ...inFile('src/report/figures/release-chart.ts', [
    ['low >= -matters && high <= matters', 'low >= -matters || high <= matters', 'condition'],
    ['(low > 0 || high < 0) &&', '', 'condition'],
    ['values.length < fewestForCurve', 'values.length < 3', 'comparison'],
  ]),
  ...inFile('src/report/figures/apart.ts', [
    ['length(below(to), above(from))', 'length(below(to), below(from))', 'sign'],
  ]),
];
