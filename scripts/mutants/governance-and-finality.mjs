// Mechanisms of governance, stages, verifiers and finality.
import { inFile } from './in-file.mjs';

export const governanceAndFinality = [
  ...inFile('models/metis/finality.ts', [
    ['economy.decidedWindow >= 0 ?', 'economy.decidedWindow > 1000 ?', 'comparison', 'in quick'],
    ['own.waitingCost += own.waitingToday;', 'own.waitingCost = own.waitingToday;', 'term'],
  ]),
  ...inFile(
    'models/metis/governance-actions.ts',
    [
      [
        'own.dueOn = day + Math.floor(p.executionDays);',
        'own.dueOn = day + 1 + Math.floor(p.executionDays);',
        'wrong day',
      ],
      ['economy.decidedRewardRate = p.cutTo', 'economy.decidedRewardRate = p.raiseTo', 'order'],
      ['own.phase === phases.revote ? ruleNumbers.token : own.ruleInForce', 'own.ruleInForce', 'term'],
    ],
    'models/metis/governance',
  ),
  ...inFile(
    'models/metis/governance-elections.ts',
    [
      ['turnout.electionMetis >= quorum &&', 'turnout.electionMetis > quorum &&', 'comparison'],
      [
        'isProtocol ? p.protocolQuorum : p.operatorQuorum',
        'isProtocol ? p.operatorQuorum : p.protocolQuorum',
        'order',
      ],
    ],
    'models/metis/governance',
  ),
  ...inFile(
    'models/metis/governance-tiers.ts',
    [
      ["p.commonsCount === 'heads' ? 1 : votes", "p.commonsCount === 'heads' ? votes : 1", 'order'],
      [
        'if (own.seated[e] === 0 || own.ecoApproves[e] === 0) continue;',
        'if (own.seated[e] === 0 || own.ecoApproves[e] === 1) continue;',
        'comparison',
      ],
    ],
    'models/metis/governance',
  ),
  ...inFile(
    'models/metis/governance-votes.ts',
    [
      ['voters >= p.wallets && isApproved', 'voters > p.wallets && isApproved', 'comparison'],
      ["p.abstentions === 'count' ? 0 : abstaining", "p.abstentions === 'count' ? abstaining : 0", 'order'],
    ],
    'models/metis/governance',
  ),
  ...inFile('models/metis/stages.ts', [
    [
      'flag(economy.haltingProbability <= parameters.highestHalting)',
      'flag(economy.haltingProbability < parameters.highestHalting)',
      'comparison',
    ],
    ['missingFor(own.reached + 1, open)', 'missingFor(own.reached, open)', 'off by one', 'in quick'],
    ['if (outside && !ownsEarlier(s, owners, active)) count += 1;', 'if (outside) count += 1;', 'term'],
  ]),
  ...inFile(
    'models/metis/verifiers-actions.ts',
    [
      ['yearly.surplus - yearly.shortfall + often', 'yearly.surplus + yearly.shortfall + often', 'sign'],
      ['reward * own.active > economy.grantsBudget', 'reward > economy.grantsBudget', 'term'],
    ],
    'models/metis/verifiers',
  ),
  ...inFile(
    'models/metis/verifiers-challenge.ts',
    [
      ['delay <= economy.withdrawalWindow', 'delay >= economy.withdrawalWindow', 'comparison'],
      ['economy.fraudDeposit -= each;\n', '', 'one side only'],
      [
        'random.check.uniform(v, day) < own.checkProbability',
        'random.attempt.uniform(0, day) < own.checkProbability',
        'stream reuse',
      ],
    ],
    'models/metis/verifiers',
  ),
];
