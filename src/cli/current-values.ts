import type { Model } from '../define/index.ts';
import type { Point } from '../design/index.ts';
import { parametersOf } from '../load/model-facts.ts';
import type { ResolvedExperiment } from '../plan/index.ts';

/** Where parameters stand under current rules, and under what the experiment's last scenario proposes, where that differs. */
export interface Standing {
  readonly current: Point;
  readonly proposed: Point;
}

/**
 * Levers at the baseline's and the last scenario's values, otherwise at the model's; assumptions that the experiment fixes or leaves to
 * the model. An assumption that is drawn stands nowhere.
 */
export function standingOf(
  { scenarios, baseline, assumptions }: Pick<ResolvedExperiment, 'scenarios' | 'baseline' | 'assumptions'>,
  model: Model,
): Standing {
  const usual: Record<string, number | string> = {};
  for (const [name, { value }] of parametersOf(model)) usual[name] = value;
  for (const { name, distribution } of assumptions) {
    if (distribution.kind === 'fixed') usual[name] = distribution.value;
    else delete usual[name];
  }
  const current = scenarios.find(({ name }) => name === baseline)?.levers ?? {};
  const last = scenarios[scenarios.length - 1].levers;
  return { current: { ...usual, ...current }, proposed: { ...usual, ...last } };
}

/** The number of the design point at which all given parameters stand so; undefined where there is none. */
export function pointWhere(points: readonly Point[], standing: Point): number | undefined {
  const found = points.findIndex((point) =>
    Object.keys(point).every((name) => point[name] === standing[name]),
  );
  return found < 0 ? undefined : found;
}
