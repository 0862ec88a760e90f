/** The smallest experiment that answers a question: one lever, two scenarios, one assumption, one outcome. */
export function blankExperiment(format: 'ts' | 'yaml'): string {
  return format === 'ts' ? typescript : yaml;
}

const question =
  'What does a reward rate of 15% instead of 20% do to the time for which rewards can be paid?';

const typescript = `import { assume, claim, defineExperiment, dist, metis, pct, weeks, years } from 'metis-lab';

export default defineExperiment({
  schema: 1,
  name: 'question',
  question: '${question}',
  model: metis,
  time: { start: '2025-11-03', horizon: years(5), record: weeks(1) },
  replications: 500,
  seed: 1,
  populations: { holders: 1_000 },
  baseline: 'current',
  scenarios: {
    current: { label: 'Current rules' },
    changed: { label: 'Changed rules', levers: { rateChange: { to: pct(15) } } },
  },
  assumptions: {
    holders: {
      sensitivity: assume(dist.triangular(4, 10, 20), { why: 'say here why these values', confidence: 'low' }),
    },
  },
  observe: ['sequencerPool.runway', 'locking.locked'],
  outcomes: {
    runwayYears: {
      label: 'the time for which rewards can be paid',
      from: 'sequencerPool.runway@end',
      better: 'higher',
      matters: years(0.25),
      headline: true,
    },
  },
  claims: [claim('the change lengthens the runway', { by: 'nobody yet', test: 'runwayYears > current.runwayYears' })],
  expect: ['ledger.balanced', 'failed == 0'],
});
`;

const yaml = `schema: 1
name: question
question: ${question}
model: metis@2
time: { start: 2025-11-03, horizon: 5 years, record: 1 week }
replications: 500
seed: 1
populations: { holders: 1000 }
baseline: current
scenarios:
  current: { label: Current rules }
  changed: { label: Changed rules, levers: { rateChange: { to: 15% } } }
assumptions:
  holders:
    sensitivity: { triangular: [4, 10, 20], assume: { why: say here why these values, confidence: low } }
observe: [sequencerPool.runway, locking.locked]
outcomes:
  runwayYears:
    label: the time for which rewards can be paid
    from: sequencerPool.runway@end
    better: higher
    matters: 0.25 years
    headline: true
claims:
  - { quote: the change lengthens the runway, by: nobody yet, test: runwayYears > current.runwayYears }
expect: [ledger.balanced, failed == 0]
`;
