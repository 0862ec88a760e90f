import { expect, test } from 'vitest';
import {
  decodePart,
  encodePart,
  encodeTables,
  isPartProblem,
  partDigest,
  sha256,
} from '../../../src/store/index.ts';
import type { Part, PartProblem } from '../../../src/store/index.ts';
import { smallPart } from './helpers.ts';

const problem = (result: Part | PartProblem): string => (isPartProblem(result) ? result.problem : 'none');

test('a part comes back exactly, with its failures', () => {
  const part = smallPart();
  expect(decodePart(encodePart(part), part.header)).toEqual(part);
});

test('the same part gives these very bytes', () => {
  const bytes = encodePart(smallPart());
  expect(encodePart(smallPart())).toEqual(bytes);
  // Kept so that another engine, or another version of the Arrow library, is noticed.
  expect(sha256(bytes)).toBe('5b8b311f0218e20a443f09abcefedf45ef605e06b3e3a39fb588647d3c212a27');
  expect(partDigest(smallPart())).toBe('98514071937cc14e0928732405d996c46862ac5767efb012447dc128cc2d2451');
});

test('a part cut short is detected at every length', () => {
  const bytes = encodePart(smallPart());
  for (let length = 0; length < bytes.length; length++)
    expect(problem(decodePart(bytes.subarray(0, length))), `cut at ${length}`).toContain('invalid table');
});

test('a part with one changed byte is detected, whichever byte it is, padding included', () => {
  const bytes = encodePart(smallPart());
  for (let at = 0; at < bytes.length; at++) {
    const changed = Uint8Array.from(bytes);
    changed[at] ^= 0xff;
    expect(problem(decodePart(changed)), `byte ${at}`).toContain('invalid table');
  }
});

test('the digest of a part covers every field of its header, every value and every failure', () => {
  const part = smallPart();
  const [failure] = part.failures;
  const [scalar] = part.scalars;
  const others: Part[] = [
    { ...part, header: { ...part.header, runKey: 'x' } },
    { ...part, header: { ...part.header, scenario: 'rate' } },
    { ...part, header: { ...part.header, point: 1 } },
    { ...part, header: { ...part.header, engine: undefined } },
    { ...part, header: { ...part.header, seed: '2' } },
    { ...part, scalars: [{ ...scalar, values: Float64Array.of(16.1, 0, NaN) }, part.scalars[1]] },
    { ...part, scalars: [{ ...scalar, name: 'y' }, part.scalars[1]] },
    { ...part, series: [part.series[0]] },
    { ...part, failures: [] },
    { ...part, failures: [{ ...failure, day: 13 }] },
    smallPart(32),
  ];
  const digests = [part, ...others].map(partDigest);
  expect(new Set(digests).size).toBe(digests.length);
});

test('a right part of another block, run or engine is not the wanted one', () => {
  const part = smallPart();
  const bytes = encodePart(part);
  for (const change of [
    { first: 0 },
    { count: 16 },
    { scenario: 'x' },
    { runKey: 'y' },
    { engine: 'z' },
    { point: 3 },
  ])
    expect(problem(decodePart(bytes, { ...part.header, ...change }))).toContain('is another block');
});

test('a table that is no part, and one whose values were exchanged, are refused', () => {
  const values = Float64Array.of(1);
  expect(
    problem(decodePart(encodeTables([{ columns: [{ name: 'x', type: 'float64', values }] }]))),
  ).toContain('not a part');
  const failure = { name: 'failure', type: 'utf8', values: [null] } as const;
  const replication = { name: 'replication', type: 'int32', values: Int32Array.of(0) } as const;
  const header = '{"count":1,"first":0,"point":0,"runKey":"k","scenario":"s"}';
  const forged = encodeTables([
    { columns: [replication, failure], metadata: { part: header, digest: '0'.repeat(64) } },
  ]);
  expect(problem(decodePart(forged))).toBe('altered: the values do not match the digest');
});

test('parts that contradict themselves are refused', () => {
  const part = smallPart();
  const [failure] = part.failures;
  expect(() => encodePart({ ...part, replications: Int32Array.of(16, 18, 17) })).toThrow(
    'expected 3 from 16',
  );
  expect(() => encodePart({ ...part, scalars: [{ name: 'x', values: new Float64Array(2) }] })).toThrow(
    'invalid x: 2 values',
  );
  expect(() =>
    encodePart({ ...part, series: [{ name: 'x', times: 5, values: new Float64Array(14) }] }),
  ).toThrow('expected 3 x 5');
  expect(() => encodePart({ ...part, failures: [failure, failure] })).toThrow(
    'invalid failure of replication 18',
  );
  expect(() => encodePart({ ...part, failures: [{ ...failure, replication: 19 }] })).toThrow(
    'invalid failure of replication 19',
  );
  expect(() => encodePart({ ...part, scalars: [part.scalars[0], part.scalars[0]] })).toThrow(
    'duplicate column',
  );
});

test('a message with half a surrogate pair survives', () => {
  const part = smallPart();
  const odd = { ...part, failures: [{ ...part.failures[0], message: 'x\ud800y' }] };
  expect(decodePart(encodePart(odd))).toEqual(odd);
});
