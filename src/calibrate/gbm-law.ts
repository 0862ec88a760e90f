import { YEAR } from '../define/index.ts';
import { exp, normalCdf } from '../numeric/index.ts';
import { driftParameter, isSpread, normalLogDensity, volatilityParameter } from './law.ts';
import type { Law } from './law.ts';

/** Independent normal log returns: `processes.gbm`. Its estimates are the mean and the root mean square deviation. */
export const gbmLaw: Law = {
  name: 'gbm',
  means: 'independent normal log returns',
  parameters: [
    driftParameter,
    volatilityParameter('volatility', 'standard deviation of a year’s log return'),
  ],
  conditions: 0,
  starts: () => [[0, 0]],
  natural([location, spread], { mean, deviation }) {
    const daily = deviation * exp(spread);
    return [YEAR * (mean + location * deviation + (daily * daily) / 2), Math.sqrt(YEAR) * daily];
  },
  isInside: ([, volatility], sample) => isSpread(volatility / Math.sqrt(YEAR), sample),
  contributions([drift, volatility], values, into) {
    const { mean, variance } = dayOf(drift, volatility);
    for (let t = 0; t < values.length; t++) into[t] = normalLogDensity(values[t], mean, variance);
  },
  probabilities([drift, volatility], values) {
    const { mean, variance } = dayOf(drift, volatility);
    return values.map((value) => normalCdf((value - mean) / Math.sqrt(variance)));
  },
  notes: () => [],
};

function dayOf(drift: number, volatility: number): { mean: number; variance: number } {
  const variance = (volatility * volatility) / YEAR;
  return { mean: drift / YEAR - variance / 2, variance };
}
