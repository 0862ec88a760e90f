import type { Answer, Query } from './query.ts';
import type { RunData } from './run-data.ts';

/** How many futures failed, counted once however many sets of rules failed in them; those of the first design point, which reports are about. */
export interface FailedFutures {
  /** Futures in which at least one scenario failed. */
  readonly failed: number;
  /** Of these, futures in which tokens were created or lost (codes E9…). */
  readonly broken: number;
  /** Whether every scenario failed in each of them. */
  readonly alike: boolean;
}

/** Counts the failed futures of a run. */
export function failedFutures(run: RunData): FailedFutures {
  if (run.manifest.failures === 0) return { failed: 0, broken: 0, alike: true };
  const rows = run.failures().filter(({ point }) => point === 0);
  const failed = new Set(rows.map(({ replication }) => replication));
  const broken = new Set(
    rows.flatMap(({ replication, code }) => (code.startsWith('E9') ? [replication] : [])),
  );
  const pairs = new Set(rows.map(({ scenario, replication }) => `${replication} ${scenario}`));
  return {
    failed: failed.size,
    broken: broken.size,
    alike: pairs.size === failed.size * run.experiment.scenarios.length,
  };
}

/** The answer to a query about failed futures. */
export function failedAnswer(run: RunData, { of }: Query & { measure: 'failed' }): Answer {
  const { failed, broken } = failedFutures(run);
  const n = run.experiment.replications;
  switch (of) {
    case 'futures':
      return { value: failed, n, method: 'count of replications with a failure in any scenario' };
    case 'broken':
      return { value: broken, n, method: 'count of replications whose ledger broke in any scenario' };
    case 'kept':
      return { value: n - failed, n, method: 'count of replications without a failure in any scenario' };
  }
}
