// Claim: the whole economy passes 150 days a second on one core with 1,000,000 holders, and 15,000 with 5,000.
import { installedModels } from '../dist/src/catalogue.js';
import { simulate } from '../dist/src/simulate/index.js';

const metis = installedModels.get('metis');

/** Seconds of the processor for a replication of so many days, unaudited, everything at its default. */
function seconds(holders, days) {
  const began = process.cpuUsage();
  simulate({
    model: metis,
    days,
    seed: 1,
    observe: ['price', 'rewardBudget'],
    recordEvery: 7,
    populations: { holders },
  });
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

/** Days a second without the start: the longer run less the shorter, the best of three. */
function daysASecond(holders, short, long) {
  let best = Infinity;
  for (let round = 0; round < 3; round++)
    best = Math.min(best, seconds(holders, long) - seconds(holders, short));
  return (long - short) / best;
}

/** Bytes of the columns of a world. */
function columns(holders) {
  const { world } = simulate({
    model: metis,
    days: 1,
    seed: 1,
    observe: ['price'],
    populations: { holders },
  });
  const all = [world.board, ...world.running.map(({ context }) => context.own)];
  const seen = new Set(
    all.flatMap((values) => Object.values(values)).filter((value) => ArrayBuffer.isView(value)),
  );
  return [...seen].reduce((bytes, column) => bytes + column.byteLength, 0);
}

seconds(5_000, 365);
console.log(
  JSON.stringify([
    {
      figure: 'whole economy, 5,000 holders, a core',
      value: daysASecond(5_000, 365, 1_825),
      unit: 'days/s',
      target: 'at least 15,000',
    },
    {
      figure: 'whole economy, 1,000,000 holders, a core',
      value: daysASecond(1_000_000, 100, 465),
      unit: 'days/s',
      target: 'at least 150',
    },
    { figure: 'columns of a replication, 5,000 holders', value: columns(5_000) / 2 ** 20, unit: 'MiB' },
    {
      figure: 'columns of a replication, 1,000,000 holders',
      value: columns(1_000_000) / 2 ** 20,
      unit: 'MiB',
    },
  ]),
);
