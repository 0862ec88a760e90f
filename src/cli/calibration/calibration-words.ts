// Longer than most: the words and tables of three kinds of answers, which belong beside one another.
import { showQuantity } from '../../define/index.ts';
import { ENOUGH_ROWS } from '../../match/index.ts';
import type {
  HistoryMatch,
  MomentsEstimate,
  PosteriorSummary,
  Predictive,
  PredictiveCheck,
  Verdict,
} from '../../match/index.ts';
import type { Found } from './calibration-found.ts';
import type { CalibrationRequest } from './calibration-request.ts';
import { aligned } from '../console.ts';
import { counted } from '../study.ts';

/** Units of parameters by name. */
export type Units = ReadonlyMap<string, string>;

/** What a calibration by simulation says to people. */
export function foundText(found: Found, request: CalibrationRequest, units: Units): string[] {
  if (found.kind === 'moments') return momentsText(found.estimate, units);
  if (found.kind === 'history') return historyText(found.match, found.summary, units);
  const { posterior, summary, predictive } = found;
  const ended = {
    acceptance: 'ended because few new points come nearer',
    tolerance: 'ended at the wanted tolerance',
    budget: 'ended after the planned points',
  }[posterior.stopped];
  const adjusted = request.isAdjusted ? ', moved along a local regression' : '';
  return [
    `${counted(posterior.simulations, 'point')} in ${counted(posterior.stages.length, 'stage')}, ${ended}; ${counted(posterior.weights.length, 'row')} worth ${Math.round(summary.effectiveSize)} independent ones${adjusted}`,
    ...summaryText(summary, units, 'posterior mean'),
    ...predictiveText(predictive),
  ];
}

/** One record for each parameter and each target. */
export function foundRecords(found: Found): (string | number)[][] {
  if (found.kind === 'moments')
    return found.estimate.parameters.map(({ name, value, standardError = '' }) => [
      'parameter',
      name,
      value,
      standardError,
    ]);
  const parameters = (found.summary?.parameters ?? []).map(({ name, mean, low, high, contraction }) => [
    'parameter',
    name,
    mean,
    low,
    high,
    contraction,
  ]);
  if (found.kind === 'history') return parameters;
  const checks = found.predictive.checks.map(({ target, low, median, high, pValue, reach }) => [
    'target',
    target.name,
    target.value,
    low,
    median,
    high,
    pValue,
    reach,
  ]);
  return [...parameters, ...checks];
}

const TRADED = 0.5;

function summaryText(summary: PosteriorSummary, units: Units, what: string): string[] {
  const { parameters, correlations } = summary;
  const rows = parameters.map(({ name, mean, low, high, prior, options, contraction, verdict }) => {
    const show = (value: number | string): string => shown(value, units.get(name) ?? '1');
    const found = Number.isNaN(mean)
      ? Object.entries(options)
          .map(([option, share]) => `${option} ${(100 * share).toFixed(0)} %`)
          .join(', ')
      : `${show(mean)} [${shownRange(low, high, units.get(name) ?? '1')}]`;
    const learnt = {
      learnt: `${(100 * Math.max(0, contraction)).toFixed(0)} %`,
      nothing: 'nothing',
      unknown: 'not known yet',
    }[verdict];
    return [name, shownRange(prior.low, prior.high, units.get(name) ?? '1'), found, learnt];
  });
  const pairs = parameters.flatMap((first, i) =>
    parameters.slice(i + 1).flatMap((second, k) => {
      const r = correlations[i][i + 1 + k];
      return Math.abs(r) > TRADED
        ? [`${first.name} and ${second.name} trade off: correlation ${r.toFixed(2)}`]
        : [];
    }),
  );
  return [
    ...aligned([['parameter', 'before, 5 % to 95 %', `${what} [5 % to 95 %]`, 'learnt'], ...rows], '  '),
    ...pairs.map((line) => `  ${line}`),
    ...unlearntText(summary).map((line) => `  ${line}`),
  ];
}

/** Which parameters the targets say nothing about, and about which it cannot be said yet. */
function unlearntText({ parameters, effectiveSize }: PosteriorSummary): string[] {
  const namesOf = (wanted: Verdict): string =>
    parameters
      .filter(({ verdict }) => verdict === wanted)
      .map(({ name }) => name)
      .join(', ');
  const [idle, open] = [namesOf('nothing'), namesOf('unknown')];
  const rows = Math.round(effectiveSize);
  const why =
    effectiveSize < ENOUGH_ROWS
      ? `only ${counted(rows, 'independent row')}, ${ENOUGH_ROWS} are needed`
      : `the change is within the noise of ${counted(rows, 'independent row')}`;
  return [
    ...(idle === '' ? [] : [`The targets say nothing about ${idle}: posterior = prior.`]),
    ...(open === '' ? [] : [`What the targets say about ${open} is not known yet: ${why} (more --points).`]),
  ];
}

function predictiveText({ checks }: Predictive): string[] {
  const rows = checks.map((check) => {
    const { target, low, median, high, pValue, reach } = check;
    const show = (value: number): string => shown(value, target.unit ?? '1');
    return [
      target.name,
      show(target.value),
      `${show(median)} [${shownRange(low, high, target.unit ?? '1')}]`,
      pValue.toFixed(pValue < 0.01 ? 3 : 2),
      reach,
    ];
  });
  const head = ['target', 'observed', 'model now [5 % to 95 %]', 'p', ''];
  return [...aligned([head, ...rows], '  '), ...checks.flatMap(reachText).map((line) => `  ${line}`)];
}

function reachText({ target, reach }: PredictiveCheck): string[] {
  if (reach === 'beyond reach')
    return [`The model cannot reach target ${target.name} with any parameters of the prior.`];
  if (reach === 'missed') return [`The model does not reach target ${target.name} together with the others.`];
  return [];
}

function momentsText(
  { parameters, fits, overidentification: test, simulations, replications, weighting }: MomentsEstimate,
  units: Units,
): string[] {
  const rows = parameters.map(({ name, value, standardError, isIdentified, isAtEdge }) => {
    const show = (each: number): string => shown(each, units.get(name) ?? '1');
    const notes = [
      ...(isAtEdge ? ['at the end of its range'] : []),
      ...(isIdentified ? [] : ['not determined by the targets']),
    ];
    return [
      name,
      show(value),
      standardError === undefined ? 'unknown' : show(standardError),
      notes.join(', '),
    ];
  });
  const met = fits.map(({ target, simulated, deviation }) => {
    const show = (each: number): string => shown(each, target.unit ?? '1');
    return [
      target.name,
      show(target.value),
      show(simulated),
      show(deviation),
      ((simulated - target.value) / deviation).toFixed(1),
    ];
  });
  return [
    `${counted(simulations, 'point')} with ${counted(replications, 'replication')} in common futures; ${weighting} weights`,
    ...aligned([['parameter', 'estimate', 'standard error', ''], ...rows], '  '),
    ...aligned([['target', 'observed', 'model', 'deviation', 'z'], ...met], '  '),
    ...(test === undefined
      ? []
      : [
          `  Overidentification: J = ${test.statistic.toFixed(2)} with ${test.degrees} more targets than parameters, p = ${test.pValue.toPrecision(2)}: the targets ${test.pValue < 0.05 ? 'contradict the model' : 'agree with the model'}.`,
        ]),
  ];
}

function historyText(
  { waves, cutoff, points }: HistoryMatch,
  summary: PosteriorSummary | undefined,
  units: Units,
): string[] {
  const rows = waves.map(({ simulated, left, leastImplausible, emulators }, w) => [
    String(w + 1),
    String(simulated),
    `${(100 * left).toFixed(left < 0.01 ? 2 : 1)} %`,
    leastImplausible.toFixed(2),
    emulators
      .map(
        ({ target, explained, withinThree }) =>
          `${target} ${(100 * explained).toFixed(0)} % (${(100 * withinThree).toFixed(0)} % within 3)`,
      )
      .join(', '),
  ]);
  const head = [
    'wave',
    'points',
    'not ruled out',
    'least implausible',
    'explained by the emulator, each point left out',
  ];
  const left =
    summary === undefined
      ? []
      : [
          ...summaryText(summary, units, 'left: mean'),
          '  What is left is not ruled out; it is no probability.',
        ];
  return [
    `Implausible beyond ${cutoff}`,
    ...aligned([head, ...rows], '  '),
    ...(points.length === 0
      ? ['  Nothing is left: the model cannot reach the targets together with any parameters of the prior.']
      : left),
  ];
}

/** `12.9 to 17.6 seconds`: the unit once. */
export function shownRange(low: number | string, high: number | string, unit: string): string {
  const [first, last] = [shown(low, unit), shown(high, unit)];
  const sign = /^[-\d.,]+(\D.*)$/u.exec(last)?.[1] ?? '';
  const bare = sign !== '' && first.endsWith(sign) ? first.slice(0, -sign.length) : first;
  return `${bare} to ${last}`;
}

/** Four significant digits with the unit. */
export function shown(value: number | string, unit: string): string {
  return typeof value === 'string' ? value : showQuantity(Number(value.toPrecision(4)), unit);
}
