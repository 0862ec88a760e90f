// Claim: a day of the whole economy is a few microseconds of each mechanism, and each grows with its own population only.
import { installedModels } from '../dist/src/catalogue.js';
import { simulate } from '../dist/src/simulate/index.js';

const DAYS = 1_500;
const ROUNDS = 3;
const TIMES = 8;
const metis = installedModels.get('metis');

/** Populations that an experiment may change, with 8 times their usual size. */
const grown = Object.entries(metis.economy.populations)
  .filter(([, { between }]) => between[1] > between[0])
  .map(([name, { size, between }]) => [name, Math.min(between[1], size * TIMES), size]);

/** Microseconds a day of each mechanism with these population sizes: the best of a few rounds. */
function microseconds(populations) {
  const best = new Map(metis.schedule.map(({ name }) => [name, Infinity]));
  for (let round = 0; round < ROUNDS; round++) {
    const spent = new Map(metis.schedule.map(({ name }) => [name, 0]));
    const schedule = metis.schedule.map((mechanism) => ({
      ...mechanism,
      step(context) {
        const began = performance.now();
        mechanism.step(context);
        spent.set(mechanism.name, spent.get(mechanism.name) + performance.now() - began);
      },
    }));
    simulate({ model: { ...metis, schedule }, days: DAYS, seed: 1, observe: ['price'], populations });
    for (const [name, time] of spent) best.set(name, Math.min(best.get(name), (1000 * time) / DAYS));
  }
  return best;
}

/** What reading the clock twice takes, in microseconds: part of every figure. */
function clock() {
  let spent = 0;
  for (let turn = 0; turn < 100_000; turn++) {
    const began = performance.now();
    spent += performance.now() - began;
  }
  return spent / 100;
}

microseconds({});
const usual = microseconds({});
const growth = new Map(metis.schedule.map(({ name }) => [name, []]));
for (const [population, size, from] of grown) {
  const times = microseconds({ [population]: size });
  for (const [name, time] of times) {
    const ratio = time / usual.get(name);
    if (ratio > 1.5 && time - usual.get(name) > 0.2)
      growth
        .get(name)
        .push(`${ratio.toFixed(1)} times with ${(size / from).toFixed(1)} times the ${population}`);
  }
}
const overhead = clock();
console.log(
  JSON.stringify([
    ...[...usual].map(([name, time]) => ({
      figure: `a day of ${name}`,
      value: Math.max(0, time - overhead),
      unit: 'µs',
      target: growth.get(name).join('; '),
    })),
    {
      figure: 'a day of all mechanisms',
      value: [...usual.values()].reduce((sum, time) => sum + Math.max(0, time - overhead), 0),
      unit: 'µs',
    },
  ]),
);
