import { expect, test } from 'vitest';
import { reportContent } from '../../../src/report/report-content.ts';
import type { ReportContent } from '../../../src/report/report-content.ts';
import { bareText } from '../../../src/report/rich-text.ts';
import { frameSvg } from '../../../src/report/render/frame.ts';
import type { RunData } from '../../../src/report/run-data.ts';
import { writeForum, writeSummaryText } from '../../../src/report/text-files.ts';
import { openChoice, runOf, values } from './run-fixture.ts';
import type { Given } from './run-fixture.ts';

const command = 'npx metis-lab@0.1.0 reproduce 7k3m9q2f';
const n = 60;
const current = values(n, (r) => 20 + (r % 7));
const full = current.map((value, r) => value * (r % 2 === 0 ? 0.8 : 0.45));

const two = (more: Partial<Given> = {}): RunData =>
  runOf({
    values: { current: { runway: current }, full: { runway: full } },
    labels: { current: 'Current rules', full: 'Full proposal' },
    assumptions: [openChoice('eagr.reading', ['b', 'c'])],
    drawn: { 'eagr.reading': values(n, (r) => r % 2).map((bit) => (bit === 0 ? 'b' : 'c')) },
    ...more,
  });

const textOf = ({ sections }: ReportContent, id: string): string =>
  sections
    .filter((section) => section.id === id)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      if (block.kind === 'paragraph') return [bareText(block.text)];
      if (block.kind === 'list') return block.items.map(bareText);
      return block.kind === 'table' ? block.rows.map((row) => row.map(bareText).join(' | ')) : [];
    })
    .join('\n');

test('an experiment without claims says so and has all twelve sections', () => {
  const content = reportContent(two(), { command });
  expect(textOf(content, 'claims')).toBe('This experiment names no claims.');
  expect(content.sections).toHaveLength(12);
});

test('failures stand beside every count that leaves them out', () => {
  const failing = full.map((value, r) => (r < 3 ? NaN : value));
  const content = reportContent(
    two({
      values: { current: { runway: current }, full: { runway: failing } },
      claims: [{ quote: 'longer', by: 'proposal', scenarios: ['full'], test: 'runway > current.runway' }],
      failures: [0, 1, 2].map((replication) => ({ scenario: 'full', replication, code: 'E501' })),
    }),
    { command },
  );
  expect(textOf(content, 'minute')).toContain(
    '3 of 60 futures failed under some rules and are left out there.',
  );
  expect(textOf(content, 'minute')).not.toContain('tokens');
  expect(textOf(content, 'claims')).toContain('in 57 futures. 3 failed futures left out.');
  expect(textOf(content, 'appendix')).toContain('57 (3 failed)');
  for (const { chart } of content.charts) expect(chart.subtitle).toContain('60 simulated futures (3 failed)');
});

test('tokens that were created or lost are said at once, in every text, in one unit, and no such model is trusted', () => {
  const failing = (values: readonly number[]) => values.map((value, r) => (r < 11 ? NaN : value));
  const content = reportContent(
    two({
      values: { current: { runway: failing(current) }, full: { runway: failing(full) } },
      failures: Array.from({ length: 22 }, (_, k) => ({
        scenario: k < 11 ? 'current' : 'full',
        replication: k % 11,
        code: 'E901',
      })),
    }),
    { command },
  );
  const said =
    '11 of 60 futures failed; 49 count. In 11 of them tokens were created or lost: the model has an error.';
  expect(textOf(content, 'minute')).toContain(said);
  expect(writeSummaryText(content, 600)).toContain(`\n${said}\n`);
  expect(textOf(content, 'minute')).toContain('Confidence in the model: low (its accounts do not balance).');
  expect(textOf(content, 'model')).toContain(`Accounting | Broken. ${said}`);
  expect(textOf(content, 'appendix')).toContain('Failed futures: 11 of 60, as 22 failed runs');
  expect(JSON.stringify(content)).not.toMatch(/\d+ runs failed/u);
});

test('a scenario of which every future failed is named, and the others are still compared', () => {
  const content = reportContent(
    runOf({
      values: {
        current: { runway: current },
        full: { runway: full },
        broken: { runway: current.map(() => NaN) },
      },
      labels: { broken: 'Broken rules', full: 'Full proposal' },
      failures: values(n, () => 0).map(() => ({})),
    }),
    { command },
  );
  expect(textOf(content, 'minute')).toContain('No future was finished for Broken rules.');
  expect(textOf(content, 'minute')).toContain('Full proposal is very likely');
  expect(textOf(content, 'minute')).not.toContain('Broken rules is');
  expect(textOf(content, 'appendix')).toContain('no future was finished');
});

test('when every future of the baseline failed levels are reported and no verdict', () => {
  const content = reportContent(
    two({ values: { current: { runway: current.map(() => NaN) }, full: { runway: full } } }),
    { command },
  );
  expect(textOf(content, 'minute')).toContain('No future was finished for Current rules.');
  expect(textOf(content, 'minute')).toMatch(/Full proposal, reward runway: near [\d.]+ years/u);
  expect(textOf(content, 'minute')).not.toContain('in 100)');
});

test('a run of one scenario is a report of levels without verdicts and without charts of differences', () => {
  for (const audience of ['voter', 'analyst'] as const) {
    const content = reportContent(runOf({ values: { current: { runway: current } } }), { command, audience });
    expect(textOf(content, 'minute')).toMatch(/current, reward runway: near 23 years \(20 to 26\)\./u);
    expect(JSON.stringify(content.sections[0])).not.toMatch(/likely|in 100/u);
    expect(content.charts.map(({ name }) => name)).toEqual(expect.arrayContaining(['dots']));
    expect(content.charts.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['fan']));
  }
});

test('a run in which nothing was finished is refused', () => {
  const nothing = two({
    values: { current: { runway: current.map(() => NaN) }, full: { runway: full.map(() => NaN) } },
  });
  expect(() => reportContent(nothing, { command })).toThrow(expect.objectContaining({ code: 'E605' }));
});

test('an unfinished run is marked in every text and on every chart', () => {
  const finished = two();
  const run: RunData = {
    ...finished,
    manifest: { ...finished.manifest, status: 'partial', replications: 2000, resultDigest: null },
    unfinished: { complete: n, planned: 2000 },
  };
  const content = reportContent(run, { command });
  const mark = 'Unfinished run: 60 of 2,000 futures';
  expect(content.title.startsWith(`${mark}. `)).toBe(true);
  expect(writeSummaryText(content, 600).startsWith(mark)).toBe(true);
  expect(writeForum(content, { picture: () => undefined, budget: 32_000 }).startsWith(`# ${mark}`)).toBe(
    true,
  );
  expect(textOf(content, 'minute')).toContain(`${mark}. We ran 60 simulated futures`);
  expect(content.footer.digest).toBe('none, unfinished');
  expect(content.charts.length).toBeGreaterThan(1);
  for (const { chart } of content.charts) {
    expect(chart.footer.mark).toBe(mark);
    expect(chart.alt).toContain(mark);
    expect(frameSvg(chart, '')).toContain(`>${mark}</text>`);
  }
});

test('a finished run has no mark', () => {
  const content = reportContent(two(), { command });
  expect(JSON.stringify(content)).not.toContain('Unfinished');
  for (const { chart } of content.charts) expect(chart.footer).not.toHaveProperty('mark');
});

test('a run of another version says on the page and in the model card which one wrote it', () => {
  const content = reportContent(two(), {
    command,
    otherVersion: 'metis-lab 0.0.9, with another engine (here 0.1.0)',
  });
  expect(content.subtitle).toContain('Run of metis-lab 0.0.9, with another engine');
  expect(textOf(content, 'model')).toContain('Written by | metis-lab 0.0.9');
  expect(textOf(content, 'model')).toContain('nothing was computed again');
});

test('a run whose model is not installed says what its card lacks', () => {
  expect(textOf(reportContent(two(), { command, card: {} }), 'model')).toContain(
    'The model is not installed here',
  );
});

test('the description of the model is linked by a file beside the page, never by a path of this machine', () => {
  const content = reportContent(two(), { command, card: { means: 'a model', odd: '# ODD' } });
  const links = JSON.stringify(content.sections.find(({ id }) => id === 'model')).match(/"href":"[^"]*"/gu);
  expect(links).toEqual(['"href":"model.md"']);
});

test('labels that are hard to read are measured: the grade of the report rises above nine', () => {
  const hard = 'institutional intermediation responsibilities notwithstanding organisational considerations';
  const easy = reportContent(two(), { command }).readingGrade ?? NaN;
  const labels = { current: hard, full: `${hard} ${hard}` };
  const outcomes = [{ label: `the ${hard} with ${hard}` }];
  const grade = reportContent(two({ labels, outcomes }), { command }).readingGrade;
  expect(easy).toBeLessThanOrEqual(9);
  expect(grade).toBeGreaterThan(9);
});

test('of six sets of rules the minute tells the last and the clearest two, and the first line says the horizon', () => {
  const longer = (share: number): { runway: number[] } => ({
    runway: current.map((value, r) => (r < share * n ? value + 5 : value - 5)),
  });
  const run = runOf({
    values: {
      current: { runway: current },
      hours: { runway: current },
      a: longer(0.6),
      b: longer(0.7),
      c: longer(0.9),
      last: longer(0.5),
    },
    labels: {
      current: 'Seven days, no stake',
      hours: 'Six hours, no stake at all',
      c: 'Seven days, staked in part',
      last: 'Ten minutes, staked in full',
    },
    outcomes: [{ label: 'The METIS that is stolen by false states in the end' }],
  });
  const lines = textOf(reportContent(run, { command }), 'minute').split('\n').slice(1, -1);
  expect(lines.map((line) => line.split(' is ')[0])).toEqual([
    'Six hours, no stake at all',
    'Seven days, staked in part',
    'Ten minutes, staked in full',
  ]);
  expect(lines[0]).toContain('over 5 years');
});

test('one set of rules has levels whose range is not rounded to nothing, and is compared with nothing', () => {
  const supply = values(n, (r) => 7_110_000 + r * 650);
  const run = runOf({ values: { current: { runway: supply } }, labels: { current: 'Current rules' } });
  const content = reportContent(run, { command });
  expect(textOf(content, 'minute')).toContain('near 7,130,000 years (7,110,000 to 7,150,000)');
  expect(textOf(content, 'affected')).not.toContain('against');
});

test('one set of rules is spoken of in the singular, and a range of one value is told once', () => {
  const run = runOf({ values: { current: { runway: values(30, () => 7) } } });
  const text = textOf(reportContent(run, { command }), 'minute');
  expect(text).toContain('We ran 30 simulated futures of 5 years.');
  expect(text).not.toContain('each set of rules');
  expect(text).toContain('current, reward runway: 7 years in 9 in 10 futures.');
});

test('the number of holders is told however small it is', () => {
  const small = two();
  const experiment = { ...small.experiment, populations: { holders: 60, uses: 12, holderKinds: 2048 } };
  const model = textOf(reportContent({ ...small, experiment }, { command }), 'model');
  expect(model).toContain(', 60 holders.');
  expect(model).not.toMatch(/12 uses|2,048/u);
});

test('a gate of a run that is not over is said to hold so far, and is not ticked', () => {
  const finished = two({ expect: ['failed == 0'] });
  const run: RunData = { ...finished, unfinished: { complete: n, planned: 2000 } };
  expect(textOf(reportContent(run, { command }), 'appendix')).toContain('failed == 0 | holds so far |');
  expect(textOf(reportContent(finished, { command }), 'appendix')).toContain('failed == 0 | ✔ passed |');
});
