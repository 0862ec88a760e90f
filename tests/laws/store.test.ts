import { join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LabError } from '../../src/define/errors.ts';
import {
  canonicalJson,
  contentDigest,
  decodeTable,
  encodeTables,
  joinTables,
  runFolder,
  runFolderName,
} from '../../src/store/index.ts';
import type { Table } from '../../src/store/index.ts';

const settings = { seed: 1, numRuns: 200 };
const double = fc.oneof(fc.double(), fc.constantFrom(-0, NaN, Infinity, -Infinity, 5e-324));
const text = fc.option(fc.string({ unit: 'binary' }));
const rows = fc.array(
  fc.tuple(double, fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), text, fc.boolean()),
);

function tableOf(list: readonly (readonly [number, number, string | null, boolean])[]): Table {
  return {
    columns: [
      { name: 'double', type: 'float64', values: Float64Array.from(list, ([value]) => value) },
      {
        name: 'pair',
        type: 'float64',
        width: 2,
        values: Float64Array.from(list.flatMap(([value]) => [value, -value])),
      },
      { name: 'whole', type: 'int32', values: Int32Array.from(list, ([, value]) => value) },
      { name: 'text', type: 'utf8', values: list.map(([, , value]) => value) },
      { name: 'flag', type: 'bool', values: list.map(([, , , value]) => value) },
    ],
    metadata: {},
  };
}

test('any table comes back from its file exactly', () => {
  const exact = fc.property(rows, (list) => {
    const table = tableOf(list);
    expect(decodeTable(encodeTables([table]))).toEqual([table]);
  });
  fc.assert(exact, settings);
});

test('the content digest is the same for any division into batches, and another for any other table', () => {
  const independent = fc.property(rows, rows, fc.nat(), (list, others, cut) => {
    const at = list.length === 0 ? 0 : cut % list.length;
    const batches = [tableOf(list.slice(0, at)), tableOf(list.slice(at))];
    const whole = contentDigest(tableOf(list));
    expect(contentDigest(batches)).toBe(whole);
    expect(contentDigest(decodeTable(encodeTables(batches)))).toBe(whole);
    expect(contentDigest(joinTables(batches))).toBe(whole);
    const equal = JSON.stringify(list.map(exactly)) === JSON.stringify(others.map(exactly));
    expect(contentDigest(tableOf(others)) === whole).toBe(equal);
  });
  fc.assert(independent, settings);
});

const exactly = ([value, ...rest]: readonly [number, number, string | null, boolean]): unknown[] => [
  Object.is(value, -0) ? '-0' : String(value),
  ...rest,
];

test('canonical JSON says the same as JSON, whatever the order of keys', () => {
  const same = fc.property(fc.jsonValue(), (value) => {
    const canonical = canonicalJson(value);
    expect(JSON.parse(canonical)).toEqual(JSON.parse(JSON.stringify(value)));
    expect(canonicalJson(turned(value))).toBe(canonical);
  });
  fc.assert(same, settings);
});

/** The same value with the keys of every record in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

test('no name leads out of the results folder: it is refused or becomes one folder directly below', () => {
  const hostile = fc.string({
    unit: fc.constantFrom('.', '/', '\\', 'a', '-', '\0', '\n', ':', '~', 'ü', '\u202e', ' '),
    maxLength: 6,
  });
  const contained = fc.property(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 80 })), (name) => {
    try {
      expect(runFolderName(name)).toBe(name);
    } catch (error) {
      expect(error).toBeInstanceOf(LabError);
      return;
    }
    const { folder } = runFolder('results', name, '7k3m9q2f');
    expect(resolve(folder)).toBe(join(resolve('results'), name, '7k3m9q2f'));
    expect(resolve(folder).split(sep).length).toBe(resolve('results').split(sep).length + 2);
    expect(name).toMatch(/^[^\p{C}\s/\\:*?"<>|]{1,64}$/u);
  });
  fc.assert(contained, { ...settings, numRuns: 3000 });
});
