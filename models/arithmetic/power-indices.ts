/** A weighted voting game [quota; weights]: a coalition wins when its weight is at least the quota. */
export interface WeightedGame {
  readonly quota: number;
  /** Whole numbers of at least 0. */
  readonly weights: readonly number[];
}

/**
 * Banzhaf measure of each player: probability that it decides when all others vote yes with probability ½. Swings are this
 * × 2^(n − 1). By generating function over weights: cost n × total weight for each distinct weight. Sources: Banzhaf 1965,
 * Penrose 1946; generating functions Brams and Affuso 1976.
 */
export function banzhafMeasure(game: WeightedGame): Float64Array {
  return banzhafWithChances(
    game,
    game.weights.map(() => 0.5),
  );
}

/** Normalised Banzhaf index: the measure divided by its sum; 0 for everybody where nobody ever decides. */
export function banzhafIndex(game: WeightedGame): Float64Array {
  return normalised(banzhafMeasure(game));
}

/**
 * Probability that each player decides when player j votes yes with chance `chances[j]`, independently: the partial derivative
 * of Owen's multilinear extension.
 */
export function banzhafWithChances(game: WeightedGame, chances: readonly number[]): Float64Array {
  const { quota, weights } = checked(game);
  const known = new Map<string, number>();
  return Float64Array.from(weights, (weight, player) => {
    const name = `${weight} ${chances[player]}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const law = weightLaw(weights, chances, player);
    const decides = between(law, quota - weight, quota);
    known.set(name, decides);
    return decides;
  });
}

/** Probability that the game is won when player j votes yes with chance `chances[j]`, independently: the multilinear extension. */
export function winningChance(game: WeightedGame, chances: readonly number[]): number {
  const { quota, weights } = checked(game);
  const law = weightLaw(weights, chances, -1);
  return between(law, quota, law.length);
}

/**
 * Shapley–Shubik index: probability that a player is the pivot of a random order. Exact up to rounding, by the law of the
 * weight of a random coalition of each size: p_k(s, w) = (k − s)/k p_{k−1}(s, w) + s/k p_{k−1}(s − 1, w − w_k). Sums to 1 in
 * a game that the coalition of all wins. Source: Shapley and Shubik 1954; generating function Cantor, in Mann and Shapley 1962.
 */
export function shapleyShubik(game: WeightedGame): Float64Array {
  const { quota, weights } = checked(game);
  const known = new Map<number, number>();
  return Float64Array.from(weights, (weight, player) => {
    const found = known.get(weight);
    if (found !== undefined) return found;
    let pivots = 0;
    for (const law of lawsBySize(weights, player)) pivots += between(law, quota - weight, quota);
    const index = pivots / weights.length;
    known.set(weight, index);
    return index;
  });
}

/** Divides by the sum; all 0 stays 0. */
export function normalised(measure: Float64Array): Float64Array {
  const total = measure.reduce((sum, each) => sum + each, 0);
  return total > 0 ? measure.map((each) => each / total) : measure;
}

function checked(game: WeightedGame): WeightedGame {
  const wrong = game.weights.find((weight) => !(Number.isSafeInteger(weight) && weight >= 0));
  if (wrong !== undefined) throw new Error(`invalid weight: ${wrong}; expected whole numbers of at least 0`);
  if (!(game.quota > 0)) throw new Error(`invalid quota: ${game.quota}; expected a number above 0`);
  return game;
}

const totalOf = (weights: readonly number[]): number => weights.reduce((sum, each) => sum + each, 0);

/** Law of the weight of those who vote yes, without one player. */
function weightLaw(weights: readonly number[], chances: readonly number[], without: number): Float64Array {
  const law = new Float64Array(totalOf(weights) + 1);
  law[0] = 1;
  let reach = 0;
  for (let j = 0; j < weights.length; j++) {
    if (j === without) continue;
    const weight = weights[j];
    const yes = chances[j];
    reach += weight;
    for (let w = reach; w >= 0; w--) law[w] = (1 - yes) * law[w] + (w >= weight ? yes * law[w - weight] : 0);
  }
  return law;
}

/** For each size, the law of the weight of a random coalition of that size among the others. */
function lawsBySize(weights: readonly number[], without: number): Float64Array[] {
  const room = totalOf(weights) + 1;
  const laws = weights.map(() => new Float64Array(room));
  laws[0][0] = 1;
  let k = 0;
  let reach = 0;
  for (let j = 0; j < weights.length; j++) {
    if (j === without) continue;
    const weight = weights[j];
    k += 1;
    reach += weight;
    for (let s = k; s >= 1; s--) {
      const smaller = laws[s - 1];
      const law = laws[s];
      for (let w = reach; w >= 0; w--) {
        law[w] = ((k - s) / k) * law[w] + (w >= weight ? (s / k) * smaller[w - weight] : 0);
      }
    }
  }
  return laws;
}

/** Probability of weights from the least whole number of at least `low` to the last one below `high`. */
function between(law: Float64Array, low: number, high: number): number {
  let sum = 0;
  const end = Math.min(law.length, Math.ceil(high));
  for (let w = Math.max(0, Math.ceil(low)); w < end; w++) sum += law[w];
  return sum;
}
