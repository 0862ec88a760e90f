import { escapeMarkdown, plainText } from './escape.ts';
import type { Block, Inline, Rich } from './rich-text.ts';

/** Where a picture is and how large; forums read the size from the text. */
export interface PictureIn {
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** Blocks as CommonMark with tables, ending in an empty line; `picture` says where a chart's picture is, or leaves it out. */
export function markdownOf(
  blocks: readonly Block[],
  picture: (name: string) => PictureIn | undefined,
): string {
  return blocks.map((block) => `${markdownBlock(block, picture)}\n`).join('\n');
}

function markdownBlock(block: Block, picture: (name: string) => PictureIn | undefined): string {
  switch (block.kind) {
    case 'paragraph':
      return inlineMarkdown(block.text);
    case 'list':
      return block.items.map((item) => `- ${inlineMarkdown(item)}`).join('\n');
    case 'code':
      return `\`\`\`\n${plainText(block.text)}\n\`\`\``;
    case 'table':
      return tableMarkdown(block);
    case 'chart': {
      const found = picture(block.name);
      if (found === undefined) return inlineMarkdown([block.chart.title, '. ', block.chart.caption]);
      return `![${snapshotText(block.chart.alt)}|${found.width}x${found.height}](${found.path})\n\n*${inlineMarkdown([block.chart.caption])}*`;
    }
  }
}

function tableMarkdown({ columns, rows }: Block & { kind: 'table' }): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const head = line(columns.map((column) => readableMarkdown(column)));
  return [
    head,
    line(columns.map(() => '---')),
    ...rows.map((row) => line(row.map((cell) => inlineMarkdown(cell)))),
  ].join('\n');
}

/** A sentence as CommonMark. */
export function inlineMarkdown(text: Rich): string {
  return text
    .map((piece) => pieceMarkdown(piece))
    .join('')
    .trim();
}

function pieceMarkdown(piece: Inline): string {
  if (typeof piece === 'string') return spaced(piece, readableMarkdown);
  switch (piece.kind) {
    case 'number':
      return piece.text;
    case 'strong':
      return `**${inlineMarkdown(piece.text)}**`;
    case 'code':
      return codeSpan(piece.text);
    case 'link':
      return `[${escapeMarkdown(piece.text)}](${piece.href.replace(/[()<>\s\\|]/gu, encodeURIComponent)})`;
  }
}

/**
 * Escaped text without the escapes that change nothing here: parentheses, because brackets stay escaped and so make no link;
 * a colon before a space, which ends no emoji name or address; the dot of 20.0, which starts no list.
 */
function readableMarkdown(text: string): string {
  return escapeMarkdown(text)
    .replace(/\\([()])/gu, '$1')
    .replace(/\\:(?=\s|$)/gu, ':')
    .replace(/^(\d+)\\\.(?=\d)/u, '$1.');
}

/** Escapes text but keeps a space at either end, which pieces of a sentence need. */
export function spaced(text: string, escape: (text: string) => string): string {
  const start = /^\s/u.test(text) ? ' ' : '';
  const end = text.length > 1 && /\s$/u.test(text) ? ' ' : '';
  return `${start}${escape(text)}${end}`;
}

function codeSpan(text: string): string {
  return `\`${plainText(text).replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

/**
 * Text for Snapshot, which shows escapes and HTML as they are: characters with a meaning are left out instead. One line a
 * paragraph.
 */
export function snapshotOf(
  blocks: readonly Block[],
  picture: (name: string) => PictureIn | undefined,
): string {
  const inline = (text: Rich): string => text.map(snapshotPiece).join('').trim();
  const lines = blocks.map((block) => {
    switch (block.kind) {
      case 'paragraph':
        return inline(block.text);
      case 'list':
        return block.items.map((item) => `- ${inline(item)}`).join('\n');
      case 'code':
        return `\`${plainText(block.text).replaceAll('`', "'")}\``;
      case 'table':
        return block.rows
          .map(
            (row) =>
              `- ${row.map((cell, c) => `${c === 0 ? '' : `${snapshotText(block.columns[c])}: `}${inline(cell)}`).join('; ')}`,
          )
          .join('\n');
      case 'chart': {
        const found = picture(block.name);
        return found === undefined ? '' : `![${snapshotText(block.chart.alt)}](${found.path})`;
      }
    }
  });
  return lines
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('\n');
}

function snapshotPiece(piece: Inline): string {
  if (typeof piece === 'string') return spaced(piece, snapshotText);
  if (piece.kind === 'strong') return piece.text.map(snapshotPiece).join('');
  return piece.kind === 'code'
    ? `\`${plainText(piece.text).replaceAll('`', "'")}\``
    : snapshotText(piece.text);
}

const lookalikes: Readonly<Record<string, string>> = {
  '\\': '/',
  '`': "'",
  '*': '∗',
  _: '‗',
  '[': '(',
  ']': ')',
  '<': '‹',
  '>': '›',
  '|': '/',
  '~': '∼',
  '^': 'ˆ',
  '#': '♯',
};

/** Plain words in which characters that Markdown or HTML would read are replaced by ones that look like them. */
export function snapshotText(text: string): string {
  return plainText(text).replace(/[\\`*_[\]<>|~^#]/gu, (character) => lookalikes[character] ?? ' ');
}
