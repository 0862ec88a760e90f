import { requireNotNegative, requireShare } from './requirements.ts';

/** Who owes whom, in one unit: owed[i][j] ≥ 0 is what i owes j (nobody itself), assets[i] ≥ 0 is what i has from outside. */
export interface DebtNetwork {
  readonly owed: readonly (readonly number[])[];
  readonly assets: readonly number[];
}

/** Shares of assets and of payments received that are left to a member who defaults; 1 and 1 without costs. */
export interface BankruptcyCosts {
  readonly assetsLeft: number;
  readonly claimsLeft: number;
}

/** What everybody pays, what is left to each, who defaults and after how many rounds nobody else did. */
export interface Clearing {
  readonly payments: readonly number[];
  readonly equity: readonly number[];
  readonly defaulted: readonly boolean[];
  readonly rounds: number;
}

const withoutCosts: BankruptcyCosts = { assetsLeft: 1, claimsLeft: 1 };

/**
 * The greatest clearing vector of a network of debts: everybody pays all it owes or all it has, its creditors in proportion.
 * Found by assuming nobody defaults and adding those who must, round by round (fictitious defaults); with costs of
 * bankruptcy as Rogers and Veraart 2013. A ring of debts is paid in full without any assets. Throws for a table that is not square,
 * negative amounts and debts to oneself. Source: Eisenberg and Noe 2001, Management Science 47(2).
 */
export function clearDebts(network: DebtNetwork, costs: BankruptcyCosts = withoutCosts): Clearing {
  const { owed, assets } = network;
  checkNetwork(network);
  requireShare('assetsLeft', costs.assetsLeft);
  requireShare('claimsLeft', costs.claimsLeft);
  const due = owed.map((row) => row.reduce((sum, amount) => sum + amount, 0));
  const defaulted = assets.map(() => false);
  let payments = [...due];
  let rounds = 0;
  for (let more = true; more; rounds++) {
    more = false;
    for (let i = 0; i < due.length; i++) {
      const has = assets[i] + received(i, network, due, payments);
      if (defaulted[i] || has >= due[i] - tolerance(due[i])) continue;
      defaulted[i] = true;
      more = true;
    }
    if (more) payments = paymentsWith(defaulted, network, due, costs);
  }
  const equity = assets.map((_, i) =>
    defaulted[i] ? 0 : Math.max(0, assets[i] + received(i, network, due, payments) - due[i]),
  );
  return { payments, equity, defaulted, rounds };
}

function checkNetwork({ owed, assets }: DebtNetwork): void {
  if (owed.length !== assets.length || owed.some((row) => row.length !== assets.length)) {
    throw new Error(`invalid table of debts; expected ${assets.length} rows of ${assets.length} amounts`);
  }
  owed.forEach((row, i) => {
    requireNotNegative(`assets[${i}]`, assets[i]);
    row.forEach((amount, j) => {
      requireNotNegative(`debt of ${i} to ${j}`, amount);
    });
    if (row[i] !== 0) throw new Error(`invalid debt of ${i} to itself: ${row[i]}; expected 0`);
  });
}

/** What i receives when everybody pays `payments`. */
function received(
  i: number,
  { owed }: DebtNetwork,
  due: readonly number[],
  payments: readonly number[],
): number {
  let sum = 0;
  for (let j = 0; j < due.length; j++) if (due[j] > 0) sum += (payments[j] * owed[j][i]) / due[j];
  return sum;
}

/**
 * Payments when exactly the members in `defaulted` pay all they have, a linear system: p_i = assetsLeft × a_i + claimsLeft × Σ p_j
 * π_ji, solved by elimination with the largest pivots.
 */
function paymentsWith(
  defaulted: readonly boolean[],
  { owed, assets }: DebtNetwork,
  due: readonly number[],
  { assetsLeft, claimsLeft }: BankruptcyCosts,
): number[] {
  const members = assets.map((_, i) => i).filter((i) => defaulted[i]);
  const share = (j: number, i: number): number => (due[j] > 0 ? owed[j][i] / due[j] : 0);
  const rows = members.map((i) => {
    const paidInFull = due.reduce((sum, all, j) => (defaulted[j] ? sum : sum + all * share(j, i)), 0);
    const row = members.map((j) => (i === j ? 1 : 0) - claimsLeft * share(j, i));
    return [...row, assetsLeft * assets[i] + claimsLeft * paidInFull];
  });
  const solved = solve(rows);
  const payments = [...due];
  members.forEach((i, at) => (payments[i] = Math.max(0, Math.min(due[i], solved[at]))));
  return payments;
}

/** Gaussian elimination with partial pivoting; a direction that money only circles in (pivot 0) pays nothing. */
function solve(rows: number[][]): number[] {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let r = column + 1; r < size; r++) {
      if (Math.abs(rows[r][column]) > Math.abs(rows[best][column])) best = r;
    }
    [rows[column], rows[best]] = [rows[best], rows[column]];
    if (Math.abs(rows[column][column]) < 1e-14) continue;
    for (let r = 0; r < size; r++) {
      if (r === column) continue;
      const factor = rows[r][column] / rows[column][column];
      for (let c = column; c <= size; c++) rows[r][c] -= factor * rows[column][c];
    }
  }
  return rows.map((row, i) => (Math.abs(row[i]) < 1e-14 ? 0 : row[size] / row[i]));
}

/** Rounding must not make a member default that owes exactly what it has. */
function tolerance(due: number): number {
  return 1e-12 * due;
}
