import { plainText } from '../report/escape.ts';
import type { ResolvedExperiment } from '../plan/index.ts';

/** How the stored resolved experiment differs from the one that its stored source gives, one phrase each. */
export interface SourceDifferences {
  /** What decides results, counts, verdicts or the words for them. */
  readonly deciding: readonly string[];
  /** Pure wording: labels, notes, reasons, the question, links, disclosure; not what the command line set. */
  readonly wording: readonly string[];
  /** Settings that only the source gives: the version that made the run did not know them. */
  readonly newer: readonly string[];
}

/** Places of an experiment that say something and decide nothing; whatever is not listed here decides. */
const wordingPlaces =
  /^(?:(?:question|disclosure(?! set )|proposal)(?: .*)?|(?:scenarios|outcomes|readings) \d+ label|claims \d+ (?:note|url)|(?:assumptions|readings) \d+ provenance (?:title|url|read|place|why|how))$/u;

/** What the file says of numbers that are a choice of the run: a run that grows keeps no trace of the first request. */
const ofTheRun = /^disclosure file says (?:futures|seed)$/u;

/**
 * Compares two resolved experiments value by value; the number of replications is a choice of the run. With `older`, values that the
 * stored one lacks altogether count as newer settings.
 */
export function sourceDifferences(
  stored: ResolvedExperiment,
  derived: ResolvedExperiment,
  older: boolean,
): SourceDifferences {
  const same = { ...derived, replications: stored.replications };
  const found = [...valueDifferences('', stored, same)].filter(({ place }) => !ofTheRun.test(place));
  const isNewer = (each: ValueDifference): boolean => older && each.stored === undefined;
  const isWording = ({ place }: ValueDifference): boolean => wordingPlaces.test(place);
  return {
    deciding: found.filter((each) => !isNewer(each) && !isWording(each)).map(inWords),
    wording: found.filter((each) => !isNewer(each) && isWording(each)).map(inWords),
    newer: found.filter(isNewer).map(({ place }) => placeInWords(place)),
  };
}

interface ValueDifference {
  /** Keys and positions from the outside in, with blanks between them. */
  readonly place: string;
  readonly stored: unknown;
  readonly derived: unknown;
}

function* valueDifferences(place: string, stored: unknown, derived: unknown): Generator<ValueDifference> {
  if (!isNested(stored) || !isNested(derived) || Array.isArray(stored) !== Array.isArray(derived)) {
    if (stored !== derived) yield { place, stored, derived };
    return;
  }
  const [one, other] = [new Map(Object.entries(stored)), new Map(Object.entries(derived))];
  for (const key of new Set([...one.keys(), ...other.keys()]))
    yield* valueDifferences(place === '' ? key : `${place} ${key}`, one.get(key), other.get(key));
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

const inWords = ({ place, stored, derived }: ValueDifference): string =>
  `${placeInWords(place)} is ${valueInWords(stored)}, the source gives ${valueInWords(derived)}`;

/** `claims 0 test` as `claims 1, test`: positions are counted from one. */
const placeInWords = (place: string): string =>
  plainText(
    place.replace(/ (\d+)(?= |$)/gu, (_, position: string) => ` ${Number(position) + 1},`).replace(/,$/u, ''),
  );

function valueInWords(value: unknown): string {
  if (value === undefined) return 'absent';
  const text = JSON.stringify(value);
  return plainText(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
