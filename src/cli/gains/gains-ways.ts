import { drawnControls, groupOf } from '../../plan/index.ts';
import type { ResolvedDraws, ResolvedExperiment } from '../../plan/index.ts';
import { commonNumbersGain, controlVariates, groupGain } from '../../summarise/index.ts';
import type { VarianceGain } from '../../summarise/index.ts';

/** One way of simulating and what it was found to be worth. */
export interface GainRow {
  readonly way: string;
  readonly found: VarianceGain | undefined;
  /** What was compared, or why nothing could be. */
  readonly note: string;
}

/** Values of a response by replication: the scenario, and the one that is subtracted, in the same futures. */
export interface ResponseValues {
  readonly variant: Float64Array;
  readonly baseline: Float64Array | undefined;
}

/** Ways of drawing assumptions that a pilot tries; small groups, so that a pilot has many of them and larger ones help at least as much. */
export const triedDraws: readonly ResolvedDraws[] = [
  { assumptions: 'antithetic', group: 2 },
  { assumptions: 'stratified', group: 8 },
  { assumptions: 'sobol', group: 8 },
];

/** Whole groups, and replications for each control, below which nothing is said of a way. */
const LEAST_GROUPS = 3;
const FOR_EACH_CONTROL = 4;

/** Which ways a pilot of some size cannot tell, and how many replications each needs; a failed replication spoils more. */
export function unknownWays(
  experiment: ResolvedExperiment,
  { isPaired }: { readonly isPaired: boolean },
): { readonly way: string; readonly least: number }[] {
  const { replications } = experiment;
  const controls = drawnControls(experiment, { replications: 1 }).length;
  return [
    ...(isPaired ? [{ way: COMMON, least: LEAST_GROUPS }] : []),
    ...triedDraws.map((draws) => ({ way: nameOf(draws), least: LEAST_GROUPS * draws.group })),
    ...(controls === 0 ? [] : [{ way: CONTROLS, least: FOR_EACH_CONTROL * controls }]),
  ].filter(({ least }) => replications < least);
}

const COMMON = 'same futures for both scenarios';
const CONTROLS = 'drawn assumptions as controls';
const nameOf = ({ assumptions, group }: ResolvedDraws): string =>
  `${assumptions} assumptions, groups of ${group}`;

/** Variant minus baseline, or the variant alone; NaN where a replication failed. */
export function responseOf({ variant, baseline }: ResponseValues): Float64Array {
  return baseline === undefined ? variant : variant.map((value, r) => value - baseline[r]);
}

/** What the same futures for both scenarios are worth against futures of their own. */
export function commonRow({ variant, baseline }: ResponseValues): GainRow {
  const way = COMMON;
  if (baseline === undefined) return { way, found: undefined, note: 'one scenario: nothing to pair' };
  const pairs = responseOf({ variant, baseline }).filter(Number.isFinite).length;
  if (pairs < 3) return { way, found: undefined, note: `needs three futures that ended well; has ${pairs}` };
  return { way, found: commonNumbersGain(baseline, variant), note: 'always in use' };
}

/** What drawn assumptions as controls are worth: free, from any finished run with independent draws. */
export function controlsRow(experiment: ResolvedExperiment, values: Float64Array): GainRow {
  const way = CONTROLS;
  if (groupOf(experiment) > 1) return { way, found: undefined, note: 'the draws are coordinated already' };
  const kept = [...values.keys()].filter((r) => Number.isFinite(values[r]));
  const controls = drawnControls(experiment, { replications: values.length }).map((each) => ({
    ...each,
    values: Float64Array.from(kept, (r) => each.values[r]),
  }));
  if (controls.length === 0) return { way, found: undefined, note: 'no assumption is drawn' };
  if (controls.length * FOR_EACH_CONTROL > kept.length)
    return {
      way,
      found: undefined,
      note: `${controls.length} controls need ${controls.length * FOR_EACH_CONTROL} futures that ended well; has ${kept.length}`,
    };
  const found = controlVariates(
    Float64Array.from(kept, (r) => values[r]),
    controls,
  );
  const note = `free on a finished run; explain ${Math.floor(100 * found.explained + 0.5)}% of the variance`;
  return { way, found: found.gain, note };
}

/** What coordinated draws are worth, from a run that has them. */
export function drawsRow(draws: ResolvedDraws, values: Float64Array): GainRow {
  const way = nameOf(draws);
  const said = draws.assumptions === 'antithetic' ? '' : `, group: ${draws.group}`;
  const whole = wholeGroups(values, draws.group);
  if (whole < LEAST_GROUPS)
    return { way, found: undefined, note: `needs three whole groups without a failure; has ${whole}` };
  return {
    way,
    found: groupGain(values, draws.group),
    note: `draws: { assumptions: '${draws.assumptions}'${said} }`,
  };
}

/** Groups of consecutive replications in which none failed. */
function wholeGroups(values: Float64Array, size: number): number {
  const groups = Array.from({ length: Math.floor(values.length / size) }, (_, k) =>
    values.subarray(k * size, (k + 1) * size),
  );
  return groups.filter((group) => group.every(Number.isFinite)).length;
}

/** The row's gain in words. */
export function wordsOf({ found }: GainRow): string {
  return found === undefined ? 'unknown' : found.words;
}
