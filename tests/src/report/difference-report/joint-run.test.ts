import { expect, test } from 'vitest';
import { effectName, jointRun } from '../../../../src/report/difference-report/joint-run.ts';
import { pairOf } from '../../../../src/report/difference-report/pair.ts';
import { verdictsInBoth } from '../../../../src/report/difference-report/verdicts.ts';
import { runOf, values } from '../run-fixture.ts';

const outcomes = [{ name: 'runway' }, { name: 'fees', label: 'Fees' }];
const n = 40;
/** The scenario `full` differs from the rules in force, which are at `level`, by what is given, in every future. */
const runAt = (level: number, runway: (r: number) => number, fees: (r: number) => number) =>
  runOf({
    outcomes,
    values: {
      current: { runway: values(n, () => level), fees: values(n, () => level) },
      full: { runway: values(n, (r) => level + runway(r)), fees: values(n, (r) => level + fees(r)) },
    },
  });

test('an effect is what a scenario adds to the rules in force of its own run', () => {
  const first = runAt(
    10,
    () => 2,
    () => 0,
  );
  const second = runAt(
    30,
    () => -1,
    () => 0,
  );
  const joint = jointRun(first, second, { scenarios: ['full'], outcomes: second.experiment.outcomes });
  expect([...joint.outcome(effectName('before', 'full'), 'runway')]).toEqual(values(n, () => 2));
  expect([...joint.outcome(effectName('after', 'full'), 'runway')]).toEqual(values(n, () => -1));
  expect(() => joint.outcome('full', 'runway')).toThrow('unknown effect: full; expected one of effect of');
});

const changesOf = (
  before: readonly [(r: number) => number, (r: number) => number],
  after: readonly [(r: number) => number, (r: number) => number],
): [string, string][] =>
  verdictsInBoth(pairOf(runAt(10, ...before), runAt(10, ...after), 'x')).map(({ outcome, change }) => [
    outcome.name,
    change,
  ]);

test('a verdict that turns stands before one that stays', () => {
  const up = () => 2;
  const down = () => -2;
  expect(changesOf([up, up], [up, down])).toEqual([
    ['fees', 'turns'],
    ['runway', 'none'],
  ]);
});

test('what says neither before nor after which way it goes has not turned', () => {
  const mostlyUp = (r: number): number => (r < 22 ? 2 : -2);
  const mostlyDown = (r: number): number => (r < 18 ? 2 : -2);
  const up = () => 2;
  expect(changesOf([up, mostlyUp], [up, mostlyDown])).toEqual([
    ['runway', 'none'],
    ['fees', 'none'],
  ]);
  expect(changesOf([up, mostlyUp], [up, up])[0]).toEqual(['fees', 'words']);
});
