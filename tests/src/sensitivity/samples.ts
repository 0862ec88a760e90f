import { Stream } from '../../../src/random/index.ts';

/** Which points a sample has. */
export interface SampleShape {
  readonly base: number;
  readonly inputs: number;
  readonly seed: number;
  readonly secondOrder?: boolean;
}

/** Independent uniform base samples in the order of a Saltelli design: points × inputs. */
export function pickFreezeSample({ base, inputs: k, seed, secondOrder = false }: SampleShape): Float64Array {
  const points = secondOrder ? 2 * k + 2 : k + 2;
  const unit = new Float64Array(base * points * k);
  const stream = new Stream('test:sample');
  stream.begin(seed, 0);
  for (let n = 0; n < base; n++) {
    const at = (point: number, i: number) => (n * points + point) * k + i;
    const [a, b] = [0, 1].map((day) => Array.from({ length: k }, (_, i) => stream.uniform(n * k + i, day)));
    for (let i = 0; i < k; i++) {
      unit[at(0, i)] = a[i];
      unit[at(points - 1, i)] = b[i];
      for (let j = 0; j < k; j++) {
        unit[at(1 + j, i)] = i === j ? b[i] : a[i];
        if (secondOrder) unit[at(1 + k + j, i)] = i === j ? a[i] : b[i];
      }
    }
  }
  return unit;
}

/** Independent uniform points: points × inputs. */
export function uniformSample(points: number, inputs: number, seed: number): Float64Array {
  const stream = new Stream('test:uniform');
  stream.begin(seed, 0);
  return Float64Array.from({ length: points * inputs }, (_, at) => stream.uniform(at, 0));
}

/** Names x1, x2, … */
export function inputNames(inputs: number): string[] {
  return Array.from({ length: inputs }, (_, i) => `x${i + 1}`);
}

/** Response at every row of a matrix of coordinates. */
export function responses(
  unit: Float64Array,
  inputs: number,
  value: (row: Float64Array) => number,
): Float64Array {
  return Float64Array.from({ length: unit.length / inputs }, (_, p) =>
    value(unit.subarray(p * inputs, (p + 1) * inputs)),
  );
}

/** How luck moves a response. */
export interface Noise {
  readonly replications: number;
  readonly seed: number;
  /** Standard deviation at a point, of its coordinates. */
  deviation(row: Float64Array): number;
  /** Whether replication r has the same luck at every point. */
  readonly isShared?: boolean;
}

/** Response plus normal noise: points × replications. */
export function noisyResponses(
  unit: Float64Array,
  inputs: number,
  value: (row: Float64Array) => number,
  { replications, seed, deviation, isShared = false }: Noise,
): Float64Array {
  const stream = new Stream('test:noise');
  stream.begin(seed, 0);
  const points = unit.length / inputs;
  const found = new Float64Array(points * replications);
  for (let p = 0; p < points; p++) {
    const row = unit.subarray(p * inputs, (p + 1) * inputs);
    for (let r = 0; r < replications; r++) {
      found[p * replications + r] = value(row) + deviation(row) * stream.normal(isShared ? 0 : p, r);
    }
  }
  return found;
}
