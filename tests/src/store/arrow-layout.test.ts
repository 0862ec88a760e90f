import { expect, test } from 'vitest';
import { decodeTable, encodeTables } from '../../../src/store/index.ts';
import { listField, rootTable, textField } from '../../../src/store/flatbuffer.ts';
import { problemOf, resealed } from './helpers.ts';

/** A flatbuffer by hand: root at 8, its vtable of one field at 0, the field at 12 points to a list at 16. */
function listOfLength(length: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(28));
  view.setUint32(0, 16, true);
  view.setUint16(8, 6, true);
  view.setUint16(12, 4, true);
  view.setInt32(16, 8, true);
  view.setUint32(20, 4, true);
  return Buffer.concat([
    new Uint8Array(view.buffer, 0, 24),
    Buffer.from(Int32Array.of(length).buffer),
    Buffer.from('text'),
  ]);
}

test('a list in a header is read when it ends with the bytes and refused when it reaches beyond them', () => {
  expect(textField(rootTable(listOfLength(4)), 0)).toBe('text');
  expect(listField(rootTable(listOfLength(2)), 0, 2)).toEqual({ start: 28, length: 2 });
  for (const length of [5, 2 ** 31 - 1, -1])
    expect(() => listField(rootTable(listOfLength(length)), 0, 1)).toThrow(RangeError);
  expect(() => listField(rootTable(listOfLength(2)), 0, 24)).toThrow('list of 2 items in a header');
});

test('a column that claims bytes beyond its batch is refused, although the file has them', () => {
  const bytes = Buffer.from(
    encodeTables([{ columns: [{ name: 'x', type: 'float64', values: Float64Array.of(1, 2, 3, 4) }] }]),
  );
  // The only place where 0 and 32 stand side by side as 8-byte numbers: offset and length of the column's values.
  const place = Buffer.from(BigInt64Array.of(0n, 32n).buffer);
  const at = bytes.indexOf(place);
  expect(at).toBeGreaterThan(0);
  expect(bytes.indexOf(place, at + 1)).toBe(-1);
  bytes.writeBigInt64LE(8n, at);
  expect(problemOf(() => decodeTable(resealed(bytes))).message).toContain(
    'a column reaches beyond its batch',
  );
  bytes.writeBigInt64LE(-8n, at);
  expect(problemOf(() => decodeTable(resealed(bytes))).message).toContain('number -8 in a header');
});
