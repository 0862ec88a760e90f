import { expect, test } from 'vitest';
import { reportContent } from '../../../../src/report/report-content.ts';
import { bareText } from '../../../../src/report/rich-text.ts';
import { writeSummaryText } from '../../../../src/report/text-files.ts';
import { runOf, values } from '../run-fixture.ts';

const n = 40;
const scenario = (shift: number) => ({
  runway: values(n, (r) => 20 + (r % 7) + 5 * shift),
  fees: values(n, (r) => 100 + (r % 5) + 40 * shift),
  unpaid: values(n, (r) => 10 + (r % 3) + 9 * shift),
});

/** Lines of the minute of four sets of rules, three outcomes, with one or two of them marked as headlines. */
function minuteOf(headline: boolean): string[] {
  const [minute] = contentOf(headline).sections;
  return minute.blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])).map(bareText);
}

function contentOf(headline: boolean) {
  const run = runOf({
    values: { current: scenario(0), rate: scenario(1), reserve: scenario(2), full: scenario(3) },
    outcomes: [
      {},
      { name: 'fees', label: 'the fees' },
      { name: 'unpaid', label: 'what is unpaid', headline },
    ],
  });
  return reportContent(run, { command: 'npx metis-lab reproduce fixture.zip' });
}

test('the minute has the headline outcome under the last rules and two others', () => {
  expect(
    minuteOf(false)
      .slice(0, 3)
      .filter((line) => line.includes('unpaid')),
  ).toEqual([]);
  expect(
    minuteOf(false)
      .slice(0, 3)
      .map((line) => line.split(' ')[0]),
  ).toEqual(['rate', 'reserve', 'full']);
});

test('a second outcome that the question asks about takes the place of one of them', () => {
  const lines = minuteOf(true);
  expect(lines.slice(0, 3).map((line) => line.split(' ')[0])).toEqual(['rate', 'full', 'full']);
  expect(lines[2]).toContain('what is unpaid');
});

test('a line behind one that is left out names its outcome, and says how many sets of rules are left out', () => {
  const long = writeSummaryText(contentOf(false), 10_000).split('\n');
  expect(long.filter((line) => / it[ ,]/u.test(line)).map((line) => line.split(' ')[0])).toEqual([
    'reserve',
    'full',
  ]);
  expect(long.join('\n')).not.toContain('of rules in the report');
  for (const [kept, budget] of [
    [1, 300],
    [2, 380],
  ] as const) {
    const short = writeSummaryText(contentOf(false), budget).split('\n');
    const said = short.filter((line) => line.includes(' is likely ') || line.includes(' is very likely '));
    expect(said).toHaveLength(kept);
    expect(said[0]).toContain('reward runway');
    expect(said.at(-1)).toMatch(/^full .* reward runway/u);
    expect(short.join('\n')).toContain(
      kept === 1 ? '2 more sets of rules in the report.' : '1 more set of rules in the report.',
    );
  }
});

test('the reason for the confidence stands beside it', () => {
  const [minute] = contentOf(false).sections;
  const last = minute.blocks.at(-1);
  expect(last?.kind === 'paragraph' && bareText(last.text)).toMatch(
    /Confidence in the model: (low|medium|high) \([a-z -]+\)\. This is no forecast\.$/u,
  );
});
