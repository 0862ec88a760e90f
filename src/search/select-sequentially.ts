import type { Simulator } from '../design/index.ts';
import { pow } from '../numeric/index.ts';
import { pairedVariance } from './paired-variance.ts';
import { joined, samplePaired, usableFutures } from './samples.ts';
import { checkedInput, largest, meanOf, settingRecord } from './selection.ts';
import type { CheckedInput, Selection, SelectionInput } from './selection.ts';

/**
 * Chooses the best of few settings by the fully sequential procedure of Kim and Nelson (2001), which holds for common futures: all
 * settings live through the same ones, stage after stage, and a setting leaves as soon as its sum falls out of a triangle that
 * closes with every replication. If the best leads by the indifference, it is chosen with at least the confidence (values close to
 * normal, or means of many). Variances of differences come from the first stage alone, as the procedure demands. Looking every
 * `step` replications only is allowed: it looks at the same path less often (Jennison, Johnstone and Turnbull 1982).
 * Throws for fewer than 2 settings, an indifference that is not above 0, or counts out of range.
 */
export async function selectSequentially(simulator: Simulator, input: SelectionInput): Promise<Selection> {
  const asked = checkedInput(input);
  const race = await firstStage(simulator, asked);
  screen(race, asked);
  while (race.left.length > 1 && race.n < race.end && race.asked < asked.most) {
    await nextStage(simulator, asked, race);
    screen(race, asked);
  }
  const means = race.columns.map(meanOf);
  const decided = race.left.length === 1 || race.n >= race.end;
  const { points, goal, confidence, indifference } = asked;
  return {
    method: 'Kim and Nelson',
    best: largest(means, race.left),
    left: decided ? [largest(means, race.left)] : race.left,
    decided,
    confidence,
    indifference,
    settings: points.map((point, i) => settingRecord(point, race.columns[i], goal, race.outAfter[i])),
    stages: race.stages,
    total: race.total,
    dropped: race.dropped,
  };
}

/** Settings still in the race, and what they have shown. */
interface Race {
  readonly columns: Float64Array[];
  /** eta-scaled variances h^2 S^2 of all differences, settings × settings. */
  readonly scaled: Float64Array;
  readonly outAfter: (number | undefined)[];
  left: number[];
  /** Futures used and asked for, of each setting still in. */
  n: number;
  asked: number;
  stages: number;
  total: number;
  dropped: number;
  /** Replications after which the triangles of all left are closed. */
  end: number;
}

async function firstStage(simulator: Simulator, asked: CheckedInput): Promise<Race> {
  const { points, goal, firstStage: replications, futures } = asked;
  const { columns, dropped } = await samplePaired(simulator, goal, {
    name: 'stage-0',
    points,
    replications,
    futures,
  });
  const n = usableFutures(columns);
  const size = points.length;
  const factor = 2 * etaOf(size, n, asked.confidence) * (n - 1);
  const scaled = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      scaled[i * size + j] = factor * pairedVariance(columns[i], columns[j]);
      scaled[j * size + i] = scaled[i * size + j];
    }
  }
  const left = points.map((_, i) => i);
  const total = size * replications;
  const outAfter = points.map(() => undefined);
  return {
    columns: [...columns],
    scaled,
    outAfter,
    left,
    n,
    asked: replications,
    stages: 1,
    total,
    dropped,
    end: Infinity,
  };
}

/** Half of ((2 alpha / (k - 1))^(-2 / (n - 1)) - 1): the constant for c = 1, a triangle without a truncated tip. */
export function etaOf(settings: number, firstStage: number, confidence: number): number {
  return (pow((2 * (1 - confidence)) / (settings - 1), -2 / (firstStage - 1)) - 1) / 2;
}

async function nextStage(simulator: Simulator, asked: CheckedInput, race: Race): Promise<void> {
  const { step, growth } = asked;
  const wanted = Math.max(step, step * Math.ceil((growth * race.asked) / step));
  const replications = Math.min(wanted, asked.most - race.asked);
  const { columns, dropped } = await samplePaired(simulator, asked.goal, {
    name: `stage-${race.stages}`,
    points: race.left.map((i) => asked.points[i]),
    replications,
    futures: asked.futures + race.stages,
  });
  race.left.forEach((i, place) => (race.columns[i] = joined(race.columns[i], columns[place])));
  race.n += columns[0].length;
  race.asked += replications;
  race.stages += 1;
  race.total += race.left.length * replications;
  race.dropped += dropped;
}

/** Leaves out every setting that falls behind another one by more than the width of their triangle. */
function screen(race: Race, { points, indifference }: CheckedInput): void {
  const { scaled, n, left } = race;
  const size = points.length;
  const means = race.columns.map(meanOf);
  const width = (i: number, j: number): number =>
    Math.max(0, (indifference / (2 * n)) * (scaled[i * size + j] / (indifference * indifference) - n));
  race.left = left.filter((i) => left.every((j) => j === i || means[i] >= means[j] - width(i, j)));
  for (const i of left) if (!race.left.includes(i)) race.outAfter[i] = race.stages - 1;
  race.end = 0;
  for (const i of race.left) {
    for (const j of race.left) {
      if (i !== j)
        race.end = Math.max(race.end, Math.floor(scaled[i * size + j] / (indifference * indifference)) + 1);
    }
  }
}
