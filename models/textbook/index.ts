import type { Model } from '../../src/define/index.ts';
import { birthDeath } from './birth-death.ts';
import { contagion } from './contagion.ts';
import { ethereumYield } from './ethereum-yield.ts';
import { gbmOption } from './gbm-option.ts';
import { herding } from './herding.ts';
import { holderStaking, holderStakingByEvents } from './holder-staking/holder-staking.ts';
import { predatorPrey } from './predator-prey.ts';
import { queue } from './queue.ts';
import { twoStateChain } from './two-state-chain.ts';
import { urn } from './urn.ts';
import { wealthExchange } from './wealth-exchange.ts';

export { ETH_GRID, stakingRate } from './ethereum-yield.ts';
export { predatorPreyInvariant } from './predator-prey.ts';
export {
  birthDeath,
  contagion,
  ethereumYield,
  gbmOption,
  herding,
  urn,
  holderStaking,
  holderStakingByEvents,
  predatorPrey,
  queue,
  twoStateChain,
  wealthExchange,
};

/** All textbook models, each with a known answer. */
export const textbookModels: readonly Model[] = [
  holderStaking,
  holderStakingByEvents,
  wealthExchange,
  ethereumYield,
  gbmOption,
  twoStateChain,
  herding,
  urn,
  birthDeath,
  contagion,
  queue,
  predatorPrey,
];
