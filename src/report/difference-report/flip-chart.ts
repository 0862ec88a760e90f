import { chanceLine } from '../charts/chance-line.ts';
import type { ChancePanel } from '../charts/chance-line.ts';
import type { Chart, ChartFooter } from '../charts/chart.ts';
import { countWords } from '../charts/chart.ts';
import { scenarioStyle } from '../charts/palette.ts';
import { midSentence, shownUnit } from '../shown-unit.ts';
import type { FlipQuestionRecord, FlipRecord } from './flip-record.ts';
import { placeWords, sidesOf, subjectOf, valueWords } from './flip-words.ts';

/** Most panels of a picture. */
const MOST = 8;

/** Chances along the values of a parameter with every flip; undefined where options have no order. */
export function flipChart(record: FlipRecord, footer: ChartFooter): Chart | undefined {
  const { parameter, chance, replications, stands, moved } = record;
  const questions = record.questions.slice(0, MOST);
  if (
    questions.some(({ points }) => points.length < 2 || points.some(({ value }) => typeof value === 'string'))
  )
    return undefined;
  const { factor, text: unit } = shownUnit(parameter.unit);
  const thing = thingOf(parameter);
  const where = moved.length === 0 ? '' : ` in ${moved.join(', ')}`;
  const [first] = questions;
  const { holds } = sidesOf(first, 0.5);
  const measured =
    questions.length === 1 && first.about.kind === 'comparison'
      ? `${midSentence(first.about.outcome)} is ${holds} under ${first.about.scenario} than under ${first.about.baseline}`
      : `${questions.length === 1 ? subjectOf(first) : 'each verdict'} holds`;
  return chanceLine({
    title: titleOf(record),
    subtitle: `How often ${measured}, in 100 futures, along the ${thing}${where}; ${replications} simulated futures, the same at every value; bands: 95% intervals`,
    alt: {
      data: `the chance along the ${thing}`,
      scenarios: questions.map(subjectOf).join('; '),
      range: stands.words,
    },
    caption: `Dashed: ${100 * chance} in 100, where the verdict turns. Upright line: the value at which it turns; with other futures it likely lies in the grey band. Grey bracket: ${stands.words}.`,
    footer,
    unit: unit === '' ? thing : `${unit}, ${thing}`,
    level: 100 * chance,
    panels: questions.map((question, q) => panelOf(question, q, { factor, unit: parameter.unit })),
    ...(stands.low === null || stands.high === null
      ? {}
      : { stands: { low: stands.low * factor, high: stands.high * factor, label: 'in the experiment' } }),
  });
}

/** `size of the reserve`: what a parameter means, as far as the first semicolon; its name where that is not known. */
function thingOf({ means, name }: FlipRecord['parameter']): string {
  const [first] = means.split(';', 1);
  return first.trim() === '' ? name : midSentence(first.trim());
}

function panelOf(
  question: FlipQuestionRecord,
  place: number,
  { factor, unit }: { readonly factor: number; readonly unit: string },
): ChancePanel {
  const scaled = (end: number | null): number | null => (end === null ? null : end * factor);
  return {
    label: subjectOf(question),
    color: place === 0 ? scenarioStyle('full', 0).colour : scenarioStyle('', place).colour,
    points: question.points.flatMap(({ value, holds, n, low, high }) =>
      typeof value === 'number'
        ? [{ at: value * factor, chance: (100 * holds) / n, low: 100 * low, high: 100 * high }]
        : [],
    ),
    flips: question.flips.map((flip) => ({
      ...{ at: flip.value * factor, low: scaled(flip.low), high: scaled(flip.high) },
      label: placeWords(flip, unit),
    })),
  };
}

/** The finding in at most twelve words, with the parameter's short name where what it means is too long. */
function titleOf(record: FlipRecord): string {
  const full = titleWith(record, `the ${thingOf(record.parameter)}`);
  return countWords(full) <= 12 ? full : titleWith(record, record.parameter.name);
}

function titleWith({ questions, parameter }: FlipRecord, name: string): string {
  const flips = questions.flatMap((question) => question.flips);
  const one =
    flips.length === 1
      ? `Verdict turns when ${name} exceeds ${valueWords(flips[0].value, parameter.unit)}`
      : undefined;
  if (one !== undefined && countWords(one) <= 12)
    return flips[0].low === null || flips[0].high === null ? one.replace('turns', 'may turn') : one;
  if (flips.length === 0) return `No verdict turns in this range of ${name}`;
  return flips.length === 1
    ? `The verdict turns once along ${name}`
    : `Verdicts turn at ${flips.length} values of ${name}`;
}
