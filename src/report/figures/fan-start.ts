/** What share of the widest middle gap is there at the second time where the gap opens at once. */
const atOnce = 0.5;
/** A gap that ends below this share of its widest narrows. */
const narrowed = 0.75;
/** With fewer times a second one is not near the start. */
const fewestTimes = 12;

/**
 * A sentence for a gap that is not there at the first time and mostly there at the second, so that readers do not take the fall for something that
 * happened; empty for gaps that grow bit by bit. Middle gaps by time; those that are not numbers are passed over.
 */
export function startWords(middles: readonly number[]): string {
  const [first, second] = middles;
  const sizes = middles.filter(Number.isFinite).map(Math.abs);
  const widest = Math.max(0, ...sizes);
  const opens = Math.abs(first) <= Math.abs(second) / 10 && Math.abs(second) >= atOnce * widest;
  if (middles.length < fewestTimes || widest === 0 || !opens) return '';
  const last = sizes[sizes.length - 1];
  const later = last < narrowed * widest ? ' Later it narrows.' : '';
  return `The gap opens at the start, where the two sets of rules part, and not bit by bit.${later} `;
}
