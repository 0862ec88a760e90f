/** One input of a sample: a number or the name of an option at every point. */
export interface RegionInput {
  readonly name: string;
  readonly values: readonly (number | string)[];
}

/** What a box or a branch demands of one input; ends belong to it. */
export type Restriction =
  | { readonly kind: 'between'; readonly name: string; readonly low: number; readonly high: number }
  | { readonly kind: 'one of'; readonly name: string; readonly options: readonly string[] };

/** Whether a value satisfies a restriction. */
export function satisfies(value: number | string, restriction: Restriction): boolean {
  if (restriction.kind === 'one of') return restriction.options.includes(String(value));
  return typeof value === 'number' && value >= restriction.low && value <= restriction.high;
}

/** Whether all values of an input are numbers; otherwise they are names, compared as text. */
export function isNumeric({ values }: RegionInput): boolean {
  return values.every((value) => typeof value === 'number');
}

/** The number at a point of a numeric input. */
export function numberAt({ values, name }: RegionInput, point: number): number {
  const value = values[point];
  if (typeof value !== 'number') throw new Error(`invalid value of ${name}: ${value}; expected a number`);
  return value;
}

/** Points that satisfy all restrictions; inputs are found by name. Throws for a name that is no input. */
export function pointsInside(
  inputs: readonly RegionInput[],
  restrictions: readonly Restriction[],
): Uint8Array {
  const points = inputs[0]?.values.length ?? 0;
  const inside = new Uint8Array(points).fill(1);
  for (const restriction of restrictions) {
    const input = inputs.find(({ name }) => name === restriction.name);
    if (input === undefined)
      throw new Error(`unknown input: ${restriction.name}; expected one of the sample's`);
    for (let p = 0; p < points; p++) if (!satisfies(input.values[p], restriction)) inside[p] = 0;
  }
  return inside;
}

/** Throws unless every input has as many values as there are responses, and there is at least one input. */
export function checkSample(inputs: readonly RegionInput[], responses: number): void {
  if (inputs.length === 0) throw new Error('invalid inputs: none; expected at least 1');
  for (const { name, values } of inputs) {
    if (values.length !== responses) {
      throw new Error(`invalid input ${name}: ${values.length} values; expected ${responses}, one a point`);
    }
  }
}
