import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

for (const name of readdirSync('notebooks').filter((file) => file.endsWith('.ts'))) {
  test(`notebooks/${name} runs on the reference run and prints what it found`, () => {
    const printed = execFileSync(process.execPath, ['--import', 'tsx', `notebooks/${name}`], {
      encoding: 'utf8',
    });
    expect(printed.split('\n').length).toBeGreaterThan(5);
    expect(printed).not.toMatch(/NaN|undefined/u);
  });
}
