// What a run may not depend on beside workers and machine: how many replications make a block, and how much memory there is.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { numbersOf, readTable } from '../../src/store/index.ts';
import { largerStaking, stakingExperiment } from '../src/run/small-experiment.ts';
import { runInto, temporaryFolder } from '../src/run/small-run.ts';

const child = fileURLToPath(new URL('../src/run/children/run-staking.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

test('blocks of 1, 5, 16 and 64 replications give the same digest of results and the same outcomes', async () => {
  const runs = await Promise.all(
    [16, 1, 5, 64].map((blockSize) =>
      runInto(temporaryFolder(), { experiment: stakingExperiment({ blockSize, replications: 20 }) }),
    ),
  );
  const [first, ...others] = runs;
  const outcomes = ({ folder }: { readonly folder: string }) =>
    numbersOf(readTable(join(folder, 'outcomes.arrow')), 'value');
  expect(outcomes(first)).toHaveLength(40);
  for (const other of others) {
    expect(other.resultDigest).toBe(first.resultDigest);
    expect(outcomes(other)).toEqual(outcomes(first));
  }
  // The plan differs all the same, so the runs do not share a folder.
  expect(new Set(runs.map(({ folder }) => folder.split('/').at(-1))).size).toBe(4);
});

/** The larger run in a process of its own whose heap may hold so many megabytes. */
function runWithin(
  megabytes: number,
  results: string,
): { readonly status: number | null; readonly text: string } {
  const { status, stdout } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${megabytes}`, '--import', tsx, child, results, '1'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return { status, text: stdout };
}

test('a run in a heap of 64 megabytes ends with the digest of a run without a limit', async () => {
  const results = temporaryFolder();
  const { text } = runWithin(64, results);
  const free = await runInto(temporaryFolder(), { experiment: largerStaking(), threads: 1 });
  expect(text).toContain(`complete ${join(results, 'staking')}`);
  expect(text).toContain(free.resultDigest);
});
