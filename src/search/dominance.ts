/** Whether row `a` is at least as good as row `b` in every objective and better in one; objectives are oriented so that lower is better. */
export function dominates(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  let isBetter = false;
  for (let o = 0; o < a.length; o++) {
    if (!(a[o] <= b[o])) return false;
    if (a[o] < b[o]) isBetter = true;
  }
  return isBetter;
}

/**
 * Fronts of a set by fast non-dominated sorting (Deb, Pratap, Agarwal and Meyarivan 2002): members nobody dominates, then members
 * dominated only by those, and so on; each front in ascending order. `isBetter(a, b)` tells whether a dominates b and must have no
 * cycles. Every member is in exactly one front.
 */
export function sortIntoFronts(count: number, isBetter: (a: number, b: number) => boolean): number[][] {
  const below: number[][] = Array.from({ length: count }, () => []);
  const above = new Int32Array(count);
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      if (isBetter(a, b)) {
        below[a].push(b);
        above[b]++;
      } else if (isBetter(b, a)) {
        below[b].push(a);
        above[a]++;
      }
    }
  }
  const fronts: number[][] = [];
  let front = Array.from({ length: count }, (_, i) => i).filter((i) => above[i] === 0);
  while (front.length > 0) {
    fronts.push(front);
    const next: number[] = [];
    for (const a of front) for (const b of below[a]) if (--above[b] === 0) next.push(b);
    front = next.sort((a, b) => a - b);
  }
  return fronts;
}

/** Members of a set of rows (lower is better) that no other row dominates, ascending. */
export function nonDominated(rows: readonly ArrayLike<number>[]): number[] {
  return rows.map((_, i) => i).filter((i) => !rows.some((other) => dominates(other, rows[i])));
}

/**
 * Crowding distance of the members of one front: the sum over objectives of the gap between its neighbours, divided by the extent
 * of the front; Infinity at the ends. Source: Deb et al. (2002). An objective in which all are equal adds nothing. Of equal
 * values the earlier member counts as lower.
 */
export function crowdingDistances(rows: readonly ArrayLike<number>[]): number[] {
  const distances = rows.map(() => 0);
  if (rows.length === 0) return distances;
  for (let o = 0; o < rows[0].length; o++) {
    const order = rows.map((_, i) => i).sort((a, b) => rows[a][o] - rows[b][o] || a - b);
    const [first, last] = [order[0], order[order.length - 1]];
    const extent = rows[last][o] - rows[first][o];
    if (!(extent > 0)) continue;
    distances[first] = Infinity;
    distances[last] = Infinity;
    for (let k = 1; k + 1 < order.length; k++) {
      distances[order[k]] += (rows[order[k + 1]][o] - rows[order[k - 1]][o]) / extent;
    }
  }
  return distances;
}
