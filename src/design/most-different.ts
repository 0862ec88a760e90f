/** How trajectories lie in a matrix of coordinates. */
export interface TrajectoryShape {
  /** Numbers of one trajectory: points × columns. */
  readonly size: number;
  readonly columns: number;
  /** How many are kept. */
  readonly kept: number;
}

/**
 * Which trajectories differ most: their numbers, in increasing order. The distance of two is the sum of the distances between all points
 * of one and of the other, the spread of a choice the sum of its squared distances (Campolongo, Cariboni and Saltelli 2007). Trying all
 * choices takes too long, so the choice begins with the two farthest apart, adds the one that spreads it most, again and again, and
 * exchanges one by one while that helps (after Ruano, Ribes, Seco and Ferrer 2012). Ties go to the earlier.
 */
export function mostDifferent(unit: Float64Array, { size, columns, kept }: TrajectoryShape): Int32Array {
  const count = unit.length / size;
  if (kept >= count) return Int32Array.from({ length: count }, (_, t) => t);
  const squares = squaredDistances(unit, size, columns);
  const isKept = new Uint8Array(count);
  // Sum of squared distances of each to those kept.
  const reach = new Float64Array(count);
  const change = (t: number, sign: 1 | -1): void => {
    isKept[t] = sign === 1 ? 1 : 0;
    for (let other = 0; other < count; other++) reach[other] += sign * squares[t * count + other];
  };
  const [a, b] = farthest(squares, count);
  change(a, 1);
  change(b, 1);
  for (let have = 2; have < kept; have++) change(best(reach, isKept), 1);
  for (let turn = 0; turn < count; turn++) {
    const swap = bestExchange(squares, reach, isKept);
    if (swap === undefined) break;
    change(swap.leaves, -1);
    change(swap.enters, 1);
  }
  return Int32Array.from([...isKept.keys()].filter((t) => isKept[t] === 1));
}

/** Sum of squared distances between the chosen, each pair once. */
export function spreadOf(unit: Float64Array, { size, columns }: TrajectoryShape): number {
  const count = unit.length / size;
  const squares = squaredDistances(unit, size, columns);
  let sum = 0;
  for (let a = 0; a < count; a++) for (let b = 0; b < a; b++) sum += squares[a * count + b];
  return sum;
}

function squaredDistances(unit: Float64Array, size: number, columns: number): Float64Array {
  const count = unit.length / size;
  const squares = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const distance = distanceOf(unit, [a * size, b * size], size, columns);
      squares[a * count + b] = distance * distance;
      squares[b * count + a] = distance * distance;
    }
  }
  return squares;
}

function distanceOf(
  unit: Float64Array,
  [a, b]: readonly [number, number],
  size: number,
  columns: number,
): number {
  let distance = 0;
  for (let i = a; i < a + size; i += columns) {
    for (let j = b; j < b + size; j += columns) {
      let sum = 0;
      for (let d = 0; d < columns; d++) {
        const gap = unit[i + d] - unit[j + d];
        sum += gap * gap;
      }
      distance += Math.sqrt(sum);
    }
  }
  return distance;
}

function farthest(squares: Float64Array, count: number): readonly [number, number] {
  let place = 1;
  for (let at = 0; at < squares.length; at++) if (squares[at] > squares[place]) place = at;
  return [Math.floor(place / count), place % count];
}

function best(reach: Float64Array, isKept: Uint8Array): number {
  let place = isKept.indexOf(0);
  reach.forEach((value, t) => {
    if (isKept[t] === 0 && value > reach[place]) place = t;
  });
  return place;
}

function bestExchange(
  squares: Float64Array,
  reach: Float64Array,
  isKept: Uint8Array,
): { leaves: number; enters: number } | undefined {
  const count = isKept.length;
  let found: { leaves: number; enters: number } | undefined;
  // Less than this is rounding, and would exchange for ever.
  let gained = 1e-9 * Math.max(...reach);
  for (let leaves = 0; leaves < count; leaves++) {
    if (isKept[leaves] === 0) continue;
    for (let enters = 0; enters < count; enters++) {
      if (isKept[enters] === 1) continue;
      const gain = reach[enters] - squares[leaves * count + enters] - reach[leaves];
      if (gain > gained) {
        gained = gain;
        found = { leaves, enters };
      }
    }
  }
  return found;
}
