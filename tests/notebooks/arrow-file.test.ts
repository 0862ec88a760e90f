import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { contentDigest, encodeTables, readManifest, readTable } from '../../src/store/index.ts';
import type { Column, Table } from '../../src/store/index.ts';
import { pythonTest } from './python.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlab-python-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What Python found in a file: doubles as hexadecimal digits of their bytes, so that no bit is lost on the way. */
interface Found {
  readonly rows: number;
  readonly digest: string;
  readonly columns: readonly { readonly name: string; readonly unit: string; readonly values: unknown[] }[];
}

const program = `
import json, struct, sys
sys.path.insert(0, "notebooks")
from arrow_file import content_digest, read_table
def plain(value):
    if isinstance(value, float): return struct.pack("<d", value).hex()
    return [plain(v) for v in value] if isinstance(value, tuple) else value
def found(path):
    table = read_table(path)
    columns = [{"name": c["name"], "unit": c["unit"], "values": [plain(v) for v in c["values"]]} for c in table["columns"]]
    return {"rows": table["rows"], "digest": content_digest(table), "columns": columns}
print(json.dumps([found(path) for path in sys.argv[1:]]))
`;

const readInPython = (paths: readonly string[]): Found[] =>
  JSON.parse(execFileSync('python3', ['-B', '-c', program, ...paths], { encoding: 'utf8', maxBuffer: 1e9 }));

const bytesOf = (value: number): string => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes.toString('hex');
};

/** Values of a column in the form in which Python gives them. */
function plain(column: Column): unknown[] {
  if (column.type !== 'float64') return Array.from<unknown>(column.values);
  const bits = Array.from(column.values, bytesOf);
  const { width } = column;
  if (width === undefined) return bits;
  return Array.from({ length: bits.length / width }, (_, row) => bits.slice(width * row, width * (row + 1)));
}

function write(name: string, batches: readonly Table[]): string {
  const path = join(folder, name);
  writeFileSync(path, encodeTables(batches));
  return path;
}

const everyKind = (shift: number): Table => ({
  columns: [
    {
      name: 'double',
      unit: 'METIS',
      means: 'a number',
      type: 'float64',
      values: Float64Array.of(0.1 + shift, -0, NaN),
    },
    {
      name: 'list',
      type: 'float64',
      width: 2,
      values: Float64Array.of(1, 2, 3 + shift, Infinity, 5e-324, NaN),
    },
    { name: 'signed', type: 'int32', values: Int32Array.of(-1, 2 ** 31 - 1, shift) },
    { name: 'unsigned', type: 'uint32', values: Uint32Array.of(2 ** 32 - 1, 0, shift) },
    { name: 'text', type: 'utf8', values: ['', null, `€ 🌱 "${shift}"`] },
    { name: 'truth', type: 'bool', values: [true, false, shift > 0] },
  ],
});

pythonTest('Python reads every kind of column as we do, in one batch and in several', () => {
  const tables = { one: [everyKind(0)], several: [everyKind(0), everyKind(1), everyKind(2)] };
  const paths = Object.entries(tables).map(([name, batches]) => write(`${name}.arrow`, batches));
  readInPython(paths).forEach(({ rows, columns, digest }, at) => {
    const own = readTable(paths[at]);
    expect(rows).toBe(at === 0 ? 3 : 9);
    expect(columns.map(({ values }) => values)).toEqual(own.columns.map(plain));
    expect(columns.map(({ unit }) => unit)).toEqual(['METIS', '', '', '', '', '']);
    expect(digest).toBe(contentDigest(own));
  });
});

pythonTest(
  'a content digest in Python does not depend on the division into batches, and depends on every value',
  () => {
    const long: Table = { columns: [{ name: 'a', type: 'int32', values: Int32Array.of(1, 2, 3) }] };
    const batch = (...values: number[]): Table => ({
      columns: [{ name: 'a', type: 'int32', values: Int32Array.from(values) }],
    });
    const [whole, divided, other, renamed] = readInPython([
      write('whole.arrow', [long]),
      write('divided.arrow', [batch(1), batch(2, 3)]),
      write('other.arrow', [batch(1, 2, 4)]),
      write('renamed.arrow', [{ columns: [{ name: 'b', type: 'int32', values: Int32Array.of(1, 2, 3) }] }]),
    ]);
    expect(divided.digest).toBe(whole.digest);
    expect(new Set([whole.digest, other.digest, renamed.digest]).size).toBe(3);
  },
);

pythonTest('Python reads every table of every kept run as we do, and digests it as the manifest says', () => {
  const home = 'results/reference';
  const runs = readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(home, name)).map((key) => join(home, name, key)));
  const tables = runs.flatMap((run) =>
    readManifest(join(run, 'manifest.json')).tables.map((table) => ({
      ...table,
      file: join(run, table.path),
    })),
  );
  expect(tables.length).toBeGreaterThan(8);
  readInPython(tables.map(({ file }) => file)).forEach(({ rows, digest, columns }, at) => {
    const { file, contentDigest: listed, rows: count } = tables[at];
    expect([rows, digest], file).toEqual([count, listed]);
    if (count > 0)
      expect(
        columns.map(({ values }) => values),
        file,
      ).toEqual(readTable(file).columns.map(plain));
  });
});

pythonTest('a file that is no such table is refused in one line that says why', () => {
  const good = readFileSync(write('good.arrow', [everyKind(0)]));
  const broken: Record<string, Buffer> = {
    empty: Buffer.alloc(0),
    text: Buffer.from('scenario,value\nfull,1\n'),
    'cut at the end': good.subarray(0, good.length - 40),
    'cut inside': Buffer.concat([good.subarray(0, 300), good.subarray(700)]),
  };
  for (const [name, bytes] of Object.entries(broken)) {
    const path = join(folder, 'broken.arrow');
    writeFileSync(path, bytes);
    const { stderr, status } = spawnSync('python3', ['-B', '-c', program, path], { encoding: 'utf8' });
    expect(status, name).toBe(1);
    expect(stderr.trim().split('\n').at(-1), name).toMatch(/^ValueError: /u);
  }
});

pythonTest('asking for a column that there is not names those that there are', () => {
  const path = write('named.arrow', [everyKind(0)]);
  const asking = `${program.split('print')[0]}\nfrom arrow_file import values_of\nvalues_of(read_table(sys.argv[1]), "price")`;
  const { stderr } = spawnSync('python3', ['-B', '-c', asking, path], { encoding: 'utf8' });
  expect(stderr).toContain('no column price; there are double, list, signed, unsigned, text, truth');
});
