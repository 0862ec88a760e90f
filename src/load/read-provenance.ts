import { nearest } from '../define/index.ts';
import type { Provenance } from '../define/index.ts';
import { isRecord, keyOf, textOf } from './plain.ts';
import type { PlainRecord } from './plain.ts';
import { pathText } from './problems.ts';
import type { Path, Problems } from './problems.ts';

/** Provenance of a value that says nothing about its source. */
export const asWritten: Provenance = {
  kind: 'assume',
  why: 'as written in the experiment',
  confidence: 'medium',
};

/** Kinds of sources as files write them. */
export const provenanceNames = ['assume', 'cite', 'measure'];

/** The source of an assumption: exactly one of `assume`, `cite`, `measure`; without one W101 and `asWritten`. */
export function readProvenance(form: PlainRecord, path: Path, problems: Problems): Provenance {
  const kinds = provenanceNames.filter((kind) => form[kind] !== undefined);
  if (kinds.length > 1) {
    problems.add('E108', `invalid ${pathText(path)}: ${kinds.join(' and ')}`, path, {
      expected: 'one source',
    });
  }
  if (kinds.length === 0) {
    problems.warn(
      'W101',
      `no source for ${pathText(path)}`,
      path,
      '`assume: { why }`, `cite: { title }` or `measure: { file }`',
    );
    return asWritten;
  }
  return readers[kinds[0]](form[kinds[0]], [...path, kinds[0]], problems);
}

const readers: Readonly<Record<string, (value: unknown, path: Path, problems: Problems) => Provenance>> = {
  assume(value, path, problems) {
    const text = texts(value, path, problems, { needed: ['why'], possible: ['confidence', 'notStated'] });
    const confidence = keyOf(value, 'confidence') ?? 'medium';
    const notStated = keyOf(value, 'notStated') ?? false;
    if (confidence !== 'low' && confidence !== 'medium' && confidence !== 'high') {
      problems.add('E108', `invalid ${pathText(path)}.confidence`, [...path, 'confidence'], {
        expected: 'low, medium or high',
      });
    }
    if (typeof notStated !== 'boolean') {
      problems.add('E108', `invalid ${pathText(path)}.notStated`, [...path, 'notStated'], {
        expected: 'true or false',
      });
    }
    const level = confidence === 'low' || confidence === 'high' ? confidence : 'medium';
    return {
      kind: 'assume',
      why: text('why'),
      confidence: level,
      ...(notStated === true ? { notStated: true } : {}),
    };
  },
  cite(value, path, problems) {
    return readCitation(value, path, problems);
  },
  measure(value, path, problems) {
    const text = texts(value, path, problems, { needed: ['file', 'sha256', 'how'], possible: [] });
    const sha256 = text('sha256');
    if (sha256 !== '' && !/^[0-9a-f]{64}$/u.test(sha256)) {
      problems.add('E108', `invalid ${pathText(path)}.sha256`, [...path, 'sha256'], {
        expected: '64 hexadecimal digits',
      });
    }
    return { kind: 'measure', file: text('file'), sha256, how: text('how') };
  },
};

/** A document: `{ title, url, read, place }`. */
export function readCitation(
  value: unknown,
  path: Path,
  problems: Problems,
): Provenance & { readonly kind: 'cite' } {
  const given = texts(value, path, problems, { needed: ['title'], possible: ['url', 'read', 'place'] });
  const optional = ['place', 'read', 'url']
    .map((key): [string, string | undefined] => [key, textOf(keyOf(value, key))])
    .filter(([, text]) => text !== undefined);
  return { kind: 'cite', title: given('title'), ...Object.fromEntries(optional) };
}

function texts(
  value: unknown,
  path: Path,
  problems: Problems,
  { needed, possible }: { readonly needed: readonly string[]; readonly possible: readonly string[] },
): (key: string) => string {
  const known = [...needed, ...possible];
  for (const key of isRecord(value) ? Object.keys(value) : []) {
    if (!known.includes(key)) {
      const suggestion = nearest(key, known);
      problems.add('E102', `unknown key \`${pathText([key])}\``, [...path, key], {
        part: 'key',
        suggestion,
        expected: `one of ${known.join(', ')}`,
      });
    }
  }
  const read = new Map<string, string>();
  for (const key of needed) {
    const text = keyOf(value, key);
    const expected = 'a text';
    if (text === undefined)
      problems.add('E107', `missing key \`${key}\``, [...path, key], { part: 'key', expected });
    else if (typeof text !== 'string' || text === '')
      problems.add('E108', `invalid ${pathText(path)}.${key}`, [...path, key], { expected });
    else read.set(key, text);
  }
  return (key) => read.get(key) ?? '';
}
