import { expect, test } from 'vitest';
import { mechanism } from '../../../models/metis/economy.ts';
import { columnOf, holdersWith, payer, runHolders, simulateHolders } from './holder-model.ts';

const lending = { liquidYield: 0, lendingFundYield: 0.12 };

/** Takes all cash of the lending fund away every day, as loans do. */
const lender = mechanism({
  name: 'lender',
  purpose: 'Stands in for a fund that lends out all it has.',
  writes: ['lendingCash', 'market'],
  step({ economy }) {
    const lent = economy.lendingCash;
    economy.lendingCash -= lent;
    economy.market += lent;
  },
});

test('a fund without a yield stays empty', () => {
  for (const lendingFundYield of [0, -0.2]) {
    const at = runHolders({ given: { lendingFundYield } });
    expect(at('holders.inFunds', 200)).toBe(0);
  }
});

test('the higher the yield of a fund the more is in it, and the higher its risk the less', () => {
  const inFund = (lendingFundYield: number, risk: number): number =>
    runHolders({ given: { ...lending, lendingFundYield }, parameters: { 'holders.lendingRisk': risk } })(
      'holders.inFunds',
      200,
    );
  expect(inFund(0.2, 0.2)).toBeGreaterThan(inFund(0.1, 0.2));
  expect(inFund(0.1, 0.2)).toBeGreaterThan(inFund(0.1, 1));
});

test('a deposit is cash of the fund, shares are minted at its price, and the issuer stands below zero by as much', () => {
  const spec = { given: { ...lending, lendingFundPrice: 1.25 }, days: 60 };
  const end = simulateHolders(spec);
  const at = runHolders(spec);
  expect(at('fundShares', 60)).toBeGreaterThan(1_000);
  expect(at('lendingCash', 60)).toBeGreaterThanOrEqual(at('fundShares', 60) * 1.25);
  expect(at('lendingCash', 60)).toBeCloseTo(at('fundShares', 60) * 1.25, 4);
  expect(end.world.board['lendingFundIssued']).toBe(-at('fundShares', 60));
});

test('who has fund shares belongs to one fund, and who has none to none', () => {
  const given = { ...lending, liquidityFundYield: 0.12, loopFundYield: 0.2 };
  const end = simulateHolders({ given });
  const [shares, fundOf] = [columnOf(end, 'fundShares'), columnOf(end, 'fundOf')];
  expect([...shares.keys()].every((h) => shares[h] > 0 === fundOf[h] > 0)).toBe(true);
  expect(new Set(fundOf)).toEqual(new Set([0, 1, 2, 3]));
});

test('when the yield ends everybody leaves, out of the cash', () => {
  const given = { ...lending, lendingFundYield: (day: number) => (day < 100 ? 0.12 : -0.5) };
  const at = runHolders({ given, days: 900 });
  expect(at('fundShares', 99)).toBeGreaterThan(1_000);
  expect(at('fundShares', 900)).toBeLessThan(0.001 * at('fundShares', 99));
  expect(at('lendingExitWanted', 900)).toBe(0);
});

test('what the cash cannot pay is wanted, nothing is paid out of nothing, and the shares stay', () => {
  const given = { ...lending, lendingFundYield: (day: number) => (day < 100 ? 0.12 : -0.5) };
  const { series } = simulateHolders({ of: holdersWith(payer, lender), given, days: 300 });
  const wanted = series['lendingExitWanted'] ?? [];
  expect(wanted[300]).toBeGreaterThan(1_000);
  expect([...wanted].every((amount, day) => day === 0 || amount >= (wanted[day - 1] ?? 0))).toBe(true);
  expect([...(series['lendingCash'] ?? [])].every((cash) => cash >= 0)).toBe(true);
  expect(series['fundShares']?.[300]).toBeGreaterThan(0.9 * (series['fundShares']?.[99] ?? NaN));
});

test('without the option of funds their yields change nothing, to the last bit', () => {
  const parameters = { 'holders.fundChoice': 'off' };
  const [some, none] = [{ lendingFundYield: 0.3, loopFundYield: 0.3 }, {}].map((given) =>
    simulateHolders({ given, parameters }),
  );
  expect(some?.series).toEqual(none?.series);
});

test('a fund whose shares are worth nothing takes no deposits', () => {
  const at = runHolders({ given: { ...lending, lendingFundPrice: 0 } });
  expect(at('fundShares', 200)).toBe(0);
  expect(at('lendingCash', 200)).toBe(0);
});
