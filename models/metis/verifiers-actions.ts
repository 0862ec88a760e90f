import { METIS_GRID, perDay, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import {
  checkingEquilibrium,
  checkingFor,
  detectionWithin,
  worthOfCheck,
} from '../arithmetic/checking-game.ts';
import type { CheckingGame } from '../arithmetic/checking-game.ts';
import { logitWeight } from '../arithmetic/logit.ts';

/** Stands for the probability of being in time where the window leaves none: the game needs one above zero. */
const RARELY = 1e-12;
/** Profits below this many METIS a year are rounding: in equilibrium a verifier earns just what it asks for. */
const NOTHING = 1e-6;

type Column = { readonly length: number; readonly [member: number]: number };

/** The accounts that verifiers move METIS between. */
export interface VerifierBoard {
  readonly price: number;
  readonly withdrawalWindow: number;
  readonly seatProtocol: Column;
  readonly whitelisted: Column;
  readonly bond: Column;
  readonly electionAsked: Float64Array;
  readonly verifierStake: Float64Array;
  readonly verifierRewards: Float64Array;
  fraudDeposit: number;
  stolen: number;
  grantsBudget: number;
  market: number;
  burned: number;
  bought: number;
  sold: number;
}

/** What the verifiers know of themselves. */
export interface VerifierBooks {
  readonly verifies: Float64Array;
  readonly strikes: Float64Array;
  readonly marks: Float64Array;
  active: number;
  checkProbability: number;
  fraudProbability: number;
  profit: number;
  profitOfStaying: number;
  tried: number;
  caught: number;
  forfeited: number;
}

/** Parameters of `verifiers` by name. */
export interface VerifierRules {
  readonly behaviour: 'bestResponse' | 'logit' | 'off';
  readonly checking: 'equilibrium' | 'always';
  readonly fraud: 'none' | 'equilibrium' | 'always';
  readonly proofs: 'faultProof' | 'vote';
  readonly minimumStake: number;
  readonly standingReward: number;
  readonly rewardShare: number;
  readonly deposit: number;
  readonly opportunities: number;
  readonly gain: number;
  readonly checkCost: number;
  readonly checkDelay: number;
  readonly accuracy: number;
  readonly attendance: number;
  readonly reserveYield: number;
  readonly sensitivity: number;
}

/** What a verifier pays a year beside its checks, and what it is paid, in METIS. */
interface Yearly {
  readonly node: number;
  /** Return asked for the stake that the standing reward does not cover. */
  readonly shortfall: number;
  /** Standing reward beyond the return asked for the stake. */
  readonly surplus: number;
}

function yearlyOf(economy: VerifierBoard, rules: VerifierRules): Yearly {
  const over = rules.standingReward - rules.reserveYield * rules.minimumStake;
  const node = (rules.checkCost * YEAR) / economy.price;
  return { node, shortfall: Math.max(0, -over), surplus: Math.max(0, over) };
}

/**
 * The checking game of a year in METIS: one batch that matters stands for the opportunities of a year, a check for a year of a
 * node. What the stake costs beyond the standing reward is earned by checks too: it is added to the cost of a check.
 */
function yearlyGame(
  verifiers: number,
  yearly: Yearly,
  economy: VerifierBoard,
  rules: VerifierRules,
): CheckingGame {
  const { gain, rewardShare, opportunities } = rules;
  const deposit = economy.fraudDeposit;
  const reward = rules.fraud === 'none' ? 0 : deposit * rewardShare * opportunities;
  const inTime = Math.max(detectionWithin(economy.withdrawalWindow, 1, rules.checkDelay, 1), RARELY);
  const wanted = checkingFor(gain / (gain + deposit), verifiers) / inTime;
  const often = rules.checking === 'always' ? 1 : Math.min(1, wanted);
  return { gain, deposit, cost: yearly.node + yearly.shortfall / often, reward, loss: 0, verifiers, inTime };
}

/**
 * How often those who verify check, how often an opportunity is taken, and what a year of verifying is worth in METIS to those
 * who do and to one more, against the play of today: standing reward and share of lost deposits, less checks and the return asked
 * for the stake.
 */
export function expectProfit(own: VerifierBooks, economy: VerifierBoard, rules: VerifierRules): void {
  const yearly = yearlyOf(economy, rules);
  own.fraudProbability = 1;
  own.checkProbability = 0;
  if (own.active > 0) {
    const { fraud, checking } = checkingEquilibrium(yearlyGame(own.active, yearly, economy, rules));
    const alwaysChecks = rules.checking === 'always';
    own.checkProbability = alwaysChecks ? 1 : checking;
    own.fraudProbability = alwaysChecks ? fraudAgainst(own, rules, economy) : fraud;
  }
  if (rules.fraud === 'always') own.fraudProbability = 1;
  if (rules.fraud === 'none') own.fraudProbability = 0;
  own.profitOfStaying = own.active > 0 ? profitAmong(own.active, yearly, economy, own, rules) : 0;
  own.profit = profitAmong(own.active + 1, yearly, economy, own, rules);
}

/** Certain fraud where it pays against those who always check, none where it does not. */
function fraudAgainst(own: VerifierBooks, rules: VerifierRules, economy: VerifierBoard): number {
  const detection = detectionWithin(economy.withdrawalWindow, 1, rules.checkDelay, own.active);
  return (1 - detection) * rules.gain - detection * economy.fraudDeposit > 0 ? 1 : 0;
}

/** Profit a year of one of so many verifiers, when frauds are tried as often as today. */
function profitAmong(
  verifiers: number,
  yearly: Yearly,
  economy: VerifierBoard,
  own: VerifierBooks,
  rules: VerifierRules,
): number {
  const game = yearlyGame(verifiers, yearly, economy, rules);
  const often = rules.checking === 'always' ? 1 : checkingEquilibrium(game).checking;
  const { inTime = 1 } = game;
  const income = own.fraudProbability * inTime * worthOfCheck(game, often * inTime);
  return yearly.surplus - yearly.shortfall + often * (income - yearly.node);
}

/** One decision: enter by buying the stake on the market, stay, or leave and sell everything. */
export function decide(
  v: number,
  luck: number,
  economy: VerifierBoard,
  own: VerifierBooks,
  rules: VerifierRules,
): void {
  const verifies = own.verifies[v] === 1;
  const profit = verifies ? own.profitOfStaying : own.profit;
  const weight = logitWeight(profit / rules.minimumStake, rules.sensitivity);
  const likely = weight === Infinity ? 1 : weight / (1 + weight);
  const pays = verifies ? profit > -NOTHING : profit > NOTHING;
  const wants = rules.behaviour === 'logit' ? luck < likely : pays;
  if (wants && !verifies) enter(v, economy, own, rules.minimumStake);
  else if (!wants && verifies) leave(v, economy, own);
}

function enter(v: number, economy: VerifierBoard, own: VerifierBooks, stake: number): void {
  const amount = floorToGrid(stake, METIS_GRID);
  if (amount > economy.market) return;
  economy.market -= amount;
  economy.verifierStake[v] += amount;
  economy.bought += amount;
  own.verifies[v] = 1;
  own.strikes[v] = 0;
  own.marks[v] = 0;
  own.active += 1;
}

/** Takes the stake back and sells it with all rewards. */
export function leave(v: number, economy: VerifierBoard, own: VerifierBooks): void {
  const amount = economy.verifierStake[v] + economy.verifierRewards[v];
  economy.market += amount;
  economy.verifierStake[v] = 0;
  economy.verifierRewards[v] = 0;
  economy.sold += amount;
  own.verifies[v] = 0;
  own.active -= 1;
}

/** Pays each verifier its standing reward of a day out of the grants budget, to all in full or to nobody. */
export function payStanding(own: VerifierBooks, economy: VerifierBoard, yearly: number): void {
  const reward = floorToGrid(perDay(yearly), METIS_GRID);
  if (reward === 0 || reward * own.active > economy.grantsBudget) return;
  for (let v = 0; v < own.verifies.length; v++) {
    if (own.verifies[v] === 0) continue;
    economy.grantsBudget -= reward;
    economy.verifierRewards[v] += reward;
  }
}

/** Buys what the deposit of who publishes states lacks. */
export function topUpDeposit(deposit: number, economy: VerifierBoard): void {
  const lacking = Math.max(0, floorToGrid(deposit, METIS_GRID) - economy.fraudDeposit);
  const amount = Math.min(lacking, economy.market);
  economy.market -= amount;
  economy.fraudDeposit += amount;
}

/** Each of `candidates` verifiers asks for the election of one of the owners who wait for a seat: it is taken to be that owner. */
export function askForSeats(candidates: number, economy: VerifierBoard): void {
  let left = candidates;
  for (let s = 0; s < economy.bond.length && left > 0; s++) {
    if (economy.bond[s] > 0 || economy.seatProtocol[s] >= 0 || economy.whitelisted[s] === 1) continue;
    economy.electionAsked[s] = 1;
    left -= 1;
  }
}
