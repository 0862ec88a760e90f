import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cellsOf, languageOf } from './cells.ts';
import { execute } from './execute.ts';
import type { ExecuteOptions } from './execute.ts';
import { pageOf, titleOf } from './page.ts';
import type { NotebookName } from './page.ts';

/** Notebooks for people who write about votes: code is folded on their pages. */
const folded = ['reading-a-vote.ts'];
const files = ['first-experiment.ts', 'reading-a-vote.ts', 'checking-numbers.py'] as const;

/** A notebook of this project. */
export interface Notebook extends NotebookName {
  /** Its file. */
  readonly path: string;
}

/** The notebooks in the order in which they are read. */
export const notebooks: readonly Notebook[] = files.map((file): Notebook => {
  const path = fileURLToPath(new URL(`../../notebooks/${file}`, import.meta.url));
  const language = languageOf(file) ?? 'typescript';
  return {
    path,
    language,
    name: file.replace(/\.\w+$/u, ''),
    title: titleOf(cellsOf(readFileSync(path, 'utf8'), language)),
    command: `${language === 'python' ? 'python3' : 'npx tsx'} notebooks/${file}`,
    ...(folded.includes(file) ? { codeFolded: true } : {}),
  };
});

/** Where the page of a notebook is kept. */
export function pagePath({ name }: Notebook): URL {
  return new URL(`../../notebooks/pages/${name}.html`, import.meta.url);
}

/** Runs a notebook and gives its page; the same text gives the same page, whenever and wherever it is built. */
export async function buildPage(notebook: Notebook, options: ExecuteOptions): Promise<string> {
  const { path, language } = notebook;
  return pageOf(notebook, await execute(path, language, options), notebooks);
}
