import { quantile, quantiles } from '../summarise/index.ts';
import type { PictureQuery } from './picture-query.ts';
import type { Answer } from './query.ts';
import type { RunData } from './run-data.ts';

/** By how much an account changed from the start to the end, in every future of a scenario whose balances were kept. */
export interface NetChanges {
  readonly name: string;
  /** By future; NaN where it failed. */
  readonly changes: Float64Array;
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
  const byName = new Map<string, Float64Array>();
  const { replications } = run.experiment;
  for (let replication = 0; replication < replications; replication++) {
    for (const account of run.flows(scenario, replication, point) ?? []) {
      const { balances } = account;
      if (account.unit !== unit || balances.length < 2) continue;
      const changes = byName.get(account.name) ?? new Float64Array(replications).fill(NaN);
      changes[replication] = balances[balances.length - 1] - balances[0];
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
  const largest = Math.max(0, ...accounts.map(({ changes }) => finished(changes).reduce(largerSize, 0)));
  const isClear = (changes: Float64Array): boolean =>
    [-1, 1].some(
      (sign) => changes.filter((each) => each * sign > dust * largest).length >= clearShare * changes.length,
    );
  const isApart = (change: number, other: number): boolean => Math.abs(change - other) > dust * largest;
  return accounts
    .filter(({ changes }) => isClear(finished(changes)))
    .map(({ name, changes }) => ({
      name,
      middle: quantile(finished(changes).sort(), 0.5),
      isMoved: changes.some((change, r) => isApart(change, before.get(name)?.[r] ?? NaN)),
    }))
    .sort((a, b) => a.middle - b.middle);
}

const finished = (changes: Float64Array): Float64Array => changes.filter((each) => !Number.isNaN(each));
const largerSize = (size: number, change: number): number => Math.max(size, Math.abs(change));

/** The answer to a query for the change of an account over all futures; not a number where no balances are kept. */
export function netChangeAnswer(run: RunData, query: PictureQuery & { measure: 'netChange' }): Answer {
  const changes = netChanges(run, query).find(({ name }) => name === query.account)?.changes;
  const values = finished(changes ?? new Float64Array());
  const n = values.length;
  if (query.take === 'median') {
    const method = 'median of the change from the start to the end, over all futures';
    return { value: n === 0 ? NaN : quantiles(values, [0.5])[0], n, method };
  }
  const method = 'quantiles of type 7, 5% and 95%, of the change from the start to the end, over all futures';
  return { value: n === 0 ? [null, null] : quantiles(values, [0.05, 0.95]), n, method };
}
