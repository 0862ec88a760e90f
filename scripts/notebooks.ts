// Runs the notebooks and writes their pages; with --check writes nothing and fails when a page is not what its notebook gives.
// Names after it choose notebooks: `npm run notebooks -- first-experiment`. Nothing is loaded from a network.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pythonIsThere } from './notebooks/execute.ts';
import { buildPage, notebooks, pagePath } from './notebooks/notebooks.ts';

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const checking = process.argv.includes('--check');
const say = (text: string): void => void process.stdout.write(`${text}\n`);

for (const notebook of notebooks) {
  if (asked.length > 0 && !asked.includes(notebook.name)) continue;
  if (notebook.language === 'python' && !pythonIsThere()) {
    say(`skipped  ${notebook.name}: no python3 here; Debian has it in the package python3-minimal`);
    continue;
  }
  const began = performance.now();
  const page = await buildPage(notebook, { miniature: false });
  const path = pagePath(notebook);
  const same = existsSync(path) && readFileSync(path, 'utf8') === page;
  if (!checking && !same) writeFileSync(path, page);
  if (checking && !same) process.exitCode = 1;
  const word = same ? 'same' : checking ? 'STALE' : 'written';
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`${word.padEnd(8)} ${fileURLToPath(path)}  ${Math.ceil(page.length / 1000)} kB, ${seconds} s`);
}
