import { nearest } from '../define/index.ts';
import type { ResolvedAssumption } from '../plan/index.ts';
import { isRecord } from './plain.ts';
import type { PlainRecord } from './plain.ts';
import { pathText } from './problems.ts';
import type { Problems } from './problems.ts';
import { readValue } from './read-amount.ts';
import { distributionNames, readDistribution } from './read-distribution.ts';
import { provenanceNames, readProvenance } from './read-provenance.ts';
import { readSettings } from './read-settings.ts';
import type { SettingsContext, WrittenSetting } from './read-settings.ts';

/** Values listed for a parameter: each is run. */
export interface Listed {
  readonly name: string;
  readonly values: readonly (number | string)[];
}

/** Assumptions drawn (sorted by name) and assumptions listed as design points. */
export function resolveAssumptions(
  data: unknown,
  context: SettingsContext,
): { assumptions: ResolvedAssumption[]; listed: Listed[] } {
  const assumptions: ResolvedAssumption[] = [];
  const listed: Listed[] = [];
  const columns: Column[] = [];
  for (const setting of readSettings(data, { role: 'assumption', path: ['assumptions'] }, context)) {
    if (Array.isArray(setting.written)) {
      const values = readList(setting, context);
      if (values !== undefined) listed.push({ name: setting.name, values });
    } else {
      const assumption = readAssumption(setting, context);
      if (assumption === undefined) continue;
      assumptions.push(assumption);
      columns.push({ assumption, path: setting.path });
    }
  }
  checkTables(columns, context);
  return { assumptions, listed };
}

interface Column {
  readonly assumption: ResolvedAssumption;
  readonly path: WrittenSetting['path'];
}

/** Columns of one table must fit row by row: problem E123 for the first that does not. */
function checkTables(columns: readonly Column[], { problems }: SettingsContext): void {
  const first = new Map<string, ResolvedAssumption>();
  for (const { assumption, path } of columns) {
    const { name, distribution } = assumption;
    if (distribution.kind !== 'rows') continue;
    const { group, weights } = distribution;
    const other = first.get(group)?.distribution;
    if (other === undefined) first.set(group, assumption);
    else if (other.kind === 'rows' && !sameNumbers(other.weights, weights))
      problems.add(
        'E123',
        `invalid distribution of ${name}: ${weights.length} rows of ${group} that do not fit those of ${first.get(group)?.name}`,
        path,
        { expected: `as many values as there (${other.weights.length}), with the same weights` },
      );
  }
}

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at]);

/** Listed values of a parameter in canonical units; problems E108 for an empty list and E103 for a value twice. */
export function readList(
  setting: WrittenSetting,
  { model, problems }: SettingsContext,
): (number | string)[] | undefined {
  const { name, parameter, path, written } = setting;
  const items: readonly unknown[] = Array.isArray(written) ? written : [];
  const values: (number | string)[] = [];
  items.forEach((item, at) => {
    const value = problems.attempt([...path, at], () => readValue(item, { name, parameter, model }));
    if (value !== undefined && values.includes(value))
      problems.add('E103', `duplicate value of ${name}: ${String(item)}`, [...path, at], {
        expected: 'each value once',
      });
    if (value !== undefined) values.push(value);
  });
  if (items.length === 0)
    problems.add('E108', `invalid ${pathText(path)}: an empty list`, path, { expected: 'one value or more' });
  return values.length === 0 ? undefined : values;
}

function readAssumption(setting: WrittenSetting, context: SettingsContext): ResolvedAssumption | undefined {
  const { name, parameter, path, written } = setting;
  const { model, problems } = context;
  const form: PlainRecord = isRecord(written) ? written : { value: written };
  const kinds = Object.keys(form).filter((key) => distributionNames.includes(key));
  checkKeys(form, setting, problems);
  if (kinds.length !== 1) {
    problems.add(
      'E123',
      `invalid distribution of ${name}: ${kinds.length === 0 ? 'none given' : kinds.join(' and ')}`,
      path,
      {
        expected: `one of ${distributionNames.join(', ')}`,
      },
    );
    return undefined;
  }
  const at = isRecord(written) ? [...path, kinds[0]] : path;
  const distribution = problems.attempt(at, () =>
    readDistribution(form, kinds[0], { name, parameter, model }),
  );
  const provenance = readProvenance(form, path, problems);
  if (distribution === undefined) return undefined;
  const between = parameter.type === 'number' ? { between: parameter.between } : {};
  return { name, distribution, provenance, ...between };
}

function checkKeys(form: PlainRecord, { name, path }: WrittenSetting, problems: Problems): void {
  const also = 'choice' in form ? ['weights'] : 'rows' in form ? ['weights', 'group'] : [];
  const known = [...distributionNames, ...provenanceNames, ...also];
  for (const key of Object.keys(form)) {
    if (known.includes(key)) continue;
    problems.add('E102', `unknown key \`${pathText([key])}\` of ${name}`, [...path, key], {
      part: 'key',
      suggestion: nearest(key, known),
      expected: `a distribution (${distributionNames.join(', ')}) and its source (${provenanceNames.join(', ')})`,
    });
  }
}
