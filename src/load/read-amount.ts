import {
  exampleOf,
  grouped,
  inUnit,
  LabError,
  nearest,
  parseQuantity,
  showQuantity,
} from '../define/index.ts';
import type { Model, Parameter, Quantity } from '../define/index.ts';
import { aboutParameter, constantsIn, rangeOf } from './model-facts.ts';
import { clipped } from './problems.ts';

/** What an amount is an amount of. */
export interface AmountOf {
  /** Name in messages. */
  readonly name: string;
  readonly unit: string;
  readonly model: Model;
  /** A usual value in the canonical unit, for examples. */
  readonly example?: number;
}

/**
 * A written amount in a canonical unit: `15%` of `1/year` is 0.15, `20% of maxSupply` of METIS is 2,000,000.
 * Throws E108 (no amount), E121 (unit missing), E122 (another unit).
 */
export function readAmount(written: unknown, { name, unit, model, example }: AmountOf): number {
  const quantity = quantityOf(written, name, unit, example);
  const constants = constantsIn(model, unit);
  try {
    const value = inUnit(quantity, unit, {
      path: name,
      constants,
      ...(example === undefined ? {} : { example }),
    });
    // Minus zero becomes zero: the two are written alike and must not compute differently.
    return value + 0;
  } catch (error) {
    throw error instanceof LabError ? better(error, quantity, { name, unit, constants }) : error;
  }
}

function quantityOf(written: unknown, name: string, unit: string, example = 1): Quantity {
  if (typeof written === 'number' && Number.isFinite(written)) return { amount: written, unit: '' };
  if (typeof written === 'string') refuseOtherGroups(written, name, unit);
  const read = typeof written === 'string' && written.length <= 200 ? parseQuantity(written) : undefined;
  if (read !== undefined && Number.isFinite(read.amount)) return read;
  const shown = typeof written === 'object' ? 'no amount' : `\`${clipped(String(written))}\``;
  throw new LabError('E108', `invalid ${name}: ${shown}`, {
    expected: `an amount such as \`${exampleOf(unit, example)}\``,
  });
}

/** Digits in groups of three behind points, blanks or apostrophes, and what follows. */
const otherGroups = /^([+-]?\d{1,3}(?:[.'’\s]\d{3})+)(?![\d.,])\s*(.*)$/u;

/**
 * Refuses thousands that are not grouped by commas, because `1.000.000` is no number and `20.000` is twenty to one reader and twenty
 * thousand to another; `0.125` and `1.125` stay what they are. Throws E108 with both ways to write it.
 */
function refuseOtherGroups(written: string, name: string, unit: string): void {
  const [, digits, after = ''] = otherGroups.exec(written.trim()) ?? [];
  if (digits === undefined) return;
  const isDecimal = /^[+-]?\d+\.\d{3}$/u.test(digits);
  if (isDecimal && !digits.endsWith('.000')) return;
  const whole = Number(digits.replace(/[.'’\s]/gu, ''));
  const inWords = (amount: number): string =>
    after === ''
      ? `\`${exampleOf(unit, amount)}\``
      : `\`${grouped(amount)}${after.startsWith('%') ? '' : ' '}${after}\``;
  const small = isDecimal ? `, or ${inWords(Number(digits))} without a point` : '';
  throw new LabError('E108', `invalid ${name}: \`${clipped(written)}\``, {
    expected: `commas between thousands: ${inWords(whole)}${small}`,
  });
}

/** Adds what only the model knows: its constants, as a share of which the amount may be meant. */
function better(
  error: LabError,
  { amount, unit: found }: Quantity,
  { name, unit, constants }: { name: string; unit: string; constants: Readonly<Record<string, number>> },
): LabError {
  const message = error.message.replace(/\s+/gu, ' ');
  const part = /^% of (.*)$/u.exec(found)?.[1];
  if (part !== undefined) {
    const near = nearest(part, Object.keys(constants));
    const known = Object.keys(constants).join(', ');
    return new LabError(error.code, message, {
      suggestion: near === undefined ? undefined : `${amount}% of ${near}`,
      expected:
        known === '' ? error.place.expected : `\`${name}\` is an amount of ${unit}; % of one of ${known}`,
    });
  }
  const [constant] = Object.entries(constants);
  if (constant === undefined || (found !== '' && found !== '%'))
    return new LabError(error.code, message, error.place);
  // Nobody means a million per cent: that remedy is only for what can be a share.
  if (Math.abs(amount) > 100)
    return new LabError(error.code, message, {
      expected: `\`${name}\` is an amount of ${unit}. For ${grouped(amount)} ${unit} write \`${grouped(amount)} ${unit}\``,
    });
  const share = showQuantity((amount * constant[1]) / 100, unit);
  return new LabError(error.code, message, {
    expected: `\`${name}\` is an amount of ${unit}. For ${grouped(amount)} ${unit} write \`${grouped(amount)} ${unit}\`; for ${amount}% of ${constant[0]} write \`${amount}% of ${constant[0]}\` (${share})`,
  });
}

/** What a value of a parameter belongs to. */
export interface ValueOfParameter {
  readonly name: string;
  readonly parameter: Parameter;
  readonly model: Model;
}

/** A value of a parameter in its canonical unit, or an option. Throws E105 (outside the range, no such option), E108, E121, E122. */
export function readValue(written: unknown, { name, parameter, model }: ValueOfParameter): number | string {
  if (parameter.type === 'choice') {
    const option = typeof written === 'object' ? undefined : String(written);
    if (option !== undefined && Object.hasOwn(parameter.options, option)) return option;
    throw new LabError('E105', `invalid ${name}: ${clipped(option ?? 'no option')}`, {
      suggestion: nearest(option ?? '', Object.keys(parameter.options)),
      expected: aboutParameter(parameter),
    });
  }
  const [, most] = parameter.between;
  // An example of nothing teaches nothing.
  const example = parameter.value === 0 && Number.isFinite(most) ? most : parameter.value;
  const value = readAmount(written, { name, unit: parameter.unit, model, example });
  checkRange(value, { name, parameter, model }, written);
  return value;
}

/** Throws E105 when a number lies outside the range of its parameter. */
export function checkRange(
  value: number,
  { name, parameter }: ValueOfParameter,
  written: unknown = value,
): void {
  if (parameter.type === 'choice') return;
  const [low, high] = parameter.between;
  if (value >= low && value <= high) return;
  throw new LabError('E105', `invalid ${name}: ${clipped(String(written))} is not in ${rangeOf(parameter)}`, {
    expected: aboutParameter(parameter),
  });
}
