import type { ErasedContext, Mechanism, MechanismSpec, Quantities } from './mechanism.ts';
import type { Model } from './model.ts';
import type { Parameters } from './parameters.ts';
import type { Population, UnitLaw } from './quantities.ts';

/** A named amount that never changes, such as the maximum supply. */
export interface Constant {
  readonly value: number;
  readonly unit: string;
  readonly means: string;
}

/** The board everyone plays on: units with their grid, constants, populations and shared quantities. */
export interface Economy<Q extends Quantities = Quantities> {
  readonly units: Readonly<Record<string, UnitLaw>>;
  readonly constants: Readonly<Record<string, Constant>>;
  readonly populations: Readonly<Record<string, Population>>;
  readonly quantities: Q;
}

type Names<T> = Extract<keyof T, string>;

/** The words bound to one economy: its board, and the functions that declare mechanisms and models on it. */
export interface EconomyWords<Q extends Quantities> {
  readonly economy: Economy<Q>;
  /** Declares a mechanism of this economy; misspelt or undeclared quantities do not compile. */
  mechanism<
    const Name extends string,
    const P extends Parameters = Record<never, never>,
    const Reads extends Names<Q> = never,
    const Writes extends Names<Q> = never,
    const Own extends Quantities = Record<never, never>,
    const Draws extends string = never,
    const Calendars extends string = never,
    const Measures extends string = never,
  >(
    spec: MechanismSpec<Q, Name, P, Reads, Writes, Own, Draws, Calendars, Measures>,
  ): Mechanism<Name, P, Measures>;
  /** Declares a model: the schedule is the timetable of a day. */
  model<const M extends readonly Mechanism[]>(spec: {
    readonly name: string;
    readonly version: string;
    readonly means: string;
    readonly schedule: M;
  }): Model<Q, M>;
}

/** Declares an economy: populations and shared quantities, once, as data. */
export function defineEconomy<const Q extends Quantities>(spec: {
  readonly units?: Readonly<Record<string, UnitLaw>>;
  readonly constants?: Readonly<Record<string, Constant>>;
  readonly populations?: Readonly<Record<string, Population>>;
  readonly quantities: Q;
}): EconomyWords<Q> {
  const economy: Economy<Q> = {
    units: spec.units ?? {},
    constants: spec.constants ?? {},
    populations: spec.populations ?? {},
    quantities: spec.quantities,
  };
  return {
    economy,
    mechanism: (mechanismSpec) => erase(mechanismSpec),
    model: (modelSpec) => ({ ...modelSpec, economy }),
  };
}

/** Fills what was left out and forgets the types of the step's context: from here on the machine checks by name. */
function erase<Name extends string, P extends Parameters, Measures extends string>(
  // The context types differ for every mechanism; assembly checks the same facts again by name.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  spec: MechanismSpec<any, Name, P, any, any, any, any, any, Measures>,
): Mechanism<Name, P, Measures> {
  const start = spec.start;
  return {
    name: spec.name,
    purpose: spec.purpose,
    parameters: spec.parameters ?? ({} as P),
    reads: spec.reads ?? [],
    writes: spec.writes ?? [],
    own: spec.own ?? {},
    draws: spec.draws ?? [],
    published: (spec.published ?? {}) as Readonly<Record<string, number>>,
    calendars: (spec.calendars ?? {}) as Mechanism['calendars'],
    ...(start ? { start: (context: ErasedContext) => start(context as never) } : {}),
    step: spec.step as unknown as Mechanism['step'],
    measures: (spec.measures ?? {}) as Mechanism<Name, P, Measures>['measures'],
  };
}
