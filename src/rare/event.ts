import { exitCodes, inUnit, LabError, nearest, parseQuantity } from '../define/index.ts';
import type { Model } from '../define/index.ts';
import { observablesOf } from '../simulate/index.ts';
import type { Observable } from '../simulate/index.ts';

/** An event: an observable at or beyond a threshold on some day of the horizon, day 0 included. */
export interface RareEvent {
  readonly observable: string;
  readonly relation: '>=' | '<=';
  /** In the unit of the observable. */
  readonly threshold: number;
  readonly unit: string;
}

/**
 * Reads `rewardBudget <= 0`, `exchanges.largestDiscount >= 30 %`: an observable, `>=` or `<=`, and a threshold in the unit of the
 * observable, which may be left out. Throws E502 for what is no event, E106 for an unknown observable, E122 for another unit.
 */
export function parseEvent(text: string, model: Model): RareEvent {
  const [, name = '', relation = '', written = ''] = /^\s*([\w.]+)\s*(>=|<=)\s*(.+?)\s*$/u.exec(text) ?? [];
  if (relation !== '>=' && relation !== '<=') throw noEvent(text);
  const { unit } = knownObservable(name, model);
  const quantity = parseQuantity(written);
  if (quantity === undefined) throw noEvent(text);
  const threshold = quantity.unit === '' ? quantity.amount : inUnit(quantity, unit, { path: '--event' });
  return { observable: name, relation, threshold, unit };
}

/** The height of an event: what `levelOf` an observable's value has to reach. */
export function targetOf(event: RareEvent): number {
  return levelOf(event, event.threshold);
}

/** The level of a value of the observable: higher is nearer to the event. */
export function levelOf({ relation }: RareEvent, value: number): number {
  return relation === '>=' ? value : 0 - value;
}

function knownObservable(name: string, model: Model): Observable {
  const all = observablesOf(model);
  const found = all.find((each) => each.name === name);
  if (found !== undefined) return found;
  throw new LabError('E106', `unknown quantity or measure \`${name}\``, {
    exit: exitCodes.usage,
    path: '--event',
    suggestion: nearest(
      name,
      all.map((each) => each.name),
    ),
    expected: 'a shared quantity or `mechanism.measure` of the model',
  });
}

function noEvent(text: string): LabError {
  return new LabError('E502', `invalid --event: ${text}`, {
    exit: exitCodes.usage,
    path: '--event',
    expected: 'an observable, `>=` or `<=`, and a threshold, such as `rewardBudget <= 0`',
  });
}
