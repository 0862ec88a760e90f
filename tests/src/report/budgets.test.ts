import { expect, test } from 'vitest';
import { readBudgets } from '../../../src/report/budgets.ts';

test('a comma between thousands is not one between limits', () => {
  expect(readBudgets('forum=20,000,snapshot-images=1'.split(','))).toEqual({
    forum: 20_000,
    'snapshot-images': 1,
  });
  expect(readBudgets('forum=1,000,000'.split(','))).toEqual({ forum: 1_000_000 });
});

test.each(['forum=20.000', 'forum=20,00', 'forum=2,0000', 'forum=0x10', '000'])(
  '%s is refused and never read as another number',
  (given) => {
    expect(() => readBudgets(given.split(','))).toThrow(expect.objectContaining({ code: 'E502' }));
  },
);
