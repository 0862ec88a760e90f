/** Most players that enumeration takes: 2^20 coalitions. */
const MOST_PLAYERS = 20;

/** Power in a game given by its rule alone. */
export interface EnumeratedPower {
  /** Coalitions of others in which each player decides. */
  readonly swings: Float64Array;
  /** Swings ÷ 2^(n − 1). */
  readonly banzhaf: Float64Array;
  readonly shapleyShubik: Float64Array;
}

/**
 * Banzhaf and Shapley–Shubik power of any simple game by enumeration of all coalitions. `wins` gets a coalition as bits
 * (player 0 is the lowest) and must be monotone. 1 to 20 players, otherwise it throws.
 */
export function enumeratePower(players: number, wins: (coalition: number) => boolean): EnumeratedPower {
  if (!(Number.isInteger(players) && players >= 1 && players <= MOST_PLAYERS)) {
    throw new Error(`invalid number of players: ${players}; expected 1 to ${MOST_PLAYERS}`);
  }
  const coalitions = 1 << players;
  const weights = orderWeights(players);
  const swings = new Float64Array(players);
  const shapley = new Float64Array(players);
  for (let coalition = 1; coalition < coalitions; coalition++) {
    if (!wins(coalition)) continue;
    const others = bitsIn(coalition) - 1;
    for (let i = 0; i < players; i++) {
      const decides = (coalition & (1 << i)) !== 0 && !wins(coalition ^ (1 << i));
      if (!decides) continue;
      swings[i] += 1;
      shapley[i] += weights[others];
    }
  }
  return { swings, banzhaf: swings.map((each) => (2 * each) / coalitions), shapleyShubik: shapley };
}

/** s! (n − s − 1)! ÷ n! for s = 0 … n − 1: the chance that a given set of s players comes before a given one and nobody else. */
function orderWeights(players: number): Float64Array {
  const weights = new Float64Array(players);
  let subsets = 1;
  for (let s = 0; s < players; s++) {
    weights[s] = 1 / (players * subsets);
    subsets = (subsets * (players - 1 - s)) / (s + 1);
  }
  return weights;
}

function bitsIn(coalition: number): number {
  let count = 0;
  for (let left = coalition; left !== 0; left &= left - 1) count += 1;
  return count;
}
