import { expect, test } from 'vitest';
import type { ResolvedAssumption } from '../../../../src/plan/index.ts';
import { forkDisclosure } from '../../../../src/report/page/fork.ts';
import { reportContent } from '../../../../src/report/report-content.ts';
import type { RunData } from '../../../../src/report/run-data.ts';
import { writeForum, writeSnapshot, writeSummaryText } from '../../../../src/report/text-files.ts';
import { runOf } from '../run-fixture.ts';

const futures = Array.from({ length: 30 }, (_, r) => r);
const reading: ResolvedAssumption = {
  name: 'pool.reading',
  distribution: { kind: 'fixed', value: 'a' },
  provenance: { kind: 'assume', why: 'set on the command line', confidence: 'low', notStated: true },
};
const plain = runOf({
  values: { current: { runway: futures }, full: { runway: futures.map((r) => r + 3) } },
  assumptions: [reading],
  parameters: [
    {
      scenario: 'full',
      name: 'pool.reading',
      role: 'assumption',
      unit: 'option',
      means: 'which budget pays',
    },
  ],
});
const withSaid = (disclosure: Readonly<Record<string, string>>): RunData => ({
  ...plain,
  experiment: { ...plain.experiment, disclosure, populations: { holders: 60 } },
});
const run = withSaid({
  author: 'a tester',
  'set all pool.reading': 'b or c -> a',
  'file says futures': '2,000',
  'file says holders': '5,000',
});
const options = {
  'pool.reading': { a: 'grants alone: nothing else', b: 'the whole fund', c: 'rewards', d: 'the rest' },
};
const content = reportContent(run, { command: 'reproduce', card: { options } });
const line = 'Changed for this run: which budget pays from b or c to a (grants alone).';
const sectionText = (id: string): string =>
  JSON.stringify(content.sections.find((each) => each.id === id)?.blocks);

test('a run made with other values than its experiment says so at the top of every text and in every picture', () => {
  const limits = { picture: () => undefined, budget: 100_000 };
  expect(writeForum(content, limits).split('\n')[2]).toBe(`**${line}**`);
  expect(writeSnapshot(content, limits).split('\n')[2]).toBe(`**${line}**`);
  expect(writeSummaryText(content, 600).split('\n')[1]).toBe(
    'Changed for this run: which budget pays from b or c to a',
  );
  expect(content.charts.length).toBeGreaterThan(0);
  for (const { chart } of content.charts)
    expect(chart.footer.mark).toBe('Changed for this run: which budget pays from b or c to a');
});

test('a meaning that fits stands whole in a message', () => {
  const means = 'which budget “existing Mining Rewards” means';
  const fitting: RunData = { ...run, parameters: () => plain.parameters().map((row) => ({ ...row, means })) };
  expect(reportContent(fitting, { command: 'reproduce' }).changed?.brief).toBe(
    `Changed for this run: ${means} from b or c to a`,
  );
});

test('where a message has little room the meaning is cut, and never the values', () => {
  const means =
    'which of the many budgets that are named in older documents pays for everything that is planned here';
  const wordy: RunData = { ...run, parameters: () => plain.parameters().map((row) => ({ ...row, means })) };
  const { changed } = reportContent(wordy, { command: 'reproduce' });
  expect(changed?.line).toContain(means);
  expect(changed?.brief).toBe('Changed for this run: which of the many budgets that are… from b or c to a');
});

test('what was set stays among the open points with what the experiment says, and with the options that no future has', () => {
  expect(sectionText('open')).toContain('Set for this run with --set; the experiment says b or c');
  expect(sectionText('open')).toContain('(one has one value and was not drawn)');
  expect(sectionText('open')).toContain(
    'Not drawn for “which budget pays”: b (the whole fund); c (rewards); d (the rest).',
  );
});

test('the disclosure says what was changed in words and not in keys', () => {
  expect(sectionText('disclosure')).toContain('which budget pays from b or c to a (grants alone)');
  expect(sectionText('disclosure')).not.toMatch(/set all|file says/u);
});

test('the model card says where futures and holders are not those of the file, and counts only inputs that are drawn', () => {
  expect(sectionText('model')).toContain(
    '30 futures where the file says 2,000; 60 holders where the file says 5,000; set: pool.reading = a.',
  );
  expect(content.numbers.find(({ query }) => query.measure === 'inputs' && query.of === 'all')?.text).toBe(
    '0',
  );
});

test('a fork says in every text what it changed, and a run as its file says nothing', () => {
  const changes = [{ scenario: 'all', name: 'pool.reading', before: 'b or c', after: 'd' }];
  const fork = withSaid(forkDisclosure({ from: 'run vote/aaaaaaaa, digest 1234', changes }));
  expect(writeSummaryText(reportContent(fork, { command: 'reproduce' }), 600)).toContain(
    '\nFork of run vote/aaaaaaaa; changed: which budget pays from b or c to d\n',
  );
  const same = reportContent(withSaid({ author: 'a tester' }), { command: 'reproduce' });
  expect(same.changed).toBeUndefined();
  expect(same.charts.map(({ chart }) => chart.footer.mark)).toEqual(same.charts.map(() => undefined));
});

test('a very long label stands in the heads of tables and in lists as it does in the first section: short', () => {
  const long = `Full ${'proposal with every part '.repeat(10)}`.trim();
  const labelled = runOf({
    values: { current: { runway: futures }, full: { runway: futures.map((r) => r + 3) } },
    labels: { full: long },
    parameters: ['current', 'full'].map((scenario, k) => ({
      ...{
        scenario,
        name: 'rules.full',
        role: 'lever',
        unit: 'METIS',
        means: 'size',
        value: String(k),
        set: 'scenario',
      },
    })),
  });
  const report = reportContent(labelled, { command: 'reproduce' });
  const [, changes = ''] = writeSnapshot(report, { picture: () => undefined, budget: 100_000 }).split(
    '## What would',
  );
  expect(changes).toContain('Full proposal with every part');
  expect(changes.split('\n## ')[0]).not.toContain(long);
  const heads =
    writeForum(report, { picture: () => undefined, budget: 100_000 }).match(/^\| .*\n\| ---/gmu) ?? [];
  expect(heads.length).toBeGreaterThan(3);
  for (const head of heads) expect(head).not.toContain(long);
});
