import { capital } from '../page/context.ts';
import { bareText } from '../rich-text.ts';
import type { Rich } from '../rich-text.ts';
import type { ParameterRow, RunData } from '../run-data.ts';
import type { Pair } from './pair.ts';
import { changedSettings } from './what-changed.ts';
import type { ChangedSetting } from './what-changed.ts';

/** One thing that differs, with every scenario in which it does. */
export interface ChangedThing extends Pick<ChangedSetting, 'called' | 'before' | 'after' | 'parameter'> {
  /** Labels of scenarios; empty for what holds in all. */
  readonly scenarios: readonly string[];
}

/** What two runs say differently; the same change in several scenarios is one thing. */
export function changedThings(pair: Pair): ChangedThing[] {
  const things = new Map<string, ChangedThing>();
  for (const { called, before, after, parameter, scenario } of changedSettings(pair)) {
    const key = JSON.stringify([bareText(called), before, after]);
    const scenarios = [...(things.get(key)?.scenarios ?? []), ...(scenario === undefined ? [] : [scenario])];
    things.set(key, { called, before, after, ...(parameter === undefined ? {} : { parameter }), scenarios });
  }
  return [...things.values()];
}

/** Most things that are told in a line. */
const MOST = 3;

/** `Changed: Size of the reserve (eagr.size) from 2,000,000 METIS to 1,000,000 METIS, in Full proposal.` */
export function changeSentence(things: readonly ChangedThing[]): Rich {
  if (things.length === 0) return ['Nothing differs.'];
  const told = things.slice(0, MOST).flatMap(({ called, before, after, scenarios }, at): Rich => {
    const where = scenarios.length === 0 ? '' : `, in ${listed(scenarios)}`;
    return [at === 0 ? '' : '; ', ...called, ` from ${quoted(before)} to ${quoted(after)}${where}`];
  });
  return ['Changed: ', ...told, `${more(things)}.`];
}

/** Several options with their meanings stand in quotes, so that one sees where they end. */
const quoted = (value: string): string => (value.includes('; or ') ? `“${value}”` : value);

/** `b or c` of `b: the whole fund; or c: a part of it`. */
const optionsInShort = (value: string): string =>
  value.includes('; or ')
    ? value
        .split('; or ')
        .map((option) => option.replace(/: .*$/u, ''))
        .join(' or ')
    : value;

/** `Size of the reserve: 1,000,000 instead of 2,000,000 METIS`, for titles and pictures. */
export function changeInShort(things: readonly ChangedThing[]): string {
  if (things.length === 0) return 'Nothing changed';
  const told = things
    .slice(0, MOST)
    .map(
      ({ called, before, after }) =>
        `${nameOf(called)}: ${instead(optionsInShort(before), optionsInShort(after))}`,
    );
  return `${told.join('; ')}${more(things)}`;
}

const more = (things: readonly ChangedThing[]): string =>
  things.length > MOST ? `; and ${things.length - MOST} more` : '';

/** A parameter without the name that is typed. */
export const nameOf = (called: Rich): string => capital(bareText(called).replace(/ \([^()]*\)$/u, ''));

/** `1,000,000 instead of 2,000,000 METIS`: a unit that both have stands once. */
function instead(before: string, after: string): string {
  const unit = / \D+$/u.exec(after)?.[0] ?? '';
  const shared = unit !== '' && before.endsWith(unit) && /^[−\d.,]+$/u.test(after.slice(0, -unit.length));
  return `${shared ? after.slice(0, -unit.length) : after} instead of ${before}`;
}

const listed = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`;

/** The one lever or assumption that differs, with both values in its unit; undefined where more differs, or no numbers do. */
export function changedNumber(
  first: RunData,
  second: RunData,
): { readonly name: string; readonly unit: string; readonly values: readonly number[] } | undefined {
  const [before, after] = [first, second].map(settings);
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const different = keys.filter((key) => before.get(key)?.value !== after.get(key)?.value);
  const found = different.flatMap((key) => [before.get(key), after.get(key)]);
  const [one] = found;
  if (one === undefined || found.some((each) => each?.name !== one.name)) return undefined;
  const values = [...new Set(found.map((each) => Number(each?.value)))];
  return values.length === 2 && values.every(Number.isFinite)
    ? { name: one.name, unit: one.unit, values }
    : undefined;
}

const settings = (run: RunData): Map<string, ParameterRow> =>
  new Map(run.parameters().map((row) => [JSON.stringify([row.scenario, row.name]), row]));
