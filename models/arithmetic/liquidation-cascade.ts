/** Loans on one collateral and what sets off their forced sale. */
export interface CascadeInput {
  /** Price at or below which each loan is liquidated. */
  readonly triggers: readonly number[];
  /** Collateral of each loan. */
  readonly collateral: readonly number[];
  /** Part of the collateral that a liquidation sells. */
  readonly closeFactor: number;
  /** Collateral sold first, for whatever reason. */
  readonly shock: number;
  /** Price after that much has been sold; must not rise. */
  readonly priceAfter: (sold: number) => number;
}

/** Where a cascade ends. */
export interface Cascade {
  readonly sold: number;
  readonly price: number;
  /** Price after the first sale alone. */
  readonly priceAfterShock: number;
  readonly liquidated: number;
  readonly rounds: number;
  /** Whole fall of the price ÷ fall by the first sale; 1 where nothing is liquidated or nothing was sold. */
  readonly amplification: number;
}

/**
 * The fixed point nearest to the start: price = priceAfter(sold), sold = shock + closeFactor × collateral of all loans whose
 * trigger is at or above that price. Each round adds at least one loan, so it takes at most one round more than there are
 * loans. The loans are visited from the highest trigger on; the result does not depend on their order in the input.
 */
export function liquidationCascade(input: CascadeInput): Cascade {
  const { triggers, collateral, closeFactor, shock, priceAfter } = input;
  const order = triggers.map((_, i) => i).sort((a, b) => triggers[b] - triggers[a] || a - b);
  const priceBefore = priceAfter(0);
  const priceAfterShock = priceAfter(shock);
  let price = priceAfterShock;
  let sold = shock;
  let liquidated = 0;
  let rounds = 0;
  for (let more = true; more; rounds++) {
    more = false;
    while (liquidated < order.length && triggers[order[liquidated]] >= price) {
      sold += closeFactor * collateral[order[liquidated]];
      liquidated++;
      more = true;
    }
    if (more) price = priceAfter(sold);
  }
  const first = priceBefore - priceAfterShock;
  const amplification = first > 0 ? (priceBefore - price) / first : 1;
  return { sold, price, priceAfterShock, liquidated, rounds, amplification };
}
