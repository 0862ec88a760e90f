import type { ReadonlyColumn } from '../../src/define/index.ts';

/** Most liquid-staking protocols, funds with none, and types that a kind has room for. */
const TYPES = 8;
const PROTOCOLS = 8;
const FUNDS = 4;
const HAS_METIS = 1;
const HAS_SHARES = 2;
const HAS_CLAIM = 4;

/**
 * What decides on the options of a holder in one number of 0 to 2047, so that a review reads one column: type, protocol,
 * fund, and whether it has METIS, shares and a claim. Holders of one kind weigh their options alike on a day.
 */
export const kinds = {
  of: (type: number, protocol: number, fund: number, has: number): number =>
    type + TYPES * (protocol + PROTOCOLS * (fund + FUNDS * has)),
  type: (kind: number): number => kind & (TYPES - 1),
  protocol: (kind: number): number => (kind >> 3) & (PROTOCOLS - 1),
  fund: (kind: number): number => (kind >> 6) & (FUNDS - 1),
  hasMetis: (kind: number): boolean => (kind & (HAS_METIS << 8)) !== 0,
  hasShares: (kind: number): boolean => (kind & (HAS_SHARES << 8)) !== 0,
  hasClaim: (kind: number): boolean => (kind & (HAS_CLAIM << 8)) !== 0,
};

/** The kind with its type replaced. */
export function withType(kind: number, type: number): number {
  return (kind & ~(TYPES - 1)) | type;
}

/** The kind with its protocol replaced, of a holder that now has shares or not. */
export function withProtocol(kind: number, protocol: number, hasShares: boolean): number {
  const other = (kind & ~((PROTOCOLS - 1) << 3)) | (protocol << 3);
  return withFlag(other, HAS_SHARES, hasShares);
}

/** The kind with its fund replaced. */
export function withFund(kind: number, fund: number): number {
  return (kind & ~((FUNDS - 1) << 6)) | (fund << 6);
}

/** The kind of a holder that now has METIS or not. */
export function withMetis(kind: number, hasMetis: boolean): number {
  return withFlag(kind, HAS_METIS, hasMetis);
}

/** The kind of a holder that now has a claim or not. */
export function withClaim(kind: number, hasClaim: boolean): number {
  return withFlag(kind, HAS_CLAIM, hasClaim);
}

function withFlag(kind: number, flag: number, isSet: boolean): number {
  return isSet ? kind | (flag << 8) : kind & ~(flag << 8);
}

/** The columns that the kind of a holder is made of. */
export interface KindBoard {
  readonly liquid: ReadonlyColumn;
  readonly shares: ReadonlyColumn;
  readonly ticket: ReadonlyColumn;
  readonly protocolOf: ReadonlyColumn;
  readonly fundOf: ReadonlyColumn;
}

/** Kind of a holder of this type, from what it has now. */
export function kindOf(h: number, type: number, economy: KindBoard): number {
  const has =
    (economy.liquid[h] > 0 ? HAS_METIS : 0) +
    (economy.shares[h] > 0 ? HAS_SHARES : 0) +
    (economy.ticket[h] > 0 ? HAS_CLAIM : 0);
  return kinds.of(type, economy.protocolOf[h], economy.fundOf[h], has);
}
