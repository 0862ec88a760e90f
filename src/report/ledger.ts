import type { AccountYears } from './ledger-reader.ts';
import type { RunData } from './run-data.ts';
import { humanName } from './shown-unit.ts';

/** Years that a picture of the ledger takes together, from the end of year `first` to the end of year `last`. */
export interface LedgerPeriod {
  readonly label: string;
  readonly first: number;
  readonly last: number;
}

/** An account and by how much its balance changed in each period. */
export interface AccountChanges {
  readonly name: string;
  readonly means: string;
  readonly changes: readonly number[];
}

/** Names that are written in a way of their own. */
const ownSpelling: ReadonlyMap<string, string> = new Map([
  ['metis', 'METIS'],
  ['dex', 'DEX'],
  ['eagr', 'EAGR'],
  ['cdp', 'CDP'],
  ['zkm', 'ZKM'],
  ['goat', 'GOAT'],
  ['dat', 'DAT'],
  ['lazai', 'LazAI'],
  ['hyperion', 'Hyperion'],
  ['ai', 'AI'],
]);

/** The years of a ledger in at most so many periods of equal length; the last may be shorter. */
export function ledgerPeriods(years: number, most: number): LedgerPeriod[] {
  const length = Math.ceil(years / most);
  return Array.from({ length: Math.ceil(years / length) }, (_, p) => {
    const [first, last] = [p * length, Math.min(years, (p + 1) * length)];
    const label = last === first + 1 ? `year ${last}` : `years ${first + 1} to ${last}`;
    return { label, first, last };
  });
}

/** Changes of all accounts of a unit by period; their sum is 0 in every period, because nothing is created or lost. */
export function accountChanges(
  accounts: readonly AccountYears[],
  unit: string,
  periods: readonly LedgerPeriod[],
): AccountChanges[] {
  return accounts
    .filter((account) => account.unit === unit)
    .map(({ name, means, balances }) => ({
      name,
      means,
      changes: periods.map(({ first, last }) => balances[last] - balances[first]),
    }));
}

/** What left accounts in all periods, which is what reached accounts. */
export function movedIn(accounts: readonly AccountChanges[]): number {
  return accounts.flatMap(({ changes }) => changes).reduce((sum, change) => sum + Math.max(0, -change), 0);
}

/** `eagrReserve` as people read it: `EAGR reserve`. */
export function accountName(name: string): string {
  const words = humanName(name).split(' ');
  return words
    .map(
      (word, w) => ownSpelling.get(word) ?? (w === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word),
    )
    .join(' ');
}

/** What an account holds, in the model's words as far as the first mark; empty where the run does not say. */
export const accountMeaning = (means: string): string =>
  means
    .split(/[;:,(]/u)[0]
    .replaceAll('`', '')
    .trim();

/**
 * The future in the middle of a scenario by an outcome: in the order of the outcome the middle one of those that failed in none of the
 * listed scenarios, of two in the middle the lower; of several with that value the one with the lowest number. Undefined when all failed.
 */
export function middleFuture(
  run: RunData,
  at: { readonly scenario: string; readonly outcome: string; readonly point: number },
  complete: readonly string[],
): number | undefined {
  const vectors = [at.scenario, ...complete].map((name) => run.outcome(name, at.outcome, at.point));
  const [values] = vectors;
  const candidates = [...values.keys()].filter((r) => vectors.every((vector) => !Number.isNaN(vector[r])));
  // Subtraction would not order two unlimited values.
  const ordered = candidates.sort((a, b) => (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : a - b));
  const middle = ordered[Math.floor((ordered.length - 1) / 2)];
  return ordered.length === 0 ? undefined : ordered.find((r) => values[r] === values[middle]);
}
