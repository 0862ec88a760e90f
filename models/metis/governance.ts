// Longer than 200 lines for its list of measures; what it does stands in the files beside it.
import { DAYS_PER_MONTH, level, sum, YEAR } from '../../src/define/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import { reputationKept } from '../arithmetic/reputation.ts';
import { entities, mechanism } from './economy.ts';
import { advance, open, ruleOn } from './governance-actions.ts';
import { holdElections } from './governance-elections.ts';
import { isHarmful, kindNames, kindOf } from './governance-kinds.ts';
import { governanceParameters } from './governance-parameters.ts';
import { findLargest, measureOneTier, measureTwoTiers } from './governance-power.ts';
import { governanceState, phases, ruleNumbers } from './governance-state.ts';
import { contribute } from './governance-tiers.ts';

/** Votes inside a run: proposals, voters, rules of one and two tiers, elections of owners of seats, and who has the power. */
export const governance = mechanism({
  name: 'governance',
  purpose:
    'Puts proposals to the vote of those who hold METIS under an interchangeable rule, changes levers of the run when they pass, elects owners of seats, and measures turnout, capture, power and the cost of bribes.',
  parameters: governanceParameters,
  reads: [
    'price',
    'liquid',
    'shares',
    'exchangeRate',
    'protocolOf',
    'fundShares',
    'fundOf',
    'liquidityFundPrice',
    'lendingFundPrice',
    'loopFundPrice',
    'bond',
    'unbonding',
    'operatorLiquid',
    'seatEntity',
    'seatProtocol',
    'electionAsked',
  ],
  writes: [
    'decidedRewardRate',
    'decidedFeeShare',
    'decidedMaximumLock',
    'decidedWindow',
    'decidedRelease',
    'whitelisted',
    'twoTierActive',
    'whaleCapture',
    'turnout',
  ],
  own: {
    ...governanceState,
    keptAMonth: level('share', { means: 'part of a reputation that is left after a month' }),
  },
  draws: [
    'arrival',
    'kind',
    'ballot',
    'operatorBallot',
    'membership',
    'opinion',
    'insight',
    'work',
    'honesty',
    'election',
    'merit',
    'order',
  ],

  start({ economy, own, parameters, random }) {
    own.keptAMonth = reputationKept(DAYS_PER_MONTH, parameters.reputationHalfLife);
    const steady = parameters.contribution / (1 - own.keptAMonth);
    for (let e = 0; e < own.seated.length; e++) {
      own.seated[e] = 1;
      own.reputation[e] = steady * (0.5 + random.work.uniform(e, 0));
      own.honest[e] = random.honesty.uniform(e, 0) >= parameters.dishonest ? 1 : 0;
    }
    if (parameters.elections === 'on') listFirst(economy, parameters.firstList);
    economy.twoTierActive = ruleOn(0, parameters) === ruleNumbers.twoTier ? 1 : 0;
    own.ruleInForce = ruleOn(0, parameters);
    if (parameters.rule === 'twoTier') random.membership.fillUniform(own.membership, 0);
    findLargest(economy, own, parameters);
    if (economy.twoTierActive === 1) measureTwoTiers(economy, own, parameters, random.order, 0);
    else measureOneTier(own.ruleInForce, economy, own, parameters);
    economy.whaleCapture = Math.min(1, sum(own.largePower));
  },

  step({ economy, own, parameters, random, day }) {
    const arrivals = random.arrival.poisson(parameters.proposalsPerYear / YEAR, 0, day);
    const luck = random.kind.uniform(0, day);
    const rule = ruleOn(day, parameters);
    economy.twoTierActive = rule === ruleNumbers.twoTier ? 1 : 0;
    if (parameters.elections === 'on') holdElections(day, economy, own, parameters, random);
    if (startsMonth(day)) contribute(own, parameters, own.keptAMonth, random, day);
    if (day % Math.max(1, Math.floor(parameters.powerEvery)) === 0) {
      findLargest(economy, own, parameters);
      if (rule === ruleNumbers.twoTier) measureTwoTiers(economy, own, parameters, random.order, day);
      else measureOneTier(rule, economy, own, parameters);
      economy.whaleCapture = Math.min(1, sum(own.largePower));
    }
    if (parameters.proposals === 'off') return;
    own.waiting += parameters.proposals === 'poisson' ? arrivals : isCalendarDay(day, parameters) ? 1 : 0;
    if (own.phase !== phases.idle && own.dueOn <= day) advance(day, economy, own, parameters, random);
    if (own.phase === phases.idle && own.waiting > 0) {
      const named = kindNames.indexOf(parameters.proposalKind);
      open(named >= 0 ? named : kindOf(luck, parameters.harmfulShare), day, own, parameters);
    }
  },

  measures: {
    decisions: { unit: '1', means: 'votes decided since the start', of: ({ own }) => own.decisions },
    voters: { unit: '1', means: 'accounts that took part in the last vote', of: ({ own }) => own.voters },
    votesAgainst: {
      unit: 'votes',
      means: 'votes against the last proposal',
      of: ({ own }) => own.votesAgainst,
    },
    votesBought: {
      unit: '1',
      means: 'votes turned by bribes since the start',
      of: ({ own }) => own.bought,
    },
    electionsWon: {
      unit: '1',
      means: 'elections of owners of seats won since the start',
      of: ({ own }) => own.electionsWon,
    },
    electionsHeld: {
      unit: '1',
      means: 'elections of owners of seats held since the start',
      of: ({ own }) => own.electionsHeld,
    },
    promotions: {
      unit: '1',
      means: 'Commons that took a seat among Eco Nodes since the start',
      of: ({ own }) => own.promotions,
    },
    dismissals: {
      unit: '1',
      means: 'Eco Nodes that lost their seat since the start',
      of: ({ own }) => own.dismissals,
    },
    ecoPower: {
      unit: 'share',
      means: 'Shapley–Shubik power of Eco Nodes together; 0 under a rule of one tier',
      of: ({ own }) => own.ecoPower,
    },
    harmfulPassRate: {
      unit: 'share',
      means: 'share of harmful proposals that passed, of those decided; 0 where there was none',
      of: ({ own }) => passRate(own.passed, own.put, true),
    },
    usefulPassRate: {
      unit: 'share',
      means: 'share of useful proposals that passed, of those decided; 0 where there was none',
      of: ({ own }) => passRate(own.passed, own.put, false),
    },
    timeToDecision: {
      unit: 'days',
      means: 'mean days from opening a vote to its decision',
      of: ({ own }) => own.daysToDecide / Math.max(1, own.decisions),
    },
    decidedByLarge: {
      unit: 'share',
      means: 'share of decisions that would have been others without large accounts',
      of: ({ own }) => own.byLargeAccounts / Math.max(1, own.decisions),
    },
    briberyCost: {
      unit: 'USD',
      means: 'least cost of turning the last vote by paying voters; 0 where it passed',
      of: ({ own }) => own.lastBribeCost,
    },
    vetoCost: {
      unit: 'USD',
      means: 'worth of the METIS that defeat any optimistic vote, at today’s price',
      of: ({ economy, parameters }) => parameters.vetoLimit * economy.price,
    },
    largestPower: {
      unit: 'share',
      means: 'Shapley–Shubik power of the largest voter under the rule in force',
      of: ({ own }) => own.largePower[0],
    },
    largestBanzhaf: {
      unit: 'share',
      means: 'Banzhaf measure of the largest voter under a rule of one tier; 0 under two',
      of: ({ own }) => own.largeBanzhaf[0],
    },
    honestReputation: {
      unit: 'share',
      means: 'share of the reputation of Eco Nodes that is with honest ones',
      of: ({ own }) => honestShare(own.reputation, own.honest),
    },
    ecoSeats: { unit: 'seats', means: 'seats of Eco Nodes that are taken', of: ({ own }) => sum(own.seated) },
  },
});

/** Puts on the whitelist whoever is on it before any election. */
function listFirst(
  economy: {
    readonly bond: ReadonlyColumn;
    readonly seatEntity: ReadonlyColumn;
    readonly whitelisted: Float64Array;
  },
  firstList: string,
): void {
  for (let s = 0; s < economy.whitelisted.length; s++) {
    const isFilled = economy.bond[s] > 0;
    const isFoundations = economy.seatEntity[s] === entities.foundation;
    economy.whitelisted[s] = isFilled && (firstList === 'filled' || isFoundations) ? 1 : 0;
  }
}

/** True on the first day of each month of 365/12 days after the first. */
function startsMonth(day: number): boolean {
  return Math.floor(day / DAYS_PER_MONTH) > Math.floor((day - 1) / DAYS_PER_MONTH);
}

function isCalendarDay(day: number, { proposalsPerYear }: { readonly proposalsPerYear: number }): boolean {
  return day % Math.max(1, Math.floor(YEAR / proposalsPerYear)) === 0;
}

function passRate(passed: ReadonlyColumn, put: ReadonlyColumn, harmful: boolean): number {
  let decided = 0;
  let accepted = 0;
  for (let k = 0; k < put.length; k++) {
    if (isHarmful(k) !== harmful) continue;
    decided += put[k];
    accepted += passed[k];
  }
  return accepted / Math.max(1, decided);
}

function honestShare(reputation: ReadonlyColumn, honest: ReadonlyColumn): number {
  let all = 0;
  let good = 0;
  for (let e = 0; e < reputation.length; e++) {
    all += reputation[e];
    if (honest[e] === 1) good += reputation[e];
  }
  return all > 0 ? good / all : 0;
}
