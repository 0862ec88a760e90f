import { expect, test } from 'vitest';
import { metis } from '../../models/metis/metis.ts';
import { textbookModels } from '../../models/textbook/index.ts';
import type { Model, Parameter } from '../../src/define/index.ts';
import { LabError } from '../../src/define/index.ts';
import { simulate } from '../../src/simulate/index.ts';
import type { Simulation } from '../../src/simulate/index.ts';
import { allOf, differing, vote } from './small-economy.ts';
import type { Values } from './small-economy.ts';

/** Votes often enough that something is decided and executed within the days of a test. */
const votes = {
  'governance.proposals': 'calendar',
  'governance.proposalsPerYear': 18,
  'governance.executionDays': 2,
};
const nobodyVotes = {
  ...votes,
  'governance.turnout': 0,
  'governance.whaleTurnout': 0,
  'governance.operatorTurnout': 0,
  'stages.leastOwners': 1,
  'stages.leastOperators': 1,
};
const elections = {
  'governance.elections': 'on',
  'governance.electionTurnout': 0.9,
  'governance.electionWallets': 20,
  'operators.reviewDays': 3,
  'operators.candidacyDays': 5,
};
const votesInside: readonly Values[] = [
  {
    ...votes,
    'governance.turnout': 0.4,
    'governance.whaleTurnout': 0.5,
    'governance.operatorTurnout': 0.9,
    'governance.wallets': 20,
    'governance.approval': 0.5,
    'governance.bribeBudget': 100,
  },
  {
    ...votes,
    ...elections,
    'governance.rule': 'token',
    'governance.turnout': 0.6,
    'governance.whaleTurnout': 0.6,
    'governance.wallets': 5,
    'governance.quorum': 300_000,
    'governance.approval': 0.4,
    'governance.indifference': 0.02,
    'governance.delegated': 0.3,
    'governance.votingBalance': 'all',
    'governance.foundationVotes': 'votes',
    'governance.perception': 0.02,
  },
  {
    ...elections,
    'governance.firstList': 'foundation',
    'holders.yieldSeekerReview': 3,
    'holders.yieldSeekerReserveYield': -0.4,
  },
  {
    'holders.mindset': 'rewards',
    'holders.yieldSeekerReview': 1,
    'holders.traderReview': 1,
    'holders.otherStakers': 1,
  },
  {
    ...votes,
    'governance.rule': 'capped',
    'governance.turnout': 0.6,
    'governance.whaleTurnout': 0.9,
    'governance.wallets': 5,
    'governance.approval': 0.4,
    'governance.sybils': 3,
    'governance.leastBalance': 100,
    'governance.delegated': 0.3,
  },
  {
    ...votes,
    'governance.rule': 'twoTier',
    'governance.commonsMembers': 0.8,
    'governance.insight': 0.1,
    'governance.perception': 0.05,
    'governance.contribution': 0.5,
    'governance.leastReputation': 0.6,
    'governance.promotionRecord': 1,
    'governance.penalty': 0.8,
    'governance.harmfulShare': 0.7,
    'governance.powerEvery': 20,
    'governance.commonsCount': 'stake',
  },
  { ...votes, 'governance.rule': 'twoTier', 'governance.commonsMembers': 0.8, 'governance.perception': 0.05 },
  ...['cutRewards', 'raiseRewards', 'shareFees', 'raiseMaximumLock', 'shortenWindow'].map((kind) => ({
    ...nobodyVotes,
    'governance.proposalKind': kind,
  })),
  {
    'governance.rule': 'twoTier',
    'stages.leastOwners': 2,
    'stages.leastOutsideShare': 0.4,
    'stages.highestHalting': 0.5,
    'stages.leastLongTerm': 0.05,
  },
];

/** All layers open and in use within the days of a test. */
const layersAtWork = {
  'hyperion.launched': 'yes',
  'hyperion.launchDay': 5,
  'lazai.openingDelay': 0,
  'lazai.feeSplit': 'contract',
  'aiWorkload.innovation': 5,
  'zkm.payer': 'metis',
  'zkm.metisShare': 0.2,
  'goat.metisFlow': 'foundation',
};
const layerSettings: readonly Values[] = [
  layersAtWork,
  {
    ...layersAtWork,
    'hyperion.typicalTransactions': 20_000_000,
    'hyperion.feePerTransaction': 1,
    'zkm.proofSystem': 'plonk',
    'dataAvailability.mode': 'calldata',
    'aiWorkload.arrivals': 'onOff',
    'andromeda.adoption': 'bass',
    'goat.adoption': 'logistic',
  },
  {
    ...layersAtWork,
    'dataAvailability.mode': 'hybrid',
    'lazai.typicalTransactions': 5_000_000,
    'lazai.reviewDays': 5,
    'lazai.daysBetweenDowntimes': 20,
    'lazai.daysBetweenDoubleSigns': 30,
    'lazai.systemCap': 20,
    'aiWorkload.reviewDays': 3,
    'aiWorkload.reservePrice': 0.005,
  },
  {
    ...layersAtWork,
    'dataAvailability.mode': 'measured',
    'andromeda.feePerTransaction': 10,
    'lazai.typicalTransactions': 26_000_000,
    'lazai.highestMultiple': 3,
    'aiWorkload.requestsPerClient': 3_000_000,
  },
  { ...layersAtWork, 'lazai.baseGasPrice': 0.1, 'aiWorkload.mostDemand': 1.1 },
  {
    ...layersAtWork,
    'lazai.typicalTransactions': 300_000,
    'lazai.reviewDays': 3,
    'lazai.hurdle': 0.3,
    'lazai.runningCost': 100,
    'lazai.incomeMemory': 2,
  },
  {
    ...vote,
    'hyperion.launchDay': 5,
    'lazai.openingDelay': 0,
    'eagr.startDay': 0,
    'eagr.validatorsFrom': 0,
    'eagr.releaseDays': 1,
  },
];

/** Switches under which some parameter comes into play, with the date of the start where it matters; the first are tried first. */
const circumstances: Readonly<Record<string, readonly Values[]>> = {
  metis: [
    { 'exchanges.forcedSale': 0.4, 'exchanges.arbitrageCapital': 5_000, 'holders.yieldSeekerReview': 3 },
    {
      'liquidStaking.redemptions': 'closed',
      'liquidStaking.reopeningDay': 60,
      'exchanges.forcedSale': 0.9,
      'exchanges.shockDay': 10,
    },
    {
      'holders.builderShare': 1,
      'holders.whaleShare': 0,
      'holders.builderReview': 1,
      'holders.builderReserveYield': -0.2,
      'holders.otherStakers': 5,
      'holders.sensitivity': 50,
    },
    {
      'liquidStaking.redemptions': 'unfunded',
      'liquidStaking.reopeningDay': 60,
      'liquidStaking.points': 0.1,
      'liquidStaking.pointsEnd': 50,
      'exchanges.forcedSale': 0.1,
    },
    { ...vote, 'rateChange.rampDays': 30, 'eagr.validatorsFrom': 10, 'eagr.subprojectsFrom': 20 },
    { ...vote, 'eagr.reading': 'e', 'sequencerPool.feeShare': 0.5, 'operators.candidacyDays': 20 },
    { 'majors.process': 'regimes', 'market.dependence': 'none' },
    { 'majors.process': 'regimes', 'majors.dependence': 'shocks', 'market.dependence': 'none' },
    { 'majors.process': 'merton', 'majors.dependence': 'shocks', 'market.dependence': 'shocks' },
    { 'majors.process': 'garch-t', 'majors.dependence': 'shocks', 'market.dependence': 'shocks' },
    { 'layerOne.blobsWanted': 9, 'layerOne.blobs': 'rule' },
    { 'layerOne.blobs': 'fixed', 'layerOne.gas': 'fixed' },
    {
      'market.process': 'gbm',
      'rewardReset.policy': 'everyPeriod',
      'rateChange.to': 0.3,
      'operators.reviewDays': 5,
    },
    {
      'market.process': 'merton',
      'rewardReset.policy': 'onChange',
      'rateChange.to': 0.1,
      'rateChange.startDay': 5,
    },
    { 'market.process': 'garch-t', 'blocks.drift': 'fixed', 'locking.forcedExit': 'operators' },
    {
      'sequencerPool.production': 'expected',
      'operators.reviewDays': 5,
      'operators.hurdle': 0.05,
      'operators.runningCost': 60,
    },
    {
      'operators.reviewDays': 3,
      'operators.hurdle': 0.08,
      'operators.hurdleSpread': 0.8,
      'operators.indifference': 0.2,
    },
    { 'supply.rewardBudgetLeft': 0, 'sequencerPool.longestRunway': 1, 'holders.longTermReview': 3 },
    {
      'andromeda.typicalTransactions': 60_000,
      'andromeda.feePerTransaction': 10,
      'andromeda.highestFee': 0.001,
    },
    { 'blocks.secondsAtReference': 17, 'blocks.deviation': 0.5 },
    {
      'sequencerPool.slashing': 'burned',
      'sequencerPool.outageChance': 0.3,
      'sequencerPool.faultsPerYear': 20,
      'poolRisk.colluders': 200,
      'operators.protocolSeats': 'closed',
      'operators.runningCost': 14,
      'operators.reviewDays': 5,
    },
    { 'blocks.secondsAtReference': 8, 'blocks.deviation': 0.5 },
    {
      'holders.builderShare': 1,
      'holders.whaleShare': 0.4,
      'holders.builderReview': 3,
      'holders.whaleReview': 3,
      'holders.concentration': 0.5,
      'holders.otherStakers': 1,
    },
    {
      'sequencerPool.operatorSeats': 9,
      'operators.reviewDays': 2,
      'operators.candidacyDays': 5,
      'operators.hurdle': 0.06,
      'operators.hurdleSpread': 0.2,
    },
    {
      'rewardReset.startReward': 0,
      'rewardReset.policy': 'never',
      'holders.yieldSeekerReview': 2,
      'liquidStaking.redemptionDays': 1,
      'locking.exitDelay': 60,
    },
    { 'holders.yieldSeekerReview': 3, 'holders.yieldSeekerReserveYield': 0.3, 'holders.collectionRetry': 2 },
    { start: '2021-11-20', 'vesting.sales': 'share', 'vesting.minedInAll': 60_000 },
    { start: '2023-11-01', 'sequencerPool.lockedAtStart': 200_000, 'vesting.community': 'withheld' },
    {
      'treasury.atStart': 100_000,
      'eagr.size': 2_000_000,
      'eagr.liquidityFrom': 0,
      'eagr.removalDay': 100,
      'treasury.costs': 'fixed',
    },
    ...votesInside,
    {
      'lending.borrowerFunds': 40_000,
      'lending.outsideSupply': 90_000,
      'lending.reviewDays': 3,
      'lending.base': 0.01,
      'loops.outsideFunds': 5_000,
    },
    {
      'lending.outsideSupply': 5_000,
      'lending.reviewDays': 3,
      'lending.maxLoanToValue': 0.74,
      'lending.liquidators': 'always',
      'lending.closeAllBelow': 0.99,
      'loops.outsideFunds': 20_000,
    },
    {
      'restaking.backing': 'wrapped',
      'restaking.restaked': 30_000,
      'restaking.shockDay': 20,
      'restaking.pointsDays': 60,
      'restaking.slashings': 30,
      'restaking.reviewDays': 1,
      'lending.liquidators': 'always',
      'lending.maxLoanToValue': 0.74,
      'lending.caution': 0.9,
    },
    {
      'verifiers.standingReward': 400,
      'verifiers.opportunities': 200,
      'verifiers.deposit': 20_000,
      'verifiers.gain': 10_000,
      'verifiers.fraud': 'equilibrium',
      'verifiers.reviewDays': 3,
      'finality.window': 0.3,
    },
    {
      'liquidStaking.redemptions': 'closed',
      'liquidStaking.reopeningDay': 100,
      'exchanges.shockDay': 20,
      'exchanges.forcedSale': 0.5,
      'exchanges.poolFlight': 0.5,
      'holders.yieldSeekerReview': 1_000,
      'holders.longTermReview': 1_000,
    },
    {
      'holders.builderShare': 90,
      'holders.builderReview': 2,
      'holders.builderReserveYield': 0,
      'holders.otherStakers': 1,
      'holders.sensitivity': 100,
    },
    { 'verifiers.behaviour': 'logit', 'verifiers.standingReward': 40, 'verifiers.reviewDays': 2 },
    {
      'verifiers.standingReward': 400,
      'verifiers.reviewDays': 2,
      'governance.elections': 'on',
      'governance.operatorQuorum': 1,
      'governance.electionWallets': 1,
      'governance.electionTurnout': 0.9,
      'governance.candidateMerit': 3,
    },
    {
      'verifiers.fraud': 'equilibrium',
      'verifiers.opportunities': 200,
      'verifiers.deposit': 3,
      'verifiers.gain': 1,
      'verifiers.reviewDays': 3,
    },
    {
      'verifiers.checking': 'always',
      'verifiers.fraud': 'always',
      'verifiers.opportunities': 200,
      'verifiers.deposit': 5_000,
      'verifiers.reviewDays': 3,
      'verifiers.attendance': 0.3,
    },
    {
      'verifiers.standingReward': 400,
      'verifiers.checking': 'always',
      'verifiers.fraud': 'always',
      'verifiers.proofs': 'vote',
      'verifiers.opportunities': 200,
      'verifiers.deposit': 5_000,
      'verifiers.reviewDays': 3,
      'finality.window': 1,
      'governance.elections': 'on',
    },
    {
      'lending.borrowerFunds': 20_000,
      'lending.outsideSupply': 60_000,
      'lending.maxLoanToValue': 0.74,
      'exchanges.forcedSale': 0.8,
      'exchanges.poolFlight': 0.8,
      'exchanges.shockDay': 20,
      'exchanges.redemptionArbitrage': 'off',
    },
    {
      'lending.borrowerFunds': 60_000,
      'lending.outsideSupply': 30_000,
      'lending.base': 0.03,
      'lending.slope1': 0,
      'lending.slope2': 0,
      'lending.margin': 0,
      'lending.reserveShare': 0,
      'lending.reviewDays': 1,
      'holders.yieldSeekerReview': 3,
      'holders.whaleReview': 3,
    },
    {
      'restaking.backing': 'wrapped',
      'restaking.restaked': 20_000,
      'restaking.shockDay': 10,
      'restaking.shockShare': 0.006,
      'restaking.serviceYield': 0,
      'restaking.pointsDays': 60,
      'restaking.noise': 0.3,
      'restaking.reviewDays': 1,
    },
    { 'restaking.backing': 'wrapped', 'restaking.pointsWorth': 0.025, 'restaking.reviewDays': 1 },
    { 'cdp.ownerFunds': 50_000, 'cdp.aim': 1.6, 'cdp.reviewDays': 10 },
    ...layerSettings,
  ],
  'holder-staking': [{}, { 'reward.highest': 0.01 }, { 'reward.least': 1e9 }],
  'holder-staking-by-events': [{}, { 'reward.highest': 0.01 }, { 'reward.least': 1e9 }],
  'gbm-option': [{}, { 'prices.process': 'merton' }],
};

/** Parameters that need a start of their own, because their neighbours forbid the value taken otherwise. */
const otherValue: Readonly<Record<string, number>> = {
  'lazai.systemShare': 0.2,
  'governance.operatorQuorum': 9_000_000,
  'governance.protocolQuorum': 9_000_000,
  'governance.candidateMerit': -4,
  'supply.circulating': 6_000_000,
  'holders.builderSellLean': 1,
  'supply.rewardBudgetLeft': 2_000_000,
  'sequencerPool.paceMemory': 60,
  'sequencerPool.minimumLock': 15_000,
  'sequencerPool.maximumLock': 150_000,
  'sequencerPool.lockedAtStart': 400_000,
  'sequencerPool.foundationSeats': 2,
  'sequencerPool.liquidSeats': 4,
  'sequencerPool.secondLiquidSeats': 2,
  'sequencerPool.operatorSeats': 4,
  'sequencerPool.foundationExcess': 0.01,
  'sequencerPool.liquidExcess': 0.5,
  'sequencerPool.secondLiquidExcess': 0.1,
  'sequencerPool.longestRunway': 10,
  'sequencerPool.faultPenalty': 0.9,
  'poolRisk.colluders': 3,
  'poolRisk.highestCost': 1_000,
  'market.alpha': 0.05,
  'market.jumpDeviation': 0.1,
  'market.etherCorrelation': 0.7,
  'market.bitcoinCorrelation': 0.6,
  'majors.correlation': 0.7,
  'majors.etherAlpha': 0.2,
  'majors.etherBeta': 0.3,
  'majors.bitcoinAlpha': 0.03,
  'majors.bitcoinBeta': 0.8,
  'market.beta': 0.3,
  'reward.highest': 0.06,
  'locking.forcedExitDay': 30,
  'operators.indifference': 0.15,
  'operators.runningCost': 30,
  'rateChange.startDay': 40,
  'eagr.startDay': 20,
};

/** Values other than the default: every other option, or a number elsewhere in the range. */
function othersOf(name: string, parameter: Parameter): readonly (number | string)[] {
  if (parameter.type === 'choice')
    return Object.keys(parameter.options).filter((option) => option !== parameter.value);
  const [low, high] = parameter.between;
  const nearby = parameter.value === 0 ? low + 0.6 * (high - low) : Math.min(high, parameter.value * 1.5);
  const other = otherValue[name] ?? (nearby === parameter.value ? (low + high) / 2 : nearby);
  return [Math.max(low, other)];
}

const sizes = { holders: 60, members: 30, agents: 20, paths: 10 };
const populationsOf = (model: Model): Record<string, number> =>
  Object.fromEntries(Object.entries(sizes).filter(([name]) => name in model.economy.populations));

/** A replication, or nothing where these values cannot stand together. */
function attempt(model: Model, { start, ...parameters }: Values): Simulation | undefined {
  try {
    const days = model === metis ? 150 : 40;
    const populations = populationsOf(model);
    const spec = { model, days, seed: 8, populations, parameters, observe: allOf(model), recordEvery: 5 };
    return simulate(typeof start === 'string' ? { ...spec, start } : spec);
  } catch (problem) {
    if (problem instanceof LabError || (problem instanceof Error && problem.message.startsWith('invalid')))
      return undefined;
    throw problem;
  }
}

/** Places of the settings in the order in which they are tried: the first, those that speak of the mechanism, the rest. */
function likeliest(settings: readonly Values[], mechanism: string): number[] {
  const speaks = (at: number): boolean =>
    Object.keys(settings[at] ?? {}).some((path) => path.startsWith(`${mechanism}.`));
  const places = settings.map((_, at) => at);
  return [0, ...places.filter((at) => at > 0 && speaks(at)), ...places.filter((at) => at > 0 && !speaks(at))];
}

for (const model of [metis, ...textbookModels]) {
  test(`every parameter of ${model.name} matters to something that can be observed`, () => {
    const settings = circumstances[model.name] ?? [{}];
    const bases = settings.map((setting) => attempt(model, setting));
    const idle: string[] = [];
    for (const { name, parameters } of model.schedule) {
      for (const [key, parameter] of Object.entries(parameters)) {
        const path = `${name}.${key}`;
        for (const value of othersOf(path, parameter)) {
          const matters = likeliest(settings, name).some((at) => {
            const setting = settings[at];
            const base = bases[at];
            const other = base && attempt(model, { ...setting, [path]: value });
            return base !== undefined && other !== undefined && differing(base, other).length > 0;
          });
          if (!matters) idle.push(`${path} = ${value}`);
        }
      }
    }
    expect(idle).toEqual([]);
  });
}
