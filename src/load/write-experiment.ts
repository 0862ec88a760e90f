import { stringify } from 'yaml';
import { grouped, parseQuantity, inUnit } from '../define/index.ts';
import type { Model, Provenance } from '../define/index.ts';
import type {
  ResolvedAssumption,
  ResolvedDistribution,
  ResolvedExperiment,
  ResolvedOutcome,
  ResolvedReading,
} from '../plan/index.ts';
import { parametersOf, unitsOf } from './model-facts.ts';
import { sortedRecord } from './plain.ts';

/**
 * Writes a resolved experiment as a JSON or YAML file that loads to the identical resolved experiment.
 * Throws an Error for design points that are not all combinations of listed values: such points cannot be written as lists.
 */
export function writeExperiment(resolved: ResolvedExperiment, model: Model, format: 'json' | 'yaml'): string {
  const data = writtenExperiment(resolved, model);
  if (format === 'json') return `${JSON.stringify(data, null, 2)}\n`;
  return stringify(data, { schema: 'core', lineWidth: 0, aliasDuplicateObjects: false });
}

function writtenExperiment(resolved: ResolvedExperiment, model: Model): unknown {
  const { time, proposal } = resolved;
  const parameters = parametersOf(model);
  const observedUnits = unitsOf(model);
  const unit = (name: string): string => {
    const parameter = parameters.get(name);
    return parameter?.type === 'number' ? parameter.unit : '';
  };
  const amount = (name: string, value: number | string): number | string =>
    typeof value === 'string' ? value : exactAmount(value, unit(name));
  const lists = listsOf(resolved.points).map(([name, values]): [string, unknown] => [
    name,
    values.map((value) => amount(name, value)),
  ]);
  const isLever = ([name]: readonly [string, unknown]): boolean => parameters.get(name)?.role === 'lever';
  const assumptions = resolved.assumptions.map((each): [string, unknown] => [
    each.name,
    writtenAssumption(each, unit(each.name)),
  ]);
  return {
    schema: 1,
    name: resolved.name,
    question: resolved.question,
    model: `${resolved.model.name}@${resolved.model.version}`,
    ...(proposal === undefined ? {} : { proposal: withoutKind(proposal) }),
    ...unlessEmpty('disclosure', resolved.disclosure),
    time: { start: time.start, horizon: `${time.days} days`, record: `${time.record} days` },
    replications: resolved.replications,
    seed: resolved.seed,
    blockSize: resolved.blockSize,
    ...(resolved.draws === undefined ? {} : { draws: resolved.draws }),
    ...unlessEmpty('populations', resolved.populations),
    baseline: resolved.baseline,
    scenarios: Object.fromEntries(
      resolved.scenarios.map(({ name, label, levers }) => [
        name,
        {
          label,
          ...unlessEmpty(
            'levers',
            nested(Object.entries(levers).map(([key, value]) => [key, amount(key, value)])),
          ),
        },
      ]),
    ),
    ...unlessEmpty('levers', nested(lists.filter(isLever))),
    ...unlessEmpty('assumptions', nested([...assumptions, ...lists.filter((each) => !isLever(each))])),
    observe: resolved.observe,
    outcomes: Object.fromEntries(resolved.outcomes.map((outcome) => [outcome.name, writtenOutcome(outcome)])),
    claims: resolved.claims,
    ...(resolved.readings === undefined
      ? {}
      : { readings: resolved.readings.map((each) => writtenReading(each, observedUnits)) }),
    expect: resolved.expect,
    ...(resolved.stopWhen === undefined
      ? {}
      : { stopWhen: resolved.stopWhen, lookEvery: resolved.lookEvery }),
  };
}

function unlessEmpty(key: string, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.keys(value).length === 0 ? {} : { [key]: value };
}

function writtenOutcome({ of, take, unit, matters, name: _name, ...rest }: ResolvedOutcome): unknown {
  const { label, better, headline } = rest;
  return { label, from: `${of}@${take}`, better, matters: exactAmount(matters, unit), headline };
}

function writtenReading(
  { of, label, scenario, values, provenance }: ResolvedReading,
  units: ReadonlyMap<string, string>,
): unknown {
  const unit = units.get(of) ?? '';
  const amounts = values.map(({ date, value }) => [date, exactAmount(value, unit)]);
  return {
    of,
    label,
    values: Object.fromEntries(amounts),
    scenario,
    [provenance.kind]: withoutKind(provenance),
  };
}

function withoutKind({ kind: _kind, ...rest }: Provenance): unknown {
  return rest;
}

function writtenAssumption({ distribution, provenance }: ResolvedAssumption, unit: string): unknown {
  return { ...writtenDistribution(distribution, unit), [provenance.kind]: withoutKind(provenance) };
}

function writtenDistribution(distribution: ResolvedDistribution, unit: string): Record<string, unknown> {
  const amount = (value: number | string): number | string =>
    typeof value === 'string' ? value : exactAmount(value, unit);
  switch (distribution.kind) {
    case 'fixed':
      return { value: amount(distribution.value) };
    case 'uniform':
    case 'logUniform':
      return { [distribution.kind]: [amount(distribution.low), amount(distribution.high)] };
    case 'triangular':
      return { triangular: [amount(distribution.low), amount(distribution.mode), amount(distribution.high)] };
    case 'normal':
      return { normal: [amount(distribution.mean), amount(distribution.deviation)] };
    case 'lognormal':
      return { lognormal: [amount(distribution.median), distribution.sigma] };
    case 'gamma':
      return { gamma: [distribution.shape, amount(distribution.scale)] };
    case 'choice':
      return { choice: distribution.options.map(amount), weights: distribution.weights };
    case 'rows': {
      const { group, values, weights } = distribution;
      return { rows: values.map(amount), group, weights };
    }
  }
}

/** `mechanism.parameter` entries as `{ mechanism: { parameter } }`, sorted. */
function nested(entries: readonly (readonly [string, unknown])[]): Record<string, Record<string, unknown>> {
  const mechanisms = new Map<string, [string, unknown][]>();
  for (const [name, value] of entries) {
    const [mechanism = '', parameter = ''] = name.split('.');
    mechanisms.set(mechanism, [...(mechanisms.get(mechanism) ?? []), [parameter, value]]);
  }
  return sortedRecord([...mechanisms].map(([mechanism, inner]) => [mechanism, sortedRecord(inner)]));
}

/** The lists whose combinations the design points are. */
function listsOf(points: ResolvedExperiment['points']): [string, (number | string)[]][] {
  const lists = new Map<string, (number | string)[]>();
  for (const point of points) {
    for (const [name, value] of Object.entries(point)) {
      const values = lists.get(name) ?? [];
      if (!values.includes(value)) values.push(value);
      lists.set(name, values);
    }
  }
  const sorted = [...lists].sort(([a], [b]) => (a < b ? -1 : 1));
  const fits = points.every((point, at) => {
    let rest = at;
    return [...sorted].reverse().every(([name, values]) => {
      const value = values[rest % values.length];
      rest = Math.floor(rest / values.length);
      return point[name] === value;
    });
  });
  const size = sorted.reduce((product, [, values]) => product * values.length, 1);
  if (fits && size === points.length) return sorted;
  throw new Error('invalid design points: not all combinations of lists; expected a grid');
}

/**
 * A canonical number as people write it when that reads back to the very same number (`15%`, `2,000,000 METIS`),
 * otherwise with its canonical unit (`0.1234567 share`), which always does.
 */
export function exactAmount(value: number, unit: string): number | string {
  if (unit === '1' || unit === '') return value;
  const inPercent = ['share', '1/year', '1/day'].includes(unit);
  const pretty = inPercent ? `${grouped(value * 100)}%` : `${grouped(value)} ${unit}`;
  if (readsAs(pretty, unit, value)) return pretty;
  return `${value} ${unit}`;
}

function readsAs(text: string, unit: string, value: number): boolean {
  const read = parseQuantity(text);
  return read !== undefined && inUnit(read, unit, { path: unit }) === value;
}
