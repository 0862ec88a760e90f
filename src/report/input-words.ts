import { quantileOf } from '../plan/index.ts';
import type { ResolvedAssumption } from '../plan/index.ts';
import { quantiles, significant } from '../summarise/index.ts';
import { withMinus } from './numbers.ts';
import type { RunData } from './run-data.ts';
import { humanName, shownUnit, withUnit } from './shown-unit.ts';

/** What a parameter means in the model's words, as far as the first semicolon; its last name in words when none is stored. */
export function meaningOf(run: RunData, name: string): string {
  const [means = ''] = (run.parameters().find((row) => row.name === name)?.means ?? '').split(';');
  return means === '' ? shortName(name) : plainMeaning(means);
}

/** Without marks of code, and with a plain word for the middle one, which every reader knows. */
export const plainMeaning = (means: string): string =>
  means
    .replaceAll('`', '')
    .replace(/\bmedian\b/gu, 'middle value')
    .replace(/\bMedian\b/gu, 'Middle value');

/** A reason without the name of a law: a split by Dirichlet’s law is drawn at random, and where its weights are alike no part is preferred. */
export const plainReason = (why: string): string =>
  plainMeaning(why).replace(/a Dirichlet\(([\d., ]+)\) split/gu, (_, weights: string) =>
    new Set(weights.split(/, */u)).size === 1
      ? 'a split drawn at random, no part preferred'
      : 'a split drawn at random',
  );

/** `eagr.releaseDays` as the name alone: `release days`. */
export const shortName = (name: string): string => humanName(name.slice(name.lastIndexOf('.') + 1));

/**
 * What stands behind the letter of an option, as the reason for the assumption says it in `… the whole fund (b) or …`;
 * undefined when it says nothing.
 */
export function optionMeaning({ provenance }: ResolvedAssumption, option: string): string | undefined {
  if (provenance.kind !== 'assume') return undefined;
  const before = provenance.why.split(`(${option})`);
  if (before.length < 2) return undefined;
  const words =
    before[0]
      .split(/[:;,()]/u)
      .at(-1)
      ?.trim() ?? '';
  return words.replace(/^(?:or|and|either) /u, '').replace(/^.* or /u, '') || undefined;
}

/** An option with its meaning: `b: the whole development fund`; the option alone when the meaning is not known. */
export function optionWords(assumption: ResolvedAssumption | undefined, option: string): string {
  const meaning = assumption && optionMeaning(assumption, option);
  return meaning === undefined ? option : `${option}: ${meaning}`;
}

const perUnit = [
  { days: 365, text: 'years' },
  { days: 365 / 12, text: 'months' },
] as const;

/** Days as whole years or months where all of them are: numbers and the unit they are in. */
function roundTimes(values: readonly number[]): { readonly factor: number; readonly text: string } {
  const isWhole = (value: number, days: number): boolean =>
    value >= days && Math.abs(value / days - Math.round(value / days)) < 0.01;
  const found = perUnit.find(({ days }) => values.every((value) => value === 0 || isWhole(value, days)));
  return found === undefined ? { factor: 1, text: 'days' } : { factor: 1 / found.days, text: found.text };
}

const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/u, '') : text);

/** Several values of one input in its unit: `3, 6 or 12 months`, `2 to 8 years`. */
function amounts(
  values: readonly number[],
  unit: string,
): { readonly texts: string[]; readonly unit: string } {
  const { factor, text } = unit === 'days' ? roundTimes(values) : shownUnit(unit);
  return {
    texts: values.map((value) => withMinus(withoutZeros(significant(value * factor, 3)))),
    unit: text,
  };
}

/** The unit in which one value of an assumption is shown: whole years or months where its range is in them, otherwise its own. */
export function inputUnit(
  run: RunData,
  { name, distribution }: ResolvedAssumption,
): { readonly factor: number; readonly text: string } {
  const unit = run.parameters().find((row) => row.name === name)?.unit ?? '';
  if (unit !== 'days') return shownUnit(unit);
  const ends =
    distribution.kind === 'choice'
      ? distribution.options.filter((option) => typeof option === 'number')
      : 'low' in distribution
        ? [distribution.low, distribution.high]
        : [];
  return ends.length === 0 ? { factor: 1, text: 'days' } : roundTimes(ends);
}

const spreadOf = (values: readonly number[], unit: string): string => {
  const { texts, unit: shown } = amounts(values, unit);
  return withUnit(texts.join(' to '), shown);
};

function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1) ?? ''}`;
}

/** What an assumption was drawn from, in words and shown units; `brief` leaves out what does not fit below a bar. */
export function rangeOf(run: RunData, assumption: ResolvedAssumption, brief = false): string {
  const { name, distribution } = assumption;
  const unit = run.parameters().find((row) => row.name === name)?.unit ?? '';
  const one = (value: number): string => spreadOf([value], unit);
  switch (distribution.kind) {
    case 'fixed':
      return typeof distribution.value === 'number' ? one(distribution.value) : distribution.value;
    case 'uniform':
    case 'logUniform':
      return spreadOf([distribution.low, distribution.high], unit);
    case 'triangular': {
      const { texts, unit: shown } = amounts([distribution.low, distribution.high, distribution.mode], unit);
      const spread = withUnit(`${texts[0]} to ${texts[1]}`, shown);
      return brief ? spread : `${spread}, mostly near ${texts[2]}`;
    }
    case 'normal':
    case 'lognormal':
    case 'gamma':
      return mostlyBetween(lawEnds(assumption), unit);
    case 'rows': {
      const names = [...new Set(distribution.values.filter((value) => typeof value === 'string'))];
      return names.length > 0 ? listed(names) : mostlyBetween(drawnEnds(run, name), unit);
    }
    case 'choice': {
      const numbers = distribution.options.filter((option) => typeof option === 'number');
      if (numbers.length === distribution.options.length) {
        const { texts, unit: shown } = amounts(numbers, unit);
        return withUnit(listed(texts), shown);
      }
      const texts = distribution.options.map((option) =>
        brief ? String(option) : optionWords(assumption, String(option)),
      );
      return texts.some((text) => text.includes(' ')) ? texts.join('; or ') : listed(texts);
    }
  }
}

const mostOf = [0.05, 0.95] as const;

/** Ends of the middle nine tenths of a distribution, inside the limits of the parameter; what was drawn plays no part. */
function lawEnds({ distribution, between = [-Infinity, Infinity] }: ResolvedAssumption): number[] {
  return mostOf.map((p) => Math.min(between[1], Math.max(between[0], Number(quantileOf(distribution, p)))));
}

/** Ends of the middle nine tenths of what was drawn; empty when nothing was. */
function drawnEnds(run: RunData, name: string): readonly number[] {
  const drawn = (run.drawn(name) ?? []).filter((value) => typeof value === 'number');
  return drawn.length === 0 ? [] : quantiles(Float64Array.from(drawn), [...mostOf]);
}

function mostlyBetween(ends: readonly number[], unit: string): string {
  if (ends.length === 0) return 'not drawn';
  const { factor, text } = shownUnit(unit);
  const shown = ends.map((end) => withMinus(significant(end * factor, 2)));
  return withUnit(`mostly between ${shown.join(' and ')}`, text);
}

/**
 * The numbers that `rangeOf` prints, in the parameter's own unit: both ends, those of nine tenths where there are none, the
 * options of a choice. Empty where it names options in words.
 */
export function rangeNumbers(run: RunData, assumption: ResolvedAssumption): readonly number[] {
  const { name, distribution } = assumption;
  switch (distribution.kind) {
    case 'fixed':
      return typeof distribution.value === 'number' ? [distribution.value] : [];
    case 'uniform':
    case 'logUniform':
      return [distribution.low, distribution.high];
    case 'triangular':
      return [distribution.low, distribution.high, distribution.mode];
    case 'normal':
    case 'lognormal':
    case 'gamma':
      return lawEnds(assumption);
    case 'rows':
      return distribution.values.some((value) => typeof value === 'string') ? [] : drawnEnds(run, name);
    case 'choice': {
      const numbers = distribution.options.filter((option) => typeof option === 'number');
      return numbers.length === distribution.options.length ? numbers : [];
    }
  }
}

/** `lowest third` of `lowest third, up to 1,590`; other groups keep their names. */
export const shortGroup = (label: string): string =>
  /^(lowest|middle|highest) third/u.exec(label)?.[0] ?? label;

/** A group of a split as readers see it: a third by its name, an option with its meaning behind it, days as months or years. */
export function groupWords(run: RunData, name: string, label: string): string {
  const assumption = run.experiment.assumptions.find((each) => each.name === name);
  if (assumption?.distribution.kind !== 'choice' || shortGroup(label) !== label) return shortGroup(label);
  const numbers = assumption.distribution.options.filter((option) => typeof option === 'number');
  const value = numbers.find((option) => significant(option, 3) === label);
  if (value === undefined) {
    const meaning = optionMeaning(assumption, label);
    return meaning === undefined ? label : `${label} (${meaning})`;
  }
  const unit = run.parameters().find((row) => row.name === name)?.unit ?? '';
  const { texts, unit: shown } = amounts(numbers, unit);
  return withUnit(texts[numbers.indexOf(value)], shown);
}
