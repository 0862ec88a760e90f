import type { Provenance } from './provenance.ts';
import type { FamilyOf, Quantity } from './units.ts';

/** Who chooses the value: governance (lever) or the world (assumption). */
export type Role = 'lever' | 'assumption';

/** A numeric parameter in its canonical unit, with the range it may take. */
export interface NumericParameter<R extends Role = Role, Unit extends string = string> {
  readonly role: R;
  readonly type: 'number';
  readonly value: number;
  readonly unit: Unit;
  readonly between: readonly [number, number];
  readonly means: string;
  readonly source: Provenance;
}

/** A parameter with named options: a switch between readings, processes or rules. */
export interface ChoiceParameter<R extends Role = Role, Option extends string = string> {
  readonly role: R;
  readonly type: 'choice';
  readonly value: Option;
  readonly options: Readonly<Record<Option, string>>;
  readonly means: string;
  readonly source: Provenance;
}

/** Any parameter of a mechanism. */
export type Parameter<R extends Role = Role> = NumericParameter<R> | ChoiceParameter<R>;
/** The parameters of one mechanism by name. */
export type Parameters = Readonly<Record<string, Parameter>>;

interface NumericSpec<Unit extends string> {
  /** Default in the canonical unit (0.15 for 15 %). */
  readonly value: number;
  /** Canonical unit: `share`, `1/year`, `METIS`, `USD`, `days`, `1`, … */
  readonly unit: Unit;
  readonly between: readonly [number, number];
  readonly means: string;
  readonly source: Provenance;
}
interface ChoiceSpec<Option extends string> {
  readonly value: NoInfer<Option>;
  /** Every option with one sentence that says what it means. */
  readonly options: Readonly<Record<Option, string>>;
  readonly means: string;
  readonly source: Provenance;
}

function parameter<R extends Role>(role: R) {
  function declared<const Unit extends string>(spec: NumericSpec<Unit>): NumericParameter<R, Unit>;
  function declared<const Option extends string>(spec: ChoiceSpec<Option>): ChoiceParameter<R, Option>;
  function declared(spec: NumericSpec<string> | ChoiceSpec<string>): Parameter<R> {
    return 'options' in spec ? { role, type: 'choice', ...spec } : { role, type: 'number', ...spec };
  }
  return declared;
}

/** A parameter that governance chooses. Every lever says unit, range, meaning and source. */
export const lever = parameter('lever');
/** A parameter that the world chooses. Every assumption says unit, range, meaning and source. */
export const assumption = parameter('assumption');

/** The value a step sees: a number, or the name of the chosen option. */
export type ValueOf<P> = P extends NumericParameter
  ? number
  : P extends ChoiceParameter<Role, infer Option>
    ? Option
    : never;

/** How a parameter's value is written in an experiment: an amount with a unit, a bare number when unit is `1`, or an option. */
export type WrittenOf<P> =
  P extends ChoiceParameter<Role, infer Option>
    ? Option
    : P extends NumericParameter<Role, infer Unit>
      ? Unit extends '1'
        ? number
        : Quantity<FamilyOf<Unit>>
      : never;
