import { LabError, YEAR } from '../define/index.ts';
import type { Take } from '../define/index.ts';
import { balance, checkGrid, checkLedger } from './ledger.ts';
import { observe } from './observables.ts';
import { collector } from './outcomes.ts';
import type { Collector } from './outcomes.ts';
import { watchPermissions } from './permissions.ts';
import type { Watch } from './kernel.ts';
import type { World } from './world.ts';

/** What to keep of a replication. */
export interface Recording {
  /** Observables kept as series. */
  readonly observe: readonly string[];
  /** Days between recorded days; day 0 and the last day are always recorded. */
  readonly every: number;
  /** Outcomes: the observable and how one number is taken from it. */
  readonly outcomes?:
    readonly { readonly name: string; readonly of: string; readonly take: Take }[] | undefined;
  /** Flows by year and balances at the ends of years. */
  readonly yearly?: boolean | undefined;
}

/** What is left of a replication. */
export interface Recorder extends Watch {
  readonly recordedDays: readonly number[];
  /** One series per observed name, one value per recorded day. */
  readonly series: ReadonlyMap<string, Float64Array>;
  /** Yearly flows (one value a year) and balances (one more: the start), by name. */
  readonly flows: ReadonlyMap<string, Float64Array>;
  readonly balances: ReadonlyMap<string, Float64Array>;
  begin(audited: boolean): void;
  outcomes(): Map<string, number>;
}

/** Recorded days of a horizon: 0, every, 2 × every, … and the last day. */
export function recordedDaysOf(days: number, every: number): number[] {
  const recorded: number[] = [];
  for (let day = 0; day < days; day += every) recorded.push(day);
  recorded.push(days);
  return recorded;
}

/** Years of a horizon, the last one possibly short. */
export function yearsOf(days: number): number {
  return Math.ceil(days / YEAR);
}

/** Allocates a recorder for a world; used for one replication after another. */
export function createRecorder(world: World, recording: Recording): Recorder {
  const recordedDays = recordedDaysOf(world.days, recording.every);
  const kept = recording.observe.map((name) => ({
    name,
    read: observe(world, name),
    values: new Float64Array(recordedDays.length),
  }));
  const collected = (recording.outcomes ?? []).map(({ name, of, take }) => ({
    name,
    read: observe(world, of),
    collect: collector(take),
  }));
  const years = yearly(world, recording.yearly ?? false);
  const permissions = watchPermissions(world);
  let position = 0;

  const record = (day: number): void => {
    checkLedger(world, world.acting, day);
    checkNumbers(world, day);
    for (const { name, read, values } of kept) values[position] = numberOf(read(), name, day);
    position += 1;
  };
  const recorder: Recorder & { audit?: Watch['audit'] } = {
    recordedDays,
    series: new Map(kept.map(({ name, values }) => [name, values])),
    flows: years.flows,
    balances: years.balances,
    begin(audited) {
      position = 0;
      recorder.audit = audited ? permissions.audit : undefined;
      permissions.begin();
      checkGrid(world, world.acting, 0);
      record(0);
      for (const { read, collect } of collected) collect.begin(read());
      years.begin();
    },
    observe(day) {
      if (recordedDays[position] === day) record(day);
      collectDay(collected, day === world.days);
      years.add(day);
    },
    outcomes: () =>
      new Map(collected.map(({ name, collect }) => [name, numberOf(collect.result(), name, world.days)])),
  };
  return recorder;
}

function collectDay(collected: readonly { read(): number; collect: Collector }[], last: boolean): void {
  for (const { read, collect } of collected) if (collect.daily || last) collect.add(read());
}

function checkNumbers(world: World, day: number): void {
  for (const name in world.board) {
    const value = world.board[name];
    if (typeof value === 'number') numberOf(value, name, day);
  }
}

function numberOf(value: number, name: string, day: number): number {
  if (!Number.isNaN(value)) return value;
  throw new LabError('E401', `not a number: \`${name}\` on day ${day}`, { path: name, exit: 4 });
}

/** Sums of flows by year and balances at the ends of years. */
function yearly(world: World, wanted: boolean) {
  const years = yearsOf(world.days);
  const flows = new Map(
    wanted ? world.scalarFlows.map((name) => [name, new Float64Array(years)] as const) : [],
  );
  const accounts = wanted ? world.accounts : [];
  const balances = new Map(accounts.map(({ name }) => [name, new Float64Array(years + 1)] as const));
  const note = (at: number): void => {
    for (const account of accounts) {
      const values = balances.get(account.name);
      if (values !== undefined) values[at] = balance(account);
    }
  };
  return {
    flows,
    balances,
    begin() {
      for (const values of flows.values()) values.fill(0);
      note(0);
    },
    add(day: number) {
      const year = Math.ceil(day / YEAR);
      for (const [name, values] of flows) {
        const today = world.board[name];
        if (typeof today === 'number') values[year - 1] += today;
      }
      if (day % YEAR === 0 || day === world.days) note(year);
    },
  };
}
