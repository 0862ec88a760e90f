import type { CalibratedSeries, Calibration, Dependence, Estimate } from '../../calibrate/index.ts';
import { plainText } from '../../report/escape.ts';
import { aligned } from '../console.ts';

/** What a calibration says to people: sample, one line for each fit, its notes, and dependence. */
export function calibrationText({ series, dependence }: Calibration): string[] {
  return [...series.flatMap(seriesText), ...dependenceText(dependence)];
}

/** One record for each estimate: series, law, parameter, value, both errors, interval, log-likelihood, AIC, BIC. */
export function calibrationRecords({ series }: Calibration): (string | number)[][] {
  return series.flatMap(({ name, fits }) =>
    fits.flatMap(({ law, estimates, logLikelihood, aic, bic }) =>
      estimates.map(({ name: parameter, value, standardError, robustError, low, high }) => [
        ...[name, law, parameter, value],
        ...[standardError ?? '', robustError ?? '', low ?? '', high ?? ''],
        ...[logLikelihood, aic, bic],
      ]),
    ),
  );
}

function seriesText(series: CalibratedSeries): string[] {
  const { name, data, kind, fits } = series;
  const what = kind === 'returns' ? 'daily log returns' : 'days';
  const rows = fits.map(({ law, logLikelihood, aic, aicc, bic, converged, estimates }) => [
    law,
    logLikelihood.toFixed(1),
    aic.toFixed(1),
    aicc.toFixed(1),
    bic.toFixed(1),
    converged ? 'yes' : 'NO',
    estimates.map(estimateText).join('  '),
  ]);
  const head = ['fit', 'log-lik.', 'AIC', 'AICc', 'BIC', 'converged', 'estimates ± standard error'];
  const notes = [
    ...data.notes,
    ...fits.flatMap(({ law, notes: own }) => own.map((note) => `${law}: ${note}`)),
  ];
  return [
    `${name}   ${plainText(data.file)}, ${plainText(data.column)}, ${data.from} to ${data.to}: ${data.values} ${what}   SHA-256 ${data.sha256.slice(0, 8)}`,
    `  ${sampleText(series)}`,
    ...aligned([head, ...rows], '  '),
    ...notes.map((note) => `  note: ${note}`),
  ];
}

function sampleText({ sample }: CalibratedSeries): string {
  const { logDrift, volatility, skewness, excessKurtosis, lowest, highest, drawdown } = sample;
  const yearly =
    logDrift === undefined || volatility === undefined
      ? [`mean ${short(sample.mean)}`, `deviation ${short(sample.deviation)}`]
      : [`log drift ${short(logDrift)} a year`, `volatility ${short(volatility)}`];
  return [
    ...yearly,
    `skewness ${skewness.toFixed(2)}`,
    `excess kurtosis ${excessKurtosis.toFixed(2)}`,
    `lowest ${short(lowest)}`,
    `highest ${short(highest)}`,
    `autocorrelation of squares ${sample.squaresAutocorrelation.toFixed(2)}`,
    ...(drawdown === undefined ? [] : [`deepest drawdown ${(100 * drawdown).toFixed(1)} %`]),
  ].join(', ');
}

const estimateText = ({ name, value, standardError }: Estimate): string =>
  `${name} ${short(value)} ± ${standardError === undefined ? '?' : short(standardError, 2)}`;

function dependenceText(dependence: readonly Dependence[]): string[] {
  if (dependence.length === 0) return [];
  const rows = dependence.map((each) => [
    `${each.first}, ${each.second}`,
    `${each.correlation.toFixed(3)} [${each.low.toFixed(3)} to ${each.high.toFixed(3)}]`,
    `${each.beta.toFixed(3)} ± ${each.betaError.toFixed(3)}`,
    each.residualVolatility.toFixed(3),
    String(each.days),
  ]);
  const head = ['pair', 'correlation [95 %]', 'beta of the first on the second', 'volatility left', 'days'];
  return ['dependence of daily log returns', ...aligned([head, ...rows], '  ')];
}

/** Three significant digits, or as many as asked. */
const short = (value: number, digits = 3): string => String(Number(value.toPrecision(digits)));
