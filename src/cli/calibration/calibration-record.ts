import { isMap, isSeq, visit, Document } from 'yaml';
import type { JointCalibration, JointColumn } from '../../calibrate/index.ts';
import type { Point } from '../../design/index.ts';
import { exactAmount } from '../../load/write-experiment.ts';
import type { Found } from './calibration-found.ts';
import type { CalibrationRequest } from './calibration-request.ts';
import { shown } from './calibration-words.ts';
import type { Units } from './calibration-words.ts';

/** Rows of a calibration file at most, so that it stays a part of an experiment. */
const MOST_ROWS = 1_000;

/** The file that experiments read, with everything that tells where it comes from; undefined when nothing was left to be written. */
export function recordOf(
  found: Found,
  request: CalibrationRequest,
  about: {
    readonly units: Units;
    readonly command: string;
    readonly study: string;
    readonly experiment: string;
    readonly seed: number;
  },
): (JointCalibration & Readonly<Record<string, unknown>>) | undefined {
  const { points, weights } = rowsOf(found);
  if (points.length === 0) return undefined;
  const { units, command, study, experiment, seed } = about;
  const { targets, file, dimensions, replications } = request;
  return {
    schema: 1,
    kind: 'simulation',
    method: methodOf(found),
    table: `calibrated-${study}`,
    targets: file,
    ...(weights === undefined ? {} : { weights }),
    assumptions: nested(
      dimensions.map(({ name }): [string, JointColumn] => [
        name,
        {
          unit: units.get(name) ?? '1',
          values: points.map((point) => point[name]),
          how: howOf(name, found, { units, file: file.file, seed }),
        },
      ]),
    ),
    given: targets,
    made: { command, study, experiment, seed, replications, priors: dimensions },
  };
}

function methodOf(found: Found): string {
  if (found.kind === 'posterior') return found.posterior.method;
  return found.kind;
}

function rowsOf(found: Found): {
  readonly points: readonly Point[];
  readonly weights: readonly number[] | undefined;
} {
  if (found.kind === 'moments') return { points: [found.estimate.point], weights: undefined };
  if (found.kind === 'posterior') {
    const { points, weights } = found.posterior;
    // Six digits: the weights themselves are an approximation.
    return {
      points: points.map(short),
      weights: Array.from(weights, (weight) => Number(weight.toPrecision(6))),
    };
  }
  const { points } = found.match;
  const step = Math.max(1, Math.ceil(points.length / MOST_ROWS));
  return { points: points.filter((_, row) => row % step === 0).map(short), weights: undefined };
}

/** Eight significant digits: a row is one of many. */
function short(point: Point): Point {
  return Object.fromEntries(
    Object.entries(point).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toPrecision(8)) : value,
    ]),
  );
}

/** How the values of a parameter were found, in one sentence. */
function howOf(
  name: string,
  found: Found,
  { units, file, seed }: { readonly units: Units; readonly file: string; readonly seed: number },
): string {
  const show = (value: number): string => shown(value, units.get(name) ?? '1');
  if (found.kind === 'moments') {
    const { standardError, value } = found.estimate.parameters.find((each) => each.name === name) ?? {
      standardError: undefined,
      value: NaN,
    };
    const error =
      standardError === undefined ? 'not determined by the targets' : `standard error ${show(standardError)}`;
    return `simulated method of moments on ${file}, seed ${seed}: ${show(value)}, ${error}`;
  }
  const own = found.summary?.parameters.find((each) => each.name === name);
  const range =
    own === undefined || Number.isNaN(own.mean)
      ? ''
      : `: mean ${show(own.mean)}, ${show(own.low)} to ${show(own.high)}`;
  if (found.kind === 'history') return `not ruled out by history matching on ${file}, seed ${seed}${range}`;
  const { method, simulations } = found.posterior;
  const how =
    method === 'smc'
      ? 'sequential approximate Bayesian computation'
      : 'approximate Bayesian computation by rejection';
  return `${how} on ${file}, ${simulations} simulated points, seed ${seed}${range} (90 %)`;
}

function nested(
  columns: readonly (readonly [string, JointColumn])[],
): Record<string, Record<string, JointColumn>> {
  const mechanisms: Record<string, Record<string, JointColumn>> = {};
  for (const [name, column] of columns) {
    const [mechanism = '', parameter = ''] = name.split('.');
    mechanisms[mechanism] = { ...mechanisms[mechanism], [parameter]: column };
  }
  return mechanisms;
}

/** Values as YAML writes them, all in one unit: percent only where every value can be written so without loss. */
function inOneUnit(values: readonly (number | string)[], unit: string): (number | string)[] {
  const written = values.map((value) => (typeof value === 'string' ? value : exactAmount(value, unit)));
  const inPercent = written.filter((value) => typeof value === 'string' && value.endsWith('%')).length;
  if (inPercent === 0 || inPercent === written.length) return written;
  return values.map((value) => (typeof value === 'string' ? value : `${value} ${unit}`));
}

/** The assumptions of a record as experiments in YAML write them. */
export function recordAsYaml(
  { table, targets, weights, assumptions }: JointCalibration,
  command: string,
): string {
  const written = Object.fromEntries(
    Object.entries(assumptions).map(([mechanism, columns]) => [
      mechanism,
      Object.fromEntries(
        Object.entries(columns).map(([name, { unit, values, how }]) => [
          name,
          {
            rows: inOneUnit(values, unit),
            group: table,
            ...(weights === undefined ? {} : { weights }),
            measure: { ...targets, how },
          },
        ]),
      ),
    ]),
  );
  const document = new Document(written, { aliasDuplicateObjects: false });
  visit(document, (_, node) => {
    if (isSeq(node) && !isMap(node)) node.flow = true;
  });
  return [
    `# Written by: ${command}`,
    '# Copy what stands below under `assumptions:` of an experiment in YAML; an experiment in TypeScript reads calibration.json with',
    '# `fromCalibration`. All parameters take the same row in a simulated future: what was found together stays together.',
    document.toString({ lineWidth: 0 }),
  ].join('\n');
}
