// How a draw is addressed.
//
// A draw has five coordinates: seed, replication, stream, member, day. The first three make the key of
// Threefry-2x32-20, the last two its counter:
//
//   key     = threefry(key: (low 32 bits of the seed, high 21 bits of the seed),
//                      counter: (replication, FNV-1a hash of the stream's name))
//   words   = threefry(key, counter: (member, day))
//
// For one seed the key is a bijection of (replication, hash of the name), so two streams of a seed can share a
// key only if they belong to the same replication and their names' hashes collide; a model with such names is
// refused when it is assembled. For one key the words are a bijection of (member, day), so no address repeats.
//
// A published stream (one with a number, for models whose draws are specified elsewhere) has the key
// ((seed + replication) mod 2^32, number) instead.

import { checkSeed } from './check.ts';
import { threefry2x32 } from './threefry.ts';

/** Coordinates of a draw; seed an integer of 0 to 2^53 - 1, the others integers of 32 bits. */
export interface DrawAddress {
  readonly seed: number;
  readonly replication: number;
  readonly stream: string;
  readonly member: number;
  readonly day: number;
}

const utf8 = new TextEncoder();

/** 32-bit FNV-1a hash (Fowler, Noll and Vo) of the UTF-8 bytes of a stream's name, unsigned. */
export function streamHash(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of utf8.encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Key (two unsigned words) of a named stream in one replication under one seed. */
export function streamKey(seed: number, replication: number, name: string): [number, number] {
  checkSeed(seed, replication);
  return threefry2x32(seed % 4294967296, Math.floor(seed / 4294967296), replication, streamHash(name));
}

/** Key (two unsigned words) of a published stream: ((seed + replication) mod 2^32, number). */
export function publishedKey(seed: number, replication: number, number: number): [number, number] {
  checkSeed(seed, replication);
  return [((seed % 4294967296) + replication) % 4294967296, number >>> 0];
}

/** The two raw unsigned 32-bit words of any draw of any named stream. */
export function rawWords(address: DrawAddress): [number, number] {
  const [key0, key1] = streamKey(address.seed, address.replication, address.stream);
  return threefry2x32(key0, key1, address.member, address.day);
}

/** Seed (an integer of 53 bits) of number `number` of a family of independent sets of futures: the words at (number, 0) of a stream of the seed. */
export function derivedSeed(seed: number, family: string, number: number): number {
  const [low, high] = rawWords({
    seed,
    replication: 0,
    stream: `derived seed:${family}`,
    member: number,
    day: 0,
  });
  return (high >>> 11) * 4294967296 + low;
}
