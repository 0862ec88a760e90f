import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readResolved } from '../../../src/run/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlab-stored-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const refused = expect.objectContaining({ code: 'E501', place: expect.objectContaining({ exit: 7 }) });

test('a run without its resolved experiment, or with half of one, is an integrity problem', () => {
  expect(() => readResolved(folder)).toThrow(refused);
  writeFileSync(join(folder, 'experiment.resolved.json'), '{"schema": 1, "name": "vo');
  expect(() => readResolved(folder)).toThrow(refused);
  writeFileSync(join(folder, 'experiment.resolved.json'), '{"schema": 1, "name": "vote"}');
  expect(readResolved(folder).name).toBe('vote');
});
