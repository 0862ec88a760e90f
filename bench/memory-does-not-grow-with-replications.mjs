// Claim: ten times the replications raise the peak memory of a run by no more than the one series that is in memory at a time.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inNewFolder, mlab, voteWith } from './mlab.mjs';

const [FEW, MANY] = [2_000, 20_000];
const RECORDED = 262;
const SCENARIOS = 4;

// Tables of full size (262 recorded days), filled in little time: 50 holders, and 261 days recorded daily instead of five
// years recorded weekly. With --all the five years of the vote, still with 50 holders.
const time = process.argv.includes('--all')
  ? ''
  : 'time: { ...eagr.time, record: days(1), horizon: days(261) }, ';

const bytesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.arrow'))
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);

const run = (replications) =>
  inNewFolder(async (folder) => {
    const file = voteWith(folder, `${time}populations: { holders: 50 }`);
    const results = join(folder, 'results');
    const used = await mlab(['run', file, '--replications', String(replications), '--out', results], folder);
    return { ...used, bytes: bytesOf(results) };
  });

const few = await run(FEW);
const many = await run(MANY);
const megabytes = (bytes) => bytes / 2 ** 20;
const series = megabytes(MANY * RECORDED * 8);
console.log(
  JSON.stringify([
    {
      figure: 'tables on disk, a future of one scenario',
      value: many.bytes / MANY / SCENARIOS / 1024,
      unit: 'KiB',
    },
    { figure: `peak memory of mlab run, 4 × ${FEW} futures`, value: megabytes(few.peak), unit: 'MiB' },
    { figure: `peak memory of mlab run, 4 × ${MANY} futures`, value: megabytes(many.peak), unit: 'MiB' },
    {
      figure: 'growth of the peak',
      value: megabytes(many.peak - few.peak),
      unit: 'MiB',
      target: `at most ${series.toFixed(0)} (one series)`,
    },
    { figure: `mlab run, 4 × ${MANY} futures of 50 holders`, value: many.seconds, unit: 's' },
  ]),
);
