import { expect, test } from 'vitest';
import { saidToBeFork } from '../../../src/cli/new/said-to-be-fork.ts';
import { runOf } from '../report/run-fixture.ts';

test('a fork of a run with other values than its file says what that run had changed, and not the sizes of its file', () => {
  const { experiment } = runOf({ values: { current: { runway: [1] }, full: { runway: [2] } } });
  const disclosure = { author: 'x', 'set all pool.reading': 'b or c -> a', 'file says futures': '2,000' };
  const fork = saidToBeFork(
    { ...experiment, disclosure },
    { from: 'run vote/aaaaaaaa', words: [['full', 'pool.size', '2', '1']], reason: undefined },
  );
  expect(fork.disclosure).toEqual({
    author: 'x',
    forkOf: 'run vote/aaaaaaaa',
    'changed all pool.reading': 'b or c -> a',
    'changed full pool.size': '2 -> 1',
  });
});
