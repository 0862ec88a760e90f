import { nearest } from '../define/index.ts';
import type { Model, Parameter, Role } from '../define/index.ts';
import { aboutParameter, parametersOf } from './model-facts.ts';
import { entriesOf, isRecord } from './plain.ts';
import { clipped, pathText } from './problems.ts';
import type { Path, Problems } from './problems.ts';

/** One setting of a file: the parameter it names and what is written there. */
export interface WrittenSetting {
  readonly name: string;
  readonly parameter: Parameter;
  readonly written: unknown;
  readonly path: Path;
}

/** What to look settings up in. */
export interface SettingsContext {
  readonly model: Model;
  readonly problems: Problems;
}

/**
 * Settings of one role, nested by mechanism or with dotted names, sorted by name. Problems: E104 unknown, E116 of the other role,
 * E103 set twice, E108 a mechanism without its parameters.
 */
export function readSettings(
  data: unknown,
  { role, path }: { readonly role: Role; readonly path: Path },
  { model, problems }: SettingsContext,
): WrittenSetting[] {
  const known = parametersOf(model);
  const settings = new Map<string, WrittenSetting>();
  if (data !== undefined && !isRecord(data)) {
    problems.add('E108', `invalid ${pathText(path)}: not an object`, path, {
      expected: 'mechanisms with their parameters',
    });
  }
  for (const { name, written, at } of flat(data, path, known, problems)) {
    if (problems.full()) break;
    const parameter = known.get(name);
    if (parameter === undefined) unknown(name, at, { known, role, problems });
    else if (parameter.role !== role) otherRole(name, parameter, at, problems);
    else if (settings.has(name))
      problems.add('E103', `duplicate ${role} \`${name}\``, at, {
        part: 'key',
        expected: 'each name once, nested or dotted',
      });
    else settings.set(name, { name, parameter, written, path: at });
  }
  return [...settings.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function flat(
  data: unknown,
  path: Path,
  known: ReadonlyMap<string, Parameter>,
  problems: Problems,
): { name: string; written: unknown; at: Path }[] {
  const settings: { name: string; written: unknown; at: Path }[] = [];
  for (const [key, written] of entriesOf(data)) {
    const at = [...path, key];
    const isMechanism = [...known.keys()].some((name) => name.startsWith(`${key}.`));
    if (key.includes('.')) settings.push({ name: key, written, at });
    else if (isRecord(written) && Object.keys(written).length > 0) {
      for (const [inner, value] of Object.entries(written))
        settings.push({ name: `${key}.${inner}`, written: value, at: [...at, inner] });
    } else if (isMechanism && !isRecord(written)) {
      problems.add('E108', `invalid ${pathText(at)}: not an object`, at, {
        expected: `\`${key}: { parameter: value }\` with ${parametersStarting(key, known)}`,
      });
    } else if (!isMechanism) settings.push({ name: key, written, at });
  }
  return settings;
}

const parametersStarting = (mechanism: string, known: ReadonlyMap<string, Parameter>): string =>
  [...known.keys()].filter((name) => name.startsWith(`${mechanism}.`)).join(', ');

function unknown(
  name: string,
  at: Path,
  { known, role, problems }: { known: ReadonlyMap<string, Parameter>; role: Role; problems: Problems },
): void {
  const ofRole = [...known].filter(([, parameter]) => parameter.role === role).map(([each]) => each);
  const last = name.slice(name.lastIndexOf('.') + 1);
  const near =
    nearest(name, ofRole) ?? ofRole.find((each) => each.endsWith(`.${last}`)) ?? nearest(name, known.keys());
  const parameter = near === undefined ? undefined : known.get(near);
  problems.add('E104', `unknown ${role} \`${clipped(name)}\``, at, {
    part: 'key',
    suggestion: near,
    expected:
      parameter === undefined ? `one of the model's ${role}s: ${listed(ofRole)}` : aboutParameter(parameter),
  });
}

const listed = (names: readonly string[]): string =>
  names.length === 0 ? 'it has none' : `${names.slice(0, 8).join(', ')}${names.length > 8 ? ', ...' : ''}`;

function otherRole(name: string, { role }: Parameter, at: Path, problems: Problems): void {
  const [is, isNot] = role === 'lever' ? ['a lever', 'an assumption'] : ['an assumption', 'a lever'];
  const why = role === 'lever' ? 'governance chooses it' : 'the world chooses it';
  problems.add('E116', `\`${name}\` is ${is}, not ${isNot}`, at, {
    part: 'key',
    expected: `\`${name}\` under \`${role}s\`: ${why}`,
  });
}
