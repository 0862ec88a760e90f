// Longer than most: the one place where the types of quantities are erased and the board is built.
import { dayNumber, DEFAULT_START } from '../define/index.ts';
import type { AnyQuantity, ErasedContext, Mechanism, Model } from '../define/index.ts';
import { Stream } from '../random/index.ts';
import type { Branch } from './branch.ts';
import { DayCalendar } from './day-calendar.ts';
import type { Account } from './ledger.ts';
import { totals } from './ledger.ts';

/** A mechanism with everything its steps see. */
export interface Running {
  readonly mechanism: Mechanism;
  readonly context: ErasedContext;
  readonly streams: readonly Stream[];
  readonly calendars: readonly {
    readonly calendar: DayCalendar;
    readonly every: string | undefined;
    readonly stream: Stream | undefined;
  }[];
}

/** Levels and flows fixed from outside, by day (index 0 is the start); every member of a column has the value of the day. */
export type Given = Readonly<Record<string, number | Float64Array | ((day: number) => number)>>;

/** Everything allocated for one model at one size and horizon; used for one replication after another. */
export interface World {
  readonly model: Model;
  readonly days: number;
  /** Calendar date of day 0, in days since 1970-01-01. */
  readonly startDate: number;
  readonly members: Readonly<Record<string, number>>;
  readonly board: Record<string, number | Float64Array>;
  readonly running: readonly Running[];
  readonly accounts: readonly Account[];
  /** Lawful total of each unit, fixed at the start of a replication. */
  totals: Map<string, number>;
  readonly scalarFlows: readonly string[];
  readonly columnFlows: readonly Float64Array[];
  readonly given: readonly { readonly name: string; at(day: number): number }[];
  /** Name of the mechanism that is acting: for error messages. */
  acting: string;
  /** Day being simulated: for error messages. */
  today: number;
  /** Branches of the replication, and the day of the next one; 0 when none is left. */
  branches: readonly Branch[];
  nextBranch: number;
  replication: number;
}

/** Values of all parameters of a replication: `mechanism.parameter` → number in the canonical unit, or option. */
export type ParameterValues = Readonly<Record<string, number | string>>;

/** Allocates a world. Populations that are not named have their declared size; a run without `start` begins on 2025-11-03. */
export function createWorld(spec: {
  readonly model: Model;
  readonly days: number;
  readonly start?: string | undefined;
  readonly populations?: Readonly<Record<string, number>> | undefined;
  readonly given?: Given | undefined;
}): World {
  const { model, days } = spec;
  const startDate = dayNumber(spec.start ?? DEFAULT_START);
  const members = Object.fromEntries(
    Object.entries(model.economy.populations).map(([name, { size }]) => [
      name,
      spec.populations?.[name] ?? size,
    ]),
  );
  const board = record(model.economy.quantities, members);
  const running = model.schedule.map((mechanism) =>
    createRunning(mechanism, { board, members, days, startDate }),
  );
  const flows = Object.entries(model.economy.quantities).filter(([, declared]) => declared.kind === 'flow');
  return {
    model,
    days,
    startDate,
    members,
    board,
    running,
    accounts: findAccounts(model, board, running),
    totals: new Map(),
    scalarFlows: flows.filter(([, declared]) => declared.per === undefined).map(([name]) => name),
    columnFlows: flows.map(([name]) => board[name]).filter((value) => typeof value !== 'number'),
    given: Object.entries(spec.given ?? {}).map(([name, value]) => ({ name, at: asFunction(value) })),
    acting: 'start',
    today: 0,
    branches: [],
    nextBranch: 0,
    replication: 0,
  };
}

/**
 * Puts a world at the start of a replication: state, parameters, streams, the mechanisms' `start`, calendars. Branches are in order of
 * their days; what was drawn before a branch, waits of calendars and assumptions among it, stays as it was drawn.
 */
export function beginReplication(
  world: World,
  spec: {
    readonly seed: number;
    readonly replication: number;
    readonly parameters: ParameterValues;
    readonly branches?: readonly Branch[] | undefined;
  },
): void {
  world.today = 0;
  world.replication = spec.replication;
  world.branches = spec.branches ?? [];
  world.nextBranch = world.branches[0]?.fromDay ?? 0;
  reset(world.board, world.model.economy.quantities);
  for (const { mechanism, context, streams, calendars } of world.running) {
    reset(context.own, mechanism.own);
    context.day = 0;
    context.parameters = parametersOf(mechanism, spec.parameters);
    for (const stream of streams) stream.begin(spec.seed, spec.replication);
    for (const { calendar } of calendars) calendar.clear();
  }
  world.totals = totals(world.accounts);
  give(world, 0);
  for (const { mechanism, context } of world.running) {
    world.acting = mechanism.name;
    mechanism.start?.(context);
  }
  for (const each of world.running) beginCalendars(each);
}

function beginCalendars({ context, calendars }: Running): void {
  for (const { calendar, every } of calendars) {
    if (every === undefined) continue;
    const mean = context.own[every] ?? context.parameters[every];
    if (typeof mean !== 'string') calendar.begin(mean);
  }
}

/** The parameters of one mechanism: defaults, replaced where the replication has a value; frozen. */
function parametersOf(
  mechanism: Mechanism,
  values: ParameterValues,
): Readonly<Record<string, number | string>> {
  const entries = Object.entries(mechanism.parameters).map(([key, parameter]) => {
    const name = `${mechanism.name}.${key}`;
    return [key, Object.hasOwn(values, name) ? (values[name] ?? parameter.value) : parameter.value] as const;
  });
  return Object.freeze(Object.fromEntries(entries));
}

function createRunning(
  mechanism: Mechanism,
  { board, members, days, startDate }: Pick<World, 'board' | 'members' | 'days' | 'startDate'>,
): Running {
  const streamOf = (name: string): Stream =>
    Object.hasOwn(mechanism.published, name)
      ? new Stream(`${mechanism.name}.${name}`, mechanism.published[name])
      : new Stream(`${mechanism.name}.${name}`);
  const draws = mechanism.draws.map((name) => [name, streamOf(name)] as const);
  const calendars = Object.entries(mechanism.calendars).map(([name, { per, every }]) => {
    const stream = every === undefined ? undefined : streamOf(name);
    return { name, every, stream, calendar: new DayCalendar(members[per] ?? 0, days, stream) };
  });
  return {
    mechanism,
    streams: [
      ...draws.map(([, stream]) => stream),
      ...calendars.flatMap(({ stream }) => (stream ? [stream] : [])),
    ],
    calendars,
    context: {
      economy: board,
      own: record(mechanism.own, members),
      parameters: {},
      random: Object.fromEntries(draws),
      calendars: Object.fromEntries(calendars.map(({ name, calendar }) => [name, calendar])),
      day: 0,
      days,
      startDate,
      members,
    },
  };
}

/** Engines keep parsed records of fewer than 128 properties as objects with fixed places; larger ones become hash tables. */
const PARSED = 127;

/**
 * A record with one property per quantity. The numbers are parsed from JSON, because engines give parsed objects fixed-offset
 * number fields, which property-by-property building of large records does not; columns, which are never assigned again, and
 * numbers beyond what can be parsed are defined one after the other, which leaves the fixed places as they are.
 */
function record(
  quantities: Readonly<Record<string, AnyQuantity>>,
  members: World['members'],
): Record<string, number | Float64Array> {
  const names = Object.entries(quantities);
  const scalars = names.flatMap(([name, { per }]) => (per === undefined ? [name] : []));
  const text = scalars.slice(0, PARSED).map((name) => `${JSON.stringify(name)}:0.5`);
  const made = JSON.parse(`{${text.join(',')}}`) as Record<string, number | Float64Array>;
  const add = (name: string, value: number | Float64Array): void => {
    Object.defineProperty(made, name, { value, writable: true, enumerable: true, configurable: true });
  };
  for (const name of scalars.slice(PARSED)) add(name, 0.5);
  for (const [name, { per }] of names) if (per !== undefined) add(name, new Float64Array(members[per] ?? 0));
  return made;
}

function reset(
  values: Record<string, number | Float64Array>,
  quantities: Readonly<Record<string, AnyQuantity>>,
): void {
  for (const name of Object.keys(quantities)) {
    const value = values[name];
    const start = quantities[name]?.start ?? 0;
    if (typeof value === 'number') values[name] = start;
    else value.fill(start);
  }
}

function findAccounts(model: Model, board: World['board'], running: readonly Running[]): Account[] {
  const stocks = (
    prefix: string,
    quantities: Readonly<Record<string, AnyQuantity>>,
    holder: World['board'],
  ): Account[] =>
    Object.entries(quantities)
      .filter(([, { kind }]) => kind === 'stock')
      .map(([key, { unit }]) => ({ name: `${prefix}${key}`, unit, holder, key }));
  return [
    ...stocks('', model.economy.quantities, board),
    ...running.flatMap(({ mechanism, context }) => stocks(`${mechanism.name}.`, mechanism.own, context.own)),
  ];
}

/** Writes the day's values of what is given from outside. */
export function give({ board, given }: World, day: number): void {
  for (const { name, at } of given) {
    const quantity = board[name];
    if (typeof quantity === 'number') board[name] = at(day);
    else quantity.fill(at(day));
  }
}

function asFunction(value: number | Float64Array | ((day: number) => number)): (day: number) => number {
  if (typeof value === 'function') return value;
  return typeof value === 'number' ? () => value : (day) => value[Math.min(day, value.length - 1)];
}
