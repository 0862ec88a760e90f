import type { WeightedGame } from './power-indices.ts';
import { requireAmounts, requireWhole } from './requirements.ts';

/** Estimates with their standard errors √(p (1 − p) ÷ samples), one for each player. */
export interface SampledPower {
  readonly power: Float64Array;
  readonly standardError: Float64Array;
  readonly samples: number;
}

/**
 * Banzhaf measure by sampling coalitions in which everybody takes part with probability ½; `uniform` gives numbers in [0, 1).
 * Weights may be any numbers of at least 0. Unbiased; cost samples × players.
 */
export function sampledBanzhaf(game: WeightedGame, samples: number, uniform: () => number): SampledPower {
  const { quota, weights } = game;
  requireAmounts('weights', weights);
  requireWhole('samples', samples, 1);
  const decisive = new Float64Array(weights.length);
  const inside = new Uint8Array(weights.length);
  for (let sample = 0; sample < samples; sample++) {
    let total = 0;
    for (let i = 0; i < weights.length; i++) {
      inside[i] = uniform() < 0.5 ? 1 : 0;
      if (inside[i] === 1) total += weights[i];
    }
    for (let i = 0; i < weights.length; i++) {
      const others = inside[i] === 1 ? total - weights[i] : total;
      if (others < quota && others + weights[i] >= quota) decisive[i] += 1;
    }
  }
  return estimates(decisive, samples);
}

/** Shapley–Shubik index by sampling orders (Fisher–Yates) and finding the pivot of each. Unbiased; cost samples × players. */
export function sampledShapleyShubik(
  game: WeightedGame,
  samples: number,
  uniform: () => number,
): SampledPower {
  const { quota, weights } = game;
  requireAmounts('weights', weights);
  requireWhole('samples', samples, 1);
  const pivots = new Float64Array(weights.length);
  const order = Int32Array.from(weights, (_, i) => i);
  for (let sample = 0; sample < samples; sample++) {
    let total = 0;
    for (let place = 0; place < order.length; place++) {
      const from = place + Math.floor(uniform() * (order.length - place));
      const player = order[from];
      order[from] = order[place];
      order[place] = player;
      total += weights[player];
      if (total < quota) continue;
      pivots[player] += 1;
      break;
    }
  }
  return estimates(pivots, samples);
}

function estimates(counts: Float64Array, samples: number): SampledPower {
  const power = counts.map((count) => count / samples);
  const standardError = power.map((p) => Math.sqrt((p * (1 - p)) / samples));
  return { power, standardError, samples };
}
