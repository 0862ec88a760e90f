import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readManifest, sha256, withoutEnvironment, writeManifest } from '../../../src/store/index.ts';
import { smallManifest } from './small-manifest.ts';
import { problemOf, scratchFolder } from './helpers.ts';

test('a manifest is read back as it was written', () => {
  const path = join(scratchFolder(), 'manifest.json');
  const manifest = smallManifest();
  writeManifest(path, manifest);
  expect(readManifest(path)).toEqual(manifest);
  writeManifest(path, { ...manifest, status: 'partial', resultDigest: null });
  expect(readManifest(path).status).toBe('partial');
});

test('facts about machine and time stand in one place that can be left out', () => {
  const manifest = smallManifest();
  const other = { ...manifest, environment: { node: 'v24', finished: 'later' } };
  expect(withoutEnvironment(other)).toEqual(withoutEnvironment(manifest));
  expect(JSON.stringify(withoutEnvironment(manifest))).not.toContain('v20');
});

test('a manifest that is cut short anywhere is refused with E209 and exit 7', () => {
  const path = join(scratchFolder(), 'manifest.json');
  writeManifest(path, smallManifest());
  const text = readFileSync(path, 'utf8').trimEnd();
  for (let length = 0; length < text.length; length += 11) {
    writeFileSync(path, text.slice(0, length));
    expect(
      problemOf(() => readManifest(path)),
      `cut at ${length}`,
    ).toMatchObject({ code: 'E209', place: { exit: 7, file: path } });
  }
});

test('a manifest with a wrong value is refused with the path of the value', () => {
  const path = join(scratchFolder(), 'manifest.json');
  const wrong = (change: object): string | undefined => {
    writeFileSync(path, JSON.stringify({ ...smallManifest(), ...change }));
    return problemOf(() => readManifest(path)).place.path;
  };
  expect(wrong({ runKey: 'il0ou' })).toBe('runKey');
  expect(wrong({ replications: -1 })).toBe('replications');
  expect(wrong({ tables: [{ ...smallManifest().tables[0], sha256: 'x' }] })).toBe('tables.0.sha256');
  expect(wrong({ status: undefined })).toBe('status');
  expect(wrong({ schema: 'one' })).toBe('schema');
  for (const text of ['null', '[]', '7', '"x"', '{"__proto__":{"schema":1}}']) {
    writeFileSync(path, text);
    expect(problemOf(() => readManifest(path)).code).toBe('E209');
  }
});

test('a manifest of another version is refused with exit 8 and the version that wrote it', () => {
  const path = join(scratchFolder(), 'manifest.json');
  writeFileSync(path, JSON.stringify({ schema: 2, versions: { tool: '9.1.0' }, anything: true }));
  const problem = problemOf(() => readManifest(path));
  expect(problem).toMatchObject({ code: 'E210', place: { exit: 8 } });
  expect(problem.message).toBe('the run was written by metis-lab 9.1.0 (manifest schema 2)');
});

test('a missing manifest is a missing file, and an invalid one is never written', () => {
  const path = join(scratchFolder(), 'manifest.json');
  expect(problemOf(() => readManifest(path)).code).toBe('E205');
  expect(() => writeManifest(path, { ...smallManifest(), runKeyFull: sha256('x').slice(1) })).toThrow();
  expect(problemOf(() => readManifest(path)).code).toBe('E205');
});
