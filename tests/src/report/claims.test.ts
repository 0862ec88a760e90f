import { expect, test } from 'vitest';
import { claimResults } from '../../../src/report/claims.ts';
import { claimMark } from '../../../src/report/page/claims-section.ts';
import { reportContent } from '../../../src/report/report-content.ts';
import { bareText } from '../../../src/report/rich-text.ts';
import { openChoice, runOf, values } from './run-fixture.ts';
import type { Given } from './run-fixture.ts';

const n = 400;
const base = { runway: values(n, () => 10) };
const claim = {
  quote: 'longer by a quarter',
  by: 'proposal',
  scenarios: ['rate', 'full'],
  test: 'runway >= 1.25 * current.runway',
};
const judged = (given: Partial<Given>) =>
  claimResults(
    runOf({
      values: { current: base, rate: { runway: values(n, () => 13) }, full: { runway: values(n, () => 13) } },
      claims: [claim],
      ...given,
    }),
  )[0];
const holdsIn = (share: number) => ({ runway: values(n, (r) => (r < share * n ? 13 : 10)) });

test('a claim that holds in every named scenario is supported', () => {
  expect(judged({}).verdict).toBe('supported');
});

test('a claim that holds in one of two scenarios is supported in part', () => {
  expect(judged({ values: { current: base, rate: holdsIn(1), full: holdsIn(0.01) } })).toMatchObject({
    verdict: 'supported in part',
    because: 'yes: rate; no: full',
  });
});

test('a claim that is likely nowhere is not supported, and the reason says where it fails and where nothing is decided', () => {
  expect(judged({ values: { current: base, rate: holdsIn(0.5), full: holdsIn(0.1) } })).toMatchObject({
    verdict: 'not supported',
    because: 'undecided: rate (neither likely nor unlikely); no: full',
  });
  expect(judged({ values: { current: base, rate: holdsIn(0), full: holdsIn(0.1) } })).toMatchObject({
    verdict: 'not supported',
    because: 'it is at most unlikely in every scenario tested',
  });
});

test('a claim that chance does not decide is never said to fail', () => {
  const found = judged({ values: { current: base, rate: holdsIn(0.5), full: holdsIn(0.57) } });
  expect(found).toMatchObject({ verdict: 'not decided', because: 'neither likely nor unlikely' });
  expect(claimMark(found)).toBe('○');
  expect(claimMark(judged({ values: { current: base, rate: holdsIn(0.5), full: holdsIn(0) } }))).toBe('✘');
  expect(judged({ values: { current: base, rate: holdsIn(1), full: holdsIn(0.57) } })).toMatchObject({
    verdict: 'supported in part',
    because: 'yes: rate; undecided: full (neither likely nor unlikely)',
  });
});

test('in seven futures a claim that holds in two to six is one that too few futures decide', () => {
  const few = { runway: values(7, () => 10) };
  const of = (holding: number) => ({ runway: values(7, (r) => (r < holding ? 13 : 10)) });
  const full = [{ ...claim, scenarios: ['full'] }];
  for (const holding of [6, 5, 4, 2])
    expect(judged({ claims: full, values: { current: few, full: of(holding) } })).toMatchObject({
      verdict: 'not decided',
      because: 'too few futures to say',
    });
});

test('claims of few futures are counted, in the words of the page and of the short form, and marks in use have a key', () => {
  const of = (holding: number) => ({ runway: values(7, (r) => (r < holding ? 13 : 10)) });
  const run = runOf({
    values: { current: of(0), rate: of(5), full: of(0) },
    claims: [claim, { quote: 'x', by: 'y', scenarios: [], cannotTest: 'no data' }],
  });
  const { sections } = reportContent(run, { command: 'x' });
  const claims = sections.find(({ id }) => id === 'claims');
  const texts = [claims?.blocks ?? [], claims?.short ?? []].map((blocks) =>
    blocks
      .flatMap((block) => {
        if (block.kind === 'table') return block.rows.flat();
        return block.kind === 'list' ? block.items : block.kind === 'paragraph' ? [block.text] : [];
      })
      .map(bareText)
      .join('\n'),
  );
  for (const text of texts) {
    expect(text).toContain('rate: 5 of 7; full: 0 of 7');
    expect(text).toContain('○ Not decided: ');
    expect(text).not.toMatch(/\d in 100/u);
  }
  expect(texts[1]).toContain('○ not decided, – cannot be tested here. Counts:');
});

test('few futures that never show what is claimed decide nothing either', () => {
  const few = { runway: values(7, () => 10) };
  const found = judged({ claims: [{ ...claim, scenarios: ['full'] }], values: { current: few, full: few } });
  expect([found.verdict, found.because]).toEqual(['not decided', 'too few futures to say']);
});

test('67 in 100 of 400 futures is not yet likely, because the word is taken at the less extreme end', () => {
  expect(
    judged({ claims: [{ ...claim, scenarios: ['rate'] }], values: { current: base, rate: holdsIn(0.67) } })
      .verdict,
  ).toBe('not decided');
  expect(
    judged({ claims: [{ ...claim, scenarios: ['rate'] }], values: { current: base, rate: holdsIn(0.75) } })
      .verdict,
  ).toBe('supported');
});

test('a claim that an open reading turns depends on what is not stated, also when the claim names no split', () => {
  const reading = values(n, (r) => r % 2).map((bit) => (bit === 0 ? 'b' : 'c'));
  const full = { runway: values(n, (r) => (r % 2 === 0 ? 13 : 10)) };
  const found = judged({
    values: { current: base, rate: holdsIn(1), full },
    assumptions: [openChoice('eagr.reading', ['b', 'c'])],
    drawn: { 'eagr.reading': reading },
  });
  expect(found).toMatchObject({
    verdict: 'depends on what is not stated',
    splitBy: 'eagr.reading',
    because: 'full: holds for b; fails for c',
  });
  expect(found.scenarios[1].groups.map(({ label, holds, n: of }) => [label, holds, of])).toEqual([
    ['b', 200, 200],
    ['c', 0, 200],
  ]);
});

test('a claim that is likely over all futures, but not for one value left open, depends on what is not stated', () => {
  const reading = values(n, (r) => r % 2).map((bit) => (bit === 0 ? 'b' : 'c'));
  const [open] = [openChoice('eagr.reading', ['b', 'c'])];
  const why = 'it names no account: the whole fund (b) or the part for sequencers (c)';
  // Under b in 53 of 100 futures, under c always: 76 of 100 in all.
  const full = { runway: values(n, (r) => (r % 2 === 1 || r % 200 < 106 ? 13 : 10)) };
  const given = {
    values: { current: base, rate: holdsIn(1), full },
    assumptions: [{ ...open, provenance: { ...open.provenance, why } }],
    drawn: { 'eagr.reading': reading },
  };
  for (const splitBy of [{}, { splitBy: 'eagr.reading' }]) {
    const found = judged({ ...given, claims: [{ ...claim, ...splitBy }] });
    expect(found.scenarios[1].word).toBe('likely');
    expect(found).toMatchObject({
      verdict: 'depends on what is not stated',
      because: 'full: holds for c (the part for sequencers); not likely for b (the whole fund)',
    });
  }
});

test('a claim that holds for every value left open stays supported', () => {
  const found = judged({
    claims: [{ ...claim, splitBy: 'eagr.reading' }],
    assumptions: [openChoice('eagr.reading', ['b', 'c'])],
    drawn: { 'eagr.reading': values(n, (r) => r % 2).map((bit) => (bit === 0 ? 'b' : 'c')) },
  });
  expect(found.verdict).toBe('supported');
});

test('a split by an assumption that is stated never makes a claim depend on what is not stated', () => {
  const stated = {
    ...openChoice('pool.size', [1, 2]),
    provenance: { kind: 'assume', why: 'x', confidence: 'low' } as const,
  };
  const found = judged({
    claims: [{ ...claim, scenarios: ['full'], splitBy: 'pool.size' }],
    values: { current: base, full: { runway: values(n, (r) => (r % 2 === 0 ? 13 : 10)) } },
    assumptions: [stated],
    drawn: { 'pool.size': values(n, (r) => (r % 2) + 1) },
  });
  expect(found.verdict).toBe('not decided');
});

test('a numeric assumption is split into thirds of equal size', () => {
  const found = judged({
    claims: [{ ...claim, splitBy: 'eagr.releaseDays' }],
    drawn: { 'eagr.releaseDays': values(n, (r) => r) },
  });
  expect(found.scenarios[0].groups.map((group) => group.n)).toEqual(
    [134, 132, 134].map((size) => expect.closeTo(size, -1)),
  );
  expect(found.scenarios[0].groups.reduce((total, group) => total + group.n, 0)).toBe(n);
});

test('failed futures are left out and counted', () => {
  const full = { runway: values(n, (r) => (r < 100 ? NaN : 13)) };
  const found = judged({ claims: [{ ...claim, scenarios: ['full'] }], values: { current: base, full } });
  expect(found.scenarios[0]).toMatchObject({ holds: 300, n: 300, failed: 100 });
});

test('a claim without a test, or with no future left, cannot be tested here', () => {
  expect(judged({ claims: [{ quote: 'x', by: 'y', scenarios: [], cannotTest: 'no data' }] })).toMatchObject({
    verdict: 'cannot be tested here',
    because: 'no data',
  });
  expect(
    judged({
      claims: [{ ...claim, scenarios: ['full'] }],
      values: { current: base, full: { runway: values(n, () => NaN) } },
    }).verdict,
  ).toBe('cannot be tested here');
});

test('a claim that a definition decides is true by definition', () => {
  expect(
    judged({ claims: [{ quote: 'x', by: 'y', scenarios: [], byDefinition: 'the cap is fixed' }] }).verdict,
  ).toBe('true by definition');
});
