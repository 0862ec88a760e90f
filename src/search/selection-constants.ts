import { normalCdf, pow } from '../numeric/index.ts';
import { checkedConfidence, checkedCount } from '../summarise/values.ts';
import { chiSquareNodes, normalNodes } from './law-nodes.ts';

/**
 * Rinott's constant h for `settings` with `firstStage` replications each: with ceil((h S / delta)^2) replications of every setting
 * the best one, if it leads by delta, has the largest mean with at least this `confidence`. Solves
 * E[E[Phi(h / sqrt((n - 1)(1 / X + 1 / Y))) | Y]^(k - 1)] = confidence for independent chi-square X, Y of n - 1 degrees.
 * Source: Rinott (1978). Throws for fewer than 2 settings, fewer than 5 replications, or a confidence not above 1 / settings.
 */
export function rinottConstant(settings: number, firstStage: number, confidence: number): number {
  checkArguments(settings, firstStage, confidence);
  return remembered(`rinott ${settings} ${firstStage} ${confidence}`, () =>
    findRinott(settings, firstStage, confidence),
  );
}

function findRinott(settings: number, firstStage: number, confidence: number): number {
  const degrees = firstStage - 1;
  const { at, weights } = chiSquareNodes(degrees);
  const roots = at.map(Math.sqrt);
  return solve(confidence, (h) => {
    let outside = 0;
    for (let j = 0; j < at.length; j++) {
      let inside = 0;
      for (let i = 0; i < at.length; i++) {
        const ratio = (roots[i] * roots[j]) / Math.sqrt(degrees * (at[i] + at[j]));
        inside += weights[i] * normalCdf(h * ratio);
      }
      outside += weights[j] * pow(inside, settings - 1);
    }
    return outside;
  });
}

/**
 * One-sided critical value of the largest of `others` Student statistics with common correlation 1/2 and `degrees` of freedom:
 * comparisons of all other settings with the best. Solves E[Phi(Z + sqrt(2) g S)^others] = confidence, S^2 chi-square / degrees.
 * Source: Dunnett (1955); used by Nelson and Matejcik (1995). Throws for counts below 1 or 2, or an impossible confidence.
 */
export function dunnettConstant(others: number, degrees: number, confidence: number): number {
  checkedCount(degrees, 'degrees of freedom', 2);
  checkArguments(others + 1, 5, confidence);
  return remembered(`dunnett ${others} ${degrees} ${confidence}`, () =>
    findDunnett(others, degrees, confidence),
  );
}

function findDunnett(others: number, degrees: number, confidence: number): number {
  const spread = chiSquareNodes(degrees);
  const normal = normalNodes();
  return solve(confidence, (g) => {
    let outside = 0;
    for (let s = 0; s < spread.at.length; s++) {
      const shift = g * Math.sqrt((2 * spread.at[s]) / degrees);
      let inside = 0;
      for (let z = 0; z < normal.at.length; z++) {
        inside += normal.weights[z] * pow(normalCdf(normal.at[z] + shift), others);
      }
      outside += spread.weights[s] * inside;
    }
    return outside;
  });
}

function checkArguments(settings: number, firstStage: number, confidence: number): void {
  checkedCount(settings, 'number of settings', 2);
  checkedCount(firstStage, 'first-stage replications', 5);
  if (!(checkedConfidence(confidence) > 1 / settings))
    throw new Error(
      `invalid confidence: ${confidence}; expected more than 1/${settings}, which a blind choice has`,
    );
}

// Constants found before: remembered to be quick, never seen in a result.
const known = new Map<string, number>();

function remembered(key: string, find: () => number): number {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}

/** The place where a rising function of x >= 0 reaches `target`: false position with halved ends (Dowell and Jarratt 1971). */
function solve(target: number, rising: (x: number) => number): number {
  let [low, high] = [0, 2];
  let [below, above] = [rising(low) - target, rising(high) - target];
  while (above < 0) {
    [low, below] = [high, above];
    high *= 2;
    above = rising(high) - target;
  }
  let lastSide = 0;
  for (let step = 0; step < 100 && high - low > 1e-13 * high; step++) {
    const between = (low * above - high * below) / (above - below);
    const gap = rising(between) - target;
    if (Math.abs(gap) < 1e-15) return between;
    if (gap < 0) {
      [low, below] = [between, gap];
      if (lastSide < 0) above /= 2;
    } else {
      [high, above] = [between, gap];
      if (lastSide > 0) below /= 2;
    }
    lastSide = gap < 0 ? -1 : 1;
  }
  return (low + high) / 2;
}
