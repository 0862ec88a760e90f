import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import {
  contentDigest,
  decodeTable,
  encodeTables,
  joinTables,
  readTable,
  sha256,
  startTable,
  writeTable,
} from '../../../src/store/index.ts';
import type { Table } from '../../../src/store/index.ts';
import { problemOf, resealed, scratchFolder } from './helpers.ts';

const everyType: Table = {
  columns: [
    {
      name: 'double',
      type: 'float64',
      values: Float64Array.of(1 / 3, -0, Infinity, 5e-324),
      unit: 'METIS',
      means: 'an amount',
    },
    { name: 'whole', type: 'int32', values: Int32Array.of(-2147483648, -1, 0, 2147483647) },
    { name: 'count', type: 'uint32', values: Uint32Array.of(0, 1, 2, 4294967295) },
    { name: 'text', type: 'utf8', values: ['', null, 'ü €😀', '<script>\u0000'] },
    { name: 'flag', type: 'bool', values: [true, false, false, true] },
    { name: 'pair', type: 'float64', width: 2, values: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8) },
  ],
  metadata: { seed: '1', runKey: '7k3m9q2f', model: 'metis@1' },
};

test('a table with every type of column comes back exactly, with notes and metadata', () => {
  const [back] = decodeTable(encodeTables([everyType]));
  expect(back.columns).toEqual(everyType.columns);
  expect(back.metadata).toEqual(everyType.metadata);
  expect(Object.is(back.columns[0].values[1], -0)).toBe(true);
});

test('batches stay apart in the file and join to one table', () => {
  const bytes = encodeTables([everyType, everyType]);
  const batches = decodeTable(bytes);
  expect(batches.length).toBe(2);
  expect(joinTables(batches).columns[3].values).toEqual([
    '',
    null,
    'ü €😀',
    '<script>\u0000',
    '',
    null,
    'ü €😀',
    '<script>\u0000',
  ]);
  expect(contentDigest(joinTables(batches))).toBe(contentDigest([everyType, everyType]));
});

test('a table without rows is a table', () => {
  const empty: Table = {
    columns: [
      { name: 'text', type: 'utf8', values: [] },
      { name: 'x', type: 'float64', values: new Float64Array(0) },
    ],
  };
  expect(decodeTable(encodeTables([empty]))).toEqual([{ ...empty, metadata: {} }]);
});

test('a file to which no row was ever added is read with its columns, notes and metadata', () => {
  const none = (column: Table['columns'][number]): Table['columns'][number] => {
    if (column.type === 'utf8' || column.type === 'bool') return { ...column, values: [] };
    return Object.assign({}, column, { values: column.values.slice(0, 0) });
  };
  const path = join(scratchFolder(), 'empty.arrow');
  const entry = startTable(path, 'empty.arrow', everyType).finish();
  expect(entry.rows).toBe(0);
  expect(readTable(path)).toEqual({ ...everyType, columns: everyType.columns.map(none) });
});

test('the same table gives these very bytes, whatever the order of its metadata', () => {
  const turned: Table = { ...everyType, metadata: { model: 'metis@1', runKey: '7k3m9q2f', seed: '1' } };
  expect(encodeTables([turned])).toEqual(encodeTables([everyType]));
  // Kept so that another engine, or another version of the Arrow library, is noticed.
  expect(sha256(encodeTables([everyType]))).toBe(
    'ccadd45eaca558dd90d16150b0457656600e06996d96942397924e0fd74d9225',
  );
});

test('every NaN is stored with the same bits', () => {
  const odd = new Float64Array(new BigUint64Array([0xfff8000000001234n]).buffer);
  const bytesOf = (values: Float64Array): Uint8Array =>
    encodeTables([{ columns: [{ name: 'x', type: 'float64', values }] }]);
  expect(bytesOf(odd)).toEqual(bytesOf(Float64Array.of(NaN)));
});

test('the Arrow library reads the same values from our files', () => {
  const table = tableFromIPC(encodeTables([everyType, everyType]));
  expect(table.numRows).toBe(8);
  expect([...(table.getChild('double') ?? [])].slice(0, 4)).toEqual([1 / 3, -0, Infinity, 5e-324]);
  expect([...(table.getChild('text') ?? [])].slice(4)).toEqual(['', null, 'ü €😀', '<script>\u0000']);
  expect([...(table.getChild('flag') ?? [])].slice(0, 4)).toEqual([true, false, false, true]);
  expect(table.schema.metadata.get('runKey')).toBe('7k3m9q2f');
  expect(table.schema.fields[0].metadata.get('unit')).toBe('METIS');
});

test('pyarrow opens and fully validates our files, as files and as streams', (context) => {
  const python = process.env.METIS_LAB_PYTHON ?? 'python3';
  if (spawnSync(python, ['-c', 'import pyarrow']).status !== 0)
    return context.skip(
      'no pyarrow here (pip install pyarrow, or name a Python that has it in METIS_LAB_PYTHON)',
    );
  const path = join(scratchFolder(), 'table.arrow');
  writeFileSync(path, encodeTables([everyType, everyType]));
  const script = `
import json, sys, pyarrow.ipc as ipc
table = ipc.open_file(sys.argv[1]).read_all()
table.validate(full=True)
stream = ipc.open_stream(open(sys.argv[1], 'rb').read()[8:]).read_all()
assert stream.equals(table)
print(json.dumps([table.num_rows, table['text'].to_pylist(), table['pair'].to_pylist()[3], table['double'].to_pylist()[1].hex(), str(table.schema.types[0])]))`;
  const result = spawnSync(python, ['-c', script, path], { encoding: 'utf8' });
  expect(result.stderr).toBe('');
  const texts = ['', null, 'ü €😀', '<script>\u0000'];
  expect(JSON.parse(result.stdout)).toEqual([8, [...texts, ...texts], [7, 8], '-0x0.0p+0', 'double']);
});

test('tables that contradict themselves are refused', () => {
  const x = { name: 'x', type: 'float64', values: Float64Array.of(1) } as const;
  const y = { name: 'y', type: 'int32', values: Int32Array.of(1, 2) } as const;
  expect(() => encodeTables([])).toThrow('missing batches');
  expect(() => encodeTables([{ columns: [] }])).toThrow('no columns');
  expect(() => encodeTables([{ columns: [x, y] }])).toThrow('invalid column y: 2 rows; expected 1');
  expect(() => encodeTables([{ columns: [x, x] }])).toThrow('duplicate column: x');
  expect(() => encodeTables([{ columns: [x] }, { columns: [y] }])).toThrow('conflicting batches');
  expect(() => encodeTables([{ columns: [{ ...x, width: 0 }] }])).toThrow('invalid');
  expect(() => encodeTables([{ columns: [{ name: 't', type: 'utf8', values: ['\ud800'] }] }])).toThrow(
    'surrogate',
  );
});

test('one changed bit anywhere is detected, in every byte of a file', () => {
  const bytes = encodeTables([everyType]);
  for (let at = 0; at < bytes.length; at++) {
    const changed = Uint8Array.from(bytes);
    changed[at] ^= 1 << (at & 7);
    expect(problemOf(() => decodeTable(changed)).code, `byte ${at}`).toBe('E207');
  }
});

test('a changed file under a forged seal is refused in words or read within its own length, never crashed over', () => {
  const bytes = encodeTables([everyType]);
  let refused = 0;
  for (let at = 0; at < bytes.length; at++)
    for (const flip of [0x01, 0x40, 0x80, 0xff]) {
      const changed = Uint8Array.from(bytes);
      changed[at] ^= flip;
      try {
        for (const table of decodeTable(resealed(changed)))
          expect(table.columns[0].values.length).toBeLessThanOrEqual(bytes.length);
      } catch (error) {
        expect(error).toMatchObject({ name: 'LabError', code: 'E207' });
        refused++;
      }
    }
  expect(refused).toBeGreaterThan(bytes.length / 4);
});

test('what is not an Arrow file of ours is refused in words', () => {
  const bytes = encodeTables([everyType]);
  expect(problemOf(() => decodeTable(new Uint8Array(0))).message).toBe('invalid table: only 0 bytes');
  expect(problemOf(() => decodeTable(Buffer.from('PK\u0003\u0004 and so on'), 'x.zip')).message).toBe(
    'invalid table `x.zip`: does not begin as an Arrow file',
  );
  const doubled = Buffer.concat([bytes, bytes]);
  expect(problemOf(() => decodeTable(doubled)).message).toContain('do not match the seal');
  expect(problemOf(() => decodeTable(bytes.subarray(0, 500))).place.exit).toBe(7);
});

test('a table written to a file is described by its entry and read back', () => {
  const path = join(scratchFolder(), 'deep', 'table.arrow');
  const entry = writeTable(path, 'deep/table.arrow', [everyType, everyType]);
  const bytes = encodeTables([everyType, everyType]);
  expect(entry).toMatchObject({
    path: 'deep/table.arrow',
    rows: 8,
    bytes: bytes.length,
    sha256: sha256(bytes),
  });
  expect(entry.contentDigest).toBe(contentDigest([everyType, everyType]));
  expect(entry.columns[0]).toEqual({ name: 'double', type: 'float64', unit: 'METIS' });
  expect(readTable(path)).toEqual(joinTables(decodeTable(bytes)));
});
