import { expect, test } from 'vitest';
import { calibrateReturns } from '../../../src/calibrate/index.ts';
import { hasPriceFiles, windowBFile } from './price-files.ts';

/**
 * LAYERS 6.1, window B. The regimes of the facts have a mean each and a known first regime (`regimes-means`); the model's own have one drift
 * and begin in the stationary law (`regimes`), so their estimates differ by less than a standard error.
 */
const facts = {
  METIS: {
    sample: {
      logDrift: -1.176,
      volatility: 1.178,
      skewness: -0.27,
      excessKurtosis: 4.74,
      lowest: -0.432,
      highest: 0.29,
      squaresAutocorrelation: 0.04,
    },
    'garch-t': { alpha: 0.108, beta: 0.52, degrees: 4.84 },
    'merton-12': { diffusion: 1.017, jumpMean: 0.001, jumpDeviation: 0.159 },
    'merton-52': { diffusion: 0.898, jumpMean: 0.012, jumpDeviation: 0.102 },
    'merton-free': { diffusion: 0.811, jumpRate: 112, jumpMean: 0.008, jumpDeviation: 0.079 },
    'regimes-means': { lowVolatility: 0.863, highVolatility: 2.063, stayLow: 0.916, stayHigh: 0.613 },
    likelihoods: { gbm: 929, 'merton-free': 966.6, 'garch-t': 972.6, 'regimes-means': 971.5 },
  },
  BTC: {
    sample: {
      logDrift: 0.464,
      volatility: 0.48,
      skewness: 0.26,
      excessKurtosis: 2.24,
      lowest: -0.09,
      highest: 0.113,
      squaresAutocorrelation: 0.14,
    },
    'garch-t': { alpha: 0.057, beta: 0.921, degrees: 3.85 },
    'merton-12': { diffusion: 0.41, jumpMean: 0.016, jumpDeviation: 0.059 },
    'merton-52': { diffusion: 0.358, jumpMean: 0.004, jumpDeviation: 0.043 },
    'merton-free': { diffusion: 0.19, jumpRate: 379, jumpMean: 0.001, jumpDeviation: 0.022 },
    'regimes-means': { lowVolatility: 0.255, highVolatility: 0.662, stayLow: 0.703, stayHigh: 0.621 },
    likelihoods: { gbm: 1538.7, 'merton-free': 1580, 'garch-t': 1587, 'regimes-means': 1580.5 },
  },
  ETH: {
    sample: {
      logDrift: 0.233,
      volatility: 0.703,
      skewness: 0.33,
      excessKurtosis: 3.58,
      lowest: -0.159,
      highest: 0.198,
      squaresAutocorrelation: 0.1,
    },
    'garch-t': { alpha: 0.159, beta: 0.482, degrees: 3.39 },
    'merton-12': { diffusion: 0.577, jumpMean: 0.02, jumpDeviation: 0.095 },
    'merton-52': { diffusion: 0.502, jumpMean: 0.003, jumpDeviation: 0.066 },
    'merton-free': { diffusion: 0.39, jumpRate: 175, jumpMean: 0.001, jumpDeviation: 0.044 },
    'regimes-means': { lowVolatility: 0.429, highVolatility: 1.116, stayLow: 0.823, stayHigh: 0.571 },
    likelihoods: { gbm: 1279.4, 'merton-free': 1331.8, 'garch-t': 1338, 'regimes-means': 1334.5 },
  },
} as const;

const laws = ['merton-12', 'merton-52', 'merton-free', 'garch-t', 'regimes-means'] as const;

test.skipIf(!hasPriceFiles).each(['METIS', 'BTC', 'ETH'] as const)(
  'estimates and likelihoods of %s in window B are those of the facts to a unit of their last place (needs ../shared/data)',
  (asset) => {
    const { series } = calibrateReturns(windowBFile(asset, 'metis'), ['gbm', ...laws]);
    const published = facts[asset];
    expect(series.data).toMatchObject({ prices: 680, values: 679, from: '2024-01-03', to: '2025-11-12' });
    const found: Record<string, unknown> = { ...series.sample };
    for (const [name, value] of Object.entries(published.sample))
      expect(Math.abs(Number(found[name]) - value), name).toBeLessThanOrEqual(unitOf(value));
    for (const law of laws) {
      const fit = series.fits.find((each) => each.law === law);
      expect(fit?.converged, law).toBe(true);
      for (const [name, value] of Object.entries(published[law])) {
        const estimate = fit?.estimates.find((each) => each.name === name);
        expect(Math.abs((estimate?.value ?? NaN) - value), `${law} ${name}`).toBeLessThanOrEqual(
          unitOf(value),
        );
      }
    }
    for (const [law, value] of Object.entries(published.likelihoods)) {
      const { logLikelihood = NaN } = series.fits.find((each) => each.law === law) ?? {};
      expect(Math.abs(logLikelihood - value), law).toBeLessThan(0.06);
    }
  },
);

/** The last place of a printed figure, at least 0.001: 1.178 is printed to 0.001, 4.74 to 0.01, 112 to 1. */
function unitOf(value: number): number {
  const [, decimals = ''] = String(value).split('.');
  return decimals === '' && value >= 1 ? 1 : Math.max(0.0011, 1.1 / 10 ** Math.max(decimals.length, 2));
}

test.skipIf(!hasPriceFiles)(
  'the model’s own regimes of METIS lie within half a standard error of those of the facts (needs ../shared/data)',
  () => {
    const { series } = calibrateReturns(windowBFile('METIS', 'metis'), ['regimes']);
    const { estimates, logLikelihood } = series.fits[0];
    expect(logLikelihood).toBeCloseTo(969.4, 1);
    for (const { name, value, standardError = 0 } of estimates.slice(1)) {
      const published: Record<string, number> = facts.METIS['regimes-means'];
      expect(Math.abs(value - published[name]), name).toBeLessThan(standardError / 2);
    }
  },
);
