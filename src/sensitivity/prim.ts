import { permutation } from '../design/index.ts';
import { Stream } from '../random/index.ts';
import { wilson } from '../summarise/index.ts';
import type { ProportionInterval } from '../summarise/index.ts';
import { paste, peel, restrictionsOf } from './boxes.ts';
import type { Box } from './boxes.ts';
import { boxOn, countGood } from './found-box.ts';
import type { FoundBox, RegionSample } from './found-box.ts';
import { dropNeedless } from './needless-restrictions.ts';
import { checkSample } from './region-input.ts';
import type { Restriction } from './region-input.ts';

/** How boxes are found. */
export interface PrimOptions {
  /** Share of the points of a box that a step peels off or pastes on; default 0.05. */
  readonly share?: number;
  /** Smallest share of all points that a box may hold; default 0.05. */
  readonly least?: number;
  /** Chance below which a restriction is kept (Bryant and Lempert 2010); default 0.05. */
  readonly needless?: number;
  /** Seed of the halves; default 1. */
  readonly seed?: number;
}

/** A box, measured on points that had no part in finding it. */
export interface MeasuredBox extends FoundBox {
  readonly densityInterval: ProportionInterval;
  readonly coverageInterval: ProportionInterval;
}

/** Outcome of a search for a box of good points. */
export interface PrimResult {
  /** Every box on the way, from all points to the smallest: the trade-off between coverage and density, as found. */
  readonly trajectory: readonly FoundBox[];
  /** The box with the best balance (harmonic mean of coverage and density), pasted and without needless restrictions, as found. */
  readonly chosen: FoundBox;
  /** The same box on the other half of the points: what it is worth on points that did not choose it. */
  readonly measured: MeasuredBox;
  /** Share of good points among all of the other half: the density without any box. */
  readonly baseDensity: number;
}

/**
 * Patient rule induction (Friedman and Fisher 1999): peels off the side of the box that raises the share of good points most for what is
 * lost, and pastes back where it helps. Boxes are found on a random half of the points and measured on the other, so a box that only
 * fits chance shows. Each half has half of the good points. The halves are random because rows of a design are not: every second point
 * of a Sobol' sequence lies in one half of each input. Throws for sizes that do not fit, fewer than 40 points, fewer than two good ones,
 * or no others.
 */
export function prim({ inputs, good }: RegionSample, options: PrimOptions = {}): PrimResult {
  checkSample(inputs, good.length);
  if (good.length < 40) throw new Error(`invalid sample: ${good.length} points; expected at least 40`);
  const goodOnes = countGood(good);
  if (goodOnes < 2 || goodOnes === good.length) {
    throw new Error(
      `invalid sample: ${goodOnes} of ${good.length} points are good; expected two or more and not all`,
    );
  }
  const { share = 0.05, least = 0.05, needless = 0.05, seed = 1 } = options;
  const [first, second] = halvesOf({ inputs, good }, seed);
  const boxes = peel(first, { share, least: Math.ceil(least * first.good.length) });
  const trajectory = boxes.map((box) => boxOn(first, restrictionsOf(first.inputs, box)));
  const best = trajectory.reduce(
    (place, box, b) => (balance(box) > balance(trajectory[place]) ? b : place),
    0,
  );
  const pasted: Box = paste(first, boxes[best], share);
  const restrictions = dropNeedless(first, restrictionsOf(first.inputs, pasted), needless);
  return {
    trajectory,
    chosen: boxOn(first, restrictions),
    measured: measuredBox(second, restrictions),
    baseDensity: countGood(second.good) / second.good.length,
  };
}

function measuredBox(sample: RegionSample, restrictions: readonly Restriction[]): MeasuredBox {
  const box = boxOn(sample, restrictions);
  return {
    ...box,
    densityInterval: wilson(box.good, box.points),
    coverageInterval: wilson(box.good, countGood(sample.good)),
  };
}

/** Two random halves of the good points and of the others, each in the order of the points; the first holds the odd one. */
function halvesOf({ inputs, good }: RegionSample, seed: number): readonly [RegionSample, RegionSample] {
  const stream = new Stream('sensitivity:halves');
  stream.begin(seed, 0);
  const order = permutation(good.length, stream, 0);
  const side = new Uint8Array(good.length);
  const goodInFirst = Math.ceil(countGood(good) / 2);
  for (const [is, inFirst] of [
    [1, goodInFirst],
    [0, Math.ceil(good.length / 2) - goodInFirst],
  ]) {
    const group = order.filter((point) => good[point] === is);
    group.subarray(inFirst).forEach((point) => (side[point] = 1));
  }
  const half = (is: number): RegionSample => ({
    inputs: inputs.map(({ name, values }) => ({ name, values: values.filter((_, p) => side[p] === is) })),
    good: good.filter((_, p) => side[p] === is),
  });
  return [half(0), half(1)];
}

function balance({ coverage, density }: FoundBox): number {
  return coverage + density === 0 ? 0 : (2 * coverage * density) / (coverage + density);
}
