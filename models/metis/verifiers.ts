import { level, sum } from '../../src/define/index.ts';
import { detectionWithin } from '../arithmetic/checking-game.ts';
import { mechanism } from './economy.ts';
import { askForSeats, decide, expectProfit, payStanding, topUpDeposit } from './verifiers-actions.ts';
import { playFraud } from './verifiers-challenge.ts';
import { verifiersParameters } from './verifiers-parameters.ts';

/**
 * Verifiers stake, check batches and share what is taken from who is caught. How often they check, and how often a fraud is
 * tried, follow the mixed equilibrium of the checking game among those who verify; whether anybody verifies follows the
 * expected profit. Without a standing reward and without a deposit to lose there is none: nobody verifies.
 */
export const verifiers = mechanism({
  name: 'verifiers',
  purpose:
    'Verifiers enter while it pays, check published states, and catch frauds before the window closes.',
  parameters: verifiersParameters,
  reads: ['price', 'withdrawalWindow', 'seatProtocol', 'whitelisted', 'bond'],
  writes: [
    'detection',
    'electionAsked',
    'verifierStake',
    'verifierRewards',
    'fraudDeposit',
    'stolen',
    'grantsBudget',
    'market',
    'burned',
    'bought',
    'sold',
  ],
  own: {
    verifies: level('flag', { means: '1 while a verifier is registered', per: 'verifiers' }),
    strikes: level('strikes', { means: 'strikes for wrong answers of each verifier', per: 'verifiers' }),
    marks: level('marks', { means: 'marks for absence of each verifier', per: 'verifiers' }),
    active: level('verifiers', { means: 'registered verifiers' }),
    checkProbability: level('share', { means: 'probability that a verifier checks a batch' }),
    fraudProbability: level('share', { means: 'probability that an opportunity for fraud is taken' }),
    profit: level('METIS/year', { means: 'profit that one more verifier expects' }),
    profitOfStaying: level('METIS/year', { means: 'profit that a verifier expects' }),
    tried: level('frauds', { means: 'frauds tried so far' }),
    caught: level('frauds', { means: 'frauds caught so far' }),
    forfeited: level('METIS', { means: 'stakes forfeited so far' }),
  },
  draws: ['opportunity', 'attempt', 'check', 'delay', 'attendance', 'answer', 'entry'],
  calendars: { review: { per: 'verifiers', means: 'days on which somebody decides', every: 'reviewDays' } },
  start({ economy, parameters }) {
    topUpDeposit(parameters.deposit, economy);
  },
  step({ economy, own, parameters, random, calendars, day }) {
    const deciding = calendars.review.due(day);
    if (parameters.behaviour !== 'off') {
      for (let d = 0; d < deciding.length; d++) {
        expectProfit(own, economy, parameters);
        decide(deciding[d], random.entry.uniform(deciding[d], day), economy, own, parameters);
      }
    }
    // Where nobody verifies and nobody would commit a fraud there is nothing to work out.
    const somethingAtStake = own.active > 0 || parameters.fraud !== 'none';
    if (somethingAtStake) expectProfit(own, economy, parameters);
    const { checkProbability } = own;
    const { checkDelay } = parameters;
    economy.detection = somethingAtStake
      ? detectionWithin(economy.withdrawalWindow, checkProbability, checkDelay, own.active)
      : 0;
    if (own.active > 0) payStanding(own, economy, parameters.standingReward);
    if (parameters.autoEntry === 'yes') askForSeats(own.active, economy);
    if (somethingAtStake) playFraud(day, economy, own, parameters, random);
  },
  measures: {
    verifiers: { unit: 'verifiers', means: 'registered verifiers', of: ({ own }) => own.active },
    checksPerBatch: {
      unit: 'checks',
      means: 'expected checks of a batch',
      of: ({ own }) => own.active * own.checkProbability,
    },
    tried: { unit: 'frauds', means: 'frauds tried since the first day', of: ({ own }) => own.tried },
    undetected: {
      unit: 'frauds',
      means: 'frauds since the first day that nobody caught',
      of: ({ own }) => own.tried - own.caught,
    },
    loss: { unit: 'METIS', means: 'METIS stolen since the first day', of: ({ economy }) => economy.stolen },
    staked: {
      unit: 'METIS',
      means: 'METIS staked by verifiers',
      of: ({ economy }) => sum(economy.verifierStake),
    },
    forfeited: {
      unit: 'METIS',
      means: 'stakes forfeited since the first day',
      of: ({ own }) => own.forfeited,
    },
    securityBudget: {
      unit: 'METIS',
      means: 'what a caught fraud costs who tried it, and what verifiers have staked',
      of: ({ economy }) => economy.fraudDeposit + sum(economy.verifierStake),
    },
  },
});
