import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeSensitivity } from '../../../src/cli/sensitivity/sensitivity-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlab-sensitivity-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('numbers below zero stay numbers in the CSV, while text that looks like a formula does not', async () => {
  const table = {
    ...{ head: [], rows: [], inputs: [], notes: [] },
    columns: ['input', 'value', 'low'],
    records: [
      ['lives.survival', -0.103, ''],
      ['=1+1', 2.5, -1e-9],
    ],
  };
  const [, csv] = await writeSensitivity(folder, { name: 'sobol', data: {}, table, chart: undefined });
  const lines = readFileSync(join(folder, csv), 'utf8').split('\n');
  expect(lines).toEqual(['input,value,low', 'lives.survival,-0.103,', `"'=1+1",2.5,-1e-9`, '']);
});
