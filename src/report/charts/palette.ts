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
const sixth: ScenarioStyle = { colour: '#946200', dash: [14, 4], shape: 'cross' };
const seventh: ScenarioStyle = { colour: '#B8336A', dash: [6, 2, 2, 2, 2, 2], shape: 'triangle-right' };
const eighth: ScenarioStyle = { colour: '#1B1F23', dash: [5, 5], shape: 'triangle-left' };

const byName: ReadonlyMap<string, ScenarioStyle> = new Map([
  ['current', current],
  ['full', full],
  ['rate', rate],
  ['reserve', reserve],
]);

const inOrder: readonly ScenarioStyle[] = [current, rate, reserve, full, spare, sixth, seventh, eighth];

/** Style of a scenario by its name if it is one of the vote's, otherwise by its place in the experiment (from 0). */
export function scenarioStyle(name: string, place: number): ScenarioStyle {
  return byName.get(name) ?? styleAt(place);
}

/**
 * Styles of all scenarios of an experiment, in its order, no two alike: those of the vote keep theirs, the others take what is
 * free. From the ninth on colours come again with another dash and shape.
 */
export function scenarioStyles(names: readonly string[]): ScenarioStyle[] {
  const taken = new Set(names.flatMap((name) => byName.get(name) ?? []));
  const free = [
    ...inOrder.filter((style) => !taken.has(style)),
    ...names.map((_, place) => styleAt(inOrder.length + place)),
  ];
  // A baseline with a name of its own is grey, and whoever is left takes the next free style.
  return names.map((name) => byName.get(name) ?? free.shift() ?? current);
}

/** Line and dot shapes in the order of rows, the second cue beside a colour that the caller chose. */
export function cueOf(place: number): { readonly dash: readonly number[]; readonly shape: string } {
  return styleAt(place);
}

/** The style at a place, however many there are: each further eight pair the colours with the next dashes and shapes. */
function styleAt(place: number): ScenarioStyle {
  const count = inOrder.length;
  const turn = Math.floor(place / count);
  const { dash, shape } = inOrder[(place + turn) % count];
  return { colour: inOrder[place % count].colour, dash, shape };
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
