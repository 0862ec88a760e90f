// Rewrites the golden miniatures of every experiment and textbook model, the golden pictures of every chart kind, and the kept runs, and says which of them changed.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { computeMiniature, miniatureNames, textOf } from '../tests/golden/miniatures.ts';
import { writePictures } from '../tests/golden/pictures.ts';
import { writeReferenceRuns } from './reference-runs.ts';

const names = miniatureNames();
for (const name of names) {
  const path = `tests/golden/${name}.json`;
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const after = textOf(await computeMiniature(name));
  if (after !== before) writeFileSync(path, after);
  console.log(`${after === before ? 'unchanged' : 'rewritten'} ${path}`);
}
for (const file of readdirSync('tests/golden')) {
  if (!file.endsWith('.json') || names.includes(file.replace(/\.json$/u, ''))) continue;
  rmSync(`tests/golden/${file}`);
  console.log(`removed tests/golden/${file}`);
}
for (const said of await writePictures()) console.log(said);
for (const said of await writeReferenceRuns()) console.log(said);
