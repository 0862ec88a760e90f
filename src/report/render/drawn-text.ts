import { isDrawable } from './font-metrics.ts';

/** What stands for a character that the bundled font lacks: an empty square. */
export const replacement = '□';

const rightToLeft = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc';
const [isolate, endOfIsolate] = ['\u2068', '\u2069'];
const hasRightToLeft = new RegExp(`[${rightToLeft}]`, 'u');
const leftToRight = new RegExp(`(?![${rightToLeft}])\\p{L}`, 'u');
/** From a right-to-left letter to the last one before a left-to-right letter or a mark that ends a clause. */
const run = new RegExp(
  `[${rightToLeft}](?:(?:(?![${rightToLeft}])[^\\p{L},;:·()])*[${rightToLeft}]+)*`,
  'gu',
);
const entity = /&(?:\w+|#\d+);/gu;

/**
 * A line of text between SVG tags as it must stand there to look the same everywhere: characters without a glyph become empty
 * squares, and right-to-left words are isolated (Unicode Bidirectional Algorithm, FSI and PDI, which draw nothing), so that our
 * own digits and punctuation beside them stay in order. A line without left-to-right letters is isolated as a whole.
 */
export function drawnText(text: string): string {
  const shown = [...text].map((character) => glyphFor(character)).join('');
  if (!hasRightToLeft.test(shown)) return shown;
  const within = (words: string): string => `${isolate}${words}${endOfIsolate}`;
  return leftToRight.test(shown.replace(entity, '')) ? shown.replace(run, within) : within(shown);
}

/** A drawn line without the marks that isolate parts of it. */
export function withoutIsolates(text: string): string {
  return text.replaceAll(isolate, '').replaceAll(endOfIsolate, '');
}

function glyphFor(character: string): string {
  if (looks.test(character) || character === joint) return '';
  if (isDrawable(character)) return character;
  if (joiner.test(character)) return '';
  return /\p{M}/u.test(character) ? '' : replacement;
}

/** Joiners that a font without them need not draw. */
const joiner = /[\u200c\u200d]/u;

/** Makes a label that is a name of JavaScript's objects a text like any other: see `plainNames`. */
const joint = '\u2060';

/** Choices of an emoji's look and skin, which belong to the character before them. */
const looks = /[\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}]/u;
