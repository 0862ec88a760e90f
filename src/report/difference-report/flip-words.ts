import { significant } from '../../summarise/index.ts';
import { withMinus } from '../numbers.ts';
import { midSentence, shownUnit, withUnit } from '../shown-unit.ts';
import type { FlipQuestionRecord, FlipRecord } from './flip-record.ts';

type Flip = FlipQuestionRecord['flips'][number];

/** Most digits of a printed value: more say nothing that an interval of simulated futures could tell. */
const MOST_DIGITS = 6;

/** Values in a unit with as many digits as tell them apart, three at least: `812,000`, `790,000`. */
export function apart(values: readonly number[], unit: string): string[] {
  const { factor } = shownUnit(unit);
  const different = new Set(values).size;
  for (let digits = 3; ; digits++) {
    const texts = values.map((value) => withMinus(significant(value * factor, digits)));
    if (digits >= MOST_DIGITS || new Set(texts).size === different) return texts;
  }
}

/** A value of the parameter as people read it: `812,000 METIS`, `b`. */
export function valueWords(value: number | string, unit: string): string {
  return typeof value === 'string' ? value : withUnit(apart([value], unit)[0], shownUnit(unit).text);
}

/** `Full proposal: the time for which rewards can be paid`, `“sell pressure” (Full proposal)`, or the test. */
export function subjectOf({ about, test }: FlipQuestionRecord): string {
  if (about.kind === 'comparison') return `${about.scenario}: ${midSentence(about.outcome)}`;
  return about.kind === 'claim' ? `“${about.quote}” (${about.scenario})` : `“${test}”`;
}

/** What the verdict is called on both sides of a flip: `longer`, `shorter`. */
export function sidesOf(
  { about }: FlipQuestionRecord,
  chance: number,
): { readonly holds: string; readonly fails: string } {
  if (about.kind === 'comparison' && chance === 0.5) return about;
  const level = `${significant(100 * chance, 2)} in 100 futures`;
  if (about.kind === 'comparison')
    return { holds: `${about.holds} in at least ${level}`, fails: `${about.holds} in fewer than ${level}` };
  return { holds: `true in at least ${level}`, fails: `true in fewer than ${level}` };
}

/** Every sentence about one verdict: its flips in the order of their values, or that there is none. */
export function flipSentences(record: FlipRecord, question: FlipQuestionRecord): string[] {
  const { unit, name } = record.parameter;
  if (question.points.some(({ value }) => typeof value === 'string'))
    return [optionsSentence(record, question)];
  if (question.flips.length === 0) return [noFlip(record, question)];
  const sentences = question.flips.map((flip) => flipSentence(record, question, flip));
  const ends = [question.points[0], question.points[question.points.length - 1]];
  const [low, high] = ends.map(
    ({ value, holds, n }) => `${inHundred(holds, n)} at ${valueWords(value, unit)}`,
  );
  const thing = heldWords(question);
  const more = question.located ? [] : [`${name}: the budget ended before the value was as exact as asked.`];
  return [...sentences, `In 100 futures ${thing} in ${low} and in ${high}.`, ...more];
}

const inHundred = (holds: number, n: number): string => significant((100 * holds) / n, 2);

function heldWords({ about }: FlipQuestionRecord): string {
  if (about.kind === 'comparison') return `it is ${about.holds}`;
  return about.kind === 'claim' ? 'the claim holds' : 'the test holds';
}

function flipSentence(record: FlipRecord, question: FlipQuestionRecord, flip: Flip): string {
  const { parameter, stands, chance } = record;
  const { holds, fails } = sidesOf(question, chance);
  const [from, to] = flip.turns === 'up' ? [fails, holds] : [holds, fails];
  const { about } = question;
  const than = about.kind === 'comparison' ? ` than under ${midSentence(about.baseline)}` : '';
  // Where the range ends before the verdict is sure, the flip is not either.
  const verb = flip.low === null || flip.high === null ? 'may turn' : 'turns';
  const at = placeWords(flip, parameter.unit);
  return `${subjectOf(question)} ${verb} from ${from} to ${to}${than} when ${parameter.name} rises above ${at}; ${stands.words}.`;
}

/** `8.3 million METIS [8.1 to 8.6]`, with an open end where the range ended first. */
export function placeWords({ value, low, high }: Flip, unit: string): string {
  const known = [value, low, high].filter((each) => each !== null);
  const texts = new Map(apart(known, unit).map((text, at) => [known[at], text]));
  const of = (each: number): string => texts.get(each) ?? '';
  const middle = withUnit(of(value), shownUnit(unit).text);
  if (low !== null && high !== null) return `${middle} [${of(low)} to ${of(high)}]`;
  if (low !== null) return `${middle} [not below ${of(low)}; no upper end in the range]`;
  if (high !== null) return `${middle} [not above ${of(high)}; no lower end in the range]`;
  return `${middle} [anywhere in the range]`;
}

function noFlip({ parameter, chance, stands }: FlipRecord, question: FlipQuestionRecord): string {
  const { points } = question;
  const shares = points.map(({ holds, n }) => holds / n);
  const [least, most] = [Math.min(...shares), Math.max(...shares)].map((share) =>
    significant(100 * share, 2),
  );
  const from = valueWords(points[0].value, parameter.unit);
  const to = valueWords(points[points.length - 1].value, parameter.unit);
  const level = significant(100 * chance, 2);
  const unsure = points.some(({ low, high }) => low <= chance && chance <= high)
    ? ` Somewhere in it the chance cannot be told from ${level} in 100.`
    : '';
  const futures = least === most ? most : `${least} to ${most}`;
  return `${subjectOf(question)}: no flip when ${parameter.name} goes from ${from} to ${to}; ${heldWords(question)} in ${futures} of 100 futures all the way. ${capital(stands.words)}.${unsure}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function optionsSentence({ parameter, chance, stands }: FlipRecord, question: FlipQuestionRecord): string {
  const side = ({ low, high }: FlipQuestionRecord['points'][number]): 'above' | 'below' | 'unsure' =>
    low > chance ? 'above' : high < chance ? 'below' : 'unsure';
  const options = (wanted: ReturnType<typeof side>): string =>
    question.points
      .filter((point) => side(point) === wanted)
      .map(({ value, holds, n }) => `${value} (${inHundred(holds, n)} in 100)`)
      .join(', ');
  const [above, below, unsure] = [options('above'), options('below'), options('unsure')];
  const { holds, fails } = sidesOf(question, chance);
  const parts = [
    ...(above === '' ? [] : [`${holds} with ${above}`]),
    ...(below === '' ? [] : [`${fails} with ${below}`]),
    ...(unsure === '' ? [] : [`not to be told with ${unsure}`]),
  ];
  const turns = above !== '' && below !== '' ? 'turns with' : 'does not clearly turn with';
  return `${subjectOf(question)} ${turns} ${parameter.name}: ${parts.join('; ')}; ${stands.words}.`;
}
