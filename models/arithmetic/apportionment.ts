import type { ReadonlyColumn } from '../../src/define/index.ts';
import { requireAmounts, requireWhole } from './requirements.ts';

/** Votes over the divisor of a party's next seat, by method; `held` seats are its own already. */
const priorities = {
  jefferson: (votes: number, held: number): number => votes / (held + 1),
  webster: (votes: number, held: number): number => votes / (2 * held + 1),
  // The root last, so that equal priorities are equal to the bit.
  huntingtonHill: (votes: number, held: number): number => Math.sqrt((votes * votes) / (held * (held + 1))),
  adams: (votes: number, held: number): number => votes / held,
} as const;

/** Methods of highest averages: Jefferson (D’Hondt), Webster (Sainte-Laguë), Huntington–Hill, Adams. */
export type DivisorMethod = keyof typeof priorities;

/** What a party with `votes` and `held` seats offers for the next one; Infinity for its first seat where each gets one. */
export function seatPriority(votes: number, held: number, method: DivisorMethod): number {
  return votes > 0 ? priorities[method](votes, held) : -Infinity;
}

/**
 * Seats by highest averages: each seat goes to the largest priority; ties to more votes, then to whoever is named first. With
 * Huntington–Hill and Adams everybody with votes gets a first seat before anybody a second. Nobody without votes gets any, so
 * no seat is given where nobody has votes. Throws for negative votes and for seats that are not a whole number.
 */
export function seatsByDivisor(votes: ReadonlyColumn, seats: number, method: DivisorMethod): Float64Array {
  requireAmounts('votes', votes);
  requireWhole('seats', seats);
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

/**
 * Seats by largest remainder (Hamilton, the natural or Hare quota votes ÷ seats): whole quotas first, then one each by remainder;
 * ties to whoever is named first. Exact for whole numbers of votes with votes × seats below 2^53. No seat is given where nobody
 * has votes. Throws for negative votes and for seats that are not a whole number.
 */
export function seatsByRemainder(votes: ReadonlyColumn, seats: number): Float64Array {
  requireAmounts('votes', votes);
  requireWhole('seats', seats);
  let total = 0;
  for (let party = 0; party < votes.length; party++) total += votes[party];
  const held = new Float64Array(votes.length);
  if (total <= 0) return held;
  const remainder = new Float64Array(votes.length);
  let left = seats;
  for (let party = 0; party < votes.length; party++) {
    // In votes × seats, so that equal remainders are equal.
    remainder[party] = (votes[party] * seats) % total;
    held[party] = Math.round((votes[party] * seats - remainder[party]) / total);
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
