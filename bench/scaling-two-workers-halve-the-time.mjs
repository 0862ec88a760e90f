// Claim: with two workers the vote takes at most 1/1.8 of the time it takes with one.
import { availableParallelism } from 'node:os';
import { inNewFolder, mlab, vote } from './mlab.mjs';

const ROUNDS = 2;
const replications = process.argv.includes('--all') ? '500' : '192';

const run = (threads) =>
  inNewFolder((folder) =>
    mlab(['run', vote, '--replications', replications, '-j', String(threads), '--out', folder], folder),
  );

let [one, two] = [Infinity, Infinity];
for (let round = 0; round < ROUNDS; round++) {
  one = Math.min(one, (await run(1)).seconds);
  two = Math.min(two, (await run(2)).seconds);
}
const cores = availableParallelism();
const scaling = {
  figure: `from 1 to 2 workers on ${cores} cores`,
  value: one / two,
  unit: 'times',
  target: 'at least 1.8',
};
console.log(
  JSON.stringify([
    { figure: `mlab run, 4 × ${replications} futures, 1 worker`, value: one, unit: 's' },
    { figure: `mlab run, 4 × ${replications} futures, 2 workers`, value: two, unit: 's' },
    scaling,
  ]),
);
