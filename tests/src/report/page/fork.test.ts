import { expect, test } from 'vitest';
import { bareText } from '../../../../src/report/rich-text.ts';
import { forkDisclosure, forkOf, leverSource } from '../../../../src/report/page/fork.ts';
import { reportContent } from '../../../../src/report/report-content.ts';
import type { RunData } from '../../../../src/report/run-data.ts';
import { runOf } from '../run-fixture.ts';

const rows = [
  { scenario: 'current', set: 'default', value: '0', source: 'A vote, section 2' },
  { scenario: 'full', set: 'scenario', value: '1000000', source: 'A vote, section 2' },
].map((row) => ({ ...row, name: 'pool.size', role: 'lever', unit: 'METIS', means: 'size of the pool' }));
const futures = Array.from({ length: 30 }, (_, r) => r);
const plain = runOf({
  values: { current: { runway: futures }, full: { runway: futures.map((r) => r + 3) } },
  labels: { full: 'Full proposal' },
  parameters: rows,
});
const proposal = { kind: 'cite', title: 'A vote', url: 'https://example.org/vote' } as const;
const voted: RunData = { ...plain, experiment: { ...plain.experiment, proposal } };
const change = {
  ...{ scenario: 'full', name: 'pool.size', before: '2,000,000 METIS', after: '1,000,000 METIS' },
  why: 'reply 7 asks for half, because it is -> safer',
};
const from = 'run vote/aaaaaaaa, digest 1234';
const fork = (changes = [change]): RunData => ({
  ...voted,
  experiment: { ...voted.experiment, disclosure: forkDisclosure({ from, changes }) },
});
const [, set] = plain.parameters();

test('what a fork says of itself is read as it was written', () => {
  expect(forkOf(fork().experiment)).toEqual({ from, changes: [change] });
  expect(forkOf(voted.experiment)).toBeUndefined();
});

test('a value that a fork changed is not sourced to the proposal, which says another one', () => {
  expect(leverSource(fork(), set)).toBe(
    'changed for this fork: reply 7 asks for half, because it is -> safer; the proposal says 2,000,000 METIS',
  );
});

test('the model’s source stands beside the default and beside values of the proposal that it names, and beside no other value', () => {
  expect(leverSource(voted, set)).toBe('A vote, section 2');
  expect(leverSource(plain, set)).toBe('set in this experiment');
  expect(leverSource(plain, { ...set, value: '0' })).toBe('A vote, section 2');
});

test('the report of a fork says so on the page and in its texts, with what was changed', () => {
  const { subtitle, sections } = reportContent(fork(), { command: 'reproduce' });
  expect(subtitle).toMatch(/^Fork of run vote\/aaaaaaaa · /u);
  const changes = sections.find(({ id }) => id === 'changes');
  for (const blocks of [changes?.blocks, changes?.short]) {
    const [first] = blocks ?? [];
    expect(first.kind === 'paragraph' && bareText(first.text)).toContain(
      'Fork of run vote/aaaaaaaa; changed: size of the pool from 2,000,000 METIS to 1,000,000 METIS (Full proposal), because reply 7',
    );
  }
  expect(JSON.stringify(changes?.blocks)).toContain('changed for this fork: reply 7');
  expect(JSON.stringify(reportContent(voted, { command: 'reproduce' }))).not.toContain('Fork of');
});
