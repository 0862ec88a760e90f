import { model } from './economy.ts';
import { holdersByEvents } from './holders-by-events.ts';
import { holdersDaily } from './holders-daily.ts';
import { market, reward } from './market.ts';

/** The speed yardstick, literally: every holder is visited every day. Known answer: the figures of its definition. */
export const holderStaking = model({
  name: 'holder-staking',
  version: '1.0.0',
  means: 'Holders decide once a month whether to stake, simulated day by day: the speed yardstick.',
  schedule: [market, reward, holdersDaily],
});

/** The speed yardstick with the same law and less work: holders are visited on their decision days only. */
export const holderStakingByEvents = model({
  name: 'holder-staking-by-events',
  version: '1.0.0',
  means:
    'Holders decide once a month whether to stake, visited only when they decide: the same law, less work.',
  schedule: [market, reward, holdersByEvents],
});
