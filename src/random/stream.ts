import poissonLaw from '@stdlib/random-base-poisson';
import { log, log1p, normalQuantile } from '../numeric/index.ts';
import { publishedKey, streamKey } from './address.ts';
import { checkPositive } from './check.ts';
import { bulkDraws } from './bulk.ts';
import { binomialByInversion, binomialByRejection, poissonByInversion } from './discrete.ts';
import { openUniformAt, otherWord, threefry2x32, threefryWord, uniformAt } from './threefry.ts';
import { betaVariate, gammaVariate } from './variates.ts';

// Below this mean of successes a draw is one uniform, inverted.
const INVERSION_LIMIT = 30;
const TWO_32 = 4294967296;
const TWO_53 = 9007199254740992;

/**
 * A stream of draws, each addressed by member and day: a draw never depends on another draw, on their order or on the
 * number of members. Call `begin` before the first draw of a replication.
 */
export class Stream {
  readonly name: string;
  readonly number: number | undefined;
  /** First key word, signed. */
  key0 = 0;
  /** Second key word, signed. */
  key1 = 0;
  private sourceKey0 = 0;
  private sourceKey1 = 0;
  private position = 0;
  private listed = new Float64Array(64);
  // The latest chance of `geometric` and ln(1 - chance): remembered to be quick, never seen in a draw.
  private knownChance = 0;
  private knownLogarithm = 0;
  private readonly next: () => number;
  private readonly poissonLaw: (mean: number) => number;

  /** A number makes it a published stream, whose key is ((seed + replication) mod 2^32, number). */
  constructor(name: string, number?: number) {
    this.name = name;
    this.number = number;
    this.next = () => uniformAt(this.sourceKey0, this.sourceKey1, this.position++, 0);
    this.poissonLaw = poissonLaw.factory({ prng: this.next });
  }

  /** Sets the key for a seed (integer, 0 to 2^53 - 1) and a replication (integer, 0 to 2^32 - 1); throws outside. */
  begin(seed: number, replication: number): void {
    const key =
      this.number === undefined
        ? streamKey(seed, replication, this.name)
        : publishedKey(seed, replication, this.number);
    this.key0 = key[0] | 0;
    this.key1 = key[1] | 0;
  }

  /** The two raw unsigned 32-bit words. */
  words(member: number, day: number): [number, number] {
    return threefry2x32(this.key0, this.key1, member, day);
  }

  /** Uniform in [0, 1) with 53 bits. */
  uniform(member: number, day: number): number {
    return uniformAt(this.key0, this.key1, member | 0, day | 0);
  }

  /** Uniform strictly between 0 and 1: the middle of one of 2^52 equal steps. */
  openUniform(member: number, day: number): number {
    return openUniformAt(this.key0, this.key1, member | 0, day | 0);
  }

  /** True with probability p. */
  chance(p: number, member: number, day: number): boolean {
    return this.uniform(member, day) < p;
  }

  /** First word × 2^-32, a uniform in [0, 1) with 32 bits. */
  first(member: number, day: number): number {
    return (threefryWord(this.key0, this.key1, member | 0, day | 0) >>> 0) / TWO_32;
  }

  /** Second word × 2^-32, independent of `first`. */
  second(member: number, day: number): number {
    threefryWord(this.key0, this.key1, member | 0, day | 0);
    return (otherWord() >>> 0) / TWO_32;
  }

  /** Standard normal, by inversion. */
  normal(member: number, day: number): number {
    return normalQuantile(this.openUniform(member, day));
  }

  /** Exponential with mean 1, by inversion. */
  exponential(member: number, day: number): number {
    return -log(this.openUniform(member, day));
  }

  /** Waiting time (1, 2, …) until the first success of probability p, by inversion; 1 for p >= 1, Infinity for p <= 0. */
  geometric(p: number, member: number, day: number): number {
    const u = this.openUniform(member, day);
    if (p >= 1) return 1;
    if (p <= 0) return Infinity;
    if (p !== this.knownChance) {
      this.knownChance = p;
      this.knownLogarithm = log1p(-p);
    }
    return 1 + Math.floor(log(u) / this.knownLogarithm);
  }

  /** Integer of 0 to n - 1, all equally probable (rejection); n an integer of 1 to 2^53. */
  integer(n: number, member: number, day: number): number {
    if (!Number.isInteger(n) || n < 1 || n > TWO_53) {
      throw new Error(`invalid integer bound: ${n}; expected an integer of 1 to 2^53`);
    }
    const limit = Math.floor(TWO_53 / n) * n;
    let k = this.uniform(member, day) * TWO_53;
    if (k >= limit) {
      const next = this.source(member, day);
      while (k >= limit) k = next() * TWO_53;
    }
    return k - Math.floor(k / n) * n;
  }

  /** A sequence of 53-bit uniforms of the member's own: key = its words, counter = (0, 0), (1, 0), … */
  source(member: number, day: number): () => number {
    const key0 = threefryWord(this.key0, this.key1, member | 0, day | 0);
    const key1 = otherWord();
    let position = 0;
    return () => uniformAt(key0, key1, position++ | 0, 0);
  }

  /** Poisson with the given mean >= 0: by inversion below 30, above by rejection (@stdlib) from the member's source. */
  poisson(mean: number, member: number, day: number): number {
    if (!(mean >= 0 && mean < Infinity)) {
      throw new Error(`invalid Poisson mean: ${mean}; expected a finite number of at least 0`);
    }
    if (mean < INVERSION_LIMIT) return poissonByInversion(mean, this.uniform(member, day));
    this.replay(member, day);
    return this.poissonLaw(mean);
  }

  /**
   * Successes of n >= 0 independent trials of probability p: by inversion where n min(p, 1 - p) < 30, above by
   * rejection from the member's source.
   */
  binomial(n: number, p: number, member: number, day: number): number {
    if (!(Number.isSafeInteger(n) && n >= 0 && p >= 0 && p <= 1)) {
      throw new Error(`invalid binomial law: ${n}, ${p}; expected n = 0, 1, 2, … and p of 0 to 1`);
    }
    const rare = Math.min(p, 1 - p);
    let successes: number;
    if (n * rare < INVERSION_LIMIT) {
      const u = this.openUniform(member, day);
      successes = binomialByInversion(n, rare, p > 0.5 ? 1 - u : u);
    } else {
      this.replay(member, day);
      successes = binomialByRejection(n, rare, this.next);
    }
    return p > 0.5 ? n - successes : successes;
  }

  /** Gamma with shape > 0 and scale > 0 (mean = shape × scale). */
  gamma(shape: number, scale: number, member: number, day: number): number {
    checkPositive('gamma shape', shape);
    checkPositive('gamma scale', scale);
    this.replay(member, day);
    return scale * gammaVariate(shape, this.next);
  }

  /** Beta with shapes a, b > 0. */
  beta(a: number, b: number, member: number, day: number): number {
    checkPositive('beta shape', a);
    checkPositive('beta shape', b);
    this.replay(member, day);
    return betaVariate(a, b, this.next);
  }

  /** Uniforms in [0, 1) of members 0, 1, … of one day, into a column. */
  fillUniform(into: Float64Array, day: number): void {
    bulkDraws().fillUniform(this.key0, this.key1, day | 0, into);
  }

  /** Uniforms strictly between 0 and 1 of members 0, 1, … of one day, into a column. */
  fillOpenUniform(into: Float64Array, day: number): void {
    bulkDraws().fillOpenUniform(this.key0, this.key1, day | 0, into);
  }

  /** Uniforms in [0, 1) of the listed members of one day, in the order of the list; the column is the stream's and lasts until its next list. */
  uniforms(members: Int32Array, day: number): Float64Array {
    this.makeRoom(members.length);
    bulkDraws().listUniform(this.key0, this.key1, day | 0, members, this.listed);
    return this.listed;
  }

  /** As `uniforms`, strictly between 0 and 1. */
  openUniforms(members: Int32Array, day: number): Float64Array {
    this.makeRoom(members.length);
    bulkDraws().listOpenUniform(this.key0, this.key1, day | 0, members, this.listed);
    return this.listed;
  }

  /** Standard normals of members 0, 1, … of one day, into a column. */
  fillNormal(into: Float64Array, day: number): void {
    bulkDraws().fillOpenUniform(this.key0, this.key1, day | 0, into);
    for (let member = 0; member < into.length; member++) into[member] = normalQuantile(into[member]);
  }

  /**
   * The members 0 … members - 1 whose first word × 2^-32 is below p, ascending: chosen[k] is the member, luck[k] its
   * second word × 2^-32. Returns how many; both columns must have room for `members`.
   */
  select(p: number, members: number, day: number, chosen: Int32Array, luck: Float64Array): number {
    return bulkDraws().select(this.key0, this.key1, day | 0, p, members, chosen, luck);
  }

  private makeRoom(lines: number): void {
    if (lines > this.listed.length) this.listed = new Float64Array(2 * lines);
  }

  /** Sets the one reused source to the start of a member's own sequence; nothing is left over from earlier draws. */
  private replay(member: number, day: number): void {
    this.sourceKey0 = threefryWord(this.key0, this.key1, member | 0, day | 0);
    this.sourceKey1 = otherWord();
    this.position = 0;
  }
}
