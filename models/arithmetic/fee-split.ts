import { METIS_GRID } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';

/** Part of LazAI's fees that the contract burns, in shares. Source: 0xLazAI/lazai-genesis ValidatorSet.sol, initial constants. */
export const LAZAI_BURN_SHARE = 0.1;
/** Part of LazAI's fees that the contract keeps for the system pool. Source: as above, 1/16. */
export const LAZAI_SYSTEM_SHARE = 0.0625;
/** METIS above which the system pool takes nothing. Source: as above. */
export const LAZAI_SYSTEM_CAP = 100;

/** METIS burned of `fees` at a share, on the grid. */
export function burnedOf(fees: number, share: number): number {
  return floorToGrid(fees * share, METIS_GRID);
}

/** METIS of `fees` that go to a system pool holding `pool`: the share, cut where the pool would pass its cap. */
export function systemPartOf(fees: number, share: number, pool: number, cap: number): number {
  return floorToGrid(Math.min(fees * share, Math.max(0, cap - pool)), METIS_GRID);
}
