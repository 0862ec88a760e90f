import type { ReadonlyColumn } from '../../src/define/index.ts';

/** Divisor of a party's votes for its next seat, by method; `held` seats are its own already. */
const divisors = {
  jefferson: (held: number): number => held + 1,
  webster: (held: number): number => 2 * held + 1,
  huntingtonHill: (held: number): number => Math.sqrt(held * (held + 1)),
  adams: (held: number): number => held,
} as const;

/** Methods of highest averages: Jefferson (D’Hondt), Webster (Sainte-Laguë), Huntington–Hill, Adams. */
export type DivisorMethod = keyof typeof divisors;

/** What a party with `votes` and `held` seats offers for the next one; Infinity for its first seat where each gets one. */
export function seatPriority(votes: number, held: number, method: DivisorMethod): number {
  if (votes <= 0) return -Infinity;
  const divisor = divisors[method](held);
  return divisor === 0 ? Infinity : votes / divisor;
}

/** Seats by highest averages: each seat goes to the largest priority; ties to more votes, then to whoever is named first. */
export function seatsByDivisor(votes: ReadonlyColumn, seats: number, method: DivisorMethod): Float64Array {
  const held = new Float64Array(votes.length);
  for (let given = 0; given < seats; given++) {
    let best = -1;
    let highest = -Infinity;
    for (let party = 0; party < votes.length; party++) {
      const priority = seatPriority(votes[party], held[party], method);
      const isAhead = priority > highest || (best >= 0 && priority === highest && votes[party] > votes[best]);
      if (!isAhead) continue;
      best = party;
      highest = priority;
    }
    if (best < 0) return held;
    held[best] += 1;
  }
  return held;
}

/** Seats by largest remainder (Hamilton): whole quotas first, then one each by remainder; ties to whoever is named first. */
export function seatsByRemainder(votes: ReadonlyColumn, seats: number): Float64Array {
  let total = 0;
  for (let party = 0; party < votes.length; party++) total += votes[party];
  const held = new Float64Array(votes.length);
  if (total <= 0) return held;
  const remainder = new Float64Array(votes.length);
  let left = seats;
  for (let party = 0; party < votes.length; party++) {
    const quota = (votes[party] * seats) / total;
    held[party] = Math.floor(quota);
    remainder[party] = quota - held[party];
    left -= held[party];
  }
  while (left > 0) {
    const next = remainder.indexOf(remainder.reduce((a, b) => Math.max(a, b), -1));
    held[next] += 1;
    remainder[next] = -1;
    left -= 1;
  }
  return held;
}
