// %% [markdown]
// # First experiment: how many futures are enough?
//
// A network pays rewards from a pool. A proposal lowers the reward rate, so the pool lasts longer; the same proposal
// takes 2,000,000 METIS out of the pool, so it lasts shorter. Which of the two wins?
//
// This notebook answers with a sum on paper, then with one simulated future, then with 2,000 of them. It takes a few
// seconds and needs no network.

// %% [markdown]
// ## The sum on paper
//
// With a stake that does not change no computer is needed: *runway = pool ÷ (rate × stake)*. The stake cancels when two
// runways are compared, so what is left is exact.

// %%
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { charts, grouped, installedModels, loadExperiment, median } from 'metis-lab';
import { openWorkers, pairedDifference, precision, quantileDots } from 'metis-lab';
import { readRun, renderSvg, runExperiment, signedSignificant } from 'metis-lab';
import { significant, simulate, verdict } from 'metis-lab';
import { show } from './show.ts';

const runway = (pool: number, rate: number, stake = 1_000_000) => pool / (rate * stake);
const pools = [3_000_000, 4_000_000, 5_000_000, 8_000_000];

show.table(
  'Runway under the proposal, as a multiple of today’s',
  ['METIS in the pool', '15% instead of 20%', '15%, and 2,000,000 taken out'],
  pools.map((pool) => [
    grouped(pool),
    `× ${significant(runway(pool, 0.15) / runway(pool, 0.2), 3)}`,
    `× ${significant(runway(pool - 2_000_000, 0.15) / runway(pool, 0.2), 3)}`,
  ]),
);

// %% [markdown]
// So it depends on the pool: below 8,000,000 METIS the package shortens the runway, above it lengthens it. But nobody
// knows the pool exactly, and the stake will not stand still.

// %% [markdown]
// ## The same as an experiment
//
// An experiment file says what happens on a day (the model), what is compared (the scenarios) and what nobody knows (the
// assumptions). Here the pool is somewhere between 3 and 10 million METIS, the stake begins near a million and wanders
// by about 1% a day.

// %%
const file = 'notebooks/hand-formula.exp.ts';
const text = readFileSync(file, 'utf8');
show.file({ name: file, text, language: 'typescript', folded: true });

const loaded = await loadExperiment(file, { models: installedModels });
const { scenarios, assumptions } = loaded.resolved;
show.lines(`scenarios    ${scenarios.map(({ label }) => label).join(', ')}`);
show.lines(`assumptions  ${assumptions.map(({ name }) => name).join(', ')}`);

// %% [markdown]
// ## One future
//
// First the machine must agree with the paper. Before anything has moved, its runway is the formula's to the last digit
// shown.

// %%
const onDayZero = (pool: number, rate: number, moved: number) => {
  const { series } = simulate({
    model: loaded.model,
    days: 1,
    seed: 1,
    parameters: {
      'rewards.pool': pool,
      'rewards.rate': rate,
      'rewards.moved': moved,
    },
    observe: ['rewards.runway'],
  });
  return series['rewards.runway'][0];
};
show.table(
  'Paper and machine',
  ['METIS in the pool', 'on paper', 'by the machine'],
  pools.map((pool) => [
    grouped(pool),
    `× ${significant(runway(pool - 2_000_000, 0.15) / runway(pool, 0.2), 9)}`,
    `× ${significant(onDayZero(pool, 0.15, 2_000_000) / onDayZero(pool, 0.2, 0), 9)}`,
  ]),
);

// %% [markdown]
// Now let the stake wander for half a year. One future is a story, not an answer: another number of the future gives another
// story.

// %%
const story = (replication: number) =>
  simulate({
    model: loaded.model,
    days: 182,
    seed: loaded.resolved.seed,
    replication,
    observe: ['stake', 'rewards.runway'],
    recordEvery: 26,
  });
const stories = [0, 1, 2].map(story);
show.table(
  'Runway in years along three futures, current rules',
  ['day', 'future 0', 'future 1', 'future 2'],
  stories[0].days.map((day, at) => [
    grouped(day),
    ...stories.map(({ series }) => significant(series['rewards.runway'][at], 3)),
  ]),
);

// %% [markdown]
// ## 500 futures, and then 2,000
//
// A run is a folder of plain tables. Asked for more futures, it computes only those that are missing (in blocks of 16):
// a run that was interrupted goes on in the same way. In a terminal: `mlab run notebooks/hand-formula.exp.ts`, Ctrl-C,
// and the same command again.

// %%
const results = mkdtempSync(join(tmpdir(), 'first-experiment-'));
const workers = openWorkers(2);
const run = async (replications: number, folder: string) =>
  runExperiment({
    experiment: await loadExperiment(file, {
      models: installedModels,
      overrides: { replications },
    }),
    results: join(results, folder),
    threads: 2,
    workers,
  });

const first = await run(500, 'grown');
const more = await run(2_000, 'grown');
const again = await run(2_000, 'grown');
const atOnce = await run(2_000, 'at once');
await workers.close();
show.table(
  'Asked for, and computed (futures of all four scenarios)',
  ['request', 'there in the end', 'newly computed'],
  [
    ['500 futures', grouped(first.total), grouped(first.computed)],
    ['2,000 futures', grouped(more.total), grouped(more.computed)],
    ['2,000 futures, once more', grouped(again.total), grouped(again.computed)],
  ],
);
const same = more.resultDigest === atOnce.resultDigest;
show.lines(
  `digest of the run that grew       ${more.resultDigest?.slice(0, 16)}…`,
  `digest of 2,000 futures at once   ${atOnce.resultDigest?.slice(0, 16)}…`,
  `the same to the last bit          ${same ? 'yes' : 'NO'}`,
);

// %% [markdown]
// ## What 2,000 futures say
//
// Scenarios are compared within each future: the same pool, the same stake, the same luck. The sentence follows a fixed
// rule, so that nobody can choose a stronger word.

// %%
const found = readRun(more.folder);
const [headline] = found.experiment.outcomes;
const effectOf = (scenario: string, futures = found.experiment.replications) =>
  pairedDifference({
    baseline: found.outcome('current', headline.name).subarray(0, futures),
    variant: found.outcome(scenario, headline.name).subarray(0, futures),
    matters: headline.matters,
    better: headline.better,
  });
const others = scenarios.filter(({ name }) => name !== 'current');
for (const { name, label } of others) {
  const sentence = verdict({
    scenario: label,
    baseline: 'current rules',
    outcome: headline.label,
    unit: headline.unit,
    horizon: 'half a year',
    better: headline.better,
    difference: effectOf(name),
    confidence: { level: 'low', because: 'the numbers of this example are guesses' },
  });
  show.prose(sentence.text);
}

// %%
const years = (value: number) => `${significant(value, 3)} years`;
const colours: Record<string, string> = {
  current: '#5F6B76',
  rate: '#D55E00',
  reserve: '#009E73',
  full: '#0072B2',
};
const rows = scenarios.map(({ name, label }) => {
  const all = found.outcome(name, headline.name);
  const note = `middle ${years(median(all))}`;
  return { label, color: colours[name], values: quantileDots(all, 20), note };
});
const dots = rows.flatMap(({ values }) => values);
show.picture(
  'what the runway might be after half a year',
  await renderSvg(
    charts.quantileDots({
      title: 'A lower rate lengthens the runway; the package mostly shortens it',
      subtitle:
        'Runway after half a year, in years; 2,000 futures a scenario; each dot is 1 in 20 futures',
      caption: 'Each dot is one in 20 equally likely futures.',
      alt: {
        data: 'runway after half a year',
        scenarios: 'four scenarios',
        range: `${significant(Math.min(...dots), 2)} to ${years(Math.max(...dots))}`,
      },
      footer: {
        run: 'first-experiment',
        command: 'npx tsx notebooks/first-experiment.ts',
      },
      unit: 'years',
      rows,
    }),
  ),
);

// %% [markdown]
// ## How many futures are enough?
//
// More futures narrow the interval around the average effect: four times as many, half the width.

// %%
const adjectives = { better: 'longer', same: 'about the same', worse: 'shorter' };
const counts = [50, 200, 500, 2_000];
const end = (side: number | null) => signedSignificant(side ?? NaN, 3);
show.table(
  'Full proposal less current rules',
  [
    'futures',
    'average effect, years',
    '95% interval',
    'longer · same · shorter',
    'careful word',
  ],
  counts.map((futures) => {
    const {
      mean,
      meanInterval,
      better,
      same: equal,
      worse,
    } = effectOf('full', futures);
    const { word, direction } = precision.enough({ better, same: equal, worse });
    return [
      grouped(futures),
      end(mean),
      `${end(meanInterval.low)} to ${end(meanInterval.high)}`,
      [better, equal, worse].map((count) => grouped(count)).join(' · '),
      `${word} ${adjectives[direction]}`,
    ];
  }),
);

// %% [markdown]
// The question is not how narrow the interval is but whether more futures could still change the sentence. A confidence
// sequence answers that: it holds however often one looks.

// %%
show.table(
  'Could more futures change the sentence?',
  ['futures', 'answer'],
  counts.map((futures) => {
    const { better, same: equal, worse } = effectOf('full', futures);
    const answer = precision.enough({ better, same: equal, worse });
    return [grouped(futures), precision.enoughInWords(answer, adjectives)];
  }),
);

// %% [markdown]
// So there are three answers to the question of this page:
//
// - *Which way does it go?* A few hundred futures settle it: shorter is the most frequent by far.
// - *By how much?* The width of the interval says it, and falls with the root of the number of futures.
// - *Which word may be used?* That depends on how near the chance is to a border between two words. Here 68 in 100 is
//   next to the border of *likely* at 66, so even 2,000 futures do not allow the stronger word.

// %%
const { meanInterval, n } = effectOf('full');
const half = ((meanInterval.high ?? NaN) - (meanInterval.low ?? NaN)) / 2;
const halves = [0.5, 0.25, 0.1].map((target) => [
  `± ${target} years`,
  grouped(precision.replicationsFor(target, half, n) ?? Infinity),
]);
show.table(
  'Futures for a wanted precision of the average effect',
  ['precision', 'futures'],
  halves,
);
rmSync(results, { recursive: true });

// %% [markdown]
// None of this makes the assumptions right. More futures remove the doubt that comes from luck, never the doubt that
// comes from not knowing the pool. The next notebook shows how to read that doubt.
