import { aiWorkload } from './ai-workload.ts';
import { andromeda } from './andromeda.ts';
import { blocks } from './blocks.ts';
import { cdp } from './cdp.ts';
import { circulation } from './circulation.ts';
import { dataAvailability } from './data-availability.ts';
import { demandOffset } from './demand-offset.ts';
import { eagr } from './eagr.ts';
import { model } from './economy.ts';
import { exchanges } from './exchanges.ts';
import { finality } from './finality.ts';
import { goat } from './goat.ts';
import { governance } from './governance.ts';
import { grants } from './grants.ts';
import { holders } from './holders.ts';
import { hyperion } from './hyperion.ts';
import { layerOne } from './layer-one.ts';
import { lazai } from './lazai.ts';
import { lending } from './lending.ts';
import { liquidStaking } from './liquid-staking.ts';
import { locking } from './locking.ts';
import { loops } from './loops.ts';
import { majors } from './majors.ts';
import { market } from './market.ts';
import { operators } from './operators.ts';
import { poolRisk } from './pool-risk.ts';
import { rateChange } from './rate-change.ts';
import { restaking } from './restaking.ts';
import { rewardReset } from './reward-reset.ts';
import { sequencerPool } from './sequencer-pool.ts';
import { stages } from './stages.ts';
import { supply } from './supply.ts';
import { treasury } from './treasury.ts';
import { verifiers } from './verifiers.ts';
import { vesting } from './vesting.ts';
import { zkm } from './zkm.ts';

/** The METIS economy: one line for each mechanism, in the order of a day. */
export const metis = model({
  name: 'metis',
  version: '2.0.0',
  means:
    'The METIS economy: supply, prices, layers, AI work, sequencers, liquid staking, loans, exchanges, holders, governance and verifiers',
  schedule: [
    supply,
    vesting,
    rateChange,
    majors,
    layerOne,
    andromeda,
    hyperion,
    aiWorkload,
    lazai,
    zkm,
    goat,
    dataAvailability,
    eagr,
    treasury,
    grants,
    blocks,
    rewardReset,
    sequencerPool,
    operators,
    liquidStaking,
    locking,
    poolRisk,
    lending,
    cdp,
    loops,
    restaking,
    exchanges,
    holders,
    finality,
    verifiers,
    governance,
    stages,
    circulation,
    market,
    demandOffset,
  ],
});
