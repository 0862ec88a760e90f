import { METIS_GRID } from '../../src/define/index.ts';

/** Decimals of METIS and most other tokens: a METIS has 10^18 smallest units. */
export const TOKEN_DECIMALS = 18;

const UNITS_PER_TOKEN = 1_000_000_000_000_000_000n;

/**
 * Smallest units of a token from a decimal text such as `-12.000000000000000001`: digits, at most one point between or
 * before digits, a leading minus. Exact; throws for anything else and for more places than `decimals`, which would lose digits.
 */
export function parseTokens(text: string, decimals: number = TOKEN_DECIMALS): bigint {
  checkDecimals(decimals);
  const parts = /^(-?)(\d*)(?:\.(\d+))?$/u.exec(text);
  const [, sign = '', whole = '', places = ''] = parts ?? [];
  if (parts === null || whole + places === '') {
    throw new Error(`invalid token amount: ${text}; expected a decimal number such as 12.5`);
  }
  if (places.length > decimals) {
    throw new Error(`invalid token amount: ${text}; expected at most ${decimals} places`);
  }
  const units = BigInt(whole + places.padEnd(decimals, '0'));
  return sign === '-' ? -units : units;
}

/** The shortest decimal text of an amount in smallest units: no places that are zero, no exponent; `parseTokens` reads it back. */
export function formatTokens(units: bigint, decimals: number = TOKEN_DECIMALS): string {
  checkDecimals(decimals);
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const places = digits.slice(digits.length - decimals).replace(/0+$/u, '');
  return sign + whole + (places === '' ? '' : `.${places}`);
}

/**
 * METIS as the model counts them (multiples of 2^-28) from smallest units of a contract, rounded down; exact below 2^53 grains,
 * 33 million METIS. Throws beyond that and below zero.
 */
export function unitsToMetis(units: bigint): number {
  const grains = (units * BigInt(1 / METIS_GRID)) / UNITS_PER_TOKEN;
  if (units < 0n || grains > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new Error(`invalid amount: ${units} units; expected 0 to 33,554,432 METIS`);
  }
  return Number(grains) * METIS_GRID;
}

function checkDecimals(decimals: number): void {
  if (Number.isInteger(decimals) && decimals >= 0 && decimals <= 77) return;
  throw new Error(`invalid decimals: ${decimals}; expected a whole number from 0 to 77`);
}
