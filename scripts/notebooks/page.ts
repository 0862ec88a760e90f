import MarkdownIt from 'markdown-it';
import { escapeHtml } from '../../src/report/escape.ts';
import { htmlDocument } from '../../src/report/html-document.ts';
import { withOwnIds } from '../../src/report/own-ids.ts';
import type { Language } from './cells.ts';
import type { Executed } from './execute.ts';
import { asHtml, highlight } from './highlight.ts';
import type { Output } from './outputs.ts';
import { notebookStyle } from './page-style.ts';

/** A notebook as others link to it. */
export interface NotebookName {
  /** Its file without the ending: `first-experiment`. */
  readonly name: string;
  readonly title: string;
  readonly language: Language;
  /** The command that runs it in a terminal. */
  readonly command: string;
  /** Whether code is folded away: its readers write about votes and need prose, tables and pictures. */
  readonly codeFolded?: boolean;
}

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** A heading's place on the page: its words in lower case, joined by hyphens. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
}

/**
 * A notebook as one page: prose, code, what the code showed. The first line of the first cell is the title. Throws an Error
 * without one.
 */
export function pageOf(
  notebook: NotebookName,
  cells: readonly Executed[],
  all: readonly NotebookName[],
): string {
  const [first, ...others] = cells;
  const [introduction] = [first.text.replace(/^# .*\n*/u, '')];
  const headings = others.flatMap(({ kind, text }) =>
    kind === 'prose' ? [...text.matchAll(/^## (.+)$/gmu)].map(([, words = '']) => words) : [],
  );
  const picture = pictures();
  const file = `${notebook.name}${notebook.language === 'python' ? '.py' : '.ts'}`;
  const body = [
    '<a class="skip" href="#notebook">Skip to the notebook</a>',
    `<header><p class="quiet">metis-lab · notebook ${all.indexOf(notebook) + 1} of ${all.length}</p>`,
    `<h1>${escapeHtml(notebook.title)}</h1>`,
    prose(introduction),
    contents(headings),
    neighbours(notebook, all),
    '</header>',
    '<main id="notebook">',
    ...others.map((cell) => cellHtml(cell, notebook, picture)),
    '</main>',
    `<footer class="quiet"><p>Built from <code>notebooks/${file}</code> by <code>npm run notebooks</code>: every number and picture on this page was made by the code above it${notebook.codeFolded === true ? ', which is folded: a click, or Enter, opens it' : ''}. In a terminal: <code>${escapeHtml(notebook.command)}</code></p>`,
    '<p>Model results, not a forecast, not financial advice.</p></footer>',
  ];
  return htmlDocument({ title: notebook.title, style: notebookStyle, body });
}

/** The title of a notebook: the heading of its first cell. Throws an Error without one. */
export function titleOf(cells: readonly Pick<Executed, 'kind' | 'text'>[]): string {
  const [first] = cells;
  const title = first?.kind === 'prose' ? /^# (.+)/u.exec(first.text)?.[1] : undefined;
  if (title === undefined) throw new Error('missing title: expected prose that begins with a heading `# …`');
  return title;
}

function contents(headings: readonly string[]): string {
  const items = headings.map((words) => `<li><a href="#${anchorOf(words)}">${escapeHtml(words)}</a></li>`);
  return `<nav aria-label="Contents"><ol>${items.join('')}</ol></nav>`;
}

function neighbours(here: NotebookName, all: readonly NotebookName[]): string {
  const items = all.map(({ name, title }, at) => {
    const current = name === here.name ? ' aria-current="page"' : '';
    return `<li><a href="${name}.html"${current}>${at + 1}. ${escapeHtml(title)}</a></li>`;
  });
  return `<nav class="notebooks" aria-label="Notebooks"><ol>${items.join('')}</ol></nav>`;
}

function prose(text: string): string {
  return markdown
    .render(text)
    .replace(/<h2>(.*?)<\/h2>/gu, (_, inner: string) => {
      const words = inner.replace(/<[^>]+>/gu, '').replace(/&[a-z]+;/gu, '');
      return `<h2 id="${anchorOf(words)}">${inner}</h2>`;
    })
    .replace(/<table>[\s\S]*?<\/table>/gu, (table) => scrolling('Table', table))
    .trimEnd();
}

function cellHtml(
  cell: Executed,
  { language, codeFolded = false }: NotebookName,
  picture: (svg: string) => string,
): string {
  if (cell.kind === 'prose') return prose(cell.text);
  const open = `<pre tabindex="0" role="group" aria-label="Code"><code>${highlight(cell.text, language)}</code></pre>`;
  const lines = cell.text.split('\n').length;
  const code = codeFolded
    ? `<details class="code"><summary>Code of this step, ${lines} ${lines === 1 ? 'line' : 'lines'}</summary>${open}</details>`
    : open;
  const found = cell.outputs.map((output) => outputHtml(output, picture)).join('\n');
  const shown = found === '' ? '' : `\n<div class="found">${found}</div>`;
  return `<div class="cell">${cell.text === '' ? '' : code}${shown}</div>`;
}

function outputHtml(output: Output, picture: (svg: string) => string): string {
  switch (output.kind) {
    case 'printed':
      return `<pre>${asHtml(output.text)}</pre>`;
    case 'prose':
      return prose(output.text);
    case 'table':
      return tableHtml(output.caption, output.columns, output.rows);
    case 'picture':
      return `<figure>${picture(output.svg)}</figure>`;
    case 'file':
      return fileHtml(output);
  }
}

/** More characters than this in a cell make a table wordy: narrow screens show it as cards, a row under a row. */
const WORDY = 32;

function tableHtml(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const names = columns.map((column) => escapeHtml(column));
  const head = names.map((name) => `<th scope="col" role="columnheader">${name}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map((text, c) =>
      c === 0
        ? `<th scope="row" role="rowheader">${escapeHtml(text)}</th>`
        : `<td role="cell" data-label="${names[c]}">${escapeHtml(text)}</td>`,
    );
    return `<tr role="row">${cells.join('')}</tr>`;
  });
  const wordy = rows.some((row) => row.some((text) => text.length > WORDY));
  const table = `<table role="table"><caption>${escapeHtml(caption)}</caption>\n<thead role="rowgroup"><tr role="row">${head}</tr></thead>\n<tbody role="rowgroup">${body.join('\n')}</tbody></table>`;
  return scrolling(caption, table, wordy ? 'scroll cards' : 'scroll');
}

function fileHtml({ name, text, language, folded }: Extract<Output, { kind: 'file' }>): string {
  const code = language === 'text' ? asHtml(text) : highlight(text, language);
  const body = `<pre tabindex="0" role="group" aria-label="${escapeHtml(name)}"><code>${code}</code></pre>`;
  const kind = language === 'text' ? 'file prosefile' : 'file';
  if (folded) return `<details class="${kind}"><summary>${escapeHtml(name)}</summary>${body}</details>`;
  return `<div class="${kind}"><p class="quiet">${escapeHtml(name)}</p>${body}</div>`;
}

function scrolling(label: string, html: string, kind = 'scroll'): string {
  return `<div class="${kind}" tabindex="0" role="group" aria-label="${escapeHtml(label)}">${html}</div>`;
}

/** Pictures for one page: the names inside each get its number. */
function pictures(): (svg: string) => string {
  let count = 0;
  return (svg) => {
    count += 1;
    return scrolling(`Picture ${count}`, withOwnIds(svg, `p${count}`));
  };
}
