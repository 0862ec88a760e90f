// Processes of prices, levels and arrivals, and the textbook models.
import { inFile } from './in-file.mjs';

export const processes = [
  ...inFile(
    'models/processes/bootstrap.ts',
    [
      ['return before < days ? before + 1 : 1;', 'return before < days ? before + 1 : before;', 'off by one'],
      ['* meanBlock < 1', '* meanBlock < 2', 'term'],
    ],
    'models/processes/history',
  ),
  ...inFile(
    'models/processes/cir.ts',
    [
      ['degrees / 2 + random.poisson', 'degrees + random.poisson', 'term', 'in quick'],
      ['random.gamma(mixed, 2, slot + 1, day)', 'random.gamma(mixed, 2, slot, day)', 'stream reuse'],
    ],
    'known-answers/level-processes',
  ),
  ...inFile(
    'models/processes/compound-poisson.ts',
    [['(sizeDeviation * sizeDeviation) / sizeMean', 'sizeDeviation / sizeMean', 'term']],
    'known-answers/arrivals',
  ),
  ...inFile(
    'models/processes/cox.ts',
    [['exp(state[0] - (spread * spread) / 2)', 'exp(state[0])', 'term']],
    'known-answers/arrivals',
  ),
  ...inFile(
    'models/processes/garch-t.ts',
    [
      [
        'alpha * surprise * surprise + beta * variance',
        'beta * surprise * surprise + alpha * variance',
        'order',
      ],
      ['stationary * (1 - alpha - beta)', 'stationary * (1 - alpha)', 'term'],
    ],
    'known-answers/processes',
  ),
  ...inFile(
    'models/processes/gbm.ts',
    [
      [
        'return (drift - (volatility * volatility) / 2) / YEAR + (volatility',
        'return (drift + (volatility * volatility) / 2) / YEAR + (volatility',
        'sign',
      ],
      ['(volatility / Math.sqrt(YEAR)) * shock', '(volatility / YEAR) * shock', 'term'],
    ],
    'known-answers/processes',
  ),
  ...inFile(
    'models/processes/hawkes.ts',
    [
      [
        'excitement * exp(-decay * wait) + branching * decay',
        'excitement * exp(-decay * wait) + branching',
        'term',
      ],
      ['state[0] = excitement * exp(-decay * left);', 'state[0] = excitement * exp(-decay);', 'term'],
    ],
    'known-answers/arrivals',
  ),
  ...inFile(
    'models/processes/heston.ts',
    [
      ['- (own * settled) / 2,', '+ (own * settled) / 2,', 'sign'],
      ['(exponent * left) / room', 'exponent / room', 'term'],
      ['const third = -6 *', 'const third = 6 *', 'sign'],
    ],
    'known-answers/heston-step',
  ),
  ...inFile(
    'models/processes/inhomogeneous-poisson.ts',
    [['integratedRate(p, day - 1, day)),', 'integratedRate(p, day, day + 1)),', 'wrong day']],
    'known-answers/arrivals',
  ),
  ...inFile(
    'models/processes/kou.ts',
    [
      ['* shock + rise - fall', '* shock + rise + fall', 'sign'],
      [
        'random.gamma(downs, p.downMean, first + 2, day)',
        'random.gamma(downs, p.downMean, first + 1, day)',
        'stream reuse',
      ],
      ['p.jumpRate * expectedKouJump(p);', 'expectedKouJump(p);', 'term'],
    ],
    'known-answers/option-laws',
  ),
  ...inFile(
    'models/processes/merton.ts',
    [
      ['Math.sqrt(jumps) * jumpDeviation', 'jumps * jumpDeviation', 'term'],
      [
        'const jumpLuck = random.normal(first + 2, day);',
        'const jumpLuck = random.normal(first, day);',
        'stream reuse',
      ],
    ],
    'known-answers/processes',
  ),
  ...inFile(
    'models/processes/ornstein-uhlenbeck.ts',
    [
      [
        '(-p.volatility * p.volatility * expm1(-2 * p.reversion * years)) / (2 * p.reversion),\n    );',
        '(-p.volatility * p.volatility * expm1(-p.reversion * years)) / (2 * p.reversion),\n    );',
        'term',
      ],
    ],
    'known-answers/level-processes',
  ),
  ...inFile(
    'models/processes/regimes.ts',
    [
      [
        'state[0] === HIGH ? p.stayHigh : 1 - p.stayLow',
        'state[0] === HIGH ? p.stayHigh : p.stayLow',
        'term',
      ],
      ['state[0] === NOT_DRAWN ? highShare(p) :', 'state[0] === NOT_DRAWN ? 0 :', 'term'],
    ],
    'known-answers/processes',
  ),
  ...inFile(
    'models/textbook/ethereum-yield.ts',
    [['Math.sqrt(stakedEth * GWEI_PER_ETH)', 'Math.sqrt(stakedEth) * GWEI_PER_ETH', 'order']],
    'known-answers/textbook',
  ),
  ...inFile(
    'models/textbook/gbm-option.ts',
    [['-parameters.rate * day', 'parameters.rate * day', 'sign']],
    'known-answers/textbook',
  ),
  ...inFile(
    'models/textbook/two-state-chain.ts',
    [['turn >= switchOff', 'turn < switchOff', 'comparison']],
    'known-answers/textbook',
  ),
  ...inFile(
    'models/textbook/wealth-exchange.ts',
    [
      ['among < first ? among : among + 1', 'among <= first ? among : among + 1', 'off by one'],
      ['luck * (both + 1)', 'luck * both', 'off by one'],
    ],
    'known-answers/textbook',
  ),
];
