import type { FlowSide } from './charts/fold-flows.ts';
import { accountChanges, accountMeaning, accountName, ledgerPeriods } from './ledger.ts';
import type { AccountChanges, LedgerPeriod } from './ledger.ts';
import type { RunData } from './run-data.ts';

/** What left accounts of a future and what reached them, period by period. */
export interface LedgerSides {
  readonly periods: readonly LedgerPeriod[];
  readonly changes: readonly AccountChanges[];
  readonly from: readonly FlowSide[];
  readonly to: readonly FlowSide[];
}

/** Both sides of the ledger of one future, in at most so many periods; undefined where less than a year of balances is kept. */
export function ledgerSides(
  run: RunData,
  at: {
    readonly scenario: string;
    readonly replication: number;
    readonly point: number;
    readonly unit: string;
    readonly mostPeriods: number;
  },
): LedgerSides | undefined {
  const accounts = run.flows(at.scenario, at.replication, at.point) ?? [];
  const years = (accounts[0]?.balances.length ?? 1) - 1;
  if (years < 1) return undefined;
  const periods = ledgerPeriods(years, at.mostPeriods);
  const changes = accountChanges(accounts, at.unit, periods);
  const side = (sign: 1 | -1): FlowSide[] =>
    changes.map(({ name, means, changes: each }) => ({
      label: accountName(name),
      means: accountMeaning(means),
      amounts: each.map((change) => Math.max(0, sign * change)),
    }));
  return { periods, changes, from: side(-1), to: side(1) };
}
