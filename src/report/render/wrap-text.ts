import { plainText } from '../escape.ts';
import { textWidth } from './font-metrics.ts';
import type { FontWeight } from './font-files.ts';

/** Size, weight and room of a piece of text: pixels, and how many lines there may be. */
export interface TextRoom {
  readonly size: number;
  readonly width: number;
  readonly lines: number;
  readonly weight?: FontWeight;
}

/** Lines that fit the room, broken at spaces; a word wider than a line is broken inside, and what is left over ends in `…`. */
export function wrapText(text: string, room: TextRoom): string[] {
  const fits = (line: string) => textWidth(line, room.size, room.weight) <= room.width;
  // What is measured is what is drawn: without marks that drawing leaves out.
  const words = plainText(text)
    .split(' ')
    .flatMap((word) => breakWord(word, fits));
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && fits(joined)) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  if (lines.length <= room.lines) return lines;
  const kept = lines.slice(0, room.lines);
  kept[room.lines - 1] = shorten(lines.slice(room.lines - 1).join(' '), fits);
  return kept;
}

/** Lines as `wrapText` gives them; where less than a third of the last one is used, as many lines about equally long. */
export function balanceText(text: string, room: TextRoom): string[] {
  const greedy = wrapText(text, room);
  const last = textWidth(greedy.at(-1) ?? '', room.size, room.weight);
  if (greedy.length < 2 || last > room.width / 3) return greedy;
  let [tooNarrow, wide] = [room.width / 2, room.width];
  while (wide - tooNarrow > 4) {
    const width = (tooNarrow + wide) / 2;
    const lines = wrapText(text, { ...room, width, lines: greedy.length + 1 });
    if (lines.length <= greedy.length) wide = width;
    else tooNarrow = width;
  }
  return wrapText(text, { ...room, width: wide });
}

/** Text whose numbers stay on a line with the unit behind them and the short word before them: those spaces never break. */
export function boundNumbers(text: string): string {
  return text.replace(/(\d%?) (?=[\p{L}%])/gu, '$1\u00a0').replace(/\b(from|in|of|to) (?=\d)/gu, '$1\u00a0');
}

function breakWord(word: string, fits: (line: string) => boolean): string[] {
  if (fits(word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && !fits(piece + character)) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

function shorten(text: string, fits: (line: string) => boolean): string {
  const characters = [...text];
  while (characters.length > 1 && !fits(`${characters.join('').trimEnd()}…`)) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Width in pixels of the widest of some lines; 0 for none. */
export function widestLine(lines: readonly string[], size: number, weight: FontWeight = 'normal'): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, size, weight)));
}
