import { METIS_GRID, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { isForfeited, marksAfter, reachesQuorum, strikesAfter } from '../arithmetic/verifier-record.ts';
import { leave, topUpDeposit } from './verifiers-actions.ts';
import type { VerifierBoard, VerifierBooks, VerifierRules } from './verifiers-actions.ts';

interface Draws {
  uniform(member: number, day: number): number;
  exponential(member: number, day: number): number;
}
type Luck = Readonly<Record<'opportunity' | 'attempt' | 'check' | 'delay' | 'attendance' | 'answer', Draws>>;

/** An opportunity of the day, if there is one and it is taken: caught by a verifier in time, or stolen. */
export function playFraud(
  day: number,
  economy: VerifierBoard,
  own: VerifierBooks,
  rules: VerifierRules,
  random: Luck,
): void {
  const isThere = random.opportunity.uniform(0, day) < rules.opportunities / YEAR;
  const isTaken = random.attempt.uniform(0, day) < own.fraudProbability;
  if (!isThere || !isTaken) return;

  own.tried += 1;
  const finders = findersOf(day, economy, own, rules, random);
  const isProven =
    finders > 0 && (rules.proofs === 'faultProof' || winsVote(day, economy, own, rules, random));
  if (isProven) punish(day, finders, economy, own, rules, random);
  else {
    const taken = floorToGrid(Math.min(rules.gain, economy.market), METIS_GRID);
    economy.market -= taken;
    economy.stolen += taken;
  }
}

/** Whether a verifier checks today’s batch and has its dispute started before the window closes. */
function finds(
  v: number,
  day: number,
  economy: VerifierBoard,
  own: VerifierBooks,
  rules: VerifierRules,
  random: Luck,
): boolean {
  const checks = random.check.uniform(v, day) < own.checkProbability;
  const delay = random.delay.exponential(v, day) * rules.checkDelay;
  return own.verifies[v] === 1 && checks && delay <= economy.withdrawalWindow;
}

function findersOf(
  day: number,
  economy: VerifierBoard,
  own: VerifierBooks,
  rules: VerifierRules,
  random: Luck,
): number {
  let finders = 0;
  for (let v = 0; v < own.verifies.length; v++) {
    if (finds(v, day, economy, own, rules, random)) finders += 1;
  }
  return finders;
}

/** A vote of all verifiers: absent ones are marked, wrong ones struck; a quorum and a majority of the answers must be right. */
function winsVote(
  day: number,
  economy: VerifierBoard,
  own: VerifierBooks,
  rules: VerifierRules,
  random: Luck,
): boolean {
  const voters = own.active;
  let answers = 0;
  let right = 0;
  for (let v = 0; v < own.verifies.length; v++) {
    const attends = random.attendance.uniform(v, day) < rules.attendance;
    const isRight = random.answer.uniform(v, day) < rules.accuracy;
    if (own.verifies[v] === 0) continue;
    answers += attends ? 1 : 0;
    right += attends && isRight ? 1 : 0;
    own.marks[v] = marksAfter(own.marks[v], attends);
    own.strikes[v] = strikesAfter(own.strikes[v], attends && !isRight);
    if (isForfeited(own.strikes[v], own.marks[v])) forfeit(v, economy, own);
  }
  return reachesQuorum(answers, voters) && right * 2 > answers;
}

/** A forfeited stake is burned; its owner leaves with its rewards. */
function forfeit(v: number, economy: VerifierBoard, own: VerifierBooks): void {
  const stake = economy.verifierStake[v];
  economy.verifierStake[v] -= stake;
  economy.burned += stake;
  own.forfeited += stake;
  leave(v, economy, own);
}

/** The deposit of who was caught is shared by those who found the fraud; the rest is burned, and the deposit bought again. */
function punish(
  day: number,
  finders: number,
  economy: VerifierBoard,
  own: VerifierBooks,
  rules: VerifierRules,
  random: Luck,
): void {
  own.caught += 1;
  const lost = economy.fraudDeposit;
  const each = floorToGrid((lost * rules.rewardShare) / finders, METIS_GRID);
  for (let v = 0; v < own.verifies.length; v++) {
    if (!finds(v, day, economy, own, rules, random)) continue;
    economy.fraudDeposit -= each;
    economy.verifierRewards[v] += each;
  }
  const rest = economy.fraudDeposit;
  economy.fraudDeposit -= rest;
  economy.burned += rest;
  topUpDeposit(rules.deposit, economy);
}
