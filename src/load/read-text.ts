import { isAlias, isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair } from 'yaml';
import { LabError } from '../define/index.ts';
import { clipped, createProblems, locateIn, pathText } from './problems.ts';
import type { Locate, Path, Problems, Spot } from './problems.ts';
import { forbiddenKeys } from './plain.ts';

/** A file as plain data, with the places of its keys and values. */
export interface ReadText {
  readonly data: unknown;
  readonly locate: Locate;
  readonly problems: Problems;
}

const deepest = 32;
const mostValues = 20_000;
/** Finding what an alias stands for walks the whole file, so that thousands of them would take minutes. */
const mostAliases = 200;

interface Walk {
  readonly document: Document;
  readonly places: Map<string, { key?: Spot; value?: Spot }>;
  readonly problems: Problems;
  readonly spot: (node: unknown) => Spot | undefined;
  values: number;
  aliases: number;
}

/**
 * Reads YAML or JSON into plain data: no tags, bounded aliases, no duplicate or forbidden keys, only finite numbers.
 * Throws E101 when the text is neither; everything else wrong is gathered in `problems`.
 */
export function readText(text: string, file: string, format: 'yaml' | 'json'): ReadText {
  const lines = new LineCounter();
  const spotAt = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const document = parseDocument(text, {
    schema: 'core',
    version: '1.2',
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
    logLevel: 'error',
  });
  const [error] = document.errors;
  if (error !== undefined) throw notReadable(file, error.message, spotAt(error.pos[0]), format);
  if (format === 'json') checkJson(text, file, spotAt);
  const places = new Map<string, { key?: Spot; value?: Spot }>();
  const locate = locateIn(places);
  const problems = createProblems(file, locate);
  const spot = (node: unknown): Spot | undefined => {
    const range = isCollection(node) || isScalar(node) || isAlias(node) ? node.range : undefined;
    return range ? spotAt(range[0]) : undefined;
  };
  const walk: Walk = { document, places, problems, spot, values: 0, aliases: 0 };
  return { data: plain(walk, document.contents, []), locate, problems };
}

function notReadable(file: string, why: string, spot: Spot | undefined, format: string): LabError {
  const reason = why.includes('call stack')
    ? 'nested too deeply'
    : why.includes('multiple documents')
      ? 'more than one document'
      : why;
  return new LabError('E101', `invalid ${format.toUpperCase()}: ${reason}`, {
    file,
    ...spot,
    expected: `a text that can be read as ${format.toUpperCase()}`,
  });
}

function checkJson(text: string, file: string, spotAt: (offset: number) => Spot): void {
  try {
    JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const offset = /position (\d+)/u.exec(why)?.[1];
    throw notReadable(
      file,
      why.replace(/\s*\(line.*/u, ''),
      offset === undefined ? undefined : spotAt(Number(offset)),
      'json',
    );
  }
}

function plain(walk: Walk, node: unknown, path: Path): unknown {
  walk.values += 1;
  if (path.length > deepest || walk.values > mostValues || walk.aliases > mostAliases) {
    throw new LabError(
      'E101',
      `too large: ${path.length > deepest ? 'nested too deeply' : 'too many values'}`,
      {
        path: pathText(path.slice(0, 4)),
        ...walk.spot(node),
        expected: `at most ${deepest} levels, ${mostValues} values and ${mostAliases} aliases`,
      },
    );
  }
  note(walk, path, 'value', node);
  if (node === null || node === undefined) return null;
  if (isAlias(node)) walk.aliases += 1;
  if (isAlias(node)) return plain(walk, node.resolve(walk.document), path);
  checkTag(walk, node, path);
  if (isMap<unknown, unknown>(node)) return plainRecord(walk, node.items, path);
  if (isSeq<unknown>(node)) return node.items.map((item, at) => plain(walk, item, [...path, at]));
  return isScalar(node) ? plainScalar(walk, node.value, path) : null;
}

function plainScalar(walk: Walk, value: unknown, path: Path): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    walk.problems.add('E108', `invalid ${pathText(path)}: ${value}`, path, { expected: 'a finite number' });
    return 0;
  }
  if (typeof value === 'bigint') return Number(value);
  return value;
}

function plainRecord(walk: Walk, items: readonly Pair<unknown, unknown>[], path: Path): unknown {
  const entries = new Map<string, unknown>();
  for (const { key: keyNode, value } of items) {
    const written: unknown = isScalar(keyNode) ? (keyNode.source ?? keyNode.value) : undefined;
    const key = typeof written === 'string' ? written : '';
    const place = [...path, key === '' ? '(key)' : key];
    if (key === '' || forbiddenKeys.includes(key)) {
      note(walk, place, 'key', keyNode);
      walk.problems.add('E109', `forbidden key \`${clipped(key)}\``, place, {
        part: 'key',
        expected: 'a key that is a word',
      });
      continue;
    }
    if (entries.has(key)) {
      const first = walk.places.get(pathText(place))?.key;
      note(walk, place, 'key', keyNode);
      walk.problems.add('E103', `duplicate key \`${clipped(key)}\``, place, {
        part: 'key',
        expected: `each key once; the first is on line ${first?.line ?? '?'}`,
      });
      continue;
    }
    note(walk, place, 'key', keyNode);
    entries.set(key, plain(walk, value, place));
  }
  return Object.fromEntries(entries);
}

function note(walk: Walk, path: Path, part: 'key' | 'value', node: unknown): void {
  const spot = walk.spot(node);
  if (spot === undefined) return;
  const name = pathText(path);
  walk.places.set(name, { ...walk.places.get(name), [part]: spot });
}

function checkTag(walk: Walk, node: Node | unknown, path: Path): void {
  const tag = isCollection(node) || isScalar(node) ? node.tag : undefined;
  const standard = ['map', 'seq', 'str', 'int', 'float', 'bool', 'null'].map(
    (each) => `tag:yaml.org,2002:${each}`,
  );
  if (tag === undefined || standard.includes(tag)) return;
  walk.problems.add('E109', `forbidden tag \`${clipped(tag)}\``, path, {
    expected: 'plain data without tags',
  });
}
