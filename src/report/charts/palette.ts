/** How one scenario is drawn: a colour of at least 3:1 on white, and the second cues that go with it. */
export interface ScenarioStyle {
  readonly colour: string;
  /** Lengths of dash and gap in units; empty for an unbroken line. */
  readonly dash: readonly number[];
  readonly shape: string;
}

const current: ScenarioStyle = { colour: '#5F6B76', dash: [], shape: 'circle' };
const full: ScenarioStyle = { colour: '#0072B2', dash: [8, 3], shape: 'square' };
const rate: ScenarioStyle = { colour: '#D55E00', dash: [3, 3], shape: 'diamond' };
const reserve: ScenarioStyle = { colour: '#009E73', dash: [10, 3, 2, 3], shape: 'triangle-up' };
const spare: ScenarioStyle = { colour: '#7B3F8C', dash: [1, 3], shape: 'triangle-down' };

const byName: ReadonlyMap<string, ScenarioStyle> = new Map([
  ['current', current],
  ['full', full],
  ['rate', rate],
  ['reserve', reserve],
]);

const inOrder: readonly ScenarioStyle[] = [current, rate, reserve, full, spare];

/** Style of a scenario by its name if it is one of the vote's, otherwise by its place in the experiment (from 0). */
export function scenarioStyle(name: string, place: number): ScenarioStyle {
  return byName.get(name) ?? inOrder[place % inOrder.length];
}

/** Line and dot shapes in the order of rows, the second cue beside a colour that the caller chose. */
export function cueOf(place: number): { readonly dash: readonly number[]; readonly shape: string } {
  return inOrder[place % inOrder.length];
}

/** Colours that carry no scenario: sampled futures, reference lines, light grids, and neutral bars. */
export const neutral = {
  future: '#8A9199',
  rule: '#3A424A',
  grid: '#E4E7EA',
  total: '#5F6B76',
  better: '#0072B2',
  worse: '#D55E00',
} as const;

/** How much of its colour the area of a band keeps; its edges keep all of it. */
export const bandStrength = { outer: 0.14, inner: 0.26 } as const;
