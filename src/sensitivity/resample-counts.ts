import type { Stream } from '../random/index.ts';

// Uniforms drawn at once, so that they stay in the nearest cache; two places are read off each.
const AT_ONCE = 4096;
// Beyond this a second place of full resolution does not fit into the 53 bits of a uniform.
const MOST_UNITS = 16_777_216;

const uniforms = new Float64Array(AT_ONCE);

/** Throws unless this many units can be resampled: 1 to 2^24. */
export function checkUnits(units: number): void {
  if (!Number.isInteger(units) || units < 1 || units > MOST_UNITS) {
    throw new Error(`invalid number of units to resample: ${units}; expected an integer of 1 to 2^24`);
  }
}

/**
 * How often each unit occurs in one resample of as many units with replacement, into `counts` (multinomial). The stream must
 * have begun the resample: its members and days are used from 0. No count passes 255 (probability below 1e-500).
 */
export function resampleCounts(stream: Stream, counts: Uint8Array): void {
  const units = counts.length;
  counts.fill(0);
  let left = units;
  for (let day = 0; left > 0; day++) {
    const drawn = Math.min(AT_ONCE, (left + 1) >>> 1);
    stream.fillUniform(drawn === AT_ONCE ? uniforms : uniforms.subarray(0, drawn), day);
    for (let d = 0; d < drawn; d++) {
      const scaled = uniforms[d] * units;
      const place = Math.floor(scaled);
      counts[place]++;
      if (left > 1) counts[Math.floor((scaled - place) * units)]++;
      left -= 2;
    }
  }
}
