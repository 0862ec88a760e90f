/** Words of a text: runs of letters and digits, hyphens and apostrophes inside. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[-’'.,][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Syllables of an English word by its groups of vowels; a silent final e does not count; numbers count as one. Errs upward (likely counts three). */
export function syllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/gu, '');
  if (letters === '') return 1;
  const silent = letters.length > 3 && /[^aeiouyl]e$|[^aeiouytd]es$|[^aeiouytd]ed$/u.test(letters);
  const groups = letters.match(/[aeiouy]+/gu)?.length ?? 1;
  return Math.max(1, groups - (silent ? 1 : 0));
}

/**
 * Flesch–Kincaid grade (Kincaid and others 1975): 0.39 words per sentence + 11.8 syllables per word - 15.59, the school
 * year in which a text is understood. Sentences end with . ! ? : or a line. 0 for a text without words.
 */
export function readingGrade(text: string): number {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const sentences = text.split(/[.!?:](?:\s|$)|\n/u).filter((sentence) => wordsOf(sentence).length > 0);
  const spoken = words.reduce((total, word) => total + syllables(word), 0);
  return (0.39 * words.length) / sentences.length + (11.8 * spoken) / words.length - 15.59;
}
