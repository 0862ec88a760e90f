/** Ends of a colour scale: how strongly each end's colour is mixed into the neutral ground. */
const STRONGEST = 0.62;
const ground = [238, 240, 242];
const blue = [0, 114, 178];
const vermilion = [213, 94, 0];

/** What colours mean: a change around zero, with the colour of better, or a level from its lowest to its highest. */
export type HeatScale =
  | { readonly kind: 'change'; readonly better: 'higher' | 'lower' | 'neutral'; readonly reach: number }
  | { readonly kind: 'level'; readonly low: number; readonly high: number };

/**
 * Colour of a value, light enough that dark text on it keeps a contrast of 4.5: changes from vermilion (worse) through grey (nothing)
 * to blue (better, or higher where neither is better), levels from grey to blue.
 */
export function heatColour(value: number, scale: HeatScale): string {
  if (scale.kind === 'level') {
    const span = scale.high - scale.low;
    return mixed(blue, span > 0 ? (value - scale.low) / span : 0.5);
  }
  const share = scale.reach > 0 ? value / scale.reach : 0;
  const good = scale.better === 'lower' ? -share : share;
  return mixed(good >= 0 ? blue : vermilion, Math.abs(good));
}

/** The scale of some values: changes reach as far to both sides, so that grey is nothing. */
export function heatScaleOf(
  values: readonly number[],
  kind: HeatScale['kind'],
  better: 'higher' | 'lower' | 'neutral',
): HeatScale {
  const finite = values.filter(Number.isFinite);
  if (kind === 'level') return { kind, low: Math.min(...finite), high: Math.max(...finite) };
  return { kind, better, reach: Math.max(...finite.map(Math.abs)) };
}

function mixed(colour: readonly number[], share: number): string {
  const weight = STRONGEST * Math.min(1, Math.max(0, share));
  return `#${ground.map((from, c) => channel(from + (colour[c] - from) * weight)).join('')}`;
}

const channel = (value: number): string => Math.round(value).toString(16).padStart(2, '0');
