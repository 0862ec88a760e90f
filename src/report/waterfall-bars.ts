import type { Decomposition } from '../summarise/index.ts';
import type { EffectStep } from './charts/unbundled-effect.ts';

/** A bar of the waterfall before it has a label: the part's name, and its ends in the unit shown. */
export type WaterfallBar = Pick<EffectStep, 'kind' | 'from' | 'to' | 'error'> & { readonly name: string };

/** Bars from the baseline's mean over the effect of each part and their interaction to the mean of the whole; values are multiplied by `factor`. */
export function waterfallBars(parts: Decomposition, factor: number): WaterfallBar[] {
  const bar = (found: Decomposition['full'], kind: EffectStep['kind'], from: number): WaterfallBar => {
    const { low, high } = found.interval;
    const error =
      kind === 'total' || low === null || high === null
        ? {}
        : { error: { low: (from + low) * factor, high: (from + high) * factor } };
    return { name: found.name, kind, from: from * factor, to: (from + found.mean) * factor, ...error };
  };
  let reached = parts.current.mean;
  const effects = parts.parts.map((part) => {
    const found = bar(part, 'effect', reached);
    reached += part.mean;
    return found;
  });
  return [
    bar(parts.current, 'total', 0),
    ...effects,
    bar(parts.interaction, 'interaction', reached),
    bar(parts.full, 'total', 0),
  ];
}
