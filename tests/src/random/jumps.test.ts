import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rawWords, Stream, streamKey } from '../../../src/random/index.ts';
import { referenceThreefry } from './reference.ts';

test('a draw billions of members and days ahead is where walking there would lead', () => {
  const address = { seed: 77, replication: 4_000_000_000, stream: 'far' };
  const [key0, key1] = streamKey(address.seed, address.replication, address.stream);
  for (const [member, day] of [
    [0, 0],
    [4_294_967_295, 0],
    [0, 4_294_967_295],
    [3_999_999_999, 4_000_000_001],
  ]) {
    expect(rawWords({ ...address, member, day })).toEqual(referenceThreefry(key0, key1, member, day));
  }
});

test('the one sequence there is can be entered anywhere: its nth draw is the draw of counter n', () => {
  const stream = new Stream('sequence');
  stream.begin(5, 6);
  const next = stream.source(7, 8);
  const [key0, key1] = stream.words(7, 8);
  for (let n = 0; n < 1000; n++) {
    const walked = next();
    const [first, second] = referenceThreefry(key0, key1, n, 0);
    // The 27 high bits of one word and the 26 of the other.
    expect(walked).toBe(((first >>> 5) * 2 ** 26 + (second >>> 6)) / 2 ** 53);
  }
});

test('members read in any order and with any stride are the members read in turn', () => {
  const stream = new Stream('stride');
  stream.begin(1, 2);
  const inTurn = Float64Array.from({ length: 500 }, (_, member) => stream.uniform(member, 3));
  for (const stride of [499, 7, 251]) {
    for (let k = 0; k < 500; k++) {
      const member = (k * stride) % 500;
      expect(stream.uniform(member, 3)).toBe(inTurn[member]);
    }
  }
});

/** Constants that nobody writes without meaning one of these generators. */
const foreign: Readonly<Record<string, RegExp>> = {
  PCG: /6364136223846793005|0x5851f42d4c957f2d/iu,
  SplitMix: /0x9e3779b97f4a7c15|0xbf58476d1ce4e5b9/iu,
  Philox: /0xd2511f53|0xd256d193/iu,
  'Mersenne twister': /0x9908b0df|mt19937/iu,
  'xoshiro or xorshift': /xoshiro|xorshift/iu,
  'the engine': /Math\.random|getRandomValues/u,
};

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

test('no other generator feeds a result: none of PCG, SplitMix, Philox, Mersenne, xoshiro or the engine in the pure sources', () => {
  const files = ['define', 'random', 'numeric', 'plan', 'simulate', 'summarise', 'inference'].flatMap(
    (name) => sourcesOf(join('src', name)),
  );
  const found = [...files, ...sourcesOf('models')].flatMap((file) =>
    Object.entries(foreign)
      .filter(([, sign]) => sign.test(readFileSync(file, 'utf8').replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//gu, '')))
      .map(([name]) => `${file}: ${name}`),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
  expect(foreign.Philox.test('const M = 0xD2511F53;')).toBe(true);
});
