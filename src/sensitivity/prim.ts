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
 * lost, and pastes back where it helps. Boxes are found on points 0, 2, 4, … and measured on 1, 3, 5, …, so a box that only fits
 * chance shows. Throws for sizes that do not fit, fewer than 40 points, or points that are all good or all bad in the first half.
 */
export function prim({ inputs, good }: RegionSample, options: PrimOptions = {}): PrimResult {
  checkSample(inputs, good.length);
  if (good.length < 40) throw new Error(`invalid sample: ${good.length} points; expected at least 40`);
  const [first, second] = [0, 1].map((half) => halfOf({ inputs, good }, half));
  const goodOnes = countGood(first.good);
  if (goodOnes === 0 || goodOnes === first.good.length) {
    throw new Error(
      `invalid sample: ${goodOnes} of ${first.good.length} points are good; expected some and not all`,
    );
  }
  const { share = 0.05, least = 0.05, needless = 0.05 } = options;
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

function halfOf({ inputs, good }: RegionSample, half: number): RegionSample {
  return {
    inputs: inputs.map(({ name, values }) => ({ name, values: values.filter((_, p) => p % 2 === half) })),
    good: good.filter((_, p) => p % 2 === half),
  };
}

function balance({ coverage, density }: FoundBox): number {
  return coverage + density === 0 ? 0 : (2 * coverage * density) / (coverage + density);
}
