import type { Stream } from '../random/index.ts';
import type { Parameters, ValueOf } from './parameters.ts';
import type { AnyQuantity, ReadonlyColumn } from './quantities.ts';

/** Quantities by name. */
export type Quantities = Readonly<Record<string, AnyQuantity>>;

/** Decision days: who is due on a day. Drawn in advance from waiting times, or filled by the mechanism. */
export interface Calendar {
  /** Members due on this day, ascending; members with a waiting time are given their next day. Call once a day. */
  due(day: number): Int32Array;
  /** Puts a member on a day (replacing the day it had); a day beyond the horizon means never. */
  schedule(member: number, day: number): void;
}

/** Declaration of a calendar over a population. */
export interface CalendarDeclaration {
  readonly per: string;
  readonly means: string;
  /**
   * Mean days between decisions: the name of an own column (one mean per member) or of a numeric parameter. Waiting times
   * are geometric and drawn from the stream of the calendar's name. Absent: the mechanism schedules members itself.
   */
  readonly every?: string;
}

type Names<T> = Extract<keyof T, string>;
type Scalars<Q> = { [K in Names<Q>]: Q[K] extends { per: string } ? never : K }[Names<Q>];
type Columns<Q> = Exclude<Names<Q>, Scalars<Q>>;

/** What a mechanism sees of the board: what it reads cannot be assigned, what it writes can. */
export type BoardView<Q, Reads, Writes> = {
  readonly [K in Extract<Exclude<Reads, Writes>, Scalars<Q>>]: number;
} & {
  readonly [K in Extract<Exclude<Reads, Writes>, Columns<Q>>]: ReadonlyColumn;
} & {
  -readonly [K in Extract<Writes, Scalars<Q>>]: number;
} & { readonly [K in Extract<Writes, Columns<Q>>]: Float64Array };

/** Everything a step may use; nothing else reaches it. */
export interface StepContext<Q, Reads, Writes, Own, P, Draws extends string, Calendars extends string> {
  readonly economy: BoardView<Q, Reads, Writes>;
  readonly own: BoardView<Own, never, keyof Own>;
  /** Values of the parameters of this replication; frozen. */
  readonly parameters: { readonly [K in keyof P]: ValueOf<P[K]> };
  /** One stream per named decision, addressed by member and day. */
  readonly random: { readonly [K in Draws]: Stream };
  readonly calendars: { readonly [K in Calendars]: Calendar };
  /** The day being simulated, 1 to `days`; 0 while starting. */
  readonly day: number;
  /** Days of the horizon. */
  readonly days: number;
  /** Calendar date of day 0, in days since 1970-01-01 (UTC); today is `startDate + day`. */
  readonly startDate: number;
  /** Size of each population. */
  readonly members: Readonly<Record<string, number>>;
}

/** A figure computed from the state on recorded days. */
export interface Measure<Context> {
  readonly unit: string;
  readonly means: string;
  of(context: Context): number;
}

/** What is written to declare a mechanism, in the order of ODD. */
export interface MechanismSpec<
  Q extends Quantities,
  Name extends string,
  P extends Parameters,
  Reads extends Names<Q>,
  Writes extends Names<Q>,
  Own extends Quantities,
  Draws extends string,
  Calendars extends string,
  Measures extends string,
> {
  readonly name: Name;
  /** One sentence: what it does in the economy. */
  readonly purpose: string;
  readonly parameters?: P;
  readonly reads?: readonly Reads[];
  readonly writes?: readonly Writes[];
  readonly own?: Own;
  /** Names of random decisions; each is a stream of its own. */
  readonly draws?: readonly Draws[];
  /** Numbers of streams whose key is published elsewhere: (seed + replication, number) instead of the hash of the name. */
  readonly published?: Readonly<Partial<Record<Draws, number>>>;
  readonly calendars?: Readonly<Record<Calendars, CalendarDeclaration>>;
  /** Fills the state before the first day; runs in schedule order. Stocks move from the accounts that hold them at the start. */
  start?(context: StepContext<Q, Reads, Writes, Own, P, Draws, Calendars>): void;
  /** One day. */
  step(context: StepContext<Q, Reads, Writes, Own, P, Draws, Calendars>): void;
  readonly measures?: Readonly<
    Record<Measures, Measure<StepContext<Q, Reads, Writes, Own, P, Draws, Calendars>>>
  >;
}

/** A mechanism as the machine sees it, with the names the compiler needs to check experiments. */
export interface Mechanism<
  Name extends string = string,
  P extends Parameters = Parameters,
  Measures extends string = string,
> {
  readonly name: Name;
  readonly purpose: string;
  readonly parameters: P;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly own: Quantities;
  readonly draws: readonly string[];
  readonly published: Readonly<Record<string, number>>;
  readonly calendars: Readonly<Record<string, CalendarDeclaration>>;
  start?(context: ErasedContext): void;
  step(context: ErasedContext): void;
  readonly measures: Readonly<Record<Measures, Measure<ErasedContext>>>;
}

/** The context of a step with the types of its quantities erased; only `simulate` builds it. */
export interface ErasedContext {
  economy: Record<string, number | Float64Array>;
  own: Record<string, number | Float64Array>;
  parameters: Readonly<Record<string, number | string>>;
  random: Record<string, Stream>;
  calendars: Record<string, Calendar>;
  day: number;
  days: number;
  startDate: number;
  members: Readonly<Record<string, number>>;
}
