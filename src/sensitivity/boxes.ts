import type { RegionSample } from './found-box.ts';
import { isNumeric, numberAt, satisfies } from './region-input.ts';
import type { RegionInput, Restriction } from './region-input.ts';

/** A box: one restriction for every input, in their order; ends of −∞ and ∞, or all options, restrict nothing. */
export type Box = readonly Restriction[];

/** How boxes shrink. */
export interface Peeling {
  /** Share of the points of a box that one step takes off. */
  readonly share: number;
  /** Fewest points of a box. */
  readonly least: number;
}

/** The box of everything. */
export function everything(inputs: readonly RegionInput[]): Box {
  return inputs.map((input): Restriction =>
    isNumeric(input)
      ? { kind: 'between', name: input.name, low: -Infinity, high: Infinity }
      : { kind: 'one of', name: input.name, options: optionsOf(input.values) },
  );
}

/** Only what restricts something. */
export function restrictionsOf(inputs: readonly RegionInput[], box: Box): Restriction[] {
  const whole = everything(inputs);
  return box.filter((restriction, i) => {
    const { [i]: free } = whole;
    if (restriction.kind === 'one of')
      return free.kind === 'one of' && restriction.options.length < free.options.length;
    return restriction.low > -Infinity || restriction.high < Infinity;
  });
}

/** Boxes from everything downwards; each takes off the side that raises the share of good points most for each point lost. */
export function peel(sample: RegionSample, { share, least }: Peeling): Box[] {
  const boxes: Box[] = [everything(sample.inputs)];
  let inside = allPoints(sample);
  while (densityOf(sample, inside) < 1) {
    const box = boxes[boxes.length - 1];
    const before = densityOf(sample, inside);
    let best: { box: Box; inside: number[]; gain: number } | undefined;
    for (const candidate of smallerBoxes(sample, box, inside, share)) {
      const { changed, place } = candidate;
      const left = inside.filter((p) => satisfies(sample.inputs[place].values[p], changed));
      if (left.length < least || left.length === inside.length) continue;
      const gain = (densityOf(sample, left) - before) / (inside.length - left.length);
      if (best === undefined || gain > best.gain)
        best = { box: replaced(box, place, changed), inside: left, gain };
    }
    if (best === undefined) return boxes;
    boxes.push(best.box);
    inside = best.inside;
  }
  return boxes;
}

/** The box after pasting points back at the side that raises the share of good points most, while it does not fall. */
export function paste(sample: RegionSample, box: Box, share: number): Box {
  let current = box;
  for (;;) {
    const now = insideOf(sample, current);
    const density = densityOf(sample, now);
    let best: { box: Box; density: number } | undefined;
    for (const { changed, place } of largerBoxes(sample, current, Math.ceil(share * now.length))) {
      const next = replaced(current, place, changed);
      const after = densityOf(sample, insideOf(sample, next));
      if (after >= density && after > (best?.density ?? -1)) best = { box: next, density: after };
    }
    if (best === undefined) return current;
    current = best.box;
  }
}

interface Change {
  readonly place: number;
  readonly changed: Restriction;
}

function smallerBoxes(
  { inputs }: RegionSample,
  box: Box,
  inside: readonly number[],
  share: number,
): Change[] {
  const cut = Math.max(1, Math.floor(share * inside.length));
  return box.flatMap((restriction, place): Change[] => {
    if (restriction.kind === 'one of') {
      const { options } = restriction;
      return options.map((gone) => ({
        place,
        changed: { ...restriction, options: options.filter((each) => each !== gone) },
      }));
    }
    const sorted = Float64Array.from(inside, (p) => numberAt(inputs[place], p)).sort();
    const low = sorted.find((value) => value > sorted[cut - 1]);
    const high = sorted.findLast((value) => value < sorted[sorted.length - cut]);
    return [
      ...(low === undefined ? [] : [{ place, changed: { ...restriction, low } }]),
      ...(high === undefined ? [] : [{ place, changed: { ...restriction, high } }]),
    ];
  });
}

function largerBoxes(sample: RegionSample, box: Box, step: number): Change[] {
  const whole = everything(sample.inputs);
  return box.flatMap((restriction, place): Change[] => {
    const { [place]: free } = whole;
    if (restriction.kind === 'one of') {
      const { options } = restriction;
      const left = free.kind === 'one of' ? free.options.filter((each) => !options.includes(each)) : [];
      return left.map((back) => ({ place, changed: { ...restriction, options: [...options, back].sort() } }));
    }
    const near = insideOf(sample, replaced(box, place, free)).map((p) => numberAt(sample.inputs[place], p));
    const below = Float64Array.from(near.filter((value) => value < restriction.low))
      .sort()
      .reverse();
    const above = Float64Array.from(near.filter((value) => value > restriction.high)).sort();
    const low = below.length > step ? below[step - 1] : -Infinity;
    const high = above.length > step ? above[step - 1] : Infinity;
    return [
      ...(restriction.low > -Infinity ? [{ place, changed: { ...restriction, low } }] : []),
      ...(restriction.high < Infinity ? [{ place, changed: { ...restriction, high } }] : []),
    ];
  });
}

function replaced(box: Box, place: number, changed: Restriction): Box {
  return box.map((restriction, i) => (i === place ? changed : restriction));
}

function allPoints({ good }: RegionSample): number[] {
  return Array.from(good, (_, p) => p);
}

function insideOf(sample: RegionSample, box: Box): number[] {
  return allPoints(sample).filter((p) => box.every((each, i) => satisfies(sample.inputs[i].values[p], each)));
}

function densityOf({ good }: RegionSample, points: readonly number[]): number {
  return points.reduce((sum, p) => sum + good[p], 0) / points.length;
}

function optionsOf(values: readonly (number | string)[]): string[] {
  return [...new Set(values.map(String))].sort();
}
