import { expect, test } from 'vitest';
import { log, log1p } from '../../../src/numeric/index.ts';
import { Stream } from '../../../src/random/index.ts';
import { DayCalendar } from '../../../src/simulate/index.ts';

const DAYS = 40;

function begun(): Stream {
  const stream = new Stream('holders.review');
  stream.begin(5, 1);
  return stream;
}

test.each([
  ['few of many', 40_000, 5],
  ['many of many', 4_000, 700],
])('members due on a day come in ascending order, each once: %s', (_, members, due) => {
  const calendar = new DayCalendar(members, DAYS);
  const expected = new Set<number>();
  for (let k = 0; k < due; k++) {
    const member = (k * 7919 + 31) % members;
    calendar.schedule(member, 9);
    expected.add(member);
  }
  expect([...calendar.due(9)]).toEqual([...expected].sort((a, b) => a - b));
  expect(calendar.due(9)).toHaveLength(0);
});

test('the first and the last member of a calendar are found', () => {
  for (const members of [1, 31, 32, 33, 64, 65]) {
    const calendar = new DayCalendar(members, DAYS);
    for (let member = members - 1; member >= 0; member--) calendar.schedule(member, 3);
    expect([...calendar.due(3)]).toEqual(Array.from({ length: members }, (_, member) => member));
  }
});

test.each([
  ['few different', 17],
  ['many different', 290],
])(
  'every wait is the geometric one of its own draw, at the member and the day it was due: %s waits',
  (_, different) => {
    const stream = begun();
    const means = Float64Array.from({ length: 300 }, (_, member) => 1 + (member % different) / 5);
    const calendar = new DayCalendar(means.length, DAYS, stream);
    calendar.begin(means);
    const next = Array.from(means, (mean, member) => nextDay(mean, member, 0));
    for (let day = 1; day <= DAYS; day++) {
      const expected = next.flatMap((at, member) => (at === day ? [member] : []));
      expect([...calendar.due(day)]).toEqual(expected);
      for (const member of expected) next[member] = nextDay(means[member], member, day);
    }
    function nextDay(mean: number, member: number, day: number): number {
      return day + 1 + Math.floor(log(stream.openUniform(member, day)) / log1p(-Math.min(1, 1 / mean)));
    }
  },
);

test('a member that was put on a day while starting is moved to the day its wait gives', () => {
  const calendar = new DayCalendar(50, DAYS, begun());
  calendar.schedule(7, 11);
  calendar.begin(1);
  expect([...calendar.due(1)]).toEqual(Array.from({ length: 50 }, (_, member) => member));
  for (let day = 2; day < 11; day++) calendar.due(day);
  expect([...calendar.due(11)].filter((member) => member === 7)).toHaveLength(1);
});

test('a member comes once, on the day it was last put on, however often it was moved', () => {
  const calendar = new DayCalendar(100, DAYS);
  for (const day of [9, 12, 9, 12, 9, 30])
    for (let member = 0; member < 100; member++) calendar.schedule(member, day);
  calendar.schedule(5, 9);
  calendar.schedule(6, DAYS + 1);
  expect([...calendar.due(9)]).toEqual([5]);
  expect([...calendar.due(12)]).toEqual([]);
  expect(calendar.due(30)).toHaveLength(98);
});

test('a member with a waiting time that is moved goes on waiting from the day it was moved to', () => {
  const calendar = new DayCalendar(50, DAYS, begun());
  calendar.begin(4);
  const first = new Set(calendar.due(1));
  const moved = first.has(7) ? 8 : 7;
  calendar.schedule(moved, 2);
  expect([...calendar.due(2)]).toContain(moved);
  let visits = 0;
  for (let day = 3; day <= DAYS; day++)
    visits += calendar.due(day).filter((member) => member === moved).length;
  expect(visits).toBeGreaterThan(0);
});

test('a calendar that is begun again forgets who was due', () => {
  const calendar = new DayCalendar(200, DAYS, begun());
  const visits = [1, 2].map(() => {
    calendar.clear();
    calendar.begin(3);
    calendar.schedule(11, 20);
    return Array.from({ length: DAYS }, (_, day) => [...calendar.due(day + 1)]);
  });
  expect(visits[1]).toEqual(visits[0]);
});
