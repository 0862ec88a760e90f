// %% [markdown]
// # Reading a vote
//
// In October 2025 the holders of METIS voted on a package: a lower reward rate for sequencers, and a reserve of 2,000,000
// METIS, the EAGR, taken from “existing Mining Rewards”. The proposal promised a longer runway for rewards.
//
// This notebook is for somebody who has to write about such a vote. It runs the experiment of
// `experiments/eagr.exp.ts` on a small scale, reads what comes out, makes the files that can be pasted into a forum and
// into Snapshot, and then changes one assumption, which turns the answer round.

// %% [markdown]
// ## What is asked
//
// The vote bundles two changes. The experiment takes them apart: four scenarios, compared in the same simulated futures.

// %%
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimResults, grouped, influences, installedModels } from 'metis-lab';
import { loadExperiment, openWorkers, pairedEffects, readRun } from 'metis-lab';
import { runExperiment, signedSignificant, significant } from 'metis-lab';
import { verdict, writeReport } from 'metis-lab';
import { show } from './show.ts';

// Few futures and few holders make a quick look; the published run has 2,000 futures and 5,000 holders.
const miniature = process.env['METIS_LAB_MINIATURE'] === '1';
const small = { replications: miniature ? 16 : 64, populations: { holders: 300 } };

const file = 'experiments/eagr.exp.ts';
const results = mkdtempSync(join(tmpdir(), 'reading-a-vote-'));
const workers = openWorkers(2);
const runWith = async (set: Record<string, string>) => {
  const experiment = await loadExperiment(file, {
    models: installedModels,
    overrides: { ...small, set },
  });
  const { folder } = await runExperiment({ experiment, results, threads: 2, workers });
  return readRun(folder);
};
const run = await runWith({});
const { experiment } = run;
show.prose(`> ${experiment.question}`);

// %% [markdown]
// What the scenarios change, and nothing else:

// %%
const rulesOf = (scenario: string) =>
  run.parameters().filter((row) => row.scenario === scenario && row.role === 'lever');
const amount = (value: number, unit: string) =>
  unit === '1/year' ? `${grouped(100 * value)}% a year` : `${grouped(value)} ${unit}`;
const changed = rulesOf('full').filter((row) => row.set === 'scenario');
show.table(
  'Rules that the scenarios change',
  ['rule', ...experiment.scenarios.map(({ label }) => label)],
  changed.map(({ name, means }) => [
    means.split(';')[0],
    ...experiment.scenarios.map(({ name: scenario }) => {
      const rule = rulesOf(scenario).find((row) => row.name === name);
      return amount(Number(rule?.value), rule?.unit ?? '');
    }),
  ]),
);

// %% [markdown]
// ## Four scenarios, one sentence each
//
// Every sentence follows the same rule: how many of 100 futures, by how much in 9 of 10 of them, and how far the model is
// to be trusted. The words *likely* and *very likely* are fixed by a table, and sampling error counts against them.

// %%
const [headline] = experiment.outcomes.filter((outcome) => outcome.headline);
const asked = {
  scenarios: experiment.scenarios.map(({ name }) => name),
  baseline: experiment.baseline,
};
const labels = new Map(experiment.scenarios.map(({ name, label }) => [name, label]));
const effects = pairedEffects(run, { ...asked, outcomes: [headline] });
const sentenceOf = ({ scenario, outcome, difference }: (typeof effects)[number]) =>
  verdict({
    scenario: labels.get(scenario) ?? scenario,
    baseline: 'current rules',
    outcome: outcome.label,
    unit: outcome.unit,
    horizon: `${experiment.time.days / 365} years`,
    better: outcome.better,
    difference,
    confidence: {
      level: 'low',
      because: 'this is a quick look, with few futures and few holders',
    },
  }).text;
for (const effect of effects) show.prose(sentenceOf(effect));

// %% [markdown]
// The bundle hides a trade: the lower rate alone lengthens the runway, the reserve shortens it by more.

// %% [markdown]
// ## Claims, of both sides
//
// Claims of the proposal and of its critics stand in equal rows, each with the test that was applied.

// %%
show.table(
  'What was claimed, and what the futures say',
  ['claim', 'by', 'found', 'why'],
  claimResults(run).map(({ claim, verdict: word, because }) => [
    `“${claim.quote}”`,
    claim.by,
    word,
    because,
  ]),
);

// %% [markdown]
// ## What the proposal does not say
//
// A proposal leaves things open. They are not filled with a guess: each future draws them from a range, and the table
// shows which of them pull on the answer (0 is none, 1 is full).

// %%
const answer = {
  scenario: 'full',
  baseline: 'current',
  outcome: headline.name,
  point: 0,
};
const pulls = influences(run, answer);
const open = pulls.filter(({ assumption: { provenance } }) => {
  return provenance.kind === 'assume' && provenance.notStated === true;
});
show.table(
  'Left open, the strongest pull first',
  ['what', 'pull', 'why this range'],
  open.map(({ assumption: { name, provenance }, strength, method }) => [
    name,
    method === 'rank correlation'
      ? signedSignificant(strength, 2)
      : significant(strength, 2),
    provenance.kind === 'assume' ? provenance.why : '',
  ]),
);

// %% [markdown]
// ## Four charts
//
// The report draws them. Each carries its finding as title, and the command that checks it in its footer, because forums
// copy pictures without the text around them.

// %%
const { files } = await writeReport(run, {
  formats: ['forum', 'snapshot', 'summary'],
  // This run is gone when the notebook ends; the notebook itself makes it again.
  command: 'npx tsx notebooks/reading-a-vote.ts',
});
const written = (path: string) =>
  readFileSync(join(run.folder, 'report', path), 'utf8');
for (const name of ['fan', 'dots', 'effect', 'drivers'])
  show.picture(name, written(`charts/${name}.svg`));

// %% [markdown]
// ## What to paste
//
// The forum allows 32,000 characters and Snapshot 10,000. The files keep within that; `upload-list.md` says what goes
// where, in order. In a terminal: `mlab report eagr --for forum,snapshot`.

// %%
show.table(
  'Files for the post and the vote',
  ['file', 'characters', 'allowed', 'pictures'],
  files
    .filter(({ budget }) => budget !== undefined)
    .map(({ path, characters = 0, budget = 0, images = 0 }) => [
      path,
      grouped(characters),
      grouped(budget),
      `${images}`,
    ]),
);
for (const name of ['summary.txt', 'snapshot.md', 'forum.md', 'upload-list.md']) {
  const folded = name !== 'summary.txt';
  show.file({ name, text: written(name), language: 'text', folded });
}

// %% [markdown]
// ## One changed assumption turns the answer round
//
// “Existing Mining Rewards” names no account. The experiment draws one of two readings: the reserve is taken from the
// whole development fund (b), or from the part for sequencers (c). A third reading is possible: it is taken from the
// grants budget alone (a), and sequencers keep theirs. A fork of the experiment with that one assumption fixed says what
// hangs on it. In a terminal: `mlab run experiments/eagr.exp.ts --set eagr.reading=a`.

// %%
const fork = await runWith({ 'eagr.reading': 'a' });
await workers.close();
const whole = { scenarios: ['full'], baseline: 'current', outcomes: [headline] };
const [before] = pairedEffects(run, whole);
const [after] = pairedEffects(fork, whole);
show.prose(`**As drawn (b or c).** ${sentenceOf(before)}`);
show.prose(`**Fork (a).** ${sentenceOf(after)}`);
show.table(
  'Full proposal less current rules, in the same futures',
  ['reading', 'typical effect, years', '9 in 10 futures', 'longer, same, shorter'],
  [
    { reading: 'b or c, drawn', difference: before.difference },
    { reading: 'a, the grants budget alone', difference: after.difference },
  ].map(({ reading, difference: { median, range, better, same, worse } }) => [
    reading,
    signedSignificant(median, 3),
    `${signedSignificant(range.low, 3)} to ${signedSignificant(range.high, 3)}`,
    `${better}, ${same}, ${worse}`,
  ]),
);

// %%
const wordsOf = (from: typeof run) =>
  new Map(claimResults(from).map(({ claim, verdict: word }) => [claim.quote, word]));
const [asDrawn, forked] = [wordsOf(run), wordsOf(fork)];
const turned = [...asDrawn].filter(([quote, word]) => forked.get(quote) !== word);
show.table(
  'Claims whose word changes with that one assumption',
  ['claim', 'b or c, drawn', 'a'],
  turned.map(([quote, word]) => [`“${quote}”`, word, forked.get(quote) ?? '']),
);
rmSync(results, { recursive: true });

// %% [markdown]
// So the honest summary of this vote is a question to its authors: *from which account?* A report that leaves that out,
// for or against, says more than it knows.
