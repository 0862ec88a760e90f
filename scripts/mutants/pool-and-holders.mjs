// Mechanisms of the pool, liquid staking, exchanges, leverage and holders.
import { inFile } from './in-file.mjs';

export const poolAndHolders = [
  ...inFile(
    'models/metis/cdp-actions.ts',
    [['own.unbacked += owed - covered;', 'own.unbacked += owed;', 'term']],
    'models/metis/cdp',
  ),
  ...inFile(
    'models/metis/exchanges-arbitrage.ts',
    [
      ['if (isOpen) redeemHeld(p, economy, own);', 'if (!isOpen) redeemHeld(p, economy, own);', 'comparison'],
      ['if (buys && peg < floor)', 'if (buys && peg > floor)', 'comparison'],
      ['if (peg > 1 + cost) mintAndSell', 'if (peg < 1 + cost) mintAndSell', 'comparison'],
    ],
    'models/metis/exchanges',
  ),
  ...inFile(
    'models/metis/exchanges-fund.ts',
    [
      [
        'economy.dexMetis += metis;\n  economy.outsideDollars -= dollars;\n  economy.dexDollars += dollars;\n  return',
        'economy.outsideDollars -= dollars;\n  economy.dexDollars += dollars;\n  return',
        'one side only',
      ],
      [
        'amountToPrice(dexDollars, dexMetis, 1 / price, fee)',
        'amountToPrice(dexDollars, dexMetis, price, fee)',
        'term',
      ],
    ],
    'models/metis/exchanges',
  ),
  ...inFile('models/metis/exchanges.ts', [
    ['discount[p] = 1 - pegNow(p, economy, own);', 'discount[p] = pegNow(p, economy, own) - 1;', 'sign'],
  ]),
  ...inFile(
    'models/metis/holder-actions.ts',
    [['economy.stakingBuffer[p] += deposit;', 'economy.stakingBuffer[p] += minted;', 'term']],
    'laws/economy',
  ),
  ...inFile(
    'models/metis/holder-actions.ts',
    [['economy.ticketsOwed[p] -= claim;', 'economy.ticketsOwed[p] -= burned;', 'term']],
    'models/metis/holders',
  ),
  ...inFile(
    'models/metis/holder-actions.ts',
    [
      [
        'const affordable = Math.min(1, firstPrice / economy.price);',
        'const affordable = Math.min(1, 1 / economy.price);',
        'term',
      ],
    ],
    'laws/metamorphic',
  ),
  ...inFile(
    'models/metis/holder-choice.ts',
    [['getsOut ? logitWeight(-gain,', 'getsOut ? logitWeight(gain,', 'sign']],
    'models/metis/holders',
  ),
  ...inFile(
    'models/metis/holder-choice.ts',
    [['return was === RUNNING && own.programme[q] === ENDED;', 'return own.programme[q] === ENDED;', 'term']],
    'models/metis/holder-options',
  ),
  ...inFile(
    'models/metis/holder-decisions.ts',
    [
      [
        'own.place[h] <= economy.redemptionsFunded',
        'own.place[h] >= economy.redemptionsFunded',
        'comparison',
      ],
    ],
    'models/metis/holders',
  ),
  ...inFile('models/metis/holders.ts', [
    ['random.choice.uniforms(deciding, day)', 'random.choice.uniforms(deciding, 0)', 'stream reuse'],
  ]),
  ...inFile(
    'models/metis/lending-actions.ts',
    [
      [
        'economy.market -= paid;\n  economy.lendingCash += paid;',
        'economy.lendingCash += paid;',
        'one side only',
      ],
      ['own.lostByLenders += loss - paid;', 'own.lostByLenders += loss;', 'term'],
      ['liquidatedOn[i] === day) continue;', 'liquidatedOn[i] > 0) continue;', 'wrong day'],
    ],
    'models/metis/lending',
  ),
  ...inFile('models/metis/lending.ts', [
    [
      'lendingClaims * (economy.borrowIndex - before) * reserveShare',
      'lendingClaims * (economy.borrowIndex - before)',
      'term',
    ],
  ]),
  ...inFile(
    'models/metis/liquid-staking-actions.ts',
    [
      [
        'economy.sharesIssued[p] === 0 ? 1 : commission',
        'economy.sharesIssued[p] === 0 ? 1 : 1 - commission',
        'term',
      ],
      ['const today = bucketIn(1);', 'const today = bucketIn(2);', 'off by one'],
    ],
    'models/metis/liquid-staking',
  ),
  ...inFile(
    'models/metis/liquid-staking-actions.ts',
    [['if (seatProtocol[s] !== p) continue;', '', 'term']],
    'models/metis/liquid-staking-designs',
  ),
  ...inFile(
    'models/metis/liquid-staking-claims.ts',
    [
      ['valueOfPool(p, economy) - own.outside[p]', 'valueOfPool(p, economy)', 'term'],
      ['valueOfPool(p, economy) - own.outside[p]', 'valueOfPool(p, economy)', 'term'],
    ],
    'models/metis/liquid-staking-designs',
  ),
  ...inFile('models/metis/liquid-staking.ts', [['redemptionsFunded[p] += funded;', '', 'term']]),
  ...inFile(
    'models/metis/liquid-staking.ts',
    [
      [
        'vaultYield(economy.realisedRate, own.fee[p], 1 - outsideShare)',
        'vaultYield(economy.realisedRate, own.fee[p], 1)',
        'term',
      ],
      ['day <= parameters.pointsEnd', 'day < parameters.pointsEnd', 'off by one'],
    ],
    'models/metis/liquid-staking-designs',
  ),
  ...inFile('models/metis/locking.ts', [
    ['own.releaseDay[s] <= day', 'own.releaseDay[s] < day', 'off by one'],
    [
      'own.withdrawnIn[s] === economy.settledBatches',
      'own.withdrawnIn[s] !== economy.settledBatches',
      'comparison',
    ],
  ]),
  ...inFile(
    'models/metis/loops-actions.ts',
    [
      [
        'const mayRedeem = economy.redemptionOpen[TOWER] === 1 && own.ticket === 0;',
        'const mayRedeem = economy.redemptionOpen[TOWER] === 1;',
        'term',
      ],
      ['repay(Math.min(economy.loopCash, part * debt), economy);', '', 'term'],
    ],
    'models/metis/loops',
  ),
  ...inFile('models/metis/loops.ts', [
    [
      'economy.liquidYield[TOWER] - economy.borrowRate;',
      'economy.liquidYield[TOWER] + economy.borrowRate;',
      'sign',
    ],
  ]),
  ...inFile(
    'models/metis/operators-actions.ts',
    [
      [
        "if (net < hurdle && habits.leaving === 'on')",
        "if (net > hurdle && habits.leaving === 'on')",
        'comparison',
      ],
      [
        'netReturn(bond, earned, habits.runningCost * YEAR,',
        'netReturn(bond, earned, habits.runningCost,',
        'term',
      ],
    ],
    'models/metis/operators',
  ),
  ...inFile(
    'models/metis/pool-risk-actions.ts',
    [
      ['stakeForShare(sum(bond), THIRD)', 'sum(bond) / 3', 'term'],
      [
        "Math.floor((rule === 'stake' ? UNITS : seats) / 3)",
        "Math.ceil((rule === 'stake' ? UNITS : seats) / 3) + 1",
        'off by one',
      ],
    ],
    'models/metis/pool-risk',
  ),
  ...inFile(
    'models/metis/restaking-actions.ts',
    [
      ['if (backing >= 1) return 1;', 'if (backing < 1) return 1;', 'comparison'],
      ['own.lost += fromRest;', '', 'one side only'],
    ],
    'models/metis/restaking',
  ),
  ...inFile('models/metis/restaking.ts', [
    [
      'chanceAbove(own.withdrawals, own.threshold, parameters.noise)',
      'chanceAbove(own.threshold, own.withdrawals, parameters.noise)',
      'order',
    ],
    ['day <= parameters.pointsDays', 'day >= parameters.pointsDays', 'comparison'],
  ]),
  ...inFile(
    'models/metis/sequencer-pool-actions.ts',
    [
      ['economy.rewardBudget -= fromRewards;', 'economy.rewardBudget -= reward;', 'term'],
      ['if (due > available) {', 'if (due < available) {', 'comparison'],
      ['own.blocksDue[s] = 0;', '', 'term'],
      ['own.feesDue -= paid;', '', 'term'],
    ],
    'models/metis/sequencer-pool',
  ),
  ...inFile(
    'models/metis/sequencer-pool-faults.ts',
    [
      [
        'economy.outagesOfOwner = (load - economy.outagesOfAll) * rules.ownerOutages;',
        'economy.outagesOfOwner = load * rules.ownerOutages;',
        'term',
      ],
    ],
    'models/metis/pool-risk',
  ),
  ...inFile('models/metis/sequencer-pool-faults.ts', [
    [
      'random.ownerOutageLength.openUniform(f, day)',
      'random.outageLength.openUniform(f, day)',
      'stream reuse',
    ],
    [
      "if (to === 'burned') economy.burned += penalty;",
      "if (to === 'burned') economy.treasury += penalty;",
      'order',
    ],
    ['economy.minimumLock * rules.ejectionShare', 'economy.minimumLock', 'term'],
  ]),
  ...inFile(
    'models/metis/sequencer-pool.ts',
    [
      [
        'produced * economy.rewardPerBlock * YEAR - own.pace',
        'produced * economy.rewardPerBlock - own.pace',
        'term',
      ],
    ],
    'known-answers/hand-checks',
  ),
  ...inFile('models/metis/sequencer-pool.ts', [
    [
      'own.nextSettlement += parameters.settlementDays;',
      'own.nextSettlement = day + parameters.settlementDays;',
      'term',
    ],
  ]),
];
