import { METIS_GRID, perDay, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { checkingEquilibrium, detectionOf, worthOfCheck } from '../arithmetic/checking-game.ts';
import type { CheckingGame } from '../arithmetic/checking-game.ts';
import { logitWeight } from '../arithmetic/logit.ts';

type Column = { readonly length: number; readonly [member: number]: number };

/** The accounts that verifiers move METIS between. */
export interface VerifierBoard {
  readonly price: number;
  readonly withdrawalWindow: number;
  readonly seatEntity: Column;
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

/**
 * The checking game of a year in METIS: opportunities stand for one batch that matters, the cost of a check is a year of a node.
 * So `worth × fraud × opportunities` is income a year and is weighed against the cost of a year.
 */
function yearlyGame(verifiers: number, cost: number, rules: VerifierRules, deposit: number): CheckingGame {
  const { gain, rewardShare, opportunities } = rules;
  const reward = rules.fraud === 'none' ? 0 : deposit * rewardShare * opportunities;
  return { gain, deposit, cost, reward, loss: 0, verifiers };
}

/**
 * How often those who verify check, how often an opportunity is taken, and the profit a year that one more verifier expects in
 * METIS: standing reward, share of lost deposits, less the cost of its checks and the return it asks for its stake.
 */
export function expectProfit(own: VerifierBooks, economy: VerifierBoard, rules: VerifierRules): void {
  const nodeCost = (rules.checkCost * YEAR) / economy.price;
  own.fraudProbability = 0;
  own.checkProbability = 0;
  if (own.active > 0) {
    const game = yearlyGame(own.active, nodeCost, rules, economy.fraudDeposit);
    const { fraud, checking } = checkingEquilibrium(game);
    own.checkProbability = rules.checking === 'always' ? 1 : checking;
    own.fraudProbability =
      rules.checking === 'always' ? fraudAgainst(own, rules, economy.fraudDeposit) : fraud;
  } else own.fraudProbability = 1;
  if (rules.fraud === 'always') own.fraudProbability = 1;
  if (rules.fraud === 'none') own.fraudProbability = 0;
  own.profit = profitOfOneMore(own, economy, rules, nodeCost);
}

/** Certain fraud where it pays against those who always check, none where it does not. */
function fraudAgainst(own: VerifierBooks, rules: VerifierRules, deposit: number): number {
  const detection = detectionOf(1, own.active);
  return (1 - detection) * rules.gain - detection * deposit > 0 ? 1 : 0;
}

function profitOfOneMore(
  own: VerifierBooks,
  economy: VerifierBoard,
  rules: VerifierRules,
  nodeCost: number,
): number {
  const game = yearlyGame(own.active + 1, nodeCost, rules, economy.fraudDeposit);
  const { fraud, checking } = checkingEquilibrium(game);
  const often = rules.checking === 'always' ? 1 : checking;
  const taken = rules.fraud === 'equilibrium' ? fraud : rules.fraud === 'always' ? 1 : 0;
  const found = often * (taken * worthOfCheck(game, often) - nodeCost);
  return rules.standingReward + found - rules.reserveYield * rules.minimumStake;
}

/** One decision: enter by buying the stake on the market, stay, or leave and sell everything. */
export function decide(
  v: number,
  luck: number,
  economy: VerifierBoard,
  own: VerifierBooks,
  rules: VerifierRules,
): void {
  const weight = logitWeight(own.profit / rules.minimumStake, rules.sensitivity);
  const likely = weight === Infinity ? 1 : weight / (1 + weight);
  const wants = rules.behaviour === 'logit' ? luck < likely : own.profit > 0;
  if (wants && own.verifies[v] === 0) enter(v, economy, own, rules.minimumStake);
  else if (!wants && own.verifies[v] === 1) leave(v, economy, own);
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

/** Each of `candidates` verifiers asks for the election of an empty seat. */
export function askForSeats(candidates: number, economy: VerifierBoard): void {
  let left = candidates;
  for (let s = 0; s < economy.bond.length && left > 0; s++) {
    if (economy.bond[s] > 0 || economy.seatEntity[s] !== 0) continue;
    economy.electionAsked[s] = 1;
    left -= 1;
  }
}
