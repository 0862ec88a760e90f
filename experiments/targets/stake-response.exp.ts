import {
  assume,
  cite,
  defineExperiment,
  dist,
  given,
  metis,
  pct,
  quantity,
  tokens,
  days,
  weeks,
  years,
} from 'metis-lab';

/**
 * The 92 days between two readings of the pool on chain, as they could have been seen from the first of them. Calibrated against the
 * second: `mlab calibrate experiments/targets/stake-response.exp.ts --targets experiments/targets/stake-january-2026.yaml`.
 */
export default defineExperiment({
  schema: 1,
  name: 'stake-response',
  question:
    'How strongly do holders answer to yield, given what was locked and paid from October 2025 to January 2026?',
  model: metis,
  time: { start: '2025-10-07', horizon: days(92), record: weeks(1) },
  replications: 100,
  seed: 20260107,
  populations: { holders: 300 },
  baseline: 'current',
  scenarios: { current: { label: 'Rules in force', levers: { rewardReset: { policy: 'never' } } } },
  assumptions: {
    market: {
      startPrice: given(
        quantity(12.6, 'USD/METIS'),
        cite('Bybit USDT perpetual of METIS, daily closes', { place: '2025-10-07' }),
      ),
    },
    holders: {
      sensitivity: assume(dist.logUniform(1, 60), {
        why: 'no past rate change to learn from: from hardly any answer to yield to one within days',
        confidence: 'low',
      }),
      part: assume(dist.uniform(pct(5), pct(60)), {
        why: 'how much of a balance one decision moves is not published',
        confidence: 'low',
      }),
    },
    blocks: {
      secondsAtReference: assume(dist.uniform(quantity(10, 'seconds'), quantity(18, 'seconds')), {
        why: 'block heights gave 11.4 to 14.8 seconds a block in 2025, and 17 to 18 were named in 2026',
        confidence: 'medium',
      }),
    },
  },
  observe: ['locking.locked'],
  outcomes: {
    locked: {
      label: 'the METIS locked at the end',
      from: 'locking.locked@end',
      better: 'higher',
      matters: tokens(1_000),
    },
    paid: {
      label: 'the METIS that sequencers were due',
      from: 'rewardsPaid@total',
      better: 'neutral',
      matters: tokens(100),
    },
    pace: {
      label: 'the seconds between blocks',
      from: 'secondsPerBlock@mean',
      better: 'lower',
      matters: quantity(0.1, 's/block'),
    },
    runway: {
      label: 'the time for which rewards can be paid',
      from: 'sequencerPool.runway@end',
      better: 'higher',
      matters: years(1),
    },
  },
});
