import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Executed } from '../../scripts/notebooks/execute.ts';
import { execute } from '../../scripts/notebooks/execute.ts';
import { buildPage, notebooks, pagePath } from '../../scripts/notebooks/notebooks.ts';
import type { Notebook } from '../../scripts/notebooks/notebooks.ts';
import { pageOf } from '../../scripts/notebooks/page.ts';
import { pythonTest } from './python.ts';

const MINUTES = 5 * 60_000;
const kept = (notebook: Notebook): string => readFileSync(pagePath(notebook), 'utf8');
const named = (name: string): Notebook => {
  const found = notebooks.find((notebook) => notebook.name === name);
  if (found === undefined) throw new Error(`missing notebook ${name}`);
  return found;
};
const stale = 'the page is not what its notebook gives; `npm run notebooks` writes it again';

test('every page that is kept belongs to a notebook', () => {
  expect(readdirSync('notebooks/pages').sort()).toEqual(notebooks.map(({ name }) => `${name}.html`).sort());
});

test(
  'the first experiment gives its kept page to the last byte',
  async () => {
    const notebook = named('first-experiment');
    expect((await buildPage(notebook, { miniature: false })) === kept(notebook), stale).toBe(true);
  },
  MINUTES,
);

pythonTest(
  'the check in Python gives its kept page to the last byte, and confirms the kept run',
  async () => {
    const notebook = named('checking-numbers');
    const page = await buildPage(notebook, { miniature: false });
    expect(page).toMatch(/run \w{8}: confirmed\*\*/u);
    expect(page.replace(/<code>[\s\S]*?<\/code>/gu, '')).not.toMatch(/DIFFERENT|ANOTHER SENTENCE|>0 of /u);
    expect(page === kept(notebook), stale).toBe(true);
  },
  MINUTES,
);

/** Lines of a page as it would be if nothing had been shown. */
const unshown = (notebook: Notebook, cells: readonly Executed[]): string[] =>
  pageOf(
    notebook,
    cells.map((cell) => ({ ...cell, outputs: [] })),
    notebooks,
  )
    .split('\n')
    .map((line) => line.replace(/<\/div>$/u, ''));

test(
  'reading a vote runs with few futures, and its kept page has the same text, code and kinds of outputs',
  async () => {
    const notebook = named('reading-a-vote');
    const page = kept(notebook);
    const cells = await execute(notebook.path, notebook.language, { miniature: true });
    let at = 0;
    for (const line of unshown(notebook, cells)) {
      const found = page.indexOf(line, at);
      expect(found, `${stale}: ${line}`).toBeGreaterThanOrEqual(0);
      at = found + line.length;
    }
    const count = (kind: string): number =>
      cells.flatMap(({ outputs }) => outputs).filter((output) => output.kind === kind).length;
    const times = (text: string): number => page.split(text).length - 1;
    expect(times('<figure>')).toBe(count('picture'));
    expect(times('<table role="table">')).toBe(count('table'));
    expect(times('class="file')).toBe(count('file'));
    expect(count('picture')).toBe(4);
  },
  MINUTES,
);

test('the vote’s kept page tells how one changed assumption turns the verdict round', () => {
  const page = kept(named('reading-a-vote'));
  const part = page.slice(page.indexOf('As drawn (b or c).'));
  expect(part).toMatch(/As drawn[\s\S]*?to shorten the time[\s\S]*?Fork \(a\)[\s\S]*?to lengthen the time/u);
  expect(part).toContain('Claims whose word changes with that one assumption');
});

test('kept pages are small, run nothing, load nothing, and name no place on the machine that built them', () => {
  for (const notebook of notebooks) {
    const page = kept(notebook);
    expect(page.length, notebook.name).toBeLessThan(1_500_000);
    expect(page, notebook.name).not.toMatch(/<script|<img|<iframe|<link|\/tmp\/|\/home\/|\.cache/u);
    const found = page.replace(/<pre tabindex[\s\S]*?<\/pre>/gu, '');
    expect(found, notebook.name).not.toMatch(/NaN|undefined|\/work\//u);
  }
});
