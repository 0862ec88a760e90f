import { escapeForum, inAddress, plainText, snapshotText, typedPieces } from './escape.ts';
import type { Block, Inline, Rich } from './rich-text.ts';

/** Where a picture is and how large; forums read the size from the text. */
export interface PictureIn {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  /** Alternative text and caption, where the picture is not that of the chart alone. */
  readonly alt?: string;
  readonly caption?: string;
}

/** Which pictures a text has: where the picture of a chart is, or undefined when this text leaves it out. */
export type Pictures = (name: string) => PictureIn | undefined;

/** Blocks as CommonMark with tables, each ending in an empty line; charts without a picture are left out. */
export function markdownOf(blocks: readonly Block[], picture: Pictures): string {
  return blocks
    .map((block) => markdownBlock(block, picture))
    .filter((text) => text !== '')
    .map((text) => `${text}\n`)
    .join('\n');
}

function markdownBlock(block: Block, picture: Pictures): string {
  switch (block.kind) {
    case 'paragraph':
      return inlineMarkdown(block.text);
    case 'list':
      return block.items.map((item) => `- ${inlineMarkdown(item)}`).join('\n');
    case 'code':
      return fenced(plainText(block.text));
    case 'table':
      return tableMarkdown(block);
    case 'chart': {
      const found = picture(block.name);
      if (found === undefined) return '';
      const { alt, caption: said } = { ...block.chart, ...found };
      const caption = inlineMarkdown([said]);
      return `![${snapshotText(alt)}|${found.width}x${found.height}](${found.path})\n\n*${caption}*`;
    }
  }
}

// A block of code ends at the first line of as many marks as it began with.
function fenced(text: string): string {
  const marks = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${marks}\n${text}\n${marks}`;
}

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/gu) ?? []).map((run) => run.length));

function tableMarkdown({ columns, rows }: Block & { kind: 'table' }): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  // Code keeps its pipes elsewhere; in a table even there they would end the cell.
  const cellOf = (text: Rich): string => inlineMarkdown(text).replace(/(?<!\\)\|/gu, '\\|');
  return [
    line(columns.map((column) => cellOf([column]))),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(row.map(cellOf))),
  ].join('\n');
}

/** A sentence as CommonMark that a forum shows word by word as it was meant. */
export function inlineMarkdown(text: Rich): string {
  return text
    .map((piece) => pieceMarkdown(piece))
    .join('')
    .trim();
}

function pieceMarkdown(piece: Inline): string {
  if (typeof piece === 'string') return withTyped(piece, escapeForum);
  switch (piece.kind) {
    case 'number':
      return escapeForum(piece.text);
    case 'strong': {
      const inside = inlineMarkdown(piece.text);
      return inside === '' ? '' : `**${inside}**`;
    }
    case 'code':
      return codeSpan(piece.text);
    case 'link':
      // A text on a forum lies beside no file: only an address of the web leads somewhere.
      if (!/^https?:\/\//u.test(piece.href)) return escapeForum(piece.text);
      return `[${escapeForum(piece.text)}](${inAddress(piece.href, /[()<>\s\\|]/gu)})`;
  }
}

/** Escapes text but keeps a space at either end, which pieces of a sentence need. */
export function spaced(text: string, escape: (text: string) => string): string {
  const start = /^\s/u.test(text) ? ' ' : '';
  const end = text.length > 1 && /\s$/u.test(text) ? ' ' : '';
  return `${start}${escape(text)}${end}`;
}

/** Escapes text but shows options and names of files as code, which is copied as it stands. */
export function withTyped(text: string, escape: (text: string) => string): string {
  return typedPieces(text)
    .map((piece) => (piece.isTyped ? codeSpan(piece.text) : spaced(piece.text, escape)))
    .join('');
}

/** Code in a sentence, between more marks than it has in a row. */
export function codeSpan(text: string): string {
  const plain = plainText(text);
  const marks = '`'.repeat(longestRun(plain) + 1);
  const room = /^`|`$/u.test(plain) ? ' ' : '';
  return plain === '' ? '' : `${marks}${room}${plain}${room}${marks}`;
}
