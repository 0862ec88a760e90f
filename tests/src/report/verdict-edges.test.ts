import { expect, test } from 'vitest';
import { shareStyle, textOf } from '../../../src/report/numbers.ts';
import { reportContent } from '../../../src/report/report-content.ts';
import { bareText } from '../../../src/report/rich-text.ts';
import { writeSummaryText } from '../../../src/report/text-files.ts';
import { perHundred } from '../../../src/summarise/index.ts';
import { runOf, values } from './run-fixture.ts';

const command = 'npx metis-lab@0.1.0 reproduce 7k3m9q2f';

/** The one verdict of a run in which `better` of `n` futures are two years longer and the others two years shorter. */
function verdictOf(better: number, n: number): string {
  const run = runOf({
    values: {
      current: { runway: values(n, () => 10) },
      full: { runway: values(n, (r) => (r < better ? 12 : 8)) },
    },
    labels: { full: 'Full' },
  });
  const [minute] = reportContent(run, { command }).sections;
  return (minute?.blocks ?? [])
    .flatMap((block) => (block.kind === 'list' ? block.items.map(bareText) : []))
    .join('');
}

// Words by hand from the Wilson interval: 1,798 of 2,000 has 88.5 to 91.1, 1,806 has 88.9 to 91.5, 271 of 300 has 86.4 to 93.2.
test.each([
  [1798, 2000, 'likely (90 in 100) to lengthen'],
  [1806, 2000, 'likely (90 in 100) to lengthen'],
  [271, 300, 'likely (271 of 300 futures) to lengthen'],
  [1840, 2000, 'very likely (92 in 100) to lengthen'],
  [1000, 2000, 'about as likely as not (50 in 100) to shorten'],
  [2000, 2000, 'virtually certain (100 in 100) to lengthen'],
  [1999, 2000, 'virtually certain (more than 99 in 100) to lengthen'],
  [0, 2000, 'virtually certain (100 in 100) to shorten'],
  [1, 2000, 'virtually certain (more than 99 in 100) to shorten'],
  [20, 20, 'likely (20 of 20 futures) to lengthen'],
  [60, 60, 'very likely (60 of 60 futures) to lengthen'],
  [22, 40, 'about as likely as not (55 in 100) to lengthen'],
  [11, 20, 'about as likely as not (55 in 100) to lengthen'],
  [1000, 1000, 'virtually certain (100 in 100) to lengthen'],
])('%d of %d futures better reads: %s', (better, n, words) => {
  expect(verdictOf(better, n)).toContain(`Full is ${words} reward runway`);
});

test.each([
  [0, 2000, '0'],
  [1, 2000, 'fewer than 1'],
  [9, 2000, 'fewer than 1'],
  [1991, 2000, 'more than 99'],
  [1999, 2000, 'more than 99'],
  [2000, 2000, '100'],
  [1, 1, '100'],
  [0, 8, '0'],
])('%d of %d is printed as %s in 100', (count, n, text) => {
  const inHundred = perHundred({ better: count, same: 0, worse: n - count }, n).better;
  expect(textOf(inHundred, shareStyle(count, n))).toBe(text);
});

test('a range on both sides of nothing is called a change, not a size', () => {
  expect(verdictOf(60, 100)).toContain('to lengthen reward runway (change −2 to +2 years)');
});

test.each([
  [1, 1, 'lengthens reward runway in 1 of 1 futures (too few for a stronger word), by 2 years'],
  [0, 1, 'shortens reward runway in 1 of 1 futures (too few for a stronger word), by 2 years'],
  [7, 8, 'lengthens reward runway in 7 of 8 futures (too few for a stronger word)'],
  [19, 19, 'lengthens reward runway in 19 of 19 futures'],
])('%d of %d futures better are counted, for so few have no word of chance', (better, n, words) => {
  expect(verdictOf(better, n)).toContain(`Full ${words}`);
  expect(verdictOf(better, n)).not.toContain('in 100');
});

test('a size that is the same in all futures is printed once, and years are not said to be over years', () => {
  expect(verdictOf(100, 100)).toContain('lengthen reward runway, by 2 years.');
});

test('the middle change is that of the differences, not the difference of two middles', () => {
  // Middles are 30 and 39, nine apart; of the differences 1, 1, 9, 3 and 3 the middle one is 3.
  const of = (levels: readonly number[]) => ({ runway: levels.flatMap((each) => values(8, () => each)) });
  const lines = (rules: readonly number[]): string =>
    (
      reportContent(runOf({ values: { current: of([10, 20, 30, 40, 50]), full: of(rules) } }), { command })
        .sections[0].blocks ?? []
    )
      .flatMap((block) => (block.kind === 'list' ? block.items.map(bareText) : []))
      .join('');
  expect(lines([11, 21, 39, 43, 53])).toContain('by 1 to 9 years, 3 in the middle.');
  expect(lines([9, 17, 21, 37, 49])).toContain('to shorten reward runway, by 1 to 9 years, 3 in the middle.');
  expect(lines([11, 21, 29, 41, 51])).not.toContain('in the middle');
});

test('a label without end costs the last scenario neither its verdict nor its place in the message', () => {
  const runway = values(40, (r) => 20 + (r % 7));
  const run = runOf({
    values: {
      current: { runway },
      rate: { runway: runway.map((value) => value + 3) },
      full: { runway: runway.map((value) => value - 5) },
    },
    labels: { current: 'b '.repeat(60), rate: 'c '.repeat(90), full: `Everything ${'at once '.repeat(36)}` },
  });
  const content = reportContent(run, { command });
  const verdicts = content.sections[0].blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.map(bareText) : [],
  );
  expect(verdicts.some((line) => /^Everything at once .*… is very likely .* to shorten/u.test(line))).toBe(
    true,
  );
  expect(writeSummaryText(content, 480)).toMatch(/^Everything at once/mu);
  expect(writeSummaryText(content, 480)).toMatch(/^Against b b .*…, over 5 years simulated:$/mu);
});

test('an end that prints as zero makes no signed range', () => {
  const run = runOf({
    values: {
      current: { runway: values(40, () => 10) },
      full: { runway: values(40, (r) => (r < 36 ? 4 : 10.01)) },
    },
  });
  const [minute] = reportContent(run, { command }).sections;
  const text = (minute?.blocks ?? [])
    .flatMap((b) => (b.kind === 'list' ? b.items.map(bareText) : []))
    .join('');
  expect(text).toMatch(/by 0 to 6 years/u);
});

test('an outcome that mostly stays and is not even likely to is said to have no clear change', () => {
  const run = runOf({
    values: {
      current: { runway: values(100, () => 10) },
      full: { runway: values(100, (r) => (r < 45 ? 10 : r < 75 ? 13 : 8)) },
    },
    labels: { full: 'Full' },
  });
  const { sections } = reportContent(run, { command });
  const text = JSON.stringify(sections[0]);
  expect(text).toContain(' makes no clear change to ');
  expect(bareText(sections[0].blocks.flatMap((b) => (b.kind === 'list' ? b.items.flat() : [])))).toBe(
    'Full makes no clear change to reward runway, about the same in 45 in 100 (change −2 to +3 years).',
  );
  const affected = sections.find(({ id }) => id === 'affected')?.blocks ?? [];
  expect(JSON.stringify(affected)).toContain('no clear change');
  expect(JSON.stringify(sections.slice(0, 7))).not.toContain('about as likely as not to leave');
});
