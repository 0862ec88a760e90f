import { LabError } from '../define/index.ts';
import type { Model } from '../define/index.ts';
import { forbiddenKeys, isRecord } from './plain.ts';
import type { PlainRecord } from './plain.ts';
import { pathText } from './problems.ts';
import type { Path } from './problems.ts';

/** True when a value has the form of a model: name, version, economy and schedule. */
export function isModel(value: unknown): value is Model {
  return (
    isRecord(value) &&
    typeof value.name === 'string' &&
    typeof value.version === 'string' &&
    isRecord(value.economy) &&
    Array.isArray(value.schedule)
  );
}

/**
 * What a TypeScript experiment says, in the form of the YAML and JSON files: `pct(15)` becomes `15%`, `dist.uniform(a, b)` becomes
 * `{ uniform: [a, b] }`, `assume(x, …)` becomes `{ value: x, assume: … }`, a model its `name@version`.
 * Throws E108 for what is not plain data and E109 for forbidden keys.
 */
export function writtenForm(experiment: unknown): unknown {
  if (!isRecord(experiment)) return experiment;
  const { model } = experiment;
  const named = isModel(model) ? { ...experiment, model: `${model.name}@${model.version}` } : experiment;
  return written(named, []);
}

function written(value: unknown, path: Path): unknown {
  if (path.length > 32) throw notPlain(path, 'nested too deeply');
  if (typeof value === 'number' && !Number.isFinite(value))
    throw notPlain(path, String(value), 'a finite number');
  if (value === null || ['number', 'string', 'boolean', 'undefined'].includes(typeof value)) return value;
  if (Array.isArray(value)) return value.map((each, at) => written(each, [...path, at]));
  if (!isRecord(value)) throw notPlain(path, typeof value);
  if (!plainPrototype(value)) throw notPlain(path, 'an instance of a class');
  if (isQuantity(value)) return writtenQuantity(value, path);
  if (typeof value.kind === 'string' && Object.hasOwn(distributionParts, value.kind))
    return writtenDistribution(value, path);
  if ('setting' in value && isRecord(value.provenance)) return writtenAssumed(value, path);
  return writtenRecord(value, path);
}

const plainPrototype = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

function writtenRecord(value: PlainRecord, path: Path): PlainRecord {
  const entries: [string, unknown][] = [];
  for (const [key, inside] of Object.entries(value)) {
    if (forbiddenKeys.includes(key)) {
      throw new LabError('E109', `forbidden key \`${key}\``, {
        path: pathText([...path, key]),
        expected: 'a key that is a word',
      });
    }
    if (inside === undefined || (key === 'kind' && path.at(-1) === 'proposal')) continue;
    entries.push([key, written(inside, [...path, key])]);
  }
  return Object.fromEntries(entries);
}

function isQuantity(value: PlainRecord): value is { amount: number; unit: string } {
  return typeof value.unit === 'string' && 'amount' in value;
}

function writtenQuantity({ amount, unit }: { amount: number; unit: string }, path: Path): string | number {
  if (typeof amount !== 'number' || !Number.isFinite(amount))
    throw notPlain(path, String(amount), 'a finite number');
  if (unit === '') return amount;
  return unit.startsWith('%') ? `${amount}${unit}` : `${amount} ${unit}`;
}

/** Parts of each distribution in the order in which files list them. */
export const distributionParts: Readonly<Record<string, readonly string[]>> = {
  uniform: ['low', 'high'],
  logUniform: ['low', 'high'],
  triangular: ['low', 'mode', 'high'],
  normal: ['mean', 'deviation'],
  lognormal: ['median', 'sigma'],
  gamma: ['shape', 'scale'],
  choice: ['options'],
  rows: ['values'],
};

function writtenDistribution(value: PlainRecord, path: Path): PlainRecord {
  const kind = String(value.kind);
  const weights =
    value.weights === undefined ? {} : { weights: written(value.weights, [...path, 'weights']) };
  if (kind === 'choice') return { choice: written(value.options, [...path, 'choice']), ...weights };
  if (kind === 'rows')
    return { rows: written(value.values, [...path, 'rows']), group: value.group, ...weights };
  return { [kind]: distributionParts[kind].map((part, at) => written(value[part], [...path, kind, at])) };
}

function writtenAssumed(value: PlainRecord, path: Path): PlainRecord {
  const setting = written(value.setting, path);
  const { kind, ...provenance } = isRecord(value.provenance) ? value.provenance : {};
  return {
    ...(isRecord(setting) ? setting : { value: setting }),
    [String(kind)]: written(provenance, [...path, String(kind)]),
  };
}

function notPlain(
  path: Path,
  found: string,
  expected = 'plain data: texts, numbers, lists, objects',
): LabError {
  return new LabError('E108', `invalid ${pathText(path)}: ${found}`, { path: pathText(path), expected });
}
