import { exp, log, pow } from '../../src/numeric/index.ts';
import { requirePositive, requireShare } from './requirements.ts';

/** What a deposit of 1 pays early and late, and the share of withdrawals above which waiting is worse. */
export interface DepositContract {
  readonly early: number;
  readonly late: number;
  /** A patient depositor runs when it expects a larger share than this to withdraw; never where it is 1 or more. */
  readonly runThreshold: number;
}

/**
 * The best deposit contract of Diamond and Dybvig with constant relative risk aversion γ: late = early × R^(1/γ), early = R ÷
 * (tR + (1 − t) R^(1/γ)). `impatient` is the share t of those who need the money early, `gain` is R > 1. Logarithmic utility is
 * γ = 1, where early is 1 and nobody ever runs; below 1 early is less than 1. Throws for a share outside 0 to 1, a gain of 1 or
 * less and γ ≤ 0. Source: Diamond and Dybvig 1983; Diamond 2007, Richmond Fed Economic Quarterly 93(2).
 */
export function depositContract(impatient: number, gain: number, riskAversion: number): DepositContract {
  requireShare('impatient share', impatient);
  requireGain(gain);
  requirePositive('risk aversion', riskAversion);
  const growth = pow(gain, 1 / riskAversion);
  const early = gain / (impatient * gain + (1 - impatient) * growth);
  return { early, late: early * growth, runThreshold: runThreshold(early, gain) };
}

/**
 * Share of withdrawals at which a patient depositor is indifferent: those who wait divide (1 − f × early) R among 1 − f, so
 * f* = (R − early) ÷ (early × (R − 1)). Above it everybody runs; 1 or more where early is 1 or less.
 */
export function runThreshold(early: number, gain: number): number {
  requireGain(gain);
  requirePositive('early payment', early);
  return (gain - early) / (early * (gain - 1));
}

function requireGain(gain: number): void {
  if (gain > 1 && gain < Infinity) return;
  throw new Error(`invalid gain: ${gain}; expected a finite number above 1`);
}

/** What each of those who wait gets when the share f withdraws `early`: (1 − f × early) R ÷ (1 − f), never below 0. */
export function payoffOfWaiting(withdrawing: number, early: number, gain: number): number {
  return withdrawing < 1 ? Math.max(0, ((1 - withdrawing * early) * gain) / (1 - withdrawing)) : 0;
}

/**
 * Run threshold of the deposits by the probability that the project succeeds, in the limit of exact signals: below it everybody
 * runs, above it only the impatient withdraw. Who gets the threshold’s signal believes every share from t to 1 to be equally
 * probable, so p* = u(c)(1 − tc + ln c) ÷ (c ∫_t^{1/c} u((1 − nc) ÷ (1 − n) × R) dn) with u(x) = x^(1 − γ) ÷ (1 − γ), 0 ≤ γ < 1.
 * A value of 1 or more means that everybody always runs. Source: Goldstein and Pauzner 2005, Journal of Finance 60(3), equation of
 * the threshold signal for a failed project that pays nothing.
 */
export function globalGameThreshold(
  impatient: number,
  gain: number,
  early: number,
  riskAversion: number,
): number {
  if (!(riskAversion >= 0 && riskAversion < 1)) {
    throw new Error(`invalid risk aversion: ${riskAversion}; expected at least 0 and below 1`);
  }
  const utility = (x: number): number => pow(x, 1 - riskAversion);
  const atLeast = utility(early) * (1 - impatient * early + log(early));
  const waiting = (n: number): number => utility(payoffOfWaiting(n, early, gain));
  return atLeast / (early * integral(waiting, impatient, 1 / early));
}

/**
 * Probability that a signal x + noise × e with a logistic error e lies above a threshold, where x is the truth; without noise 1
 * or 0. What a depositor with this signal does when it runs above the threshold.
 */
export function chanceAbove(truth: number, threshold: number, noise: number): number {
  if (noise <= 0) return truth > threshold ? 1 : 0;
  return 1 / (1 + exp((threshold - truth) / noise));
}

/** Simpson’s rule after substituting x = high − (high − low) s⁴: it removes any root, even a steep one, at the upper end. */
function integral(f: (x: number) => number, low: number, high: number): number {
  if (high <= low) return 0;
  const panels = 1_024;
  let total = 0;
  for (let i = 0; i <= panels; i++) {
    const s = i / panels;
    const weight = i === 0 || i === panels ? 1 : i % 2 === 1 ? 4 : 2;
    total += weight * 4 * s * s * s * f(high - (high - low) * s * s * s * s);
  }
  return ((high - low) * total) / (3 * panels);
}
