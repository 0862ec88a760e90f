import { expect, test } from 'vitest';
import { reportContent } from '../../../../src/report/report-content.ts';
import { bareText } from '../../../../src/report/rich-text.ts';
import { runOf, values } from '../run-fixture.ts';

const n = 40;
const scenario = (shift: number) => ({
  runway: values(n, (r) => 20 + (r % 7) + 5 * shift),
  fees: values(n, (r) => 100 + (r % 5) + 40 * shift),
  unpaid: values(n, (r) => 10 + (r % 3) + 9 * shift),
});

/** Lines of the minute of four sets of rules, three outcomes, with one or two of them marked as headlines. */
function minuteOf(headline: boolean): string[] {
  const run = runOf({
    values: { current: scenario(0), rate: scenario(1), reserve: scenario(2), full: scenario(3) },
    outcomes: [
      {},
      { name: 'fees', label: 'the fees' },
      { name: 'unpaid', label: 'what is unpaid', headline },
    ],
  });
  const [minute] = reportContent(run, { command: 'npx metis-lab reproduce fixture.zip' }).sections;
  return minute.blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])).map(bareText);
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
