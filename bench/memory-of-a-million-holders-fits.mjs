// Claim: a future of a year with 1,000,000 holders is simulated, checked after every mechanism, in less than 1 GiB.
import { inNewFolder, mlab, voteWith } from './mlab.mjs';

const settings =
  'time: { ...eagr.time, horizon: days(365) }, populations: { holders: 1_000_000 }, replications: 1';
const { seconds, peak } = await inNewFolder((folder) =>
  mlab(['run', voteWith(folder, settings), '--scenarios', 'current', '--out', folder], folder),
);
console.log(
  JSON.stringify([
    { figure: '1,000,000 holders, one future of 365 days', value: seconds, unit: 's', target: 'works' },
    { figure: '1,000,000 holders, peak memory', value: peak / 2 ** 20, unit: 'MiB' },
  ]),
);
