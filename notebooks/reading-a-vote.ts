// Reading a vote: what the tables of a finished run say, before any report is written.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  median,
  pairedDifference,
  readRun,
  readSeries,
  seriesPath,
  significant,
  verdict,
} from 'metis-lab';

const reference = 'results/reference';
const folder = process.argv[2] ?? join(reference, readdirSync(reference)[0] ?? '');
const print = (text: string): void => void process.stdout.write(`${text}\n`);

// 1. What was asked.
const run = readRun(folder);
const { experiment, manifest } = run;
print(
  `${experiment.question}\nrun ${manifest.runKey}, ${experiment.replications} futures a scenario, digest ${manifest.resultDigest}`,
);

// 2. One outcome, scenario by scenario: medians of separate futures.
const [headline] = experiment.outcomes.filter((outcome) => outcome.headline);
if (headline === undefined) throw new Error('the experiment has no headline outcome');
for (const { name, label } of experiment.scenarios) {
  print(
    `${label}: ${significant(median(run.outcome(name, headline.name)), 3)} ${headline.unit}`,
  );
}

// 3. The same futures compared: differences within each future, and the sentence they allow.
for (const { name, label } of experiment.scenarios.filter(
  (scenario) => scenario.name !== experiment.baseline,
)) {
  const difference = pairedDifference({
    baseline: run.outcome(experiment.baseline, headline.name),
    variant: run.outcome(name, headline.name),
    matters: headline.matters,
    better: headline.better,
  });
  const { text } = verdict({
    scenario: label,
    baseline: 'current rules',
    outcome: headline.label,
    unit: headline.unit,
    horizon: `${experiment.time.days / 365} years`,
    better: headline.better,
    difference,
    confidence: { level: 'low', because: 'this is only a first look' },
  });
  print(text);
}

// 4. A series: the first recorded quantity of every future on the last day.
const [metric = ''] = experiment.observe;
const { values, times } = readSeries(
  join(folder, seriesPath(experiment.baseline, 0)),
  metric,
);
const last = values.filter((_, cell) => cell % times.length === times.length - 1);
print(
  `${metric} on day ${times[times.length - 1]}, current rules: median ${significant(median(last), 3)}`,
);
