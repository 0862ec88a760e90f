// Runs the notebooks and writes their pages; with --check writes nothing and fails when a page is not what its notebook gives.
// Names after it choose notebooks: `npm run notebooks -- first-experiment`. Nothing is loaded from a network.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pythonIsThere } from './notebooks/execute.ts';
import { buildPage, notebooks, pagePath } from './notebooks/notebooks.ts';
import type { Notebook } from './notebooks/notebooks.ts';

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const checking = process.argv.includes('--check');
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Builds a page and keeps it, or compares it with the one that is kept; says what was done. */
async function build(notebook: Notebook): Promise<string> {
  if (notebook.language === 'python' && !pythonIsThere())
    return `skipped  ${notebook.name}: no python3 here; Debian has it in the package python3`;
  const began = performance.now();
  const page = await buildPage(notebook, { miniature: false });
  const path = pagePath(notebook);
  const same = existsSync(path) && readFileSync(path, 'utf8') === page;
  if (!checking && !same) writeFileSync(path, page);
  if (checking && !same) process.exitCode = 1;
  const word = same ? 'same' : checking ? 'STALE' : 'written';
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return `${word.padEnd(8)} ${fileURLToPath(path)}  ${Math.ceil(page.length / 1000)} kB, ${seconds} s`;
}

for (const notebook of notebooks) {
  if (asked.length > 0 && !asked.includes(notebook.name)) continue;
  try {
    say(await build(notebook));
  } catch (error) {
    process.exitCode = 1;
    say(`FAILED   ${notebook.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
