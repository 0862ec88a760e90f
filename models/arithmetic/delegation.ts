import { requireNotNegative } from './requirements.ts';

/** Where delegated power ends: at each voter, and lost in cycles. The two add up to all power handed in. */
export interface Delegated {
  readonly power: Float64Array;
  readonly lost: number;
}

/**
 * Transitive delegation. `delegate[v]` is whom voter v hands its power to; itself or below 0 means that it votes. Power moves
 * on until it meets somebody who votes. Power that enters a cycle reaches nobody: with `cycles` 'lose' it is lost, with
 * 'return' everybody whose chain ends in a cycle votes with their own power. Chains may be of any length.
 * Throws on a delegate that does not exist, and on power that is negative.
 */
export function delegatedPower(
  own: ArrayLike<number>,
  delegate: ArrayLike<number>,
  cycles: 'lose' | 'return' = 'lose',
): Delegated {
  const voters = own.length;
  if (delegate.length !== voters) {
    throw new Error(`invalid delegates: ${delegate.length}; expected one for each of ${voters} voters`);
  }
  const ends = chainEnds(delegate, voters);
  const power = new Float64Array(voters);
  let lost = 0;
  for (let v = 0; v < voters; v++) {
    const end = ends[v];
    requireNotNegative('power', own[v]);
    if (end !== IN_CYCLE) power[end] += own[v];
    else if (cycles === 'return') power[v] += own[v];
    else lost += own[v];
  }
  return { power, lost };
}

const UNKNOWN = -1;
const IN_CYCLE = -2;
const ON_THE_PATH = -3;

/** For each voter who votes for it in the end, or IN_CYCLE; each voter is visited twice at most. */
function chainEnds(delegate: ArrayLike<number>, voters: number): Int32Array {
  const ends = new Int32Array(voters).fill(UNKNOWN);
  for (let v = 0; v < voters; v++) {
    let at = v;
    while (ends[at] === UNKNOWN) {
      const next = delegate[at];
      if (!(next < 0 || (next < voters && Number.isInteger(next)))) {
        throw new Error(`invalid delegate of voter ${at}: ${next}; expected a voter of 0 to ${voters - 1}`);
      }
      if (next < 0 || next === at) ends[at] = at;
      else {
        ends[at] = ON_THE_PATH;
        at = next;
      }
    }
    const end = ends[at] === ON_THE_PATH ? IN_CYCLE : ends[at];
    for (let on = v; ends[on] === ON_THE_PATH; on = delegate[on]) ends[on] = end;
  }
  return ends;
}
