import { accountChanges, ledgerPeriods, middleFuture, movedIn } from './ledger.ts';
import type { Answer, Query } from './query.ts';
import type { RunData } from './run-data.ts';

/** Answers which future is the middle one; not a number when none is complete. */
export function middleFutureAnswer(run: RunData, query: Query & { measure: 'middleFuture' }): Answer {
  return {
    value: middleFuture(run, query, query.complete) ?? NaN,
    n: run.experiment.replications,
    method: 'lower middle in the order of the outcome, lowest number of equal ones',
  };
}

/** Answers what moved in a future; not a number where no balances are kept. */
export function ledgerAnswer(run: RunData, query: Query & { measure: 'ledger' }): Answer {
  const { of, unit } = query;
  const accounts = run.flows(query.scenario, query.replication, query.point) ?? [];
  const years = (accounts[0]?.balances.length ?? 1) - 1;
  const method = 'balances at the ends of years, in one future';
  if (years < 1) return { value: NaN, n: 0, method: 'no balances kept' };
  const moved = movedIn(accountChanges(accounts, unit, ledgerPeriods(years, of.mostPeriods)));
  return { value: moved, n: 1, method: `sum of what accounts lost; ${method}` };
}
