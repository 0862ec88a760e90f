export { ethereumYield, ETH_GRID, stakingRate } from './ethereum-yield.ts';
export { gbmOption } from './gbm-option.ts';
export { holderStaking, holderStakingByEvents } from './holder-staking/holder-staking.ts';
export { twoStateChain } from './two-state-chain.ts';
export { wealthExchange } from './wealth-exchange.ts';
