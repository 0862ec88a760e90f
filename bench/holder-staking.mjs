// The speed yardstick through the ordinary model interface, in turn with the same law in C.
import { execFileSync } from 'node:child_process';
import { holderStaking, holderStakingByEvents } from '../dist/models/textbook/index.js';
import { beginReplication, createRecorder, createWorld, simulateDays } from '../dist/src/simulate/index.js';

const HOLDERS = 10_000;
const DAYS = 1_825;
const ROUNDS = 12;
const models = { direct: holderStaking, event: holderStakingByEvents };

/** Seconds of the days of one replication, and total staked at the end; what comes before the first day is not counted. */
function runOurs(world, recorder) {
  beginReplication(world, { seed: 1, replication: 0, parameters: {} });
  recorder.begin(false);
  const before = performance.now();
  simulateDays(world, recorder);
  return { seconds: (performance.now() - before) / 1000, totalStaked: world.board.totalStaked };
}

const runTheirs = (program, mode) =>
  JSON.parse(execFileSync(program, [mode, String(HOLDERS), String(DAYS), '1'], { encoding: 'utf8' }));

/**
 * Rows of the table for one mode ('direct' or 'event'): millions of holder-days a second, best of 12 rounds in which we
 * and C take turns. `program` is the compiled C program, absent where there is no compiler. Throws when the two disagree.
 */
export function measure(mode, program) {
  const world = createWorld({ model: models[mode], days: DAYS, populations: { holders: HOLDERS } });
  const recorder = createRecorder(world, { observe: ['price', 'totalStaked'], every: 30 });
  const rate = (seconds) => (HOLDERS * DAYS) / seconds / 1e6;
  const first = runOurs(world, recorder);
  let ours = first.seconds;
  let theirs = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    ours = Math.min(ours, runOurs(world, recorder).seconds);
    if (program === undefined) continue;
    const c = runTheirs(program, mode);
    if (Math.abs(c.totalStaked / first.totalStaked - 1) > 1e-9) {
      throw new Error(
        `invalid figures: C has ${c.totalStaked} staked, the model ${first.totalStaked}; expected the same`,
      );
    }
    theirs = Math.min(theirs, c.seconds);
  }
  const unit = 'M holder-days/s';
  const rows = [
    { figure: `holder staking, ${mode}`, value: rate(ours), unit },
    { figure: `holder staking, ${mode}, first replication of a process`, value: rate(first.seconds), unit },
  ];
  if (program === undefined) return rows;
  return [
    ...rows,
    { figure: `holder staking, ${mode}, in C`, value: rate(theirs), unit },
    { figure: `holder staking, ${mode}, time over that of C`, value: ours / theirs, unit: 'times' },
  ];
}
