// Claim: the demo (4 scenarios × 500 futures × 5 years of days × 5,000 holders) with its report takes less than 90 s on 2 cores.
import { inNewFolder, mlab, vote } from './mlab.mjs';

const { run, report } = await inNewFolder(async (folder) => ({
  run: await mlab(['run', vote, '--replications', '500', '--out', folder], folder),
  report: await mlab(['report', 'eagr', '--out', folder], folder),
}));
console.log(
  JSON.stringify([
    { figure: 'demo, mlab run', value: run.seconds, unit: 's' },
    { figure: 'demo, mlab report', value: report.seconds, unit: 's' },
    { figure: 'demo, run and report', value: run.seconds + report.seconds, unit: 's', target: 'below 90' },
    { figure: 'demo, processor time of both', value: run.processor + report.processor, unit: 's' },
    { figure: 'demo, peak memory of the run', value: run.peak / 2 ** 20, unit: 'MiB' },
  ]),
);
