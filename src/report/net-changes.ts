import { quantile, quantiles } from '../summarise/index.ts';
import type { PictureQuery } from './picture-query.ts';
import type { Answer } from './query.ts';
import type { RunData } from './run-data.ts';

/** By how much an account changed from the start to the end, in every future of a scenario whose balances were kept. */
export interface NetChanges {
  readonly name: string;
  /** In the order of the futures. */
  readonly changes: readonly number[];
}

/** Where changes are looked for. */
export interface NetChangesAt {
  readonly scenario: string;
  readonly point: number;
  readonly unit: string;
}

const found = new WeakMap<RunData, Map<string, NetChanges[]>>();

/** Changes of every account of a unit over the whole time, in all futures of a scenario; none where no balances are kept. */
export function netChanges(run: RunData, at: NetChangesAt): readonly NetChanges[] {
  const ofRun = found.get(run) ?? new Map<string, NetChanges[]>();
  found.set(run, ofRun);
  const key = JSON.stringify([at.scenario, at.point, at.unit]);
  const known = ofRun.get(key) ?? readChanges(run, at);
  ofRun.set(key, known);
  return known;
}

function readChanges(run: RunData, { scenario, point, unit }: NetChangesAt): NetChanges[] {
  const byName = new Map<string, number[]>();
  for (let replication = 0; replication < run.experiment.replications; replication++) {
    for (const account of run.flows(scenario, replication, point) ?? []) {
      const { balances } = account;
      if (account.unit !== unit || balances.length < 2) continue;
      const changes = byName.get(account.name) ?? [];
      changes.push(balances[balances.length - 1] - balances[0]);
      byName.set(account.name, changes);
    }
  }
  return [...byName].map(([name, changes]) => ({ name, changes }));
}

/** An account that loses, or gains, in at least 9 of 10 futures, with its middle change. */
export interface ClearChange {
  readonly name: string;
  readonly middle: number;
  /** Whether it ends otherwise than under the rules compared with: a budget that is spent under all rules tells nothing of rules. */
  readonly isMoved: boolean;
}

const clearShare = 0.9;
/** Smaller changes, as a share of the largest, are what rounding leaves. */
const dust = 1e-6;

/** Accounts whose change has one sign in at least 9 of 10 futures, from the largest loss to the largest gain. */
export function clearChanges(run: RunData, at: NetChangesAt, baseline: string): ClearChange[] {
  const accounts = netChanges(run, at);
  const before = new Map(
    netChanges(run, { ...at, scenario: baseline }).map(({ name, changes }) => [name, changes]),
  );
  const largest = accounts.reduce(
    (most, { changes }) => changes.reduce((a, b) => Math.max(a, Math.abs(b)), most),
    0,
  );
  const isClear = (changes: readonly number[]): boolean =>
    [-1, 1].some(
      (sign) => changes.filter((each) => each * sign > dust * largest).length >= clearShare * changes.length,
    );
  return accounts
    .filter(({ changes }) => isClear(changes))
    .map(({ name, changes }) => ({
      name,
      middle: quantile(Float64Array.from(changes).sort(), 0.5),
      isMoved: changes.some(
        (change, r) => !(Math.abs(change - (before.get(name)?.[r] ?? NaN)) <= dust * largest),
      ),
    }))
    .sort((a, b) => a.middle - b.middle);
}

/** The answer to a query for the change of an account over all futures; not a number where no balances are kept. */
export function netChangeAnswer(run: RunData, query: PictureQuery & { measure: 'netChange' }): Answer {
  const changes = netChanges(run, query).find(({ name }) => name === query.account)?.changes ?? [];
  const n = changes.length;
  const values = Float64Array.from(changes);
  if (query.take === 'median') {
    const method = 'median of the change from the start to the end, over all futures';
    return { value: n === 0 ? NaN : quantiles(values, [0.5])[0], n, method };
  }
  const method = 'quantiles of type 7, 5% and 95%, of the change from the start to the end, over all futures';
  return { value: n === 0 ? [null, null] : quantiles(values, [0.05, 0.95]), n, method };
}
