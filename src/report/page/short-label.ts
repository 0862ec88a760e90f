import { firstWords } from '../first-words.ts';

const mostCharacters = 60;

/** A label for a text that must stay short: whole words, at most 60 characters, cut with `…`; so that a long name costs no other sentence its place. */
export function shortLabel(label: string): string {
  return label.length <= mostCharacters ? label : `${firstWords(label, mostCharacters)}…`;
}
