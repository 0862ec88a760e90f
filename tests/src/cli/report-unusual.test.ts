import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { openConsole } from '../../../src/cli/console.ts';
import type { Console } from '../../../src/cli/console.ts';
import { report } from '../../../src/cli/verbs/report.ts';
import { reproduce } from '../../../src/cli/verbs/reproduce.ts';
import type { Answer } from '../../../src/cli/console.ts';
import { runInto, stakingExperiment, temporaryFolder } from '../run/small-run.ts';

const quiet = openConsole({
  json: false,
  plain: false,
  quiet: true,
  verbose: false,
  color: false,
  input: false,
  logFile: undefined,
});

/** Calls a verb on a folder of results and gives the answer with what was warned. */
async function call(
  verb: typeof report,
  results: string,
  options: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly answer: Answer; readonly warnings: readonly string[] }> {
  const warnings: string[] = [];
  const console: Console = { ...quiet, warn: (text) => void warnings.push(text) };
  const answer = await verb.run({ args: ['staking'], options: { out: results, ...options }, console });
  return { answer, warnings };
}

const { resolved } = stakingExperiment();
const textOf = (folder: string, name: string): string => readFileSync(join(folder, 'report', name), 'utf8');

test('`mlab report` on a stopped run warns, marks every file that people read, and leaves the run to be finished', async () => {
  const results = temporaryFolder();
  const stop = new AbortController();
  let blocks = 0;
  const { folder } = await runInto(results, {
    signal: stop.signal,
    onBlock: () => (++blocks === 2 ? stop.abort() : undefined),
  });
  const { answer, warnings } = await call(report, results);
  const about = /about (\d+) of 40 futures/u.exec(warnings.join('\n'))?.[1] ?? '';
  expect(Number(about)).toBeGreaterThanOrEqual(16);
  expect(answer.next).toEqual([expect.stringContaining('mlab resume')]);
  const mark = `Unfinished run: ${about} of 40 futures`;
  for (const name of ['report.html', 'forum.md', 'snapshot.md', 'summary.txt'])
    expect(textOf(folder, name)).toContain(mark);
  const pictures = readdirSync(join(folder, 'report/charts')).filter((name) => name.endsWith('.svg'));
  expect(pictures.length).toBeGreaterThan(2);
  for (const name of pictures) expect(textOf(folder, join('charts', name))).toContain(mark);
  expect(textOf(folder, 'numbers.json')).toContain('"unfinished"');
  expect(textOf(folder, 'summary.txt')).toContain(`resume staking/${basename(folder)}`);
  for (const name of ['report.html', 'forum.md', 'snapshot.md', 'summary.txt'])
    expect(textOf(folder, name)).not.toMatch(/metis-lab@\S+ reproduce/u);
  await expect(call(reproduce, results)).rejects.toMatchObject({ code: 'E503' });
  expect((await runInto(results)).status).toBe('complete');
});

test('`mlab report` on a run of one scenario writes levels and no verdict', async () => {
  const results = temporaryFolder();
  const [low] = resolved.scenarios;
  const experiment = stakingExperiment({ scenarios: low === undefined ? [] : [low] });
  const { folder } = await runInto(results, { experiment });
  for (const audience of ['voter', 'analyst']) {
    const { warnings } = await call(report, results, { audience });
    expect(warnings).toEqual([]);
    expect(textOf(folder, 'summary.txt')).toMatch(
      /Low, staked at the end: near [\d.]+% \([\d.]+ to [\d.]+\)\./u,
    );
    expect(textOf(folder, 'forum.md')).not.toMatch(/in 100\) to/u);
    const { answer } = await call(reproduce, results, { sample: '2' });
    expect(JSON.stringify(answer)).toContain('Grade A');
  }
});

test('`mlab report` on an experiment without claims, then `mlab reproduce`: every number is derived again', async () => {
  const results = temporaryFolder();
  const { folder } = await runInto(results);
  await call(report, results);
  expect(textOf(folder, 'forum.md')).toContain('This experiment names no claims.');
  expect(existsSync(join(folder, 'report/model.md'))).toBe(existsSync('models/textbook/holderStaking.md'));
  const { answer } = await call(reproduce, results, { sample: '2' });
  expect(JSON.stringify(answer)).toMatch(/(\d+) of \1 numbers/u);
});

test('`mlab report` warns with the grade when labels are hard to read, before voters and not before analysts', async () => {
  const results = temporaryFolder();
  const hard = 'institutional intermediation responsibilities notwithstanding organisational considerations';
  const scenarios = resolved.scenarios.map((each) => ({
    ...each,
    label: `${hard} ${hard} ${hard} ${each.name}`,
  }));
  const outcomes = resolved.outcomes.map((each) => ({
    ...each,
    label: `the ${hard} with ${hard} and ${hard}`,
  }));
  const assumptions = resolved.assumptions.map((each) => ({
    ...each,
    provenance: { kind: 'assume' as const, why: hard, confidence: 'low' as const, notStated: true },
  }));
  await runInto(results, { experiment: stakingExperiment({ scenarios, outcomes, assumptions }) });
  const { warnings } = await call(report, results, { for: 'html' });
  expect(warnings.join()).toMatch(/sections 1 to 6 need [\d.]+ years of school, more than 9/u);
  expect((await call(report, results, { for: 'html', audience: 'analyst' })).warnings).toEqual([]);
});
