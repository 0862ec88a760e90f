import { bareText } from './rich-text.ts';
import type { Block, Rich, Section } from './rich-text.ts';

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

const endOfSentence = /[.!?:](?:\s|$)|\n/u;

/**
 * Flesch–Kincaid grade (Kincaid and others 1975): 0.39 words per sentence + 11.8 syllables per word - 15.59, the school
 * year in which a text is understood. Sentences end with . ! ? : or a line. 0 for a text without words.
 */
export function readingGrade(text: string): number {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const sentences = text.split(endOfSentence).filter((sentence) => wordsOf(sentence).length > 0);
  const spoken = words.reduce((total, word) => total + syllables(word), 0);
  return (0.39 * words.length) / sentences.length + (11.8 * spoken) / words.length - 15.59;
}

/** Most years of school that texts for voters may ask of their readers. */
export const highestGrade = 9;

const readSections = ['minute', 'changes', 'open', 'claims', 'charts', 'hand'];

/**
 * Reading grade of what everybody reads: sections 1 to 6 with their lists, table cells, and the titles and captions of their
 * charts, each cell of four words or more a sentence. Left out is what the report only repeats: code, and the quotes of claims.
 */
export function gradeOf(sections: readonly Section[]): number {
  const read = sections.filter(({ id }) => readSections.includes(id));
  const sentences = read
    .flatMap(({ id, blocks }) => blocks.flatMap((block) => textsIn(block, id)))
    .flatMap((text) => text.split(endOfSentence));
  return readingGrade(sentences.filter((each) => wordsOf(each).length >= fewestWords).join('\n'));
}

/** The formula is about running text: a cell of three words is no sentence, and hundreds of them would hide the long ones. */
const fewestWords = 4;

function textsIn(block: Block, section: string): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [wordsIn(block.text)];
    case 'list':
      return block.items.map(wordsIn);
    case 'table':
      return [
        ...block.columns,
        ...block.rows.flatMap((row) => row.slice(section === 'claims' ? 1 : 0).map(wordsIn)),
      ];
    case 'chart':
      return [block.chart.title, block.chart.caption];
    case 'code':
      return [];
  }
}

const wordsIn = (text: Rich): string =>
  bareText(text.filter((piece) => typeof piece === 'string' || piece.kind !== 'code'));
