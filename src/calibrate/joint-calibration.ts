import { dist, given, LabError, measured, quantity } from '../define/index.ts';
import type { Assumed, Distribution, Written } from '../define/index.ts';

/** One parameter of a calibration by simulation. */
export interface JointColumn {
  readonly unit: string;
  /** In the canonical unit, row by row; names of options where the parameter has them. */
  readonly values: readonly (number | string)[];
  /** How the values were found, in one sentence. */
  readonly how: string;
}

/** What `mlab calibrate <experiment> --targets` finds: parameters that belong together, row by row, and where they come from. */
export interface JointCalibration {
  readonly schema: 1;
  readonly kind: 'simulation';
  /** `smc`, `rejection`, `moments` or `history`. */
  readonly method: string;
  /** Name under which the rows are drawn together. */
  readonly table: string;
  readonly targets: { readonly file: string; readonly sha256: string };
  /** One for each row; absent where all rows weigh the same. */
  readonly weights?: readonly number[];
  /** `{ mechanism: { parameter: column } }`. */
  readonly assumptions: Readonly<Record<string, Readonly<Record<string, JointColumn>>>>;
}

/**
 * Assumptions of a calibration by simulation, `{ mechanism: { parameter: … } }`. The compiler cannot know the units inside a file, so
 * each fits any parameter; they are checked when the experiment is loaded.
 */
export type JointAssumptions<Calibration> = Calibration extends { readonly assumptions: infer All }
  ? { readonly [M in keyof All]: { readonly [P in keyof All[M]]: Assumed<never> } }
  : Readonly<Record<string, Readonly<Record<string, Assumed<never>>>>>;

/**
 * Assumptions of a calibration by simulation: single values where it has one row, otherwise columns of one table, drawn together.
 * Each carries file and hash of the targets and how it was found.
 */
export function jointAssumptions({
  table,
  targets,
  weights,
  assumptions,
}: JointCalibration): Record<string, Record<string, Assumed<never>>> {
  const settingOf = ({ unit, values, how }: JointColumn): Assumed<never> => {
    const source = measured(targets.file, targets.sha256, how);
    const written = values.map((value) => writtenValue(value, unit));
    const setting: Distribution<Written> = dist.rows(table, written, weights);
    return given(anyValue(setting), source);
  };
  return Object.fromEntries(
    Object.entries(assumptions).map(([mechanism, columns]) => [
      mechanism,
      Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, settingOf(column)])),
    ]),
  );
}

/** A value as experiments write it: a number without unit, an amount, or an option. */
function writtenValue(value: number | string, unit: string): Written {
  return typeof value === 'string' || unit === '1' || unit === '' ? value : quantity(value, unit);
}

function anyValue(setting: Distribution<Written>): Distribution<never> {
  if (fitsAny(setting)) return setting;
  throw new LabError('E806', 'rows without values', { path: 'calibration', expected: 'rows' });
}

/** Whether the values of a distribution are left to be checked by the loader, which knows the parameter. */
const fitsAny = (setting: Distribution<Written>): setting is Distribution<never> => setting.kind === 'rows';

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether something is a calibration by simulation, unchanged. */
export function isJointCalibration(value: unknown): value is JointCalibration {
  if (!isRecord(value) || value.schema !== 1 || value.kind !== 'simulation') return false;
  const { targets, assumptions, table, weights, method } = value;
  if (typeof table !== 'string' || typeof method !== 'string' || !isRecord(targets) || !isRecord(assumptions))
    return false;
  const columns = Object.values(assumptions).flatMap((inner) =>
    isRecord(inner) ? Object.values(inner) : [undefined],
  );
  const rows = columns.map(rowsOf);
  const weighed = weights === undefined || (Array.isArray(weights) && weights.length === rows[0]);
  return (
    typeof targets.file === 'string' &&
    /^[0-9a-f]{64}$/u.test(String(targets.sha256)) &&
    rows.length > 0 &&
    rows.every((count) => count > 0 && count === rows[0]) &&
    weighed
  );
}

/** Rows of a column; 0 when it is none. */
function rowsOf(column: unknown): number {
  if (!isRecord(column) || typeof column.unit !== 'string' || typeof column.how !== 'string') return 0;
  const { values } = column;
  const isValue = (value: unknown): boolean => typeof value === 'string' || Number.isFinite(value);
  return Array.isArray(values) && values.every(isValue) ? values.length : 0;
}
