/** A column that may be read, not written: one value per member. */
export interface ReadonlyColumn {
  readonly length: number;
  readonly [member: number]: number;
}

/** What every quantity declares: unit, meaning, starting value, and the population it is a column of. */
export interface QuantityDeclaration<
  Kind extends string = string,
  Per extends string | undefined = string | undefined,
> {
  readonly kind: Kind;
  readonly unit: string;
  readonly means: string;
  readonly start: number;
  readonly per: Per;
}

/** A level is set freely and has one writer. */
export type Level<Per extends string | undefined = string | undefined> = QuantityDeclaration<'level', Per>;
/** A flow starts every day at zero and is read after it is written. */
export type Flow<Per extends string | undefined = string | undefined> = QuantityDeclaration<'flow', Per>;
/** A stock obeys the law: the sum of all stocks of one unit never changes. */
export type Stock<Per extends string | undefined = string | undefined> = QuantityDeclaration<'stock', Per>;
/** Any declared quantity. */
export type AnyQuantity = Level | Flow | Stock;

interface ScalarDetails {
  readonly means: string;
  readonly start?: number;
}
interface ColumnDetails<Per extends string> extends ScalarDetails {
  readonly per: Per;
}

function declare<Kind extends string>(kind: Kind) {
  function declared(unit: string, details: ScalarDetails): QuantityDeclaration<Kind, undefined>;
  function declared<const Per extends string>(
    unit: string,
    details: ColumnDetails<Per>,
  ): QuantityDeclaration<Kind, Per>;
  function declared(
    unit: string,
    details: ScalarDetails & { readonly per?: string },
  ): QuantityDeclaration<Kind> {
    return { kind, unit, means: details.means, start: details.start ?? 0, per: details.per };
  }
  return declared;
}

/** Declares a level: `level('USD/METIS', { means: 'market price', start: 20 })`; with `per` a column. */
export const level = declare('level');
/** Declares a flow: zero at the start of every day, summed by whoever writes it. */
export const flow = declare('flow');
/** Declares a stock: `stock('METIS', { means: 'bonded by each sequencer', per: 'sequencers' })`. */
export const stock = declare('stock');

/** A population: how many members it has unless the experiment says otherwise, and the sizes it may have. */
export interface Population {
  readonly means: string;
  readonly size: number;
  readonly between: readonly [number, number];
}

/** The law of a unit of stocks: every amount is a multiple of `grid` (a power of two), so that sums are exact. */
export interface UnitLaw {
  readonly grid: number;
  readonly means: string;
}

/** The grid of METIS amounts, 2^-28 METIS: 10,000,000 METIS then need 52 bits, so sums of balances are exact in a double. */
export const METIS_GRID = 1 / 268_435_456;
