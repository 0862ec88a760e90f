import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { computeMiniature, miniatureNames, textOf } from './miniatures.ts';

for (const name of miniatureNames()) {
  test(`${name} in miniature has its golden results (npm run golden rewrites them)`, async () => {
    const path = `tests/golden/${name}.json`;
    expect(existsSync(path), `${path} is missing; run npm run golden`).toBe(true);
    // Compared as text, so that every bit of a number counts: a double is written with the digits that read back to it.
    expect(textOf(await computeMiniature(name))).toBe(readFileSync(path, 'utf8'));
  });
}

test('no golden file is left without its experiment or model', () => {
  const files = readdirSync('tests/golden').filter((file) => file.endsWith('.json'));
  expect(files.map((file) => file.replace(/\.json$/u, '')).sort()).toEqual(miniatureNames());
});

test('the vote in YAML has the golden results of the vote in TypeScript', () => {
  const [typescript, yaml] = ['eagr.exp.ts', 'eagr.yaml'].map((file) =>
    readFileSync(`tests/golden/experiment.${file}.json`, 'utf8'),
  );
  expect(yaml).toBe(typescript);
});
