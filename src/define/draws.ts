/**
 * How the assumptions of neighbouring replications are drawn. `independent` is what happens without this; the others draw the
 * assumptions of `group` consecutive replications together, so that a mean over them is steadier where outcomes follow the assumptions
 * (docs/variance-reduction.md). Every single draw keeps its law.
 */
export interface Draws {
  readonly assumptions: 'independent' | 'antithetic' | 'stratified' | 'sobol';
  /** Replications in a group: 2 for antithetic; for stratified 2 or more, the block size unless said; for sobol a power of two, 64 unless said. */
  readonly group?: number;
}
