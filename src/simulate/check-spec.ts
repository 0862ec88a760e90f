import { isDate, LabError, nearest } from '../define/index.ts';
import type { Model } from '../define/index.ts';
import type { Branch } from './branch.ts';

/** The sizes that a direct simulation is asked for. */
export interface AskedSizes {
  readonly model: Model;
  readonly days: number;
  readonly start?: string | undefined;
  readonly seed: number;
  readonly replication?: number | undefined;
  readonly branches?: readonly Branch[] | undefined;
  readonly recordEvery?: number | undefined;
  readonly populations?: Readonly<Record<string, number>> | undefined;
  readonly given?: Readonly<Record<string, unknown>> | undefined;
}

/** Checks start, days, seed, replication, branches, recorded days, populations and given quantities. Throws E106 (unknown quantity), E118 (population), E119 (size) and E126 (date). */
export function checkSizes(asked: AskedSizes): void {
  wholeNumber('days', asked.days, 1, 36_500);
  checkStart(asked.start);
  wholeNumber('seed', asked.seed, 0, Number.MAX_SAFE_INTEGER);
  wholeNumber('replication', asked.replication ?? 0, 0, 4_294_967_295);
  let first = 1;
  for (const { fromDay, seed } of asked.branches ?? []) {
    wholeNumber('branches.fromDay', fromDay, first, asked.days);
    wholeNumber('branches.seed', seed, 0, Number.MAX_SAFE_INTEGER);
    first = fromDay + 1;
  }
  wholeNumber('recordEvery', asked.recordEvery ?? 1, 1, Number.MAX_SAFE_INTEGER);
  for (const [name, size] of Object.entries(asked.populations ?? {}))
    checkPopulation(asked.model, name, size);
  for (const name of Object.keys(asked.given ?? {})) checkGiven(asked.model, name);
}

function wholeNumber(name: string, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new LabError('E119', `invalid ${name}: ${value}`, {
    path: name,
    expected: `a whole number from ${low} to ${high}`,
  });
}

function checkStart(start: string | undefined): void {
  if (start === undefined || isDate(start)) return;
  throw new LabError('E126', `invalid date \`${start}\``, {
    path: 'start',
    expected: 'a calendar date such as `2025-11-03`',
  });
}

function checkPopulation(model: Model, name: string, size: number): void {
  const { populations } = model.economy;
  if (!Object.hasOwn(populations, name)) {
    throw new LabError('E118', `unknown population \`${name}\``, {
      path: `populations.${name}`,
      suggestion: nearest(name, Object.keys(populations)),
      expected: `one of ${Object.keys(populations).join(', ') || '(none declared)'}`,
    });
  }
  const [low, high] = populations[name].between;
  if (Number.isInteger(size) && size >= low && size <= high) return;
  throw new LabError('E118', `invalid populations.${name}: ${size}`, {
    path: `populations.${name}`,
    expected: `a whole number from ${low} to ${high}`,
  });
}

function checkGiven(model: Model, name: string): void {
  const { quantities } = model.economy;
  if (Object.hasOwn(quantities, name) && quantities[name].kind !== 'stock') return;
  throw new LabError('E106', `\`${name}\` cannot be given`, {
    path: `given.${name}`,
    suggestion: nearest(name, Object.keys(quantities)),
    expected: 'a shared level or flow of the model, not a stock',
  });
}
