import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { highestGrade, wordsOf } from '../../../src/report/reading-grade.ts';
import { reportContent } from '../../../src/report/report-content.ts';
import type { ReportContent } from '../../../src/report/report-content.ts';
import { bareText } from '../../../src/report/rich-text.ts';
import type { Block, Rich } from '../../../src/report/rich-text.ts';
import { readRun } from '../../../src/report/run-data.ts';

const base = 'results/reference';
const command = 'npx metis-lab@0.1.0 reproduce x.zip';
const runs = readdirSync(base).map((name) => ({
  name,
  run: readRun(join(base, name, readdirSync(join(base, name))[0] ?? '')),
}));

const textsIn = (block: Block): readonly Rich[] => {
  if (block.kind === 'paragraph') return [block.text];
  if (block.kind === 'list') return block.items;
  if (block.kind === 'table')
    return [[block.caption], ...block.columns.map((text) => [text]), ...block.rows.flat()];
  if (block.kind === 'code') return [[block.text]];
  const { title, subtitle, caption, alt } = block.chart;
  return [[title], [subtitle], [caption], [alt]];
};
// Quotes of others and names that are typed stay as they are.
const ownWords = (content: ReportContent): string =>
  content.sections
    .flatMap(({ blocks }) => blocks.flatMap(textsIn))
    .map((text) => bareText(text.filter((piece) => typeof piece === 'string' || piece.kind !== 'code')))
    .join('\n')
    .replace(/“[^”]*”/gu, '');
const verdictsIn = ({ sections: [minute] }: ReportContent): string[] =>
  (minute?.blocks ?? []).flatMap((block) => (block.kind === 'list' ? block.items.map(bareText) : []));

test('there are reports of all ten experiments', () => {
  expect(runs).toHaveLength(10);
});

describe.each(runs)('$name', ({ run }) => {
  const voter = reportContent(run, { command });
  const analyst = reportContent(run, { command, audience: 'analyst' });

  test('has twelve sections in the order of the specification, for both audiences', () => {
    const ids = 'minute changes open claims charts hand affected doubts model disclosure reproduce appendix';
    for (const { sections } of [voter, analyst]) expect(sections.map(({ id }) => id).join(' ')).toBe(ids);
  });

  test('says in one minute, in at most 120 words, three to five verdicts with chance, size and horizon', () => {
    const [minute] = voter.sections;
    const text = (minute?.blocks ?? []).flatMap((block) => textsIn(block).map(bareText)).join(' ');
    expect(wordsOf(text).length).toBeLessThanOrEqual(120);
    const verdicts = verdictsIn(voter);
    expect(verdicts.length).toBeGreaterThanOrEqual(3);
    expect(verdicts.length).toBeLessThanOrEqual(5);
    for (const verdict of verdicts) {
      expect(verdict).toMatch(
        / is [a-z ]+ \((?:more than )?\d+ in 100\) to | \d+ of \d+ futures|no clear change/u,
      );
      expect(verdict).toMatch(/by [\d−]|change [\d−+]|about the same/u);
    }
    expect(text).toMatch(/of \d+ (?:years?|days?) for each set of rules/u);
  });

  test('gives a verdict on the last scenario’s headline first of all', () => {
    const { scenarios, baseline } = run.experiment;
    const last = scenarios.filter(({ name }) => name !== baseline).at(-1)?.label ?? '';
    expect(verdictsIn(voter).some((verdict) => verdict.startsWith(`${last} `))).toBe(true);
  });

  test('asks voters for at most nine years of school', () => {
    expect(voter.readingGrade).toBeGreaterThan(0);
    expect(voter.readingGrade).toBeLessThanOrEqual(highestGrade);
  });

  test('uses no word of statistics before voters, and uses them before analysts', () => {
    expect(ownWords(voter)).not.toMatch(/percentile|\bmedian|quantile|correlation/iu);
    expect(ownWords(analyst)).toMatch(/Median effect/u);
    expect(ownWords(analyst)).toMatch(/95% interval/u);
    expect(ownWords(analyst)).toMatch(/quantile/iu);
  });

  test('shows analysts more digits and more numbers', () => {
    const digits = ({ numbers }: ReportContent): number =>
      Math.max(...numbers.map(({ style }) => style.digits));
    expect(digits(analyst)).toBeGreaterThan(digits(voter));
    expect(analyst.numbers.length).toBeGreaterThan(voter.numbers.length);
  });

  test('prints better, same and worse as shares that sum to 100', () => {
    const shares = voter.numbers.filter(
      ({ query }) => query.measure === 'effect' && query.where === undefined,
    );
    const groups = new Map<string, Map<string, number>>();
    for (const { query, value } of shares) {
      if (query.measure !== 'effect' || !['better', 'same', 'worse'].includes(query.take)) continue;
      const key = `${query.scenario} ${query.outcome}`;
      groups.set(key, (groups.get(key) ?? new Map<string, number>()).set(query.take, Number(value)));
    }
    const whole = [...groups.values()].filter(({ size }) => size === 3);
    expect(whole.length).toBeGreaterThan(0);
    for (const group of whole) expect([...group.values()].reduce((a, b) => a + b, 0)).toBe(100);
  });

  test('says for every strong number where the verdict flips, or that nothing does', () => {
    const doubts = voter.sections.find(({ id }) => id === 'doubts');
    const table = doubts?.blocks.find((block) => block.kind === 'table');
    const rows = table?.kind === 'table' ? table.rows : [];
    const column = table?.kind === 'table' ? table.columns.indexOf('Flips') : -1;
    for (const row of rows)
      expect(bareText(row[column] ?? [])).toMatch(
        /^near .+ \(.+ to .+\)$|^no value in the range|^none seen in these|^no clear value in these|^too few|^named options/u,
      );
    if (rows.length > 0) expect(column).toBeGreaterThan(0);
  });

  test('states the rule for confidence, and prints “not stated” where nothing was disclosed', () => {
    expect(ownWords(voter)).toContain('low when one of the three strongest inputs');
    const disclosure = voter.sections.find(({ id }) => id === 'disclosure');
    const answers = disclosure?.blocks.flatMap((block) => textsIn(block).map(bareText)) ?? [];
    for (const key of ['author', 'holdsMetis', 'paidBy'])
      expect(answers).toContain(run.experiment.disclosure[key] ?? 'not stated');
  });
});
