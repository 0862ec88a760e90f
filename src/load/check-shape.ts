import type { z } from 'zod';
import { nearest } from '../define/index.ts';
import { isRecord, keyOf } from './plain.ts';
import { pathText } from './problems.ts';
import type { Path, Problems } from './problems.ts';
import { experimentShape } from './shape.ts';

type Issue = z.core.$ZodIssue;

/** Checks keys and types level by level: E102 unknown key, E107 missing key, E108 wrong type. */
export function checkShape(data: unknown, problems: Problems): void {
  const result = experimentShape.safeParse(data);
  if (result.success) return;
  for (const issue of result.error.issues) {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    // Settings are read by hand, with better words.
    const isSetting = path[0] !== 'draws' && path.some((step) => step === 'levers' || step === 'assumptions');
    if (isSetting && path.length > 1) continue;
    if (issue.code === 'unrecognized_keys') unknownKeys(issue.keys, path, problems);
    else if (isMissing(data, path)) missingKey(issue, path, problems);
    else wrongType(issue, path, data, problems);
  }
}

/** Keys that an object at this path may have. */
export function knownKeys(path: Path): string[] {
  let shape: unknown = experimentShape;
  for (const step of path) shape = inner(shape, step);
  return Object.keys(fieldsOf(shape) ?? {});
}

function inner(shape: unknown, step: string | number): unknown {
  const plain = unwrapped(shape);
  const fields = fieldsOf(plain);
  if (fields !== undefined) return keyOf(fields, String(step));
  const definition = isRecord(plain) ? plain.def : undefined;
  return keyOf(definition, 'valueType') ?? keyOf(definition, 'element');
}

function fieldsOf(shape: unknown): unknown {
  const plain = unwrapped(shape);
  return isRecord(plain) && isRecord(plain.shape) ? plain.shape : undefined;
}

function unwrapped(shape: unknown): unknown {
  const definition = isRecord(shape) ? shape.def : undefined;
  return keyOf(definition, 'innerType') ?? shape;
}

function unknownKeys(keys: readonly string[], path: Path, problems: Problems): void {
  const known = knownKeys(path);
  for (const key of keys) {
    if (problems.full()) return;
    problems.add('E102', `unknown key \`${pathText([key])}\``, [...path, key], {
      part: 'key',
      suggestion: nearest(key, known),
      expected: `one of ${known.filter((each) => each !== '$schema').join(', ')}`,
    });
  }
}

function isMissing(data: unknown, path: Path): boolean {
  let inside = data;
  for (const step of path) {
    const next: unknown = Array.isArray(inside) ? inside[Number(step)] : keyOf(inside, String(step));
    if (next === undefined) return true;
    inside = next;
  }
  return false;
}

function missingKey(issue: Issue, path: Path, problems: Problems): void {
  const [key] = path.slice(-1);
  problems.add('E107', `missing key \`${pathText([key ?? ''])}\``, path, {
    part: 'key',
    expected: expectation(issue),
  });
}

function wrongType(issue: Issue, path: Path, data: unknown, problems: Problems): void {
  let inside = data;
  for (const step of path)
    inside = Array.isArray(inside) ? inside[Number(step)] : keyOf(inside, String(step));
  const shown = ['string', 'number', 'boolean'].includes(typeof inside)
    ? JSON.stringify(inside)
    : Array.isArray(inside)
      ? 'a list'
      : inside === null
        ? 'nothing'
        : 'an object';
  const what = path.length === 0 ? 'the experiment' : pathText(path);
  const length = issue.code === 'too_big' && typeof inside === 'string' ? `; it has ${inside.length}` : '';
  problems.add('E108', `invalid ${what}: ${pathText([shown])}`, path, {
    expected: `${expectation(issue)}${length}`,
  });
}

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object with keys',
  record: 'an object with keys',
  array: 'a list',
};

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return words[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value')
    return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.join(', ')}`;
  if (issue.code === 'too_big')
    return `at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'items'}`;
  if (issue.code === 'too_small')
    return `at least ${issue.minimum} ${issue.origin === 'string' ? 'character' : 'item'}`;
  if (issue.code === 'invalid_union') return 'a number or a text such as `15%`';
  return issue.message;
}
