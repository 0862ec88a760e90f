/** Spaces between two columns. */
const GAP = 3;
/** How far lines that continue a row stand behind its beginning. */
const HANG = 4;
/** Least room for a text that is broken beside other cells; with less it goes to a line of its own. */
const LEAST = 32;
/** Part of a line that sets the width of a column at most: a longer cell pushes those behind it. */
const MOST = 0.6;

/**
 * Rows of a table that is wider than `width`, as lines that are not: columns stand side by side as long as they fit, the others below
 * them, further in, the header folded alike. Texts break at spaces, words never do. A row of one cell is a heading.
 */
export function foldTable(
  rows: readonly (readonly string[])[],
  { width, indent = '' }: { readonly width: number; readonly indent?: string },
): string[] {
  const room = Math.max(LEAST, width - indent.length);
  const groups = columnGroups(columnWidths(rows, room), room);
  return rows.flatMap((row) => {
    if (row.length === 1) return wrapWords(row[0] ?? '', room).map((line) => `${indent}${line}`);
    return groups.flatMap((starts, g) => {
      const hang = g === 0 ? 0 : HANG;
      const cells = starts.map(({ column, start }) => ({ text: row[column] ?? '', start }));
      return packed(cells, room - hang).map((line, l) => {
        const further = g === 0 && l > 0 && !line.startsWith(' ') ? HANG : hang;
        return `${indent}${' '.repeat(further)}${line}`.trimEnd();
      });
    });
  });
}

/** A text as lines of at most `width` characters, broken at spaces; a longer word stands whole. */
export function wrapWords(text: string, width: number): string[] {
  const [first = '', ...rest] = text.split(/( +)/u);
  const lines = [first];
  for (let at = 0; at + 1 < rest.length; at += 2) {
    const [space, word] = [rest[at], rest[at + 1]];
    const line = lines[lines.length - 1];
    if (line.length + space.length + word.length <= width) lines[lines.length - 1] = line + space + word;
    else lines.push(word);
  }
  return lines;
}

/** Sentences as lines of at most `width` characters; what continues one stands four spaces further in. */
export function wrapLines(sentences: readonly string[], width: number): string[] {
  return sentences.flatMap((sentence) => {
    const indent = /^ */u.exec(sentence)?.[0] ?? '';
    const room = Math.max(LEAST, width - indent.length - HANG);
    return wrapWords(sentence.slice(indent.length), room).map(
      (line, l) => `${indent}${l === 0 ? '' : ' '.repeat(HANG)}${line}`,
    );
  });
}

/** A table with its first column as headings above the rows that share it; a table of one row, or of two columns, stays as it is. */
export function underHeadings(rows: readonly (readonly string[])[]): string[][] {
  const [header, ...body] = rows;
  if (header === undefined || body.length < 2 || header.length < 3) return rows.map((row) => [...row]);
  const further = ([, second = '', ...others]: readonly string[]): string[] => [`  ${second}`, ...others];
  const headed = body.flatMap((row, r) => {
    const [name = ''] = row;
    return name === body[r - 1]?.[0] ? [further(row)] : [[name], further(row)];
  });
  return [further(header), ...headed];
}

function columnWidths(rows: readonly (readonly string[])[], room: number): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    if (row.length === 1) continue;
    row.forEach((cell, c) => {
      const length = cell.length > MOST * room ? 0 : cell.length;
      widths[c] = Math.max(widths[c] ?? 0, length);
    });
  }
  return widths;
}

interface PlacedColumn {
  readonly column: number;
  readonly start: number;
}

/** Which columns stand on which line, and where. */
function columnGroups(widths: readonly number[], room: number): PlacedColumn[][] {
  const groups: PlacedColumn[][] = [[]];
  let next = 0;
  widths.forEach((width, column) => {
    const isFirst = groups.length === 1;
    if (next > 0 && next + width > room - (isFirst ? 0 : HANG)) {
      groups.push([]);
      next = 0;
    }
    groups[groups.length - 1].push({ column, start: next });
    next += width + GAP;
  });
  return groups;
}

/** Cells at their places, or behind the one before where that is longer; what does not fit goes on below. */
function packed(cells: readonly { readonly text: string; readonly start: number }[], room: number): string[] {
  const lines = [''];
  for (const { text, start } of cells) {
    if (text === '') continue;
    const line = lines[lines.length - 1];
    const at = line === '' ? (lines.length === 1 ? start : 0) : Math.max(start, line.length + GAP);
    const left = room - at;
    if (text.length <= left || (left >= LEAST && text.includes(' '))) {
      const [first, ...more] = wrapWords(text, left);
      lines[lines.length - 1] = line.padEnd(at) + first;
      lines.push(...more.map((each) => ' '.repeat(at) + each));
    } else {
      if (line === '') lines.pop();
      lines.push(...wrapWords(text, room - HANG));
    }
  }
  return lines.filter((line) => line !== '');
}
