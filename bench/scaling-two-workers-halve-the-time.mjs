// Claim: with two workers the vote takes at most 1/1.8 of the time it takes with one.
import { availableParallelism } from 'node:os';
import { inNewFolder, mlab, vote } from './mlab.mjs';

const rounds = process.argv.includes('--all') ? 2 : 1;
// The size of the demo: start and joining of tables, which only one thread does, are part of the time.
const replications = '500';

const run = (threads) =>
  inNewFolder((folder) =>
    mlab(['run', vote, '--replications', replications, '-j', String(threads), '--out', folder], folder),
  );

let [one, two, more] = [Infinity, Infinity, Infinity];
for (let round = 0; round < rounds; round++) {
  const [alone, both] = [await run(1), await run(2)];
  one = Math.min(one, alone.seconds);
  two = Math.min(two, both.seconds);
  more = Math.min(more, both.processor / alone.processor);
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
    { figure: 'processor time of 2 workers over that of 1', value: more, unit: 'times' },
  ]),
);
