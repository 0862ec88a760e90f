// Arithmetic of the protocols.
import { inFile } from './in-file.mjs';

export const arithmetic = [
  ...inFile('models/arithmetic/apportionment.ts', [['2 * held + 1', '2 * held + 2', 'off by one']]),
  ...inFile(
    'models/arithmetic/bank-run.ts',
    [
      ['(gain - early) / (early * (gain - 1))', '(gain - early) / (gain - 1)', 'term', 'in quick'],
      ['(1 - impatient * early + log(early))', '(1 - impatient * early - log(early))', 'sign'],
    ],
    'known-answers/leverage-tables',
  ),
  ...inFile(
    'models/arithmetic/bank-run.ts',
    [['exp((threshold - truth) / noise)', 'exp((truth - threshold) / noise)', 'sign']],
    'models/arithmetic/threshold-cascade',
  ),
  ...inFile(
    'models/arithmetic/base-fee.ts',
    [['baseFee + larger(rise, 1n)', 'baseFee + rise', 'term']],
    'models/arithmetic/blob-fee',
  ),
  ...inFile('models/arithmetic/blob-fee.ts', [
    ['return excess + used - target;', 'return excess + used;', 'term'],
    ['for (let i = 1n; term > 0n; i++)', 'for (let i = 2n; term > 0n; i++)', 'off by one'],
  ]),
  ...inFile('models/arithmetic/block-reward.ts', [
    [
      '(rewardPerBlock * blocksPerYear(secondsPerBlock)) / locked',
      'rewardPerBlock * blocksPerYear(secondsPerBlock) * locked',
      'term',
    ],
  ]),
  ...inFile(
    'models/arithmetic/bribery.ts',
    [['cost += bought * prices[c];', 'cost += missing * prices[c];', 'term']],
    'models/arithmetic/delegation',
  ),
  ...inFile('models/arithmetic/checking-game.ts', [
    [
      'loss * (1 - detectionOf(finding, n - 1))',
      'loss * (1 - detectionOf(finding, n))',
      'off by one',
      'in quick',
    ],
    ['gain / (gain + deposit), verifiers);\n  if', 'gain / deposit, verifiers);\n  if', 'term'],
    ['log1p(-detection) / verifiers', 'log1p(-detection)', 'term'],
  ]),
  ...inFile(
    'models/arithmetic/collateralised-debt.ts',
    [['const wanted = debt * (1 + penalty);', 'const wanted = debt;', 'term']],
    'models/arithmetic/liquidation',
  ),
  ...inFile('models/arithmetic/committee.ts', [
    ['Math.floor(threshold * size + 1e-9) + 1', 'Math.ceil(threshold * size)', 'off by one'],
    ['cells[held] * (1 - chance) + before * chance', 'cells[held] + before * chance', 'term'],
  ]),
  ...inFile(
    'models/arithmetic/compound-games.ts',
    [['decides * inCouncil[j]', 'decides', 'term']],
    'models/arithmetic/power-indices',
  ),
  ...inFile('models/arithmetic/compounding.ts', [
    ['(a * b + unit / 2n) / unit', '(a * b) / unit', 'off by one'],
    ['exponent % 2n === 0n ? unit : base', 'base', 'term'],
  ]),
  ...inFile('models/arithmetic/concentration.ts', [
    ['held / total <= threshold && counted', 'held / total < threshold && counted', 'comparison'],
  ]),
  ...inFile('models/arithmetic/constant-product.ts', [
    [
      'const target = Math.sqrt(((reserveIn * reserveOut) / price) * (1 - fee));',
      'const target = Math.sqrt((reserveIn * reserveOut) / price);',
      'term',
    ],
    ['const counted = amountIn * (1 - fee);', 'const counted = amountIn;', 'term', 'in quick'],
    ['4 * (1 - fee) * reserve * deposit', '4 * reserve * deposit', 'term'],
    ['(1000n - perMille)) + 1n;', '(1000n - perMille));', 'off by one'],
    ['(target - reserveIn) / (1 - fee)', '(target - reserveIn) * (1 - fee)', 'term'],
  ]),
  ...inFile('models/arithmetic/correlation.ts', [
    ['rest -= factor[row][k] * factor[column][k];', 'rest += factor[row][k] * factor[column][k];', 'sign'],
    ['(other * along - one * across)', '(other * along + one * across)', 'sign'],
  ]),
  ...inFile('models/arithmetic/debt-clearing.ts', [
    [
      'assets[i] + received(i, network, due, payments) - due[i]',
      'assets[i] + received(i, network, due, payments)',
      'term',
    ],
    ['(i === j ? 1 : 0) - claimsLeft * share(j, i)', '(i === j ? 1 : 0) - claimsLeft * share(i, j)', 'order'],
  ]),
  ...inFile('models/arithmetic/delegation.ts', [
    [
      'if (end !== IN_CYCLE) power[end] += own[v];',
      'if (end !== IN_CYCLE) power[delegate[v]] += own[v];',
      'term',
    ],
    ['ends[at] === ON_THE_PATH ? IN_CYCLE : ends[at]', 'ends[at] === ON_THE_PATH ? at : ends[at]', 'term'],
  ]),
  ...inFile('models/arithmetic/dispute-game.ts', [
    ['clocks.answerDays + 2 * clocks.clockDays', 'clocks.answerDays + clocks.clockDays', 'term'],
  ]),
  ...inFile(
    'models/arithmetic/fee-split.ts',
    [['Math.max(0, cap - pool)', 'cap', 'term']],
    'models/arithmetic/layers',
  ),
  ...inFile('models/arithmetic/halting.ts', [
    [
      'law[cell] = before * together + owned[cell] * (1 - together)',
      'law[cell] = before * together + law[cell] * (1 - together)',
      'term',
      'in quick',
    ],
    ['common + (1 - common) *', 'common +', 'term'],
  ]),
  ...inFile('models/arithmetic/inequality.ts', [
    ['index += relative * log(relative);', 'index += log(relative);', 'term'],
    ['log1p(powers / n) / (1 - aversion)', 'log1p(powers / n) * (1 - aversion)', 'term', 'in quick'],
    ['2 * rank + 1 - n', '2 * rank - n', 'off by one'],
  ]),
  ...inFile('models/arithmetic/interest.ts', [
    [
      'base + slope1 + (slope2 * (utilisation - optimal)) / (1 - optimal)',
      'base + (slope2 * (utilisation - optimal)) / (1 - optimal)',
      'term',
      'in quick',
    ],
    ['borrowRate * utilisation * (1 - reserveShare)', 'borrowRate * (1 - reserveShare)', 'term'],
  ]),
  ...inFile('models/arithmetic/linear-release.ts', [
    ['day - firstDay + 1', 'day - firstDay', 'off by one', 'in quick'],
  ]),
  ...inFile('models/arithmetic/liquidation-cascade.ts', [
    ['triggers[order[liquidated]] >= price', 'triggers[order[liquidated]] > price', 'comparison'],
    ['sold += closeFactor * collateral', 'sold += collateral', 'term'],
  ]),
  ...inFile('models/arithmetic/liquidation.ts', [
    ['(collateral * threshold) / debt', 'collateral / (debt * threshold)', 'term', 'in quick'],
    ['health < rules.closeAllBelow ? debt', 'health > rules.closeAllBelow ? debt', 'comparison'],
    ['seized < collateral ? 0 : debt - repaid', 'seized < collateral ? 0 : debt - seized', 'term'],
  ]),
  ...inFile('models/arithmetic/logit.ts', [['volatility * volatility) / 2', 'volatility) / 2', 'term']]),
  ...inFile(
    'models/arithmetic/loop-leverage.ts',
    [
      [
        'leverage * stakingYield - (leverage - 1) * borrowRate',
        'leverage * stakingYield - leverage * borrowRate',
        'off by one',
      ],
      ['expm1((loops + 1) *', 'expm1(loops *', 'off by one'],
    ],
    'known-answers/leverage-tables',
  ),
  ...inFile('models/arithmetic/outage.ts', [
    ['return 3 * down <= slots;', 'return 3 * down < slots;', 'comparison'],
    ['Math.max(downUntil[s], moment + length)', 'moment + length', 'term'],
  ]),
  ...inFile(
    'models/arithmetic/option-values.ts',
    [['weight *= n / intensity;', 'weight *= intensity / n;', 'order']],
    'known-answers/processes-elsewhere',
  ),
  ...inFile(
    'models/arithmetic/path-laws.ts',
    [['const ratio = 1 - square *', 'const ratio = 1 + square *', 'sign']],
    'known-answers/path-laws-elsewhere',
  ),
  ...inFile(
    'models/arithmetic/path-measures.ts',
    [
      ['let extreme = path[0];', 'let extreme = -Infinity;', 'term'],
      ['now = fall > 0 ? now + 1 : 0;', 'now = fall > 0 ? now + 1 : 1;', 'off by one'],
    ],
    'known-answers/path-laws-elsewhere',
  ),
  ...inFile(
    'models/arithmetic/path-measures.ts',
    [['(_, k) => (k + 1) * every', '(_, k) => k * every', 'off by one']],
    'known-answers/path-measures',
  ),
  ...inFile('models/arithmetic/pegged-pool.ts', [
    ['sharesForMetis(amount, pool);', 'amount / pool.rate;', 'term'],
    [
      'swap(metis, pool.metis, pool.shares * pool.rate, pool) / pool.rate',
      'swap(metis, pool.metis, pool.shares, pool)',
      'term',
    ],
  ]),
  ...inFile('models/arithmetic/pool-shares.ts', [
    ['return first < second ? first : second;', 'return first < second ? second : first;', 'comparison'],
  ]),
  ...inFile('models/arithmetic/power-indices.ts', [
    [
      'between(law, quota - weight, quota);\n    known.set(name',
      'between(law, quota - weight, quota + 1);\n    known.set(name',
      'off by one',
      'in quick',
    ],
    ['index[player] += shares[k] * decides;', 'index[player] += decides;', 'term'],
  ]),
  ...inFile('models/arithmetic/queues.ts', [
    ['(load * lost) / (c + load * lost)', '(load * lost) / (1 + load * lost)', 'term', 'in quick'],
    ['mean * mean * (1 + variation * variation);', 'mean * mean * variation * variation;', 'term'],
    ['lost / (1 - utilisation * (1 - lost))', 'lost / (1 - utilisation)', 'term'],
  ]),
  ...inFile(
    'models/arithmetic/priority-queues.ts',
    [
      [
        'const wait = upTo < 1 ? residual / ((1 - before) * (1 - upTo))',
        'const wait = upTo < 1 ? residual / (1 - upTo)',
        'term',
      ],
    ],
    'models/arithmetic/queues',
  ),
  ...inFile('models/arithmetic/redemption-queue.ts', [
    ['matured - funded', 'matured + funded', 'sign'],
    ['return funded - uncollected - owed;', 'return funded - uncollected + owed;', 'sign'],
  ]),
  ...inFile(
    'models/arithmetic/reputation.ts',
    [['exp((-log(2) * days) / halfLife)', 'exp(-days / halfLife)', 'term']],
    'models/arithmetic/voting-rules',
  ),
  ...inFile('models/arithmetic/reserve-source.ts', [
    ["reading === 'c' || grants <= 0", "reading === 'b' || grants <= 0", 'comparison'],
  ]),
  ...inFile('models/arithmetic/restaking-security.ts', [
    ['(1 + 1 / slack) * shock', '(1 / slack) * shock', 'term'],
  ]),
  ...inFile('models/arithmetic/runway.ts', [
    ['shared - otherPace * Math.max(0, alone)', 'shared + otherPace * Math.max(0, alone)', 'sign'],
    ['alone + sharedLater / (pace + otherPace)', 'alone + sharedLater / pace', 'term'],
  ]),
  ...inFile('models/arithmetic/seat.ts', [
    ['bond - asked >= minimum', 'bond - asked > minimum', 'comparison'],
  ]),
  ...inFile('models/arithmetic/share-vault.ts', [
    ['(numerator + denominator - 1n) / denominator', 'numerator / denominator', 'off by one'],
    ['(nodeRate * (1 - fee)) / vaultShare', 'nodeRate * (1 - fee) * vaultShare', 'term'],
  ]),
  ...inFile('models/arithmetic/slashing.ts', [
    ['Math.max(least, together)', 'Math.min(least, together)', 'comparison'],
  ]),
  ...inFile(
    'models/arithmetic/slow-deviation.ts',
    [['Math.sqrt(1 - kept * kept)', 'Math.sqrt(1 - kept)', 'term']],
    'models/arithmetic/layers',
  ),
  ...inFile('models/arithmetic/solidly.ts', [
    ['(x * (x * x + 3 * y * y)) / (y', '(x * (x * x + y * y)) / (y', 'term'],
    ['const counted = amountIn * (1 - fee);', 'const counted = amountIn;', 'term'],
  ]),
  ...inFile('models/arithmetic/span-draw.ts', [
    [
      'if (active[s] !== 1) continue;\n    left -= Math.floor(bond[s]);\n    if (left < 0)',
      'if (active[s] !== 1) continue;\n    left -= Math.floor(bond[s]);\n    if (left <= 0)',
      'comparison',
    ],
    ['spans.spanLeft -= at - before;', '', 'term'],
  ]),
  ...inFile('models/arithmetic/stable-swap.ts', [
    ['(invariant / (8 * amplification))', '(invariant / (4 * amplification))', 'term'],
    ['Math.min(reserveOut, out) * (1 - fee)', 'Math.min(reserveOut, out)', 'term'],
    ['(n + 1) * product', 'n * product', 'off by one'],
  ]),
  ...inFile(
    'models/arithmetic/stages.ts',
    [['else if (cumulative) return reached;', 'else if (!cumulative) return reached;', 'comparison']],
    'models/arithmetic/two-tier-power',
  ),
  ...inFile('models/arithmetic/threshold-cascade.ts', [
    ['ascending[acting] <= acting', 'ascending[acting] < acting', 'comparison'],
  ]),
  ...inFile('models/arithmetic/two-tier-power.ts', [
    [
      'if (ecoPasses > commonsPass) ecoPivots += 1;',
      'if (ecoPasses < commonsPass) ecoPivots += 1;',
      'comparison',
    ],
  ]),
  ...inFile('models/arithmetic/verifier-record.ts', [
    ['strikes > verifierRecord.mostStrikes ||', 'strikes >= verifierRecord.mostStrikes ||', 'comparison'],
    [
      'answers >= verifierRecord.quorum * verifiers',
      'answers > verifierRecord.quorum * verifiers',
      'comparison',
    ],
  ]),
  ...inFile('models/arithmetic/vesting.ts', [
    [
      'if (time < start + cliff || time < start) return 0n;',
      'if (time <= start + cliff || time < start) return 0n;',
      'comparison',
      'in quick',
    ],
    ['(total * (time - start)) / duration', '(total * (time - start - cliff)) / duration', 'term'],
    ['? calendar - 1 : calendar', '? calendar : calendar', 'off by one'],
    ['(seconds - clock) / every', 'seconds / every', 'term'],
  ]),
  ...inFile('models/arithmetic/voting-rules.ts', [
    ['tally.voters >= rule.wallets', 'tally.voters > rule.wallets', 'comparison', 'in quick'],
    ['reject <= limit', 'reject < limit', 'comparison'],
    ["rule.abstentions === 'count' ? tally.abstain : 0", 'tally.abstain', 'term'],
  ]),
  ...inFile(
    'models/arithmetic/voting-weights.ts',
    [
      ['return keeps * before + staked;', 'return before + staked;', 'term'],
      ['(1 - keeps) * room * room', '(1 - keeps) * room', 'term'],
    ],
    'models/arithmetic/voting-rules',
  ),
  ...inFile(
    'models/arithmetic/compound-games.ts',
    [['weights[k] * inCouncil[j] * decides[i]', 'weights[k] * decides[i]', 'term']],
    'known-answers/arithmetic-edges',
  ),
  ...inFile(
    'models/arithmetic/voting-rules.ts',
    [['approve / (approve + reject) >= approval', 'approve >= approval * (approve + reject)', 'comparison']],
    'known-answers/arithmetic-edges',
  ),
  ...inFile(
    'models/arithmetic/redemption-queue.ts',
    [['claims[first].from <= day', 'claims[first].from < day', 'comparison']],
    'known-answers/arithmetic-edges',
  ),
  ...inFile(
    'models/arithmetic/priority-queues.ts',
    [
      ['mean / (1 - before) + residual', 'mean + residual', 'term'],
      ['Math.min(arrivals * mean, 1 - busy)', 'arrivals * mean', 'term'],
    ],
    'known-answers/arithmetic-tails',
  ),
  ...inFile(
    'models/arithmetic/byzantine-run.ts',
    [['(1 - share) * all * (1 - reached', '(1 - share) * all * (0 - reached', 'term']],
    'known-answers/arithmetic-tails',
  ),
];
