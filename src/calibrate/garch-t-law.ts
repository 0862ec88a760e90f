import { logGamma } from '../../models/arithmetic/log-gamma.ts';
import { YEAR } from '../define/index.ts';
import { exp, log, log1p } from '../numeric/index.ts';
import { studentPValue } from '../summarise/index.ts';
import {
  driftParameter,
  isSpread,
  pointOfShare,
  sampleOf,
  shareOfPoint,
  volatilityParameter,
} from './law.ts';
import type { Law } from './law.ts';

const LOG_PI = 1.1447298858494001741;
const MOST_PERSISTENCE = 0.9999;
const LEAST_DEGREES = 2.05;
/** From here on nothing tells Student’s law from the normal one. */
const MOST_DEGREES = 1e5;

/**
 * GARCH(1,1) with Student-t innovations of variance 1: `processes.garchT`. The variance of the first day is taken to be the sample's, as
 * is usual; a path of the process begins at the stationary one. Coordinates: mean, stationary volatility, α + β as a share of 0.9999, α as a share of α + β, ν − 2.05. Source: Bollerslev 1987.
 */
export const garchTLaw: Law = {
  name: 'garch-t',
  means: 'log returns whose variance follows yesterday’s surprise, with Student-t innovations',
  parameters: [
    driftParameter,
    volatilityParameter('volatility', 'root of the stationary variance of a year’s log return'),
    {
      name: 'alpha',
      unit: '1',
      means: 'weight of yesterday’s squared surprise',
      range: 'share',
      absentAtZero: 'clustering of wild days',
    },
    { name: 'beta', unit: '1', means: 'weight of yesterday’s variance', range: 'share' },
    { name: 'degrees', unit: '1', means: 'degrees of freedom of the innovations', range: 'positive' },
  ],
  conditions: 0,
  starts: () =>
    [
      [0.4, 0.2, 5],
      [0.6, 0.15, 5],
      [0.9, 0.1, 4],
      [0.98, 0.06, 4],
    ].map(([persistence, alpha, degrees]) => [
      0,
      0,
      pointOfShare(persistence / MOST_PERSISTENCE),
      pointOfShare(alpha / persistence),
      log(degrees - LEAST_DEGREES),
    ]),
  natural([location, spread, persistence, share, tail], { mean, deviation }) {
    const daily = deviation * exp(spread);
    const kept = MOST_PERSISTENCE * shareOfPoint(persistence);
    const alpha = kept * shareOfPoint(share);
    const drift = YEAR * (mean + location * deviation + (daily * daily) / 2);
    return [drift, Math.sqrt(YEAR) * daily, alpha, kept - alpha, LEAST_DEGREES + exp(tail)];
  },
  isInside: ([, volatility, , , degrees], sample) =>
    isSpread(volatility / Math.sqrt(YEAR), sample) && degrees < MOST_DEGREES,
  contributions(natural, values, into) {
    const degrees = natural[4];
    const constant = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - 0.5 * (LOG_PI + log(degrees - 2));
    eachDay(natural, values, (t, surprise, variance) => {
      const square = (surprise * surprise) / (variance * (degrees - 2));
      into[t] = constant - 0.5 * log(variance) - ((degrees + 1) / 2) * log1p(square);
    });
  },
  probabilities(natural, values) {
    const degrees = natural[4];
    const found = new Float64Array(values.length);
    eachDay(natural, values, (t, surprise, variance) => {
      const statistic = surprise / Math.sqrt((variance * (degrees - 2)) / degrees);
      const beyond = studentPValue(statistic, degrees) / 2;
      found[t] = statistic > 0 ? 1 - beyond : beyond;
    });
    return found;
  },
  notes([, , alpha, beta, degrees]) {
    const notes: string[] = [];
    if (alpha + beta > 0.995)
      notes.push('the variance hardly reverts, so that its stationary value is poorly known');
    if (degrees < 4) notes.push('with fewer than 4 degrees of freedom the kurtosis of a day is infinite');
    if (degrees > 50) notes.push('the innovations are as good as normal');
    return notes;
  },
};

const squareOf = (x: number): number => x * x;

function eachDay(
  [drift, volatility, alpha, beta]: readonly number[],
  values: Float64Array,
  visit: (t: number, surprise: number, variance: number) => void,
): void {
  const stationary = (volatility * volatility) / YEAR;
  const mean = drift / YEAR - stationary / 2;
  let variance = squareOf(sampleOf(values).deviation);
  for (let t = 0; t < values.length; t++) {
    const surprise = values[t] - mean;
    visit(t, surprise, variance);
    variance = stationary * (1 - alpha - beta) + alpha * surprise * surprise + beta * variance;
  }
}
