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
 * Alternative text of at most 250 characters. Where the whole has no room the list of scenarios is shortened first, at whole names, then left
 * out; then a range that is a list is shortened in the same way, and at last what is shown, at a word. The finding stays whole as long as it
 * has room itself.
 */
export function altText(called: string, title: string, alt: AltText): string {
  const shown = `${called} of ${alt.data}`;
  const brief = alt.briefly ?? alt.scenarios;
  const names = [alt.scenarios, brief, ...beginnings(brief)].map((scenarios) => ` for ${scenarios}`);
  const candidates = [
    ...[...names, ''].map((each) => [`${shown}${each}`, title, alt.range]),
    ...beginnings(alt.range).map((range) => [shown, title, range]),
  ];
  const written = candidates.map(sentences).find(({ length }) => length <= longest);
  if (written !== undefined) return written;
  const rest = sentences([title, alt.range]);
  const room = longest - rest.length - 1;
  return room < called.length + 1 ? cut(sentences([called, rest]), longest) : `${cut(shown, room)} ${rest}`;
}

const sentences = (parts: readonly string[]): string =>
  parts
    .map(sentence)
    .filter((each) => each !== '')
    .join(' ');

/** A list of names with fewer of the last ones each time, to the first. */
function beginnings(list: string): string[] {
  const parts = list.split(list.includes(';') ? /(; | against )/u : /(, | against )/u);
  return parts.flatMap((_, p) => (p % 2 === 0 && p > 0 ? [`${parts.slice(0, -p).join('')}…`] : []));
}

/** A sentence without bars and brackets, which forums would read as markup; empty without words. */
function sentence(text: string): string {
  const plain = vegaText(text)
    .replace(/[.\s]+$/, '')
    .replaceAll('|', '/')
    .replace(/[[{<]/g, '(')
    .replace(/[\]}>]/g, ')');
  return plain === '' || plain.endsWith('…') ? plain : `${plain}.`;
}

/** Words that lead to what was cut; a text does not end in one. */
const leading = /(?:[\s,;:–]|(?<=\s)(?:a|an|and|against|at|by|for|from|in|of|on|or|the|to|with))+$/iu;

/** The first whole words of a text that have room before the mark of something left out; characters of a word that has no room itself. */
function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  const kept = text
    .slice(0, room)
    .replace(/\s\S*$/u, '')
    .replace(leading, '');
  if (kept.length > 0 && kept.length >= room / 2) return `${kept}…`;
  let start = '';
  for (const character of text) {
    if (start.length + character.length > room - 1) break;
    start += character;
  }
  return `${start.replace(leading, '')}…`;
}
