/** A file as a notebook shows it; `folded` files are opened by the reader. */
interface ShownFile {
  readonly name: string;
  readonly text: string;
  readonly language: 'typescript' | 'python' | 'text';
  readonly folded: boolean;
}

/** True while pages are built: then outputs that are no plain text go to the page as what they are. */
const forPage = process.env['METIS_LAB_NOTEBOOK'] === '1';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** One line for the page, or the same in plain words for a terminal. */
function put(output: object, plain: () => string): void {
  print(forPage ? `\u001e${JSON.stringify(output)}` : `${plain()}\n`);
}

/** How a cell shows what it found: in a terminal as text, on the page as text, table, picture or file. */
export const show = {
  /** Plain lines. */
  lines: (...lines: readonly string[]): void => print(lines.join('\n')),

  /** A sentence or more in Markdown. */
  prose: (text: string): void => put({ kind: 'prose', text }, () => text),

  /** Rows under named columns; the first column names the row. */
  table(
    caption: string,
    columns: readonly string[],
    rows: readonly (readonly string[])[],
  ): void {
    const widths = columns.map((name, c) =>
      Math.max(name.length, ...rows.map((row) => row[c].length)),
    );
    const aligned = (row: readonly string[]): string =>
      row.map((cell, c) => cell.padEnd(widths[c])).join('  ');
    put({ kind: 'table', caption, columns, rows }, () =>
      [caption, ...[columns, ...rows].map((row) => `  ${aligned(row)}`.trimEnd())].join(
        '\n',
      ),
    );
  },

  /** A picture as SVG text, as `renderSvg` gives it; `name` stands for it in a terminal. */
  picture: (name: string, svg: string): void =>
    put({ kind: 'picture', svg }, () => `(picture: ${name})`),

  /** A file, under its name. */
  file: (file: ShownFile): void =>
    put({ kind: 'file', ...file }, () => `${file.name}\n${file.text}`),
};
