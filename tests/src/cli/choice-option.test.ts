import { expect, test } from 'vitest';
import { choiceOption, invalidOption } from '../../../src/cli/choice-option.ts';

const call = { options: { method: 'sobol', luck: 'comon', other: true } };

test('a name that is one of the names is given back, and an absent option is none', () => {
  expect(choiceOption(call, 'method', ['morris', 'sobol'])).toBe('sobol');
  expect(choiceOption(call, 'absent', ['morris', 'sobol'])).toBeUndefined();
});

test('an option without text is as good as absent', () => {
  expect(choiceOption(call, 'other', ['a'])).toBeUndefined();
});

test('a wrong name is refused beside the right ones, with the nearest as suggestion', () => {
  const wrong = (names: readonly string[]): unknown => {
    try {
      return choiceOption(call, 'luck', names);
    } catch (error) {
      return error;
    }
  };
  expect(wrong(['common', 'own'])).toMatchObject({
    code: 'E502',
    message: 'invalid --luck: comon',
    place: { path: '--luck', expected: 'common or own', suggestion: 'common', exit: 2 },
  });
  expect(wrong(['x', 'y', 'z'])).toMatchObject({
    place: { expected: 'one of x, y, z', suggestion: undefined },
  });
});

test('a value that is no name is refused in the same words', () => {
  expect(invalidOption('from', 'never', 'a date')).toMatchObject({
    code: 'E502',
    message: 'invalid --from: never',
    place: { path: '--from', expected: 'a date', exit: 2 },
  });
});
