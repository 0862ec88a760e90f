import type { Distribution } from './distributions.ts';
import type { Economy } from './economy.ts';
import type { Mechanism, Quantities } from './mechanism.ts';
import type { Provenance } from './provenance.ts';
import type { Role, WrittenOf } from './parameters.ts';

/** A model: an economy and an ordered list of mechanisms, which is the timetable of a day. */
export interface Model<
  Q extends Quantities = Quantities,
  M extends readonly Mechanism[] = readonly Mechanism[],
> {
  readonly name: string;
  readonly version: string;
  readonly means: string;
  readonly economy: Economy<Q>;
  readonly schedule: M;
}

type Names<T> = Extract<keyof T, string>;
type WithRole<P, R extends Role> = { [K in Names<P>]: P[K] extends { role: R } ? K : never }[Names<P>];

/** Settings of the parameters of one role by mechanism: `{ sequencerPool: { rewardRate: pct(15) } }`. */
export type SettingsOf<M extends Model, R extends Role, Extra = never> = {
  readonly [
    X in M['schedule'][number] as [WithRole<X['parameters'], R>] extends [never] ? never : X['name']
  ]?: {
    readonly [K in WithRole<X['parameters'], R>]?: Setting<X['parameters'][K], Extra>;
  };
};

type Setting<P, Extra> =
  WrittenOf<P> | readonly WrittenOf<P>[] | ([Extra] extends [never] ? never : Assumed<WrittenOf<P>>);

/** A value or a distribution together with where it comes from. */
export interface Assumed<Value> {
  readonly setting: Value | Distribution<Value>;
  readonly provenance: Provenance;
}

type MeasuredBy<X> = X extends { name: infer Name extends string; measures: infer Of }
  ? `${Name}.${Names<Of>}`
  : never;

/** Everything a model can show: shared quantities (a column is observed as its sum) and measures. */
export type ObservableOf<M extends Model> =
  Names<M['economy']['quantities']> | MeasuredBy<M['schedule'][number]>;

/** Names of a model's populations. */
export type PopulationOf<M extends Model> = Names<M['economy']['populations']>;
