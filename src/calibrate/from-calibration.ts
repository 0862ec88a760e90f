import { LabError, nearest } from '../define/index.ts';
import { correlationOf, gasOf, majorsOf, marketOf, processOf } from './assumptions.ts';
import type { ChosenFit, GasAssumptions, MajorsAssumptions, MarketAssumptions } from './assumptions.ts';
import type { CalibratedSeries, Calibration, Role } from './calibration.ts';
import { isJointCalibration, jointAssumptions } from './joint-calibration.ts';
import type { JointAssumptions } from './joint-calibration.ts';

/** Which fit is taken for METIS, and which, of the same calibration, for ETH and BTC. */
export interface ChosenLaws {
  readonly market: string;
  readonly majors?: string;
}

/** Assumptions of an experiment: `assumptions: { ...fromCalibration(calibration, { market: 'regimes' }) }`. */
export interface CalibratedAssumptions {
  readonly market: MarketAssumptions;
  readonly majors: MajorsAssumptions;
}

/**
 * Assumptions of `market` (and, with `majors`, of ETH and BTC) from the calibration.json that `mlab calibrate` wrote; correlations come with
 * them where they were measured. Every value carries the file, its hash, the window, the method and its standard error.
 * Throws E806 for anything else, for unknown fits and for fits that did not converge.
 */
export function fromCalibration(calibration: unknown, laws: ChosenLaws): CalibratedAssumptions;
/**
 * Assumptions of a calibration by simulation (`mlab calibrate <experiment> --targets`): its rows, drawn together, each value with the
 * file of targets, its hash and how it was found. Throws E806 for anything else.
 */
export function fromCalibration<Calibration>(calibration: Calibration): JointAssumptions<Calibration>;
export function fromCalibration(
  calibration: unknown,
  laws?: ChosenLaws,
): CalibratedAssumptions | ReturnType<typeof jointAssumptions> {
  if (laws !== undefined) return pricesFromCalibration(calibration, laws);
  if (isJointCalibration(calibration)) return jointAssumptions(calibration);
  throw refused(
    'this is no calibration by simulation',
    'the calibration.json of `mlab calibrate <experiment> --targets`; prices need a choice of fits: `{ market: ... }`',
  );
}

function pricesFromCalibration(calibration: unknown, laws: ChosenLaws): CalibratedAssumptions {
  const known = checked(calibration);
  const market = marketOf(choose(known, 'metis', laws.market));
  const majors =
    laws.majors === undefined
      ? {}
      : majorsOf(choose(known, 'ether', laws.majors), choose(known, 'bitcoin', laws.majors));
  const ether = correlationBetween(known, 'metis', 'ether');
  const bitcoin = correlationBetween(known, 'metis', 'bitcoin');
  const both = correlationBetween(known, 'ether', 'bitcoin');
  return {
    market: {
      ...market,
      ...(ether === undefined ? {} : { etherCorrelation: ether }),
      ...(bitcoin === undefined ? {} : { bitcoinCorrelation: bitcoin }),
    },
    majors: { ...majors, ...(both === undefined ? {} : { correlation: both }) },
  };
}

/** Assumptions of `layerOne` from a calibration of a price of gas (`mlab calibrate gas.csv --level`). Throws E806. */
export function gasFromCalibration(calibration: unknown): { readonly layerOne: GasAssumptions } {
  return { layerOne: gasOf(choose(checked(calibration), 'gas', 'ornstein-uhlenbeck')) };
}

function correlationBetween({ series, dependence }: Calibration, one: Role, other: Role) {
  const [first, second] = [one, other].map((role) => series.find((each) => each.role === role));
  if (first === undefined || second === undefined) return undefined;
  const found = dependence.find(
    (each) =>
      (each.first === first.name && each.second === second.name) ||
      (each.first === second.name && each.second === first.name),
  );
  return found === undefined ? undefined : correlationOf(found, first);
}

function choose({ series }: Calibration, role: Role, law: string): ChosenFit {
  const found = series.find((each) => each.role === role);
  if (found === undefined) {
    const roles = series.map((each) => each.role).join(', ');
    throw refused(`no prices of ${role}`, `a calibration with --as ${role}; this one has ${roles}`);
  }
  const usable = found.fits.filter(
    (fit) => fit.converged && (role === 'gas' ? found.kind === 'log' : processOf(fit.law) !== undefined),
  );
  const fit = usable.find((each) => each.law === law);
  if (fit !== undefined) return { series: found, fit };
  const names = usable.map((each) => each.law);
  const failed = found.fits.some((each) => each.law === law && !each.converged);
  const message = failed ? `the fit of \`${law}\` did not converge` : `no fit \`${law}\` of ${role}`;
  throw refused(
    message,
    names.length === 0 ? 'another calibration' : `one of ${names.join(', ')}`,
    nearest(law, names),
  );
}

function refused(message: string, expected: string, suggestion?: string): LabError {
  return new LabError('E806', message, { path: 'calibration', expected, suggestion });
}

function checked(calibration: unknown): Calibration {
  if (isCalibration(calibration)) return calibration;
  throw refused('this is no calibration', 'the calibration.json that `mlab calibrate` wrote, unchanged');
}

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const every = (value: unknown, holds: (each: Fields) => boolean): boolean =>
  Array.isArray(value) && value.every((each: unknown) => isRecord(each) && holds(each));
const texts = (record: Fields, names: readonly string[]): boolean =>
  names.every((name) => typeof record[name] === 'string');
const numbers = (record: Fields, names: readonly string[]): boolean =>
  names.every((name) => Number.isFinite(record[name]));

function isCalibration(value: unknown): value is Calibration {
  return (
    isRecord(value) &&
    value.schema === 1 &&
    every(value.series, isSeries) &&
    every(
      value.dependence,
      (each) => texts(each, ['first', 'second']) && numbers(each, ['correlation', 'days', 'low', 'high']),
    )
  );
}

function isSeries(value: Fields): value is Fields & CalibratedSeries {
  const { data } = value;
  return (
    texts(value, ['name', 'role', 'kind']) &&
    isRecord(data) &&
    texts(data, ['file', 'sha256', 'column', 'from', 'to']) &&
    /^[0-9a-f]{64}$/u.test(String(data.sha256)) &&
    numbers(data, ['values']) &&
    every(value.fits, isFit)
  );
}

/** A fit that did not converge is never used, so its numbers may be anything. */
function isFit(value: Fields): boolean {
  if (!texts(value, ['law']) || typeof value.converged !== 'boolean') return false;
  const named = (each: Fields): boolean => texts(each, ['name']) && numbers(each, ['value']);
  return !value.converged || (numbers(value, ['logLikelihood', 'aic']) && every(value.estimates, named));
}
