import { dateOf, dayNumber, isDate } from '../define/index.ts';
import type { ResolvedReading } from '../plan/index.ts';
import type { TestNames } from './check-tests.ts';
import { meaningOf, unitsOf } from './model-facts.ts';
import { entriesOf, isRecord, itemsOf, keyOf, textOf } from './plain.ts';
import { clipped } from './problems.ts';
import type { Path } from './problems.ts';
import { readAmount } from './read-amount.ts';
import { provenanceNames, readProvenance } from './read-provenance.ts';
import type { SettingsContext } from './read-settings.ts';
import { unknownObservable } from './resolve-outcomes.ts';
import { unknownScenario } from './resolve-scenarios.ts';

/** What readings are checked against. */
interface Simulated {
  readonly time: { readonly start: string; readonly days: number };
  readonly observe: readonly string[];
  readonly names: TestNames;
}

/** A reading while its values are read. */
interface Place {
  readonly of: string;
  readonly path: Path;
  readonly simulated: Simulated;
  readonly context: SettingsContext;
  /** `quantity date` of everything read so far. */
  readonly taken: Set<string>;
}

/**
 * Readings in file order, values in order of days; nothing when there are none, so that experiments without readings stay as they were.
 * Problems: E106 unknown quantity, E128 not observed or outside the time simulated, E103 a date twice, E126 no date, E107 no
 * source or no values, E112 unknown scenario, E121 and E122 units.
 */
export function resolveReadings(
  data: unknown,
  simulated: Simulated,
  context: SettingsContext,
): { readonly readings?: readonly ResolvedReading[] } {
  const taken = new Set<string>();
  const readings = itemsOf(data).flatMap((written, at): ResolvedReading[] => {
    const of = textOf(keyOf(written, 'of'));
    if (!isRecord(written) || of === undefined) return [];
    const place: Place = { of, path: ['readings', at], simulated, context, taken };
    checkQuantity(place);
    return [
      {
        of,
        label: textOf(written.label) ?? meaningOf(context.model, of) ?? of,
        scenario: scenarioOf(written.scenario, place),
        values: valuesOf(written.values, place),
        provenance: sourceOf(written, place),
      },
    ];
  });
  return readings.length === 0 ? {} : { readings };
}

function checkQuantity({ of, path, simulated, context }: Place): void {
  if (!unitsOf(context.model).has(of)) unknownObservable(of, [...path, 'of'], context);
  else if (!simulated.observe.includes(of))
    context.problems.add('E128', `reading of \`${clipped(of)}\`, which is not observed`, [...path, 'of'], {
      expected: `\`${clipped(of)}\` in \`observe\` as well`,
    });
}

function scenarioOf(written: unknown, { path, simulated, context }: Place): string {
  const { scenarios, baseline } = simulated.names;
  const name = textOf(written) ?? baseline;
  if (textOf(written) !== undefined && !scenarios.includes(name))
    unknownScenario(name, [...path, 'scenario'], scenarios, context);
  return name;
}

function sourceOf(written: Readonly<Record<string, unknown>>, { path, context }: Place) {
  if (provenanceNames.every((kind) => written[kind] === undefined))
    context.problems.add('E107', 'a reading without a source', path, {
      expected:
        '`cite: { title }` or `measure: { file, sha256, how }`, or `assume: { why }` for what only follows from something read',
    });
  return readProvenance(written, path, context.problems);
}

function valuesOf(written: unknown, place: Place): ResolvedReading['values'] {
  const entries = entriesOf(written);
  const { of, path, context } = place;
  if (entries.length === 0)
    context.problems.add('E107', 'a reading without values', [...path, 'values'], {
      expected: 'a value by date, such as `2026-01-07: 377,903 METIS`',
    });
  const unit = unitsOf(context.model).get(of);
  return entries
    .flatMap(([date, amount]) => {
      const at = [...path, 'values', date];
      const day = dayOf(date, at, place);
      const value = context.problems.attempt(at, () =>
        unit === undefined
          ? undefined
          : readAmount(amount, { name: `${of} on ${clipped(date)}`, unit, model: context.model }),
      );
      return day === undefined || value === undefined ? [] : [{ date, day, value }];
    })
    .sort((a, b) => a.day - b.day);
}

/** Days from the start to a date; undefined, with a problem, when it is no date that the run simulates or has been read before. */
function dayOf(date: string, at: Path, { of, simulated, context, taken }: Place): number | undefined {
  const { start, days } = simulated.time;
  const wrong = (code: string, message: string, expected: string): undefined => {
    context.problems.add(code, message, at, { part: 'key', expected });
    return undefined;
  };
  if (!isDate(date))
    return wrong('E126', `invalid date \`${clipped(date)}\``, 'a calendar date such as `2026-01-07`');
  // A start that is no date is told where it stands.
  if (!isDate(start)) return undefined;
  const first = dayNumber(start);
  const day = dayNumber(date) - first;
  if (day < 0 || day > days)
    return wrong('E128', `${date} is not simulated`, `a date from ${start} to ${dateOf(first + days)}`);
  const name = `${of} ${date}`;
  if (taken.has(name))
    return wrong('E103', `two readings of \`${clipped(of)}\` on ${date}`, 'one reading of a quantity a date');
  taken.add(name);
  return day;
}
