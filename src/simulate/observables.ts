import { LabError, nearest, sum } from '../define/index.ts';
import type { Model } from '../define/index.ts';
import type { World } from './world.ts';

/** What can be observed, with its unit and meaning. */
export interface Observable {
  readonly name: string;
  readonly unit: string;
  readonly means: string;
}

/** Every observable of a model: shared quantities (a column is observed as its sum), then measures as `mechanism.measure`. */
export function observablesOf(model: Model): Observable[] {
  return [
    ...Object.entries(model.economy.quantities).map(([name, { unit, means, per }]) => ({
      name,
      unit,
      means: per === undefined ? means : `${means} (sum over ${per})`,
    })),
    ...model.schedule.flatMap((mechanism) =>
      Object.entries(mechanism.measures).map(([name, { unit, means }]) => ({
        name: `${mechanism.name}.${name}`,
        unit,
        means,
      })),
    ),
  ];
}

/** The function that reads an observable of a world now. Throws E106 for an unknown name. */
export function observe(world: World, name: string): () => number {
  if (Object.hasOwn(world.board, name)) {
    const value = world.board[name];
    if (typeof value !== 'number') return () => sum(value);
    return () => {
      const now = world.board[name];
      return typeof now === 'number' ? now : NaN;
    };
  }
  const [mechanismName, measureName = ''] = name.split('.');
  const found = world.running.find(({ mechanism }) => mechanism.name === mechanismName);
  if (found !== undefined && Object.hasOwn(found.mechanism.measures, measureName)) {
    const measure = found.mechanism.measures[measureName];
    return () => measure.of(found.context);
  }
  throw new LabError('E106', `unknown quantity or measure \`${name}\``, {
    path: name,
    suggestion: nearest(
      name,
      observablesOf(world.model).map((each) => each.name),
    ),
    expected: 'a shared quantity or `mechanism.measure` of the model',
  });
}
