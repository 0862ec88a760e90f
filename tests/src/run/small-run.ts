import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { holderStaking } from '../../../models/textbook/index.ts';
import { writeExperiment } from '../../../src/load/index.ts';
import type { ResolvedExperiment } from '../../../src/plan/index.ts';
import { runExperiment } from '../../../src/run/index.ts';
import type { RunnableExperiment, RunRequest, RunResult } from '../../../src/run/index.ts';

const assumed = { kind: 'assume', why: 'for the test', confidence: 'low' } as const;

/** Two scenarios of holder staking, 30 holders, 60 days: a run of a few milliseconds a replication. */
export function stakingExperiment(changes: Partial<ResolvedExperiment> = {}): RunnableExperiment {
  const resolved: ResolvedExperiment = {
    schema: 1,
    name: 'staking',
    question: 'Who stakes?',
    model: { name: holderStaking.name, version: holderStaking.version },
    time: { start: '2025-11-03', days: 60, record: 7 },
    replications: 40,
    seed: 11,
    blockSize: 16,
    populations: { holders: 30 },
    baseline: 'low',
    scenarios: [
      { name: 'low', label: 'Low', levers: {} },
      { name: 'high', label: 'High reward', levers: { 'reward.yearlyReward': 0.2 } },
    ],
    points: [{}],
    assumptions: [
      {
        name: 'holders.stakedAtStart',
        distribution: { kind: 'uniform', low: 0.3, high: 0.7 },
        between: [0, 1],
        provenance: assumed,
      },
    ],
    observe: ['holders.stakedShare'],
    outcomes: [
      {
        name: 'staked',
        label: 'Staked at the end',
        of: 'holders.stakedShare',
        take: 'end',
        unit: 'share',
        better: 'higher',
        matters: 0.01,
        headline: true,
      },
    ],
    claims: [],
    expect: [],
    disclosure: {},
    ...changes,
  };
  const source = writeExperiment(resolved, holderStaking, 'json');
  return { resolved, model: holderStaking, ownModel: false, format: 'json', source };
}

/** A folder of its own for the running test, removed when it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlab-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs an experiment into a folder and gives the result with all notices. */
export async function runInto(
  results: string,
  request: Partial<RunRequest> = {},
): Promise<RunResult & { notices: string[] }> {
  const notices: string[] = [];
  const result = await runExperiment({
    experiment: stakingExperiment(),
    results,
    threads: 1,
    onNotice: (text) => void notices.push(text),
    ...request,
  });
  return { ...result, notices };
}

const shared: { folder?: string } = {};

/** A results folder with the finished small run, computed once and copied for each test. */
export async function finishedRun(): Promise<{ readonly results: string; readonly folder: string }> {
  if (shared.folder === undefined) {
    const base = mkdtempSync(join(tmpdir(), 'mlab-test-'));
    process.once('exit', () => rmSync(base, { recursive: true, force: true }));
    shared.folder = (await runInto(base)).folder;
  }
  const results = temporaryFolder();
  const folder = join(results, 'staking', basename(shared.folder));
  cpSync(shared.folder, folder, { recursive: true });
  return { results, folder };
}

/** SHA-256 of every file below a folder by path, the manifest without what it says about this computation. */
export function fileDigests(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const digests = files.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name);
    const bytes = entry.name === 'manifest.json' ? withoutEnvironment(path) : readFileSync(path);
    return [path.slice(folder.length + 1), createHash('sha256').update(bytes).digest('hex')];
  });
  return Object.fromEntries(digests.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function withoutEnvironment(path: string): string {
  return JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), environment: {} });
}
