/**
 * Amount released in total by the end of a day, of `total` released in equal daily steps over `length` days of which the
 * first is `firstDay`; everything at once when the length is one day or less.
 */
export function releasedBy(day: number, total: number, firstDay: number, length: number): number {
  if (day < firstDay) return 0;
  const elapsed = day - firstDay + 1;
  return elapsed >= length ? total : (total * elapsed) / length;
}
