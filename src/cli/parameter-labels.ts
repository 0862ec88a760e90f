import type { Model } from '../define/index.ts';
import { parametersOf } from '../load/model-facts.ts';
import { plainMeaning, shortName } from '../report/input-words.ts';
import { humanName } from '../report/shown-unit.ts';

/** What parameters are called where people read them; commands have their typed names. */
export interface ParameterLabels {
  /** What it means, in the model's words as far as the first semicolon: `size of the reserve`. */
  long(name: string): string;
  /** The same where it is short, otherwise its name in words: `release days`, `eagr reading`; for pictures. */
  short(name: string): string;
}

/** Longest meaning that stands beside a bar or a point. */
const LONGEST = 36;
/** Characters with which the last part of a name says enough. */
const FEWEST = 10;

/** Labels of parameters. Of two with the same label each is called by its whole name in words. */
export function parameterLabels(model: Model, names: readonly string[]): ParameterLabels {
  const known = parametersOf(model);
  const meaning = (name: string): string => {
    const [means = ''] = (known.get(name)?.means ?? '').split(';');
    return means === '' ? shortName(name) : plainMeaning(means);
  };
  const brief = (name: string): string => {
    const text = meaning(name);
    if (text.length <= LONGEST) return text;
    const last = shortName(name);
    // `reading` or `per year` say too little alone.
    return last.length >= FEWEST ? last : humanName(name);
  };
  const unlike =
    (label: (name: string) => string) =>
    (name: string): string =>
      names.some((other) => other !== name && label(other) === label(name)) ? humanName(name) : label(name);
  return { long: unlike(meaning), short: unlike(brief) };
}
