import { expect, test } from 'vitest';
import {
  approvalShare,
  hasQuorum,
  passesByShare,
  passesOptimistically,
  passesTwoTiers,
  passesWithQuorum,
} from '../../../models/arithmetic/voting-rules.ts';
import {
  cappedVotes,
  convictionAfter,
  convictionOf,
  convictionThreshold,
  lockedVotes,
  quadraticVotes,
  tokenVotes,
} from '../../../models/arithmetic/voting-weights.ts';
import {
  reputationAfter,
  reputationKept,
  reputationPunished,
} from '../../../models/arithmetic/reputation.ts';

const rule = { quorum: 10_000, wallets: 500, approval: 0.8, abstentions: 'count' } as const;
const tally = { approve: 8_000, reject: 2_000, abstain: 0, voters: 500 };

test('80 % of exactly the quorum from exactly 500 wallets passes; one less of any does not', () => {
  expect(passesWithQuorum(tally, rule)).toBe(true);
  expect(passesWithQuorum({ ...tally, voters: 499 }, rule)).toBe(false);
  expect(passesWithQuorum({ ...tally, approve: 7_999, reject: 2_001 }, rule)).toBe(false);
  expect(passesWithQuorum({ ...tally, approve: 7_999 }, rule)).toBe(false);
});

test('abstentions can bring the quorum but never the approval', () => {
  const few = { approve: 800, reject: 200, abstain: 9_000, voters: 500 };
  expect(passesWithQuorum(few, rule)).toBe(true);
  expect(hasQuorum(few, { ...rule, abstentions: 'do not count' })).toBe(false);
  expect(approvalShare(few)).toBe(0.8);
  expect(approvalShare({ approve: 0, reject: 0, abstain: 5, voters: 1 })).toBe(0);
});

test('a vote of abstentions alone does not pass, and neither does one of nobody, even without a quorum', () => {
  const none = { ...rule, quorum: 0, wallets: 0 };
  expect(passesWithQuorum({ approve: 0, reject: 0, abstain: 50_000, voters: 900 }, none)).toBe(false);
  expect(passesWithQuorum({ approve: 0, reject: 0, abstain: 0, voters: 0 }, none)).toBe(false);
});

test('an optimistic vote passes with exactly 5,000 against, fails with any more, and passes when nobody votes', () => {
  const against = (reject: number): boolean => passesOptimistically(reject, 5_000);
  expect(against(5_000)).toBe(true);
  expect(against(5_000 + 2 ** -28)).toBe(false);
  expect(against(0)).toBe(true);
});

test('a share must be passed, not met, and nothing passes without any weight; two tiers need both', () => {
  expect(passesByShare(5, 10, 0.5)).toBe(false);
  expect(passesByShare(6, 10, 0.5)).toBe(true);
  expect(passesByShare(0, 0, 0.5)).toBe(false);
  expect([passesTwoTiers(true, true), passesTwoTiers(true, false), passesTwoTiers(false, true)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('a split account has as many token votes and √2 times as many quadratic ones', () => {
  expect(2 * tokenVotes(50)).toBe(tokenVotes(100));
  expect((2 * quadraticVotes(50)) / quadraticVotes(100)).toBeCloseTo(Math.SQRT2, 15);
  expect(quadraticVotes(-1) + tokenVotes(-1) + cappedVotes(-1, 5)).toBe(0);
});

test('a cap bounds an account, and a split account escapes it', () => {
  expect(cappedVotes(80, 50)).toBe(50);
  expect(2 * cappedVotes(40, 50)).toBe(80);
  expect(cappedVotes(30, 50)).toBe(30);
});

test('votes of a lock fall in a straight line: 1,000 locked for four years have 500 after two, and 0 at the end', () => {
  expect([4, 2, 1, 0, -1, 9].map((years) => lockedVotes(1_000, years, 4))).toEqual([
    1_000, 500, 250, 0, 0, 1_000,
  ]);
  expect(() => lockedVotes(1, 1, 0)).toThrow('invalid longest lock: 0');
});

test('conviction of a constant stake follows the geometric sum, tends to stake ÷ (1 − keeps) and fades when stake leaves', () => {
  expect(convictionOf(100, 0.9, 3)).toBeCloseTo(100 * (1 + 0.9 + 0.81), 10);
  expect(convictionOf(100, 0.9, 400)).toBeCloseTo(1_000, 9);
  expect(convictionOf(100, 1, 5)).toBe(500);
  expect(convictionAfter(1_000, 0, 0.9)).toBe(900);
});

test('the threshold of conviction grows with the request and is out of reach from the largest share on', () => {
  const conviction = { largest: 0.2, weight: 0.002, keeps: 0.9, supply: 22_000 };
  // 0.002 × 22,000 ÷ (0.1 × 0.2²) by hand.
  expect(convictionThreshold(0, conviction)).toBeCloseTo(11_000, 8);
  expect(convictionThreshold(0.1, conviction)).toBeCloseTo(44_000, 8);
  expect(convictionThreshold(0.2, conviction)).toBe(Infinity);
});

test('reputation halves in its half-life, settles at contribution ÷ (1 − kept), and a penalty of 1 takes all', () => {
  const kept = reputationKept(180, 180);
  expect(kept).toBeCloseTo(0.5, 15);
  let reputation = 0;
  for (let period = 0; period < 100; period++) reputation = reputationAfter(reputation, 3, kept);
  expect(reputation).toBeCloseTo(6, 12);
  expect(reputationPunished(6, 0.5)).toBe(3);
  expect(reputationPunished(6, 2)).toBe(0);
  expect(() => reputationKept(1, 0)).toThrow('invalid half-life: 0');
});

test('votes against that are none, and limits that are none, are refused', () => {
  expect(() => passesOptimistically(NaN, 5_000)).toThrow('invalid reject: NaN');
  expect(() => passesOptimistically(1, -1)).toThrow('invalid limit: -1');
  expect(() => approvalShare({ approve: 5, reject: -10, abstain: 0, voters: 2 })).toThrow(
    'invalid reject: -10',
  );
});
