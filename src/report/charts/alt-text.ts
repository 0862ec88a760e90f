import { vegaText } from '../escape.ts';

/** Pieces of the alternative text: "[kind] of [data] for [scenarios]. [finding]. [range]." */
export interface AltText {
  readonly data: string;
  readonly scenarios: string;
  /** What stands for a long list of scenarios where there is no room for it, for example `six sets of rules`. */
  readonly briefly?: string | undefined;
  readonly range: string;
}

const longest = 250;

/**
 * Alternative text of at most 250 characters. Where the whole has no room the list of scenarios is shortened first, then what is shown; finding and
 * range stay whole as long as they have room themselves.
 */
export function altText(called: string, title: string, alt: AltText): string {
  const told = [title, alt.range].map(sentence).filter((each) => each !== '');
  const firsts = [alt.scenarios, alt.briefly ?? alt.scenarios].map((scenarios) =>
    sentence(`${called} of ${alt.data} for ${scenarios}`),
  );
  const whole = firsts.map((first) => [first, ...told].join(' ')).find(({ length }) => length <= longest);
  if (whole !== undefined) return whole;
  const rest = told.join(' ');
  const room = longest - rest.length - 1;
  if (room < called.length + 1) return cut([called, rest].join('. '), longest);
  return `${cut(firsts[1], room)} ${rest}`;
}

/** A sentence without bars and brackets, which forums would read as markup; empty without words. */
function sentence(text: string): string {
  const plain = vegaText(text)
    .replace(/[.\s]+$/, '')
    .replaceAll('|', '/')
    .replace(/[[{<]/g, '(')
    .replace(/[\]}>]/g, ')');
  return plain === '' ? '' : `${plain}.`;
}

/** The first whole characters of a text that have room before the mark of something left out. */
function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > room - 1) break;
    kept += character;
  }
  return `${kept.replace(/[\s,;]+$/u, '')}…`;
}
