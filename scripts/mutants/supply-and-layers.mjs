// Mechanisms of supply, prices and layers, and the order of a day.
import { inFile } from './in-file.mjs';

export const supplyAndLayers = [
  ...inFile(
    'models/metis/ai-workload-actions.ts',
    [
      ['own.on[c] = 1 - was;', 'own.on[c] = was;', 'term'],
      ['rate.gamma(mean / burst, burst, 0, day)', 'rate.gamma(mean / burst, 1, 0, day)', 'term'],
    ],
    'models/metis/ai-workload',
  ),
  ...inFile('models/metis/ai-workload.ts', [
    [
      'own.gasPaid += payGas(economy, gasWanted * served * gasInMetis)',
      'own.gasPaid += payGas(economy, gasWanted * gasInMetis)',
      'term',
    ],
  ]),
  ...inFile('models/metis/andromeda.ts', [
    ['const vaulted = fees - burnt;', 'const vaulted = fees;', 'term'],
    ['parameters.feePerTransaction / economy.price', 'parameters.feePerTransaction * economy.price', 'term'],
  ]),
  ...inFile('models/metis/circulation.ts', [
    [
      'own.reserve += economy.eagrReleased - economy.eagrReturned;',
      'own.reserve += economy.eagrReleased;',
      'term',
    ],
    ['own.first = circulatingOf(economy);', '', 'term'],
  ]),
  ...inFile('models/metis/demand-offset.ts', [
    [
      'own.released += economy.eagrReleased + economy.rewardsPaid;',
      'own.released += economy.eagrReleased;',
      'term',
    ],
  ]),
  ...inFile(
    'models/metis/eagr-actions.ts',
    [
      ['own.shortfall = asked - grants - rewards;', 'own.shortfall = asked - grants + rewards;', 'sign'],
      ['economy.eagrReserve += rewards;', 'economy.eagrReserve += grants;', 'term'],
      [
        'own.firstDay[LIQUIDITY] = day + p.liquidityFrom;',
        'own.firstDay[LIQUIDITY] = day + p.validatorsFrom;',
        'order',
      ],
      ['if (decided >= 0) return decided > 0;', 'if (decided > 0) return decided > 0;', 'comparison'],
    ],
    'models/metis/eagr',
  ),
  ...inFile('models/metis/eagr.ts', [
    ['day >= parameters.startDay) create', 'day > parameters.startDay) create', 'comparison'],
    [
      'day === Math.floor(parameters.removalDay)',
      'day === Math.ceil(parameters.removalDay) + 1',
      'wrong day',
    ],
  ]),
  ...inFile(
    'models/metis/grants.ts',
    [['const kept = economy.grantees - arrived;', 'const kept = economy.grantees + arrived;', 'sign']],
    'models/metis/eagr',
  ),
  ...inFile('models/metis/hyperion.ts', [
    ['own.vault += fees - burnt;', 'own.vault += fees;', 'one side only'],
    ['Math.min(wanted, own.capacity)', 'wanted', 'term'],
  ]),
  ...inFile(
    'models/metis/lazai-actions.ts',
    [
      [
        'economy.lazaiFees -= burnt;\n    economy.burned += burnt;',
        'economy.burned += burnt;',
        'one side only',
      ],
      ['own.systemPool += taken;\n', '', 'one side only'],
    ],
    'models/metis/lazai',
  ),
  ...inFile(
    'models/metis/lazai-actions.ts',
    [
      ['own.until[v] = day + unbondingDays;', 'own.until[v] = day;', 'wrong day'],
      ['own.until[v] > day) continue', 'own.until[v] >= day) continue', 'off by one'],
      [
        'if (own.supported[v] === 1) economy.validatorBonds += bond;',
        'if (own.supported[v] === 0) economy.validatorBonds += bond;',
        'comparison',
      ],
    ],
    'models/metis/lazai-bonds',
  ),
  ...inFile(
    'models/metis/lazai-decisions.ts',
    [['own.active + 1, rules.runningCost', 'own.active, rules.runningCost', 'off by one']],
    'models/metis/lazai-bonds',
  ),
  ...inFile(
    'models/metis/lazai.ts',
    [
      [
        'const sinceOpening = startDate + day - (GENESIS_DATE + parameters.openingDelay);',
        'const sinceOpening = day - parameters.openingDelay;',
        'wrong day',
      ],
    ],
    'models/metis/lazai-bonds',
  ),
  ...inFile(
    'models/metis/metis.ts',
    [['    supply,\n    vesting,', '    vesting,\n    supply,', 'order']],
    'models/metis/start-dates',
  ),
  ...inFile(
    'models/metis/price/market-day.ts',
    [
      [
        'const netSale = economy.sold - economy.bought;',
        'const netSale = economy.bought - economy.sold;',
        'sign',
        'in quick',
      ],
      ["parameters.impact === 'none' ? 0 :", "parameters.impact === 'depth' ? 0 :", 'comparison'],
    ],
    'models/metis/market',
  ),
  ...inFile(
    'models/metis/price/market-day.ts',
    [['impactOf(netSale * economy.price, depth)', 'impactOf(netSale, depth)', 'term']],
    'laws/metamorphic',
  ),
  ...inFile('models/metis/rate-change.ts', [
    ['from + (to - from) * progress', 'from + (from - to) * progress', 'sign', 'in quick'],
  ]),
  ...inFile(
    'models/metis/rate-change.ts',
    [['if (day < firstDay) return 0;', 'if (day <= firstDay) return 0;', 'comparison']],
    'laws/economy',
  ),
  ...inFile('models/metis/reward-reset.ts', [
    [
      '(day - 1) % Math.floor(parameters.resetDays) === 0',
      'day % Math.floor(parameters.resetDays) === 0',
      'off by one',
    ],
  ]),
  ...inFile('models/metis/supply.ts', [
    ['economy.unissued -= rewards;', 'economy.unissued -= grants;', 'order'],
  ]),
  ...inFile('models/metis/treasury.ts', [
    ['economy.market += sale;', '', 'one side only', 'in quick'],
    [
      'costs / economy.price + perDay(parameters.spending)',
      'costs / economy.price - perDay(parameters.spending)',
      'sign',
    ],
  ]),
  ...inFile('models/metis/vesting.ts', [
    ['sinceLaunch * SECONDS_PER_DAY +', '(sinceLaunch - 1) * SECONDS_PER_DAY +', 'wrong day'],
    [
      'const sinceLaunch = startDate + day - launchDay;',
      'const sinceLaunch = startDate + day - 1 - launchDay;',
      'wrong day',
    ],
    ['startDate + day >= fundDay', 'startDate + day > fundDay', 'wrong day'],
    ['economy.grantsBudget += rest - rewards;', 'economy.grantsBudget += rest;', 'one side only'],
  ]),
];
