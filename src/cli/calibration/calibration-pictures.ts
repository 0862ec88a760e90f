import { exp, log, normalCdf } from '../../numeric/index.ts';
import { ENOUGH_ROWS } from '../../match/index.ts';
import type { Posterior, PosteriorSummary, Predictive, Verdict, WeightedRows } from '../../match/index.ts';
import { pointPanels } from '../../report/charts/charts.ts';
import type { ChartWords } from '../../report/charts/chart.ts';
import type { PointPanel } from '../../report/charts/point-panels.ts';
import { ascending, quantile } from '../../summarise/index.ts';
import type { CalibrationChart } from './calibration-charts.ts';
import type { Found } from './calibration-found.ts';
import { shownRange } from './calibration-words.ts';
import type { Units } from './calibration-words.ts';
import { counted } from '../study.ts';

const POINTS = 101;
const MOST_PANELS = 8;
const colour = '#0072B2';

/** What pictures are signed with. */
export interface PictureSource {
  readonly file: string;
  readonly sha256: string;
  /** Key of the study whose runs the picture shows. */
  readonly study: string;
  readonly command: string;
  readonly units: Units;
}

/** Marginals beside the prior, and the predictive check. Estimates by moments have none: they are single values. */
export function calibrationPictures(found: Found, source: PictureSource): CalibrationChart[] {
  if (found.kind === 'posterior') {
    const { posterior, summary, predictive } = found;
    return [marginals(posterior, summary, source), predictions(posterior, predictive, source)];
  }
  if (found.kind === 'moments' || found.summary === undefined) return [];
  const { match, summary } = found;
  const rows = match.points.length;
  return [marginals({ ...match, weights: new Float64Array(rows).fill(1 / rows) }, summary, source)];
}

/** Density of each parameter over the quantiles of its prior, so that the prior is the dashed line at 1. */
function marginals(rows: WeightedRows, summary: PosteriorSummary, source: PictureSource): CalibrationChart {
  const { parameters, effectiveSize } = summary;
  const panels = parameters
    .slice(0, MOST_PANELS)
    .map(({ name, mean, low, high, isLearnt }, i): PointPanel => {
      const interval = Number.isNaN(mean) ? '' : ` ${shownRange(low, high, source.units.get(name) ?? '1')}`;
      return {
        label: `${name}${interval}`,
        color: isLearnt ? colour : '#5F6B76',
        mark: 'line',
        at: density(rows, i, effectiveSize),
      };
    });
  const learnt = parameters.filter(({ isLearnt }) => isLearnt).map(({ name }) => name);
  const words = wordsOf(source, {
    title: marginalsTitle(summary),
    subtitle:
      'Density of each parameter along the quantiles of its prior. The prior is the dashed line: above it values became likelier, below it less likely. Beside the name, 5 % to 95 %.',
    data: 'posterior densities of parameters',
    range: learnt.length === 0 ? 'No parameter is known to be learnt' : `Learnt: ${learnt.join(', ')}`,
  });
  const chart = pointPanels({
    ...words,
    acrossTitle: 'quantile of the prior',
    upTitle: 'density ÷ prior',
    panels,
    levels: [1],
  });
  return { name: 'posterior', chart };
}

function marginalsTitle({ parameters, effectiveSize }: PosteriorSummary): string {
  const count = (wanted: Verdict): number => parameters.filter(({ verdict }) => verdict === wanted).length;
  const [learnt, open] = [count('learnt'), count('unknown')];
  const rows = counted(Math.round(effectiveSize), 'row');
  if (learnt > 0) {
    const rest = open === 0 ? '' : `; ${open} not known yet`;
    return `The targets narrow ${learnt} of ${parameters.length} parameters${rest}`;
  }
  if (open === 0) return 'The targets say nothing about the parameters';
  return effectiveSize < ENOUGH_ROWS
    ? `Not known yet what the targets say: only ${rows}`
    : `Not known yet what the targets say, with ${rows}`;
}

/** Kernel density of the prior's quantiles with reflection at 0 and 1, bandwidth by Silverman's rule (1986). */
function density({ latent, dimensions, weights }: WeightedRows, i: number, size: number): [number, number][] {
  const d = dimensions.length;
  const at = weights.map((_, row) => normalCdf(latent[row * d + i]));
  const mean = weights.reduce((sum, weight, row) => sum + weight * at[row], 0);
  const spread = Math.sqrt(
    weights.reduce((sum, weight, row) => sum + weight * (at[row] - mean) * (at[row] - mean), 0),
  );
  const width = Math.max(0.01, 1.06 * spread * exp(-0.2 * log(size)));
  const bell = (x: number): number => exp((-x * x) / (2 * width * width)) / (width * Math.sqrt(2 * Math.PI));
  return Array.from({ length: POINTS }, (_, k): [number, number] => {
    const x = k / (POINTS - 1);
    return [
      x,
      weights.reduce(
        (sum, weight, row) => sum + weight * (bell(x - at[row]) + bell(x + at[row]) + bell(2 - x - at[row])),
        0,
      ),
    ];
  });
}

/** Quantiles of what the model now gives, less the target, in its spread: a target is met where its curve crosses zero inside. */
function predictions(
  { targets }: Posterior,
  { checks, observed }: Predictive,
  source: PictureSource,
): CalibrationChart {
  const panels = targets.slice(0, MOST_PANELS).map(({ name, value }, t): PointPanel => {
    const values = ascending(
      observed.filter((each, at) => at % targets.length === t && Number.isFinite(each)),
    );
    const half = (quantile(values, 0.84) - quantile(values, 0.16)) / 2;
    const unit = half > 0 ? half : 1;
    const at = Array.from({ length: POINTS - 2 }, (_, k): [number, number] => {
      const p = (k + 1) / (POINTS - 1);
      return [p, (quantile(values, p) - value) / unit];
    });
    return {
      label: `${name}: ${checks[t].reach}`,
      color: checks[t].reach === 'met' ? colour : '#D55E00',
      mark: 'line',
      at,
    };
  });
  const met = checks.filter(({ reach }) => reach === 'met').length;
  const words = wordsOf(source, {
    title: `The model now gives ${met} of ${checks.length} targets again`,
    subtitle:
      'Simulated with calibrated parameters, less what was observed, in half the width of the middle two thirds. A target is met where its curve crosses the dashed line between 2.5 % and 97.5 %.',
    data: 'quantiles of simulated responses against targets',
    range: checks.map(({ target, reach }) => `${target.name}: ${reach}`).join(', '),
  });
  const chart = pointPanels({
    ...words,
    acrossTitle: 'share of simulations below',
    upTitle: 'simulated − observed',
    panels,
    levels: [0],
  });
  return { name: 'predictive', chart };
}

function wordsOf(
  { file, sha256, study, command }: PictureSource,
  said: { readonly title: string; readonly subtitle: string; readonly data: string; readonly range: string },
): ChartWords {
  return {
    title: said.title,
    subtitle: said.subtitle,
    alt: { data: said.data, scenarios: file, range: said.range },
    caption: said.subtitle,
    // The renderer puts `Run` before it.
    footer: { run: `of study ${study}, targets ${file}, SHA-256 ${sha256.slice(0, 8)}`, command },
  };
}
