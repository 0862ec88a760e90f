/** Languages in which notebooks are written. */
export type Language = 'typescript' | 'python';

/** A piece of a notebook: prose in Markdown, or code with the line of the file on which its mark stands (from 1). */
export interface Cell {
  readonly kind: 'prose' | 'code';
  readonly text: string;
  readonly line: number;
}

const comments: Readonly<Record<Language, string>> = { typescript: '//', python: '#' };

/** The language of a notebook by the end of its name; undefined for other files. */
export function languageOf(path: string): Language | undefined {
  if (path.endsWith('.ts')) return 'typescript';
  return path.endsWith('.py') ? 'python' : undefined;
}

/** The mark that a line is: where code or prose begins. Undefined for other lines; throws for a mark that is nearly one. */
function markOf(line: string, comment: string): Cell['kind'] | undefined {
  if (!line.startsWith(`${comment} %%`)) return undefined;
  const rest = line.slice(comment.length + 3);
  if (rest === '') return 'code';
  if (rest === ' [markdown]') return 'prose';
  throw new Error(`invalid mark of a cell: ${line}; expected ${comment} %% or ${comment} %% [markdown]`);
}

/**
 * The cells of a notebook in the percent format of Jupytext, which editors know: `// %%` (in Python `# %%`) begins code,
 * `// %% [markdown]` prose, whose lines are comments. Throws an Error for text before the first cell, a misspelt mark, and
 * prose that is not a comment.
 */
export function cellsOf(source: string, language: Language): Cell[] {
  const comment = comments[language];
  const cells: { kind: Cell['kind']; lines: string[]; line: number }[] = [];
  source.split('\n').forEach((text, at) => {
    const kind = markOf(text, comment);
    const cell = cells.at(-1);
    if (kind !== undefined) cells.push({ kind, lines: [], line: at + 1 });
    else if (cell !== undefined) cell.lines.push(text);
    else if (text !== '')
      throw new Error(`invalid line ${at + 1}: ${text}; expected the mark of a cell first`);
  });
  if (cells.length === 0) throw new Error(`missing cells: none; expected lines with ${comment} %%`);
  return cells.map(({ kind, lines, line }) => ({
    kind,
    line,
    text: (kind === 'code' ? lines : lines.map((each, at) => uncommented(each, comment, line + at + 1)))
      .join('\n')
      .replace(/^\n+|\s+$/gu, ''),
  }));
}

function uncommented(line: string, comment: string, number: number): string {
  if (line === '' || line === comment) return '';
  if (line.startsWith(`${comment} `)) return line.slice(comment.length + 1);
  throw new Error(`invalid line ${number}: ${line}; expected a comment, as all prose is`);
}

/** Begins the lines by which a running notebook says what is no plain text: the next cell, a table, a picture. */
export const SIGNAL = '\u001e';

const signals: Readonly<Record<Language, (cell: number) => string>> = {
  typescript: (cell) => String.raw`process.stdout.write('\u001ecell ${cell}\n');`,
  python: (cell) => String.raw`print('\u001ecell ${cell}', flush=True)`,
};

/** The notebook with each mark replaced by a statement that says which cell begins; all lines stay where they are. */
export function withSignals(source: string, language: Language): string {
  const marks = new Map(cellsOf(source, language).map(({ line }, cell) => [line, cell]));
  return source
    .split('\n')
    .map((text, at) => {
      const cell = marks.get(at + 1);
      return cell === undefined ? text : signals[language](cell);
    })
    .join('\n');
}
