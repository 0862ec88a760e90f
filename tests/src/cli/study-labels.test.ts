import { expect, test } from 'vitest';
import { metis } from '../../../src/index.ts';
import { parameterLabels } from '../../../src/cli/parameter-labels.ts';
import { outcomeInTitle, responseInWords, titleWith } from '../../../src/cli/response-words.ts';
import { pointsQuery } from '../../../src/cli/study-query.ts';
import { settingText } from '../../../src/cli/sweep/sweep-words.ts';

const weights = ['eagr.size', 'eagr.releaseDays'];

test('a parameter is called by what it means, as far as the first semicolon, and in pictures by its name in words where that is long', () => {
  const labels = parameterLabels(metis, weights);
  expect(labels.long('eagr.size')).toBe('size of the reserve');
  expect(labels.short('eagr.size')).toBe('size of the reserve');
  expect(labels.long('eagr.releaseDays')).toBe('length of the release of each use, in equal daily steps');
  expect(labels.short('eagr.releaseDays')).toBe('release days');
  expect(labels.short('eagr.reading')).toBe('eagr reading');
  expect(labels.short('rateChange.to')).toBe('target reward rate after the change');
});

test('two parameters never have one label, and one that the model does not have keeps its name in words', () => {
  const labels = parameterLabels(metis, ['none.startDay', 'other.startDay', 'other.endDay']);
  expect(labels.long('none.startDay')).toBe('none start day');
  expect(labels.short('other.startDay')).toBe('other start day');
  expect(labels.short('other.endDay')).toBe('end day');
});

const scenarios = [
  { name: 'current', label: 'Current rules', levers: {} },
  { name: 'full', label: 'Full proposal', levers: {} },
];
const outcome = {
  ...{ name: 'runwayYears', label: 'the time for which rewards can be paid', of: 'runway', unit: 'years' },
  ...{ take: 'end' as const, better: 'higher' as const, matters: 1, headline: true },
};
const alone = { text: 'full.runwayYears', outcome, scenario: 'full' };

test('a response is said by the labels of its outcome and scenarios', () => {
  expect(responseInWords(alone, { scenarios })).toBe(
    'the time for which rewards can be paid (Full proposal)',
  );
  expect(responseInWords({ ...alone, minus: 'current' }, { scenarios })).toBe(
    'the time for which rewards can be paid (Full proposal against Current rules)',
  );
});

test('a title has the label of an outcome where there is room, otherwise its name in words', () => {
  expect(outcomeInTitle(outcome, 8)).toBe('The time for which rewards can be paid');
  expect(outcomeInTitle(outcome, 7)).toBe('Runway years');
});

test('a setting has its unit once, in the words of the report', () => {
  expect(settingText(0.15, '1/year')).toBe('15% a year');
  expect(settingText(2_000_000, 'METIS')).toBe('2,000,000 METIS');
  expect(settingText('b', 'option')).toBe('b');
});

test('the query of a difference takes it within each future', () => {
  expect(pointsQuery('k', alone, 'median')).toBe(
    `mlab query k "select point, median(value) from outcomes where outcome = 'runwayYears' and scenario = 'full' group by point order by point"`,
  );
  expect(pointsQuery('k', { ...alone, minus: 'current' }, 'avg')).toContain(
    `avg(a.value - b.value) from outcomes a join outcomes b using (point, replication) where a.outcome = 'runwayYears' and a.scenario = 'full' and b.outcome = 'runwayYears' and b.scenario = 'current'`,
  );
});

test('a title never has more than twelve words, whatever the outcome is called', () => {
  const long = (name: string) => `${name} likely better at 3 of 8 settings, worse at 3`;
  expect(titleWith(outcome, (name) => `${name} ranges from 1 to 2`)).toBe('Runway years ranges from 1 to 2');
  expect(titleWith({ ...outcome, label: 'seats' }, long)).toBe(
    'Seats likely better at 3 of 8 settings, worse at 3',
  );
  expect(titleWith(outcome, long)).toBe('Runway years likely better at 3 of 8 settings, worse at 3');
  expect(titleWith({ ...outcome, name: 'miningRewardsLeftAtEnd' }, long)).toBe(
    'The outcome likely better at 3 of 8 settings, worse at 3',
  );
});
