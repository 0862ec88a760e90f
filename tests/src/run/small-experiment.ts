import { holderStaking } from '../../../models/textbook/index.ts';
import { writeExperiment } from '../../../src/load/index.ts';
import type { ResolvedExperiment } from '../../../src/plan/index.ts';
import type { RunnableExperiment } from '../../../src/run/index.ts';

const assumed = { kind: 'assume', why: 'for the test', confidence: 'low' } as const;

/** Two scenarios of holder staking, 30 holders, 60 days: a run of a few milliseconds a replication. */
export function stakingExperiment(changes: Partial<ResolvedExperiment> = {}): RunnableExperiment {
  const resolved: ResolvedExperiment = {
    schema: 1,
    name: 'staking',
    question: 'Who stakes?',
    model: { name: holderStaking.name, version: holderStaking.version },
    time: { start: '2025-11-03', days: 60, record: 7 },
    replications: 40,
    seed: 11,
    blockSize: 16,
    populations: { holders: 30 },
    baseline: 'low',
    scenarios: [
      { name: 'low', label: 'Low', levers: {} },
      { name: 'high', label: 'High reward', levers: { 'reward.yearlyReward': 0.2 } },
    ],
    points: [{}],
    assumptions: [
      {
        name: 'holders.stakedAtStart',
        distribution: { kind: 'uniform', low: 0.3, high: 0.7 },
        between: [0, 1],
        provenance: assumed,
      },
    ],
    observe: ['holders.stakedShare'],
    outcomes: [
      {
        name: 'staked',
        label: 'Staked at the end',
        of: 'holders.stakedShare',
        take: 'end',
        unit: 'share',
        better: 'higher',
        matters: 0.01,
        headline: true,
      },
    ],
    claims: [],
    expect: [],
    disclosure: {},
    ...changes,
  };
  const source = writeExperiment(resolved, holderStaking, 'json');
  return { resolved, model: holderStaking, ownModel: false, format: 'json', source };
}

/** The same with 400 replications of half a year and 100 holders: a run of about two seconds, long enough to be killed. */
export function largerStaking(): RunnableExperiment {
  return stakingExperiment({
    time: { start: '2025-11-03', days: 180, record: 7 },
    populations: { holders: 100 },
    replications: 400,
  });
}
