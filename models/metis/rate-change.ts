import { assumed, assumption, lever } from '../../src/define/index.ts';
import { mechanism, proposal } from './economy.ts';

/** Share of a ramp that is done on a day: 0 before its first day, 1 after `length` days; a ramp of 0 days is a step. */
export function rampProgress(day: number, firstDay: number, length: number): number {
  if (day < firstDay) return 0;
  return length <= 0 ? 1 : Math.min(1, (day - firstDay) / length);
}

/**
 * Sets the target reward rate: the old one until `startDay`, then linearly over `rampDays` to the new one; from the day after
 * a vote inside the run decided a rate, that rate.
 */
export const rateChange = mechanism({
  name: 'rateChange',
  purpose: 'Governance changes the target reward rate of sequencers, at once or along a ramp.',
  parameters: {
    from: lever({
      value: 0.2,
      unit: '1/year',
      between: [0, 1],
      means: 'target reward rate before the change',
      source: proposal('section 1, current parameter'),
    }),
    to: lever({
      value: 0.2,
      unit: '1/year',
      between: [0, 1],
      means: 'target reward rate after the change; equal to `from` when nothing changes',
      source: proposal('section 1: current 20 %, proposed 15 %'),
    }),
    startDay: lever({
      value: 28,
      unit: 'days',
      between: [0, 36_500],
      means: 'days from the vote to the first day of the change',
      source: proposal('roadmap, phase 3: within 4 weeks of approval'),
    }),
    rampDays: assumption({
      value: 182,
      unit: 'days',
      between: [0, 3_650],
      means: 'length of the change from the old rate to the new one; 0 is a step',
      source: {
        ...assumed('“smooth phased rollout” without dates; 3 to 12 months are plausible', 'low'),
        notStated: true,
      },
    }),
  },
  reads: ['decidedRewardRate'],
  writes: ['rewardRate'],
  start({ economy, parameters }) {
    economy.rewardRate = rateOn(0, parameters);
  },
  step({ economy, parameters, day }) {
    const decided = economy.decidedRewardRate;
    economy.rewardRate = decided >= 0 ? decided : rateOn(day, parameters);
  },
});

interface Change {
  readonly from: number;
  readonly to: number;
  readonly startDay: number;
  readonly rampDays: number;
}

function rateOn(day: number, { from, to, startDay, rampDays }: Change): number {
  const progress = rampProgress(day, startDay, rampDays);
  return progress === 1 ? to : from + (to - from) * progress;
}
