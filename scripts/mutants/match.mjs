// Calibration by simulation.
import { inFile } from './in-file.mjs';

export const match = [
  ...inFile(
    'src/match/kernel.ts',
    [
      ['exp((least - prior) / 2 + logDeterminant - log(sum))', '1', 'term'],
      ['2 * value + (i === j', '0.1 * value + (i === j', 'term'],
    ],
    'src/match/abc-smc',
  ),
  ...inFile(
    'src/match/abc-smc.ts',
    [['distance < posterior.tolerance', 'distance <= Infinity', 'comparison']],
    'src/match/abc-smc',
  ),
  ...inFile(
    'src/match/adjust.ts',
    [['-= slope * offset[t]', '+= slope * offset[t]', 'sign']],
    'src/match/abc-smc',
  ),
  ...inFile(
    'src/match/distance.ts',
    [['.filter((row) => distances[row] < Infinity)', '', 'swallowed error']],
    'src/match/abc-smc',
  ),
  ...inFile(
    'src/match/posterior-predictive.ts',
    [['value < lowest || value > highest', 'value < lowest && value > highest', 'comparison']],
    'src/match/posterior-predictive',
  ),
  ...inFile(
    'src/match/simulated-moments.ts',
    [["(at.observation === 'one future' ? 1 : 0)", '0', 'term']],
    'src/match/simulated-moments',
  ),
  ...inFile(
    'src/match/chi-square.ts',
    [['term *= t / (a + 1)', 'term *= t / a', 'off by one']],
    'src/match/simulated-moments',
  ),
  ...inFile(
    'src/match/quadratic-emulator.ts',
    [['(e, r) => e / free[r]', '(e) => e', 'term']],
    'src/match/history-matching',
  ),
  ...inFile(
    'src/match/history-matching.ts',
    [
      [
        'error * error + discrepancy * discrepancy + luck + variance',
        'error * error + luck + variance',
        'term',
      ],
    ],
    'src/match/history-matching',
  ),
  ...inFile(
    'src/plan/draw.ts',
    [['`rows:${distribution.group}`', '`rows:${name}`', 'name']],
    'src/load/rows',
  ),
];
