import { quantile } from '../summarise/quantiles.ts';
import { ascending } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';

/** The nine definitions of Hyndman and Fan 1996, by number and by name. */
export const quantileDefinitions = {
  type1: 'inverse-cdf',
  type2: 'averaged-inverse-cdf',
  type3: 'closest-observation',
  type4: 'interpolated-inverse-cdf',
  type5: 'hazen',
  type6: 'weibull',
  type7: 'linear',
  type8: 'median-unbiased',
  type9: 'normal-unbiased',
} as const;

/** `type1` … `type9`. */
export type QuantileType = keyof typeof quantileDefinitions;
/** A definition by its number or its name. */
export type QuantileDefinition = QuantileType | (typeof quantileDefinitions)[QuantileType];

/** Plotting positions of the interpolating definitions: p(k) = (k - alpha) / (n + 1 - alpha - beta), as [alpha, beta]. */
const positions: Readonly<Record<string, readonly [number, number]>> = {
  type4: [0, 1],
  type5: [0.5, 0.5],
  type6: [0, 0],
  type8: [1 / 3, 1 / 3],
  type9: [0.375, 0.375],
};

const typeNames: readonly QuantileType[] = [
  'type1',
  'type2',
  'type3',
  'type4',
  'type5',
  'type6',
  'type7',
  'type8',
  'type9',
];

function typeOf(definition: QuantileDefinition): QuantileType {
  const found = Object.entries(quantileDefinitions).find(
    ([type, name]) => type === definition || name === definition,
  );
  for (const type of typeNames) if (type === found?.[0]) return type;
  throw new Error(
    `invalid quantile definition: ${definition}; expected one of ${typeNames.join(', ')} or ${Object.values(quantileDefinitions).join(', ')}`,
  );
}

/** Products of n and p that are integers but for rounding count as integers. */
const SLACK = 1e-12;

/** The order statistic and the share of the next one, where the empirical distribution function jumps. */
function stepAt(type: QuantileType, n: number, p: number): { rank: number; share: number } {
  const position = n * p - (type === 'type3' ? 0.5 : 0);
  const nearest = Math.floor(position + 0.5);
  const isWhole = Math.abs(position - nearest) <= SLACK * Math.max(1, n);
  const rank = isWhole ? nearest : Math.floor(position);
  if (!isWhole) return { rank, share: 1 };
  if (type === 'type1') return { rank, share: 0 };
  if (type === 'type2') return { rank, share: 0.5 };
  // Halfway between two observations type 3 takes the one of even rank.
  return { rank, share: rank % 2 === 0 ? 0 : 1 };
}

function interpolationAt(type: QuantileType, n: number, p: number): { rank: number; share: number } {
  const [alpha, beta] = positions[type];
  const position = alpha + p * (n + 1 - alpha - beta);
  const rank = Math.floor(position + SLACK * Math.max(1, n));
  const share = position - rank;
  return { rank, share: Math.abs(share) <= SLACK * Math.max(1, n) ? 0 : share };
}

/**
 * Quantile `p` of values in any order by one of the nine definitions of Hyndman and Fan 1996, by number or name; `type7` is what the
 * reports use. Throws for no values, NaN among them, p outside 0 to 1, or an unknown definition.
 */
export function quantileBy(values: Values, p: number, definition: QuantileDefinition = 'type7'): number {
  const type = typeOf(definition);
  const sorted = ascending(values);
  const n = sorted.length;
  // Checks what it is given; its value is that of type 7.
  const linear = quantile(sorted, p);
  if (type === 'type7') return linear;
  const { rank, share } = type in positions ? interpolationAt(type, n, p) : stepAt(type, n, p);
  const low = sorted[Math.max(1, Math.min(n, rank)) - 1];
  const high = sorted[Math.max(1, Math.min(n, rank + 1)) - 1];
  return share === 0 || low === high ? low : share === 1 ? high : low + share * (high - low);
}
