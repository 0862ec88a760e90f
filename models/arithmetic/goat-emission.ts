/** Reward of GOAT's first blocks in units of 10^-7 GOAT. Source: GOATNetwork/goat-contracts, genesis/mainnet.ts, 2.3782344 GOAT. */
export const GOAT_FIRST_REWARD = 23_782_344;
/** Blocks after which GOAT's reward halves. Source: GOATNetwork/goat-contracts, genesis/mainnet.ts. */
export const GOAT_HALVING_BLOCKS = 42_048_000;
/** GOAT that can ever be emitted as block rewards, of 1,000,000,000. Source: GOATNetwork/goat-contracts, contracts/goat/GoatToken.sol. */
export const GOAT_POOL = 200_000_000;
/** Units of `GOAT_FIRST_REWARD` in one GOAT. */
export const GOAT_UNIT = 10_000_000;

/** Halvings after which what is left is below the grid of any account. */
const LAST_HALVING = 60;

/**
 * GOAT emitted by the first `blocks` blocks (a whole number): 2.3782344 GOAT a block, halved every 42,048,000 blocks and never more than the
 * pool. Halving a binary fraction loses nothing, so within an era only the last division rounds.
 */
export function goatEmitted(blocks: number): number {
  let reward = GOAT_FIRST_REWARD;
  let left = blocks;
  let units = 0;
  for (let era = 0; era <= LAST_HALVING && left > 0; era++) {
    const made = Math.min(left, GOAT_HALVING_BLOCKS);
    units += made * reward;
    left -= made;
    reward /= 2;
  }
  return Math.min(units / GOAT_UNIT, GOAT_POOL);
}
