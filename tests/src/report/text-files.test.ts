import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { budgetNames, defaultBudgets, readBudgets } from '../../../src/report/budgets.ts';
import { plainText } from '../../../src/report/escape.ts';
import { reportContent } from '../../../src/report/report-content.ts';
import type { ReportContent } from '../../../src/report/report-content.ts';
import { readRun } from '../../../src/report/run-data.ts';
import { bareText } from '../../../src/report/rich-text.ts';
import { writeForum, writeSnapshot, writeSummaryText } from '../../../src/report/text-files.ts';
import { elementsOf, onForum, onVote, readOf } from './sites.ts';

const command = 'npx metis-lab@0.1.0 reproduce eagr-7k3m9q2f-w2000.zip';
const kept = 'results/reference';
const experiments = readdirSync(kept);
const contentOf = (experiment: string): ReportContent => {
  const [key = ''] = readdirSync(join(kept, experiment));
  return reportContent(readRun(join(kept, experiment, key)), { command });
};
const all = new Map(experiments.map((name) => [name, contentOf(name)]));
const vote = all.get('eagr') ?? contentOf('eagr');
const some = (names: readonly string[]) => (name: string) =>
  names.includes(name) ? { path: `charts/${name}.png`, width: 690, height: 430 } : undefined;
const shown = some(['fan', 'effect', 'dots', 'drivers', 'outcomes']);
const forumOf = (content: ReportContent, picture = shown): string =>
  writeForum(content, { picture, budget: defaultBudgets.forum });
const snapshotOf = (content: ReportContent, picture = some(['fan', 'effect', 'dots'])): string =>
  writeSnapshot(content, { picture, budget: defaultBudgets.snapshot });

test('the texts of all ten experiments keep their budgets with a fifth of the vote and a tenth of the post to spare', () => {
  expect(experiments).toHaveLength(10);
  for (const [name, content] of all) {
    expect(snapshotOf(content).length, name).toBeLessThan(0.8 * defaultBudgets.snapshot);
    expect(forumOf(content).length, name).toBeLessThan(0.9 * defaultBudgets.forum);
    expect(writeSummaryText(content, defaultBudgets.summary).length, name).toBeLessThanOrEqual(600);
  }
});

test('a forum makes of the texts of all ten experiments what was meant: no mark is left and nothing else appears', () => {
  for (const [name, content] of all) {
    const html = onForum(forumOf(content));
    const known =
      'h1 h2 p ul li strong em code a img table thead tbody tr th td details summary hr pre'.split(' ');
    expect(
      elementsOf(html).filter((element) => !known.includes(element)),
      name,
    ).toEqual([]);
    expect(html.match(/<details>/gu), name).toHaveLength(6);
    const words = readOf(html.replace(/<code>.*?<\/code>/gsu, ''));
    expect(words, name).not.toMatch(/\\[*_|<[]|\*\*|\]\(|&\w+;|\[\/?details|\|/u);
  }
});

test('a vote page makes of the texts of all ten experiments what was meant: no mark is left and nothing else appears', () => {
  for (const [name, content] of all) {
    const html = onVote(snapshotOf(content));
    const known = ['h1', 'h2', 'p', 'ul', 'li', 'strong', 'code', 'a', 'img'];
    expect(
      elementsOf(html).filter((element) => !known.includes(element)),
      name,
    ).toEqual([]);
    expect(readOf(html.replace(/<code>.*?<\/code>/gsu, '')), name).not.toMatch(/\\|\*\*|\]\(|&\w+;|^#/mu);
  }
});

test('every cell of the claims of the vote reaches the forum word by word', () => {
  const claims = vote.sections.find(({ id }) => id === 'claims');
  const rows = claims?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])) ?? [];
  const cells = [...onForum(forumOf(vote)).matchAll(/<td>(.*?)<\/td>/gu)].map(([, cell]) => readOf(cell));
  expect(rows.length).toBeGreaterThan(5);
  for (const cell of rows.flat()) {
    const meant = readOf(
      plainText(bareText(cell)).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    );
    expect(cells).toContain(meant);
  }
});

test('every claim and its verdict stands in the vote, with the reason where no count says it', () => {
  const text = readOf(onVote(snapshotOf(vote)));
  const claims = vote.sections.find(({ id }) => id === 'claims');
  const rows = claims?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])) ?? [];
  for (const [quote, by] of rows) expect(text).toContain(`${readOf(bareText(quote))} (${bareText(by)})`);
  expect(text).toMatch(/Cannot be tested here: "sequencer yields .+ \(proposal\)\. No comparable public/u);
  expect(text).toContain('in the full report');
});

test('a chart without a picture is named in one line of the post and not at all in the vote', () => {
  const few = forumOf(vote, some(['fan']));
  expect(few.match(/!\[/gu)).toHaveLength(1);
  expect(few).toMatch(/^More charts in the full report: .*Which half of the vote does it\?/mu);
  expect(few).not.toContain(vote.charts.find(({ name }) => name === 'dots')?.chart.caption ?? 'x');
  expect(forumOf(vote, (name) => some([name])(name))).not.toContain('More charts');
  expect(snapshotOf(vote, () => undefined)).not.toMatch(/## Charts|!\[/u);
});

test('a picture asked for in a vote is there, also when its section is not', () => {
  expect(snapshotOf(vote, some(['drivers']))).toContain('](charts/drivers.png)');
});

test('the pictures of a vote stand together in its section of charts', () => {
  const text = snapshotOf(vote, some(['drivers', 'fan']));
  const [, charts = ''] = text.split('\n## Charts\n');
  expect(charts.match(/!\[/gu)).toHaveLength(2);
  expect(text.match(/!\[/gu)).toHaveLength(2);
});

test('each paragraph of a vote is one line', () => {
  for (const [, content] of all)
    for (const block of snapshotOf(content).split('\n\n'))
      expect(
        block.split('\n').filter((line) => line !== '' && !line.startsWith('- ')).length,
      ).toBeLessThanOrEqual(1);
});

test.each([
  [writeForum, 'forum.md', 'forum'],
  [writeSnapshot, 'snapshot.md', 'snapshot'],
] as const)('over its budget %o names file, length and longest section', (write, file, _) => {
  const text = write(vote, { picture: shown, budget: 1e6 });
  expect(write(vote, { picture: shown, budget: text.length })).toBe(text);
  expect(() => write(vote, { picture: shown, budget: Math.floor(text.length / 2) })).toThrow(
    expect.objectContaining({
      code: 'E601',
      message: expect.stringMatching(new RegExp(`^${file} has [\\d,]+ of [\\d,]+ characters$`, 'u')),
      place: expect.objectContaining({ path: expect.stringMatching(/Claims|Appendix/u) }),
    }),
  );
});

test('a post over its limit leaves out the tables of its appendix and says so, before it is refused', () => {
  const whole = writeForum(vote, { picture: shown, budget: 1_000_000 });
  const short = writeForum(vote, { picture: shown, budget: whole.length - 1 });
  expect(short.length).toBeLessThan(whole.length - 5_000);
  expect(short).toContain('Left out here, for a post has a limit: tables of all');
  expect(short).toContain('Failed futures: 0 of');
  expect(short.slice(0, short.indexOf('[details="12.'))).toBe(whole.slice(0, whole.indexOf('[details="12.')));
  expect(() => writeForum(vote, { picture: shown, budget: short.length - 1 })).toThrow(
    expect.objectContaining({ code: 'E601' }),
  );
});

test('a summary keeps as many verdicts as fit, at least one', () => {
  const long = writeSummaryText(vote, 10_000);
  const short = writeSummaryText(vote, long.length - 1);
  expect(long.split('\n').length - short.split('\n').length).toBe(1);
  expect(() => writeSummaryText(vote, 50)).toThrow(expect.objectContaining({ code: 'E601' }));
});

test('limits are read by name, with or without separators of thousands', () => {
  expect(readBudgets(['forum=20_000', 'snapshot-images=0'])).toEqual({ forum: 20_000, 'snapshot-images': 0 });
  expect([...budgetNames].sort()).toEqual(Object.keys(defaultBudgets).sort());
});

test.each(['forum', 'forum=', 'forum=many', 'forum=-1', 'forum=1.5', 'forums=5', '=5', 'forum=1e9'])(
  'the limit %s is refused with what would be right',
  (given) => {
    expect(() => readBudgets([given])).toThrow(
      expect.objectContaining({ code: 'E502', place: expect.objectContaining({ path: '--budget' }) }),
    );
  },
);

test('a misspelt limit gets a suggestion', () => {
  expect(() => readBudgets(['forum-image=3'])).toThrow(
    expect.objectContaining({ place: expect.objectContaining({ suggestion: 'forum-images' }) }),
  );
});
