import { grouped, isDate, LabError, nearest, SECONDS_PER_DAY, YEAR } from '../define/index.ts';
import type { Model } from '../define/index.ts';
import { bytesInWords } from './model-facts.ts';
import { entriesOf, keyOf, sortedRecord, textOf } from './plain.ts';
import { clipped } from './problems.ts';
import type { Path, Problems } from './problems.ts';
import { readAmount } from './read-amount.ts';
import type { SettingsContext } from './read-settings.ts';

const longestDays = 100 * YEAR;
const usualRecord = 7;
/** Largest population any model may ask for. */
const mostMembers = 5_000_000;

/** Start, days and days between recorded days. Problems E126 (start), E119 (out of range), E121, E122. */
export function resolveTime(
  data: unknown,
  { model, problems }: SettingsContext,
): { start: string; days: number; record: number } {
  const start = textOf(keyOf(data, 'start')) ?? '';
  if (keyOf(data, 'start') !== undefined) checkDate(start, ['time', 'start'], problems);
  const horizon = keyOf(data, 'horizon');
  const days =
    horizon === undefined
      ? undefined
      : problems.attempt(['time', 'horizon'], () =>
          wholeDays(horizon, { name: 'time.horizon', most: longestDays, model }),
        );
  const record = keyOf(data, 'record');
  const every =
    record === undefined
      ? Math.min(usualRecord, days ?? usualRecord)
      : problems.attempt(['time', 'record'], () =>
          wholeDays(oneOf(record), { name: 'time.record', most: days ?? longestDays, model }),
        );
  return { start, days: days ?? 1, record: every ?? 1 };
}

/** `week` means 1 week. */
const oneOf = (written: unknown): unknown =>
  typeof written === 'string' && /^(?:day|week|month|year)$/u.test(written.trim())
    ? `1 ${written.trim()}`
    : written;

function wholeDays(
  written: unknown,
  { name, most, model }: { name: string; most: number; model: Model },
): number {
  const days = readAmount(written, {
    name,
    unit: 'days',
    model,
    example: name === 'time.record' ? 7 : 1_825,
  });
  const range = `1 to ${grouped(most)} days`;
  if (!(days >= 1 && days <= most)) {
    throw new LabError('E119', `invalid ${name}: ${clipped(String(written))} is not in ${range}`, {
      expected: range,
    });
  }
  if (Number.isInteger(days)) return days;
  throw new LabError('E119', `invalid ${name}: ${clipped(String(written))} is ${grouped(days)} days`, {
    expected: `a whole number of days: \`${Math.floor(days)} days\` or \`${Math.ceil(days)} days\``,
  });
}

function checkDate(text: string, path: Path, problems: Problems): void {
  if (isDate(text)) return;
  problems.add('E126', `invalid date \`${clipped(text)}\``, path, {
    expected: 'a calendar date such as `2025-11-03`',
  });
}

const counts = {
  replications: { least: 1, most: 10_000_000, until: '10,000,000', usual: undefined },
  seed: { least: 0, most: Number.MAX_SAFE_INTEGER, until: '9,007,199,254,740,991', usual: undefined },
  blockSize: { least: 1, most: 4_096, until: '4,096', usual: 16 },
} as const;

/** What a whole number at the top of the file may be, in words. */
export function countInWords(key: keyof typeof counts): string {
  return `a whole number, ${counts[key].least} to ${counts[key].until}`;
}

/** A whole number at the top of the file; `bytes` is what one replication leaves on disk, for the estimate. Problem E119. */
export function resolveCount(
  written: unknown,
  { key, path, bytes }: { key: keyof typeof counts; path: Path; bytes?: number },
  problems: Problems,
): number {
  const { least, most, usual } = counts[key];
  if (written === undefined && usual !== undefined) return usual;
  if (typeof written !== 'number') return least;
  if (Number.isInteger(written) && written >= least && written <= most) return written;
  const disk =
    bytes !== undefined && written > most ? `, about ${bytesInWords(written * bytes)} on disk` : '';
  problems.add('E119', `invalid ${key}: ${written}${disk}`, path, {
    expected: countInWords(key),
  });
  return least;
}

/** Sizes of all populations of the model, those of the file and of the command line first. Problems E102, E118. */
export function resolvePopulations(
  data: unknown,
  overrides: Readonly<Record<string, number>>,
  { context: { model, problems }, days }: { context: SettingsContext; days: number },
): Record<string, number> {
  const known = model.economy.populations;
  const sizes = new Map(Object.entries(known).map(([name, { size }]) => [name, size]));
  const set = (name: string, size: unknown, path: Path): void => {
    if (!Object.hasOwn(known, name)) {
      problems.add('E102', `unknown population \`${clipped(name)}\``, path, {
        part: 'key',
        suggestion: nearest(name, sizes.keys()),
        expected: `one of ${[...sizes.keys()].join(', ') || '(the model has none)'}`,
      });
    } else if (typeof size === 'number') {
      checkSize(name, size, { path, days, model, problems });
      sizes.set(name, size);
    }
  };
  for (const [name, size] of entriesOf(data)) set(name, size, ['populations', name]);
  for (const [name, size] of Object.entries(overrides)) set(name, size, [`--${name}`]);
  return sortedRecord(sizes);
}

function checkSize(
  name: string,
  size: number,
  { path, days, model, problems }: { path: Path; days: number; model: Model; problems: Problems },
): void {
  const [least, most] = model.economy.populations[name].between;
  const highest = Math.min(most, mostMembers);
  if (Number.isInteger(size) && size >= least && size <= highest) return;
  const cost = size > highest ? `: ${costInWords(name, size, days, model)}` : '';
  problems.add('E118', `invalid ${name}: ${grouped(size)}${cost}`, path, {
    expected:
      least === highest
        ? `${grouped(least)}, which the model fixes`
        : `a whole number, ${grouped(least)} to ${grouped(highest)}`,
  });
}

const bytesOfNumber = 8;
/** Rough: a share of the members acts on a day, the others cost little; 20 ns a member and day on an ordinary machine. */
const secondsPerMemberDay = 20e-9;

function costInWords(name: string, size: number, days: number, model: Model): string {
  const columns = columnsOf(name, model);
  const seconds = size * days * secondsPerMemberDay;
  const time =
    seconds < 120
      ? `${grouped(Math.ceil(seconds))} seconds`
      : seconds < SECONDS_PER_DAY
        ? `${grouped(Number((seconds / 3600).toPrecision(2)))} hours`
        : `${grouped(Number((seconds / SECONDS_PER_DAY).toPrecision(2)))} days`;
  return `about ${bytesInWords(size * columns * bytesOfNumber)} of memory and ${time} for each replication`;
}

/** Columns over a population, those of calendars included. */
export function columnsOf(population: string, model: Model): number {
  const own = model.schedule.flatMap((mechanism) => [
    ...Object.values(mechanism.own),
    ...Object.values(mechanism.calendars),
  ]);
  const all = [...Object.values(model.economy.quantities), ...own];
  return Math.max(1, all.filter(({ per }) => per === population).length);
}
