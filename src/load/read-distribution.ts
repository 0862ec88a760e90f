import { LabError } from '../define/index.ts';
import type { ResolvedDistribution } from '../plan/index.ts';
import { clipped } from './problems.ts';
import { itemsOf } from './plain.ts';
import type { PlainRecord } from './plain.ts';
import { checkRange, readAmount, readValue } from './read-amount.ts';
import type { ValueOfParameter } from './read-amount.ts';
import { distributionParts } from './written-form.ts';

/** Names of distributions as files write them, `value` included. */
export const distributionNames: readonly string[] = ['value', ...Object.keys(distributionParts)];

/**
 * Reads `{ uniform: [2 years, 8 years] }` and its kin into canonical units.
 * Throws E123 for impossible parts, E105 for values outside the parameter's range, E108, E121, E122 for amounts.
 */
export function readDistribution(
  written: PlainRecord,
  kind: string,
  of: ValueOfParameter,
): ResolvedDistribution {
  if (kind === 'value') return { kind: 'fixed', value: readValue(written.value, of) };
  if (kind === 'choice') return readChoice(written, of);
  if (kind === 'rows') return readRows(written, of);
  if (of.parameter.type === 'choice')
    throw wrong(of.name, `${kind} of options`, '`choice: [...]`, the only distribution of options');
  const items = itemsOf(written[kind]);
  const parts = distributionParts[kind];
  if (items.length !== parts.length)
    throw wrong(of.name, `${kind} of ${items.length} values`, `${kind}: [${parts.join(', ')}]`);
  const distribution = makers[kind](items, of);
  return distribution;
}

type Maker = (items: readonly unknown[], of: ValueOfParameter) => ResolvedDistribution;

const makers: Readonly<Record<string, Maker>> = {
  uniform: (items, of) => ({ kind: 'uniform', ...limits(items[0], items[1], of) }),
  logUniform: (items, of) => {
    const { low, high } = limits(items[0], items[1], of);
    if (!(low > 0)) throw wrong(of.name, `logUniform from ${low}`, 'a low end above zero');
    return { kind: 'logUniform', low, high };
  },
  triangular: (items, of) => {
    const { low, high } = limits(items[0], items[2], of);
    const mode = inRange(items[1], of);
    if (mode < low || mode > high)
      throw wrong(of.name, `triangular with its peak at ${shown(items[1])}`, 'low ≤ peak ≤ high');
    return { kind: 'triangular', low, mode, high };
  },
  normal: (items, of) => {
    const deviation = amount(items[1], of);
    if (deviation < 0)
      throw wrong(of.name, `normal with deviation ${shown(items[1])}`, 'a deviation of zero or more');
    return { kind: 'normal', mean: inRange(items[0], of), deviation };
  },
  lognormal: (items, of) => {
    const sigma = bare(items[1], of.name, 'sigma');
    const median = inRange(items[0], of);
    if (sigma < 0 || !(median > 0))
      throw wrong(
        of.name,
        `lognormal [${items.map(shown).join(', ')}]`,
        'a median above zero and a sigma of zero or more',
      );
    return { kind: 'lognormal', median, sigma };
  },
  gamma: (items, of) => {
    const shape = bare(items[0], of.name, 'shape');
    const scale = amount(items[1], of);
    if (!(shape > 0 && scale > 0))
      throw wrong(of.name, `gamma [${items.map(shown).join(', ')}]`, 'a shape and a scale above zero');
    checkRange(shape * scale, of, `mean ${shape * scale}`);
    return { kind: 'gamma', shape, scale };
  },
};

function readChoice(written: PlainRecord, of: ValueOfParameter): ResolvedDistribution {
  const options = itemsOf(written.choice).map((each) => readValue(each, of));
  if (options.length === 0) throw wrong(of.name, 'choice of nothing', 'choice: [a, b]');
  if (new Set(options).size < options.length)
    throw wrong(
      of.name,
      'choice with an option twice',
      'each option once, with `weights` when one is likelier',
    );
  return { kind: 'choice', options, weights: readWeights(written, options, of) };
}

const MOST_ROWS = 10_000;

function readRows(written: PlainRecord, of: ValueOfParameter): ResolvedDistribution {
  const { group } = written;
  if (typeof group !== 'string' || !/^[\w-]{1,64}$/u.test(group))
    throw wrong(of.name, `rows of the group ${shown(group)}`, 'group: a name of letters, digits and dashes');
  const items = itemsOf(written.rows);
  if (items.length === 0 || items.length > MOST_ROWS)
    throw wrong(of.name, `${items.length} rows`, `rows: 1 to ${MOST_ROWS} values`);
  const values = items.map((each) => readValue(each, of));
  return { kind: 'rows', group, values, weights: readWeights(written, values, of) };
}

/** Weights of listed values: equal ones unless they are given. */
function readWeights(
  written: PlainRecord,
  options: readonly (number | string)[],
  of: ValueOfParameter,
): number[] {
  const weights = written.weights === undefined ? options.map(() => 1) : itemsOf(written.weights);
  const numbers = weights.filter((each) => typeof each === 'number' && each >= 0 && Number.isFinite(each));
  const valid = numbers.map(Number);
  const total = valid.reduce((sum, each) => sum + each, 0);
  if (
    valid.length !== weights.length ||
    valid.length !== options.length ||
    !(total > 0) ||
    !Number.isFinite(total)
  )
    throw wrong(
      of.name,
      `weights ${shown(written.weights)} for ${options.length} options`,
      `${options.length} numbers of zero or more, not all zero`,
    );
  return valid;
}

function limits(low: unknown, high: unknown, of: ValueOfParameter): { low: number; high: number } {
  const ends = { low: inRange(low, of), high: inRange(high, of) };
  if (ends.low > ends.high)
    throw wrong(of.name, `from ${shown(low)} to ${shown(high)}`, 'the lower end first');
  return ends;
}

function inRange(written: unknown, of: ValueOfParameter): number {
  const value = amount(written, of);
  checkRange(value, of, written);
  return value;
}

function amount(written: unknown, { name, parameter, model }: ValueOfParameter): number {
  if (parameter.type === 'choice') throw wrong(name, 'an amount', 'an option');
  return readAmount(written, { name, unit: parameter.unit, model, example: parameter.value });
}

function bare(written: unknown, name: string, part: string): number {
  if (typeof written === 'number' && Number.isFinite(written)) return written;
  throw wrong(name, `${part} ${shown(written)}`, `${part} as a number without unit`);
}

const shown = (written: unknown): string =>
  clipped(typeof written === 'string' ? written : (JSON.stringify(written) ?? 'nothing'));

function wrong(name: string, what: string, expected: string): LabError {
  return new LabError('E123', `invalid distribution of ${name}: ${what}`, { expected });
}
