/** Commons and Eco Nodes as a game: all numbers not negative; thresholds are shares that must be passed, 0 to 1. */
export interface TierGame {
  /** Weight of each large voter, and the Commons it belongs to (below 0: none). */
  readonly large: ArrayLike<number>;
  readonly commonsOf: ArrayLike<number>;
  /** Weight of all small members of each Commons together. */
  readonly ocean: ArrayLike<number>;
  readonly commonsThreshold: number;
  /** Weight of each Commons among Commons. */
  readonly council: ArrayLike<number>;
  readonly councilThreshold: number;
  readonly reputation: ArrayLike<number>;
  readonly ecoThreshold: number;
}

/** Columns that `sampledTierPower` works in; `power` is the result, one for each large voter. */
export interface TierWork {
  readonly power: Float64Array;
  /** As long as `large`, `ocean` and `reputation`. */
  readonly largeTime: Float64Array;
  readonly commonsTime: Float64Array;
  readonly commonsPivot: Float64Array;
  readonly ecoTime: Float64Array;
}

const OCEAN = -1;

/**
 * Shapley–Shubik power of large voters where Commons must pass a proposal and then Eco Nodes, by sampling orders of arrival:
 * large voters and Eco Nodes arrive at times uniform on (0, 1), the small members of each Commons evenly. Whoever arrives when
 * both tiers have become winning is the pivot. Writes shares of pivots into `work.power`; returns the share of Eco Nodes. The
 * rest belongs to small members. `uniform(k)` gives the k-th draw. Composition by arrival times: Milnor and Shapley 1978.
 */
export function sampledTierPower(
  game: TierGame,
  samples: number,
  uniform: (draw: number) => number,
  work: TierWork,
): number {
  const { power, largeTime, ecoTime } = work;
  power.fill(0);
  let ecoPivots = 0;
  let draw = 0;
  for (let sample = 0; sample < samples; sample++) {
    for (let i = 0; i < largeTime.length; i++) largeTime[i] = uniform(draw++);
    for (let e = 0; e < ecoTime.length; e++) ecoTime[e] = uniform(draw++);
    const ecoPasses = passingTime(game.reputation, ecoTime, game.ecoThreshold);
    for (let c = 0; c < game.ocean.length; c++) commonsPasses(game, c, work);
    const commonsPass = passingTime(game.council, work.commonsTime, game.councilThreshold);
    if (ecoPasses > 1 || commonsPass > 1) continue;
    if (ecoPasses > commonsPass) ecoPivots += 1;
    else creditPivot(commonsPass, work);
  }
  for (let i = 0; i < power.length; i++) power[i] /= Math.max(1, samples);
  return ecoPivots / Math.max(1, samples);
}

/** Time at which those who have arrived weigh more than the share of all; 0 where nobody weighs anything, 2 where never. */
function passingTime(weights: ArrayLike<number>, times: Float64Array, threshold: number): number {
  let total = 0;
  for (let j = 0; j < weights.length; j++) total += weights[j];
  if (total === 0) return 0;
  let passes = 2;
  for (let j = 0; j < weights.length; j++) {
    if (times[j] >= passes || weights[j] === 0) continue;
    let weight = 0;
    for (let i = 0; i < weights.length; i++) if (times[i] <= times[j]) weight += weights[i];
    if (weight > threshold * total) passes = times[j];
  }
  return passes;
}

/** Writes when a Commons passes (2: never) and the large voter who made it pass. */
function commonsPasses(game: TierGame, c: number, work: TierWork): void {
  const { large, commonsOf } = game;
  const ocean = game.ocean[c];
  let total = ocean;
  for (let i = 0; i < large.length; i++) if (commonsOf[i] === c) total += large[i];
  const needed = game.commonsThreshold * total;
  work.commonsTime[c] = total > 0 ? 2 : 3;
  work.commonsPivot[c] = OCEAN;
  if (total === 0) return;
  let held = 0;
  let now = -1;
  for (;;) {
    const next = nextArrival(commonsOf, work.largeTime, c, now);
    const until = next < 0 ? 1 : work.largeTime[next];
    const oceanTime = ocean > 0 ? Math.max(0, (needed - held) / ocean) : 2;
    if (oceanTime <= until) {
      work.commonsTime[c] = oceanTime;
      return;
    }
    if (next < 0) return;
    held += large[next];
    now = until;
    if (held + ocean * now > needed) {
      work.commonsTime[c] = now;
      work.commonsPivot[c] = next;
      return;
    }
  }
}

/** The first large voter of a Commons who arrives after a time; -1 when there is none. */
function nextArrival(commonsOf: ArrayLike<number>, times: Float64Array, c: number, after: number): number {
  let next = -1;
  for (let i = 0; i < times.length; i++) {
    const arrives = commonsOf[i] === c && times[i] > after;
    if (arrives && (next < 0 || times[i] < times[next])) next = i;
  }
  return next;
}

/** The pivot of the Commons that passed last of those needed. */
function creditPivot(time: number, { commonsTime, commonsPivot, power }: TierWork): void {
  for (let c = 0; c < commonsTime.length; c++) {
    if (commonsTime[c] !== time) continue;
    if (commonsPivot[c] !== OCEAN) power[commonsPivot[c]] += 1;
    return;
  }
}
