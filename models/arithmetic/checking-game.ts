import { expm1, log1p } from '../../src/numeric/index.ts';

/** Stakes of a checking game, all in one unit: what fraud brings, what it costs when caught, and what a check costs and brings. */
export interface CheckingGame {
  /** What an undetected fraud brings the proposer; above 0. */
  readonly gain: number;
  /** What the proposer loses when it is caught; at least 0. */
  readonly deposit: number;
  /** Cost of one check of one verifier; at least 0. */
  readonly cost: number;
  /** Paid for a detected fraud, shared by those who checked; at least 0. */
  readonly reward: number;
  /** What every verifier itself loses by an undetected fraud; at least 0. */
  readonly loss: number;
  /** Verifiers, each deciding for itself; a whole number of at least 0. */
  readonly verifiers: number;
  /** Probability that a check finds a fraud before it is too late, above 0; 1 when absent. Who is late earns nothing. */
  readonly inTime?: number;
}

/** Equilibrium of a checking game: probabilities of fraud, of a check by each verifier, and of detection. */
export interface CheckingEquilibrium {
  readonly fraud: number;
  readonly checking: number;
  readonly detection: number;
}

/** Probability that at least one of n independent verifiers, each checking with probability q, checks: 1 − (1 − q)^n. */
export function detectionOf(checking: number, verifiers: number): number {
  if (verifiers <= 0) return 0;
  return checking >= 1 ? 1 : -expm1(verifiers * log1p(-checking));
}

/** Probability each of n verifiers must check with so that together they detect with the given probability. */
export function checkingFor(detection: number, verifiers: number): number {
  return detection >= 1 ? 1 : -expm1(log1p(-detection) / verifiers);
}

/**
 * What a check that is in time is worth to one of n verifiers, given a fraud that each of them finds in time with probability
 * `finding`: its share of the reward, reward × (1 − (1 − q)^n)/(n q), and its own loss where nobody else would have found it,
 * loss × (1 − q)^(n − 1). Same unit as the stakes.
 */
export function worthOfCheck(game: CheckingGame, finding: number): number {
  const { reward, loss, verifiers: n } = game;
  const share = finding > 0 ? detectionOf(finding, n) / (n * finding) : 1;
  return reward * share + loss * (1 - detectionOf(finding, n - 1));
}

/**
 * Symmetric equilibrium of the checking game, the inspection game of Dresher (1962) with n inspectors. In the mixed one the proposer
 * is indifferent, detection = gain/(gain + deposit), and so is every verifier, fraud × worth of a check = cost. Where that
 * detection is out of reach, because checks are too late or even certain fraud does not pay for them, fraud is certain and
 * verifiers check as often as it pays for; where it does not pay for one check of a lone verifier nobody checks: the
 * verifier’s dilemma. Without a cost everybody checks. Throws for impossible stakes.
 */
export function checkingEquilibrium(game: CheckingGame): CheckingEquilibrium {
  checkStakes(game);
  const { gain, deposit, verifiers, inTime = 1 } = game;
  const cost = game.cost / inTime;
  const none = { fraud: 1, checking: 0, detection: 0 };
  if (verifiers === 0 || worthOfCheck(game, 0) < cost) return none;
  const wanted = checkingFor(gain / (gain + deposit), verifiers);
  if (wanted <= inTime && cost > 0 && worthOfCheck(game, wanted) >= cost) {
    const fraud = cost / worthOfCheck(game, wanted);
    return { fraud, checking: wanted / inTime, detection: detectionOf(wanted, verifiers) };
  }
  const finding = worthOfCheck(game, inTime) >= cost ? inTime : oftenestPaidFor(game, cost, inTime);
  const fraud = finding > wanted ? 0 : 1;
  return { fraud, checking: finding / inTime, detection: detectionOf(finding, verifiers) };
}

/** How often each verifier finds a certain fraud: until finding it is worth its cost. By bisection to the last bit but one. */
function oftenestPaidFor(game: CheckingGame, cost: number, most: number): number {
  let [low, high] = [0, most];
  for (let half = 0; half < 60; half++) {
    const middle = (low + high) / 2;
    if (worthOfCheck(game, middle) >= cost) low = middle;
    else high = middle;
  }
  return low;
}

function checkStakes(game: CheckingGame): void {
  for (const name of ['gain', 'deposit', 'cost', 'reward', 'loss', 'verifiers'] as const) {
    const value = game[name];
    const fits = value >= 0 && value < Infinity && (name !== 'verifiers' || Number.isInteger(value));
    if (!fits || (name === 'gain' && value === 0)) {
      throw new Error(`invalid ${name}: ${value}; expected a finite number of at least 0 (gain above 0)`);
    }
  }
  const { inTime = 1 } = game;
  if (!(inTime > 0 && inTime <= 1)) {
    throw new Error(`invalid inTime: ${inTime}; expected a probability above 0`);
  }
}

/**
 * Probability that a fraud is found before the window closes: each of n verifiers checks with probability q and takes an
 * exponential time of the given mean, 1 − (1 − q (1 − e^(−window/mean)))^n. Window and mean in one unit of time; a mean of 0
 * finds at once.
 */
export function detectionWithin(
  window: number,
  checking: number,
  meanDelay: number,
  verifiers: number,
): number {
  const inTime = meanDelay > 0 ? -expm1(-window / meanDelay) : 1;
  return detectionOf(checking * inTime, verifiers);
}
