import type { Mechanism, Model } from '../define/index.ts';
import type { Answer } from './console.ts';

/** A model as a tree: its mechanisms with everything they have, or the order of a day with what goes in and out. */
export function modelTree(model: Model, what: 'mechanisms' | 'schedule'): Answer {
  const { schedule } = model;
  const branches = schedule.map((mechanism, k) =>
    what === 'mechanisms' ? mechanismLines(mechanism) : [scheduleLine(mechanism, k)],
  );
  const text = [
    `${model.name}@${model.version}`,
    ...branches.flatMap((lines, k) => branch(lines, k === schedule.length - 1)),
  ];
  const data = schedule.map(({ name, purpose, reads, writes, own, draws, parameters, measures }) => ({
    name,
    purpose,
    reads,
    writes,
    own: Object.keys(own),
    draws,
    parameters: Object.keys(parameters),
    measures: Object.keys(measures),
  }));
  return { text, data: { model: model.name, version: model.version, schedule: data } };
}

function branch([first = '', ...rest]: readonly string[], isLast: boolean): string[] {
  return [`${isLast ? '`-- ' : '|-- '}${first}`, ...rest.map((line) => `${isLast ? '    ' : '|   '}${line}`)];
}

function mechanismLines({
  name,
  purpose,
  parameters,
  reads,
  writes,
  own,
  draws,
  calendars,
  measures,
}: Mechanism): string[] {
  const row = (title: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`${title.padEnd(12)}${names.join(', ')}`];
  const roles = (role: string): string[] =>
    Object.entries(parameters)
      .filter(([, parameter]) => parameter.role === role)
      .map(([key]) => key);
  return [
    `${name}: ${purpose}`,
    ...row('levers', roles('lever')),
    ...row('assumptions', roles('assumption')),
    ...row('reads', reads),
    ...row('writes', writes),
    ...row('own', Object.keys(own)),
    ...row('draws', draws),
    ...row('calendars', Object.keys(calendars)),
    ...row('measures', Object.keys(measures)),
  ];
}

function scheduleLine({ name, reads, writes }: Mechanism, position: number): string {
  const list = (names: readonly string[]): string => (names.length === 0 ? 'nothing' : names.join(', '));
  return `${String(position + 1).padStart(2)} ${name}: reads ${list(reads)}; writes ${list(writes)}`;
}
