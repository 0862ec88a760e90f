import { inAddress, snapshotText } from './escape.ts';
import { codeSpan, withTyped } from './markdown.ts';
import type { Pictures } from './markdown.ts';
import type { Block, Inline, Rich } from './rich-text.ts';

/**
 * Blocks as Snapshot shows them: no HTML, escapes, footnotes or indented code, which it prints as they are; one line a
 * paragraph; tables as lists. Charts without a picture are left out.
 */
export function snapshotOf(blocks: readonly Block[], picture: Pictures): string {
  return blocks
    .map((block) => snapshotBlock(block, picture))
    .filter((text) => text !== '')
    .map((text) => `${text}\n`)
    .join('\n');
}

function snapshotBlock(block: Block, picture: Pictures): string {
  switch (block.kind) {
    case 'paragraph':
      return inlineSnapshot(block.text);
    case 'list':
      return block.items.map((item) => `- ${inlineSnapshot(item)}`).join('\n');
    case 'code':
      return codeSpan(block.text);
    case 'table':
      return block.rows.map((row) => `- ${rowLine(block.columns, row)}`).join('\n');
    case 'chart': {
      const found = picture(block.name);
      return found === undefined ? '' : `![${snapshotText(block.chart.alt)}](${found.path})`;
    }
  }
}

/** `3,000,000 METIS: Rate alone × 1.33; Rate and reserve × 0.444`; of two columns the name of the second goes without saying. */
function rowLine(columns: readonly string[], row: readonly Rich[]): string {
  const [first, ...others] = row.map(inlineSnapshot);
  const cells = others.map((cell, index) =>
    columns.length === 2 ? cell : `${snapshotText(columns[index + 1])} ${cell}`,
  );
  return `${first}: ${cells.join('; ')}`;
}

function inlineSnapshot(text: Rich): string {
  return text.map(snapshotPiece).join('').trim();
}

function snapshotPiece(piece: Inline): string {
  if (typeof piece === 'string') return withTyped(piece, snapshotText);
  switch (piece.kind) {
    case 'strong': {
      const inside = inlineSnapshot(piece.text);
      return inside === '' ? '' : `**${inside}**`;
    }
    case 'code':
      return codeSpan(piece.text);
    case 'number':
      return snapshotText(piece.text);
    case 'link':
      return `[${snapshotText(piece.text)}](${inAddress(piece.href, /[()<>\s\\|*_~^[\]]/gu)})`;
  }
}
