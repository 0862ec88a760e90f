import type { CalibratedSeries, SeriesDetail } from '../../calibrate/index.ts';
import { dateOf } from '../../define/index.ts';
import { log, normalQuantile } from '../../numeric/index.ts';
import type { Chart, ChartWords } from '../../report/charts/chart.ts';
import { pointPanels } from '../../report/charts/charts.ts';
import type { PointPanel } from '../../report/charts/point-panels.ts';
import { autocorrelation } from '../../summarise/index.ts';

/** A picture of a calibration with the name of its file. */
export interface CalibrationChart {
  readonly name: string;
  readonly chart: Chart;
}

const LAGS = 20;
const POINTS = 121;
const colours = ['#5F6B76', '#D55E00', '#B3541E', '#7B3F8C', '#009E73', '#0072B2', '#3A424A'];

/** Price, quantile-quantile plots of all fits, and autocorrelations of one series. */
export function calibrationCharts(
  series: CalibratedSeries,
  detail: SeriesDetail,
  command: string,
): CalibrationChart[] {
  return [
    { name: `${series.name}-price`, chart: priceChart(series, detail, command) },
    { name: `${series.name}-quantiles`, chart: quantileChart(series, detail, command) },
    { name: `${series.name}-autocorrelation`, chart: autocorrelationChart(series, detail, command) },
  ];
}

function wordsOf(
  { data }: CalibratedSeries,
  command: string,
  said: { title: string; subtitle: string; data: string; range: string },
): ChartWords {
  return {
    title: said.title,
    subtitle: said.subtitle,
    alt: { data: said.data, scenarios: data.file, range: said.range },
    caption: said.subtitle,
    footer: { run: `${data.file}, SHA-256 ${data.sha256.slice(0, 8)}`, command },
  };
}

function priceChart(series: CalibratedSeries, { days, prices }: SeriesDetail, command: string): Chart {
  const { data, name, kind } = series;
  const isPlain = kind === 'plain';
  const at = prices.map((price, d): readonly [number, number] => [
    (days[d] - days[0]) / 365,
    isPlain ? price : log(price),
  ]);
  const [first, last] = [prices[0], prices[prices.length - 1]].map((price) => String(price));
  return pointPanels({
    ...wordsOf(series, command, {
      title: `${name} from ${first} to ${last} in ${data.prices} days`,
      subtitle: `${isPlain ? 'Value' : 'Natural logarithm'} of ${data.column}, ${data.from} to ${data.to}; source: ${data.file}`,
      data: `${data.column} by day`,
      range: `${data.from} to ${data.to}`,
    }),
    acrossTitle: `years since ${dateOf(days[0])}`,
    upTitle: isPlain ? data.column : `log ${data.column}`,
    panels: [{ label: name, color: '#0072B2', mark: 'line', at }],
  });
}

/** Quantiles of the residuals of each fit against those of a standard normal: on the diagonal when the law is right. */
function quantileChart(series: CalibratedSeries, { residuals }: SeriesDetail, command: string): Chart {
  const { data, fits } = series;
  const best = fits.filter(({ converged }) => converged).sort((a, b) => a.aic - b.aic)[0];
  const isOne = fits.length === 1;
  const title = isOne
    ? `Residuals of ${fits[0].law} against the normal law`
    : `${best?.law ?? 'no law'} fits best by AIC`;
  const panels = fits.map(({ law }, f): PointPanel => {
    const sorted = Float64Array.from(residuals.get(law) ?? []).sort();
    return { label: law, color: colours[f % colours.length], mark: 'points', at: quantilesOf(sorted) };
  });
  return pointPanels({
    ...wordsOf(series, command, {
      title,
      subtitle: `Residuals of each fitted law, turned into standard normal ones, against normal quantiles; ${data.values} values, ${data.from} to ${data.to}. On the line the law is right.`,
      data: 'quantiles of residuals against normal quantiles',
      range: 'Points off the line are days that the law does not expect',
    }),
    acrossTitle: 'normal quantile',
    upTitle: 'residual',
    panels,
    diagonal: true,
  });
}

/** At most 121 quantiles, the outermost values of each side among them. */
function quantilesOf(sorted: Float64Array): (readonly [number, number])[] {
  const n = sorted.length;
  const count = Math.min(n, POINTS);
  const taken = new Set<number>();
  for (let k = 0; k < count; k++) {
    const edge = Math.min(k, count - 1 - k);
    // The ten outermost values of each side one by one, the middle evenly.
    if (n <= POINTS) taken.add(k);
    else if (edge < 10) taken.add(k < 10 ? k : n - 1 - edge);
    else taken.add(10 + Math.floor(((k - 10) * (n - 20)) / (count - 20)));
  }
  const inOrder = [...taken].sort((a, b) => a - b);
  return inOrder.map((k) => [normalQuantile((k + 0.5) / n), sorted[k]]);
}

function autocorrelationChart(series: CalibratedSeries, { values }: SeriesDetail, command: string): Chart {
  const { data, sample, kind } = series;
  const squares = values.map((value) => (value - sample.mean) * (value - sample.mean));
  const what = kind === 'returns' ? 'returns' : 'values';
  const lags = (of: Float64Array): (readonly [number, number])[] =>
    Array.from({ length: Math.min(LAGS, of.length - 2) }, (_, lag) => [
      lag + 1,
      autocorrelation(of, lag + 1),
    ]);
  const noise = 1.959963984540054 / Math.sqrt(values.length);
  const beyond = lags(squares).filter(([, each]) => Math.abs(each) > noise).length;
  return pointPanels({
    ...wordsOf(series, command, {
      title: `Squared ${what}: ${beyond} of ${LAGS} lags stand out`,
      subtitle: `Autocorrelation by lag of daily ${what} and of their squared deviations, ${data.from} to ${data.to}. Independent days lie between the dashed lines 19 times in 20.`,
      data: `autocorrelations of ${what} and of their squares by lag`,
      range: `Noise up to ${noise.toFixed(3)}`,
    }),
    acrossTitle: 'lag, days',
    upTitle: 'autocorrelation',
    panels: [
      { label: what, color: '#5F6B76', mark: 'stems', at: lags(values) },
      { label: `squared ${what}`, color: '#0072B2', mark: 'stems', at: lags(squares) },
    ],
    levels: [-noise, noise],
  });
}
