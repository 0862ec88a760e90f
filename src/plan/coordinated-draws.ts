import { MOST_SOBOL_DIMENSIONS, owenScrambled, sobolWord, Stream } from '../random/index.ts';

/** Ways in which the assumptions of a group of consecutive replications can be drawn together. */
export type Coordination = 'antithetic' | 'stratified' | 'sobol';

/**
 * How assumptions are drawn when not independently. Replications k·group … (k + 1)·group - 1 are a group: their draws depend on one
 * another, those of different groups do not, and all groups have the same law. Every single draw has the law it always has.
 */
export interface ResolvedDraws {
  readonly assumptions: Coordination;
  /** Replications in a group: 2 for antithetic, 2 or more for stratified, a power of two for sobol. */
  readonly group: number;
}

/** Which draw is wanted: of the stream `name`, which is number `dimension` (from 0) of those that are drawn, in one replication. */
export interface DrawnAt {
  readonly seed: number;
  readonly replication: number;
  readonly name: string;
  readonly dimension: number;
}

/** Most streams that assumptions can be drawn from as Sobol' points. */
export const mostSobolStreams = MOST_SOBOL_DIMENSIONS;

/** The largest number below 1. */
const LARGEST = 1 - 1 / 9007199254740992;

/** Replications in a group whose draws hang together; 1 where all are independent. */
export function groupOf({ draws }: { readonly draws?: ResolvedDraws | undefined }): number {
  return draws?.group ?? 1;
}

/** `assumptions drawn together in groups of 16 (stratified)`; undefined where all draws are independent. */
export function drawsInWords({ draws }: { readonly draws?: ResolvedDraws | undefined }): string | undefined {
  if (draws === undefined) return undefined;
  return `assumptions drawn together in groups of ${draws.group} (${draws.assumptions})`;
}

/**
 * The uniform (strictly between 0 and 1) that an assumption is drawn from; a pure function of its arguments.
 *
 * - no `draws`: the stream `name` at (member 0, day 0);
 * - antithetic (Hammersley and Morton 1956): u in the even replication of a pair, 1 - u in the odd one;
 * - stratified: Latin hypercube (McKay, Beckman and Conover 1979), each of `group` equal strata once in a group, in an order of the
 *   assumption's own, a uniform within the stratum;
 * - sobol: the first `group` points of the Sobol' sequence with Owen's (1995) nested uniform scrambling anew in every group.
 */
export function drawnUniform(at: DrawnAt, draws?: ResolvedDraws): number {
  if (draws === undefined) return plainUniform(at);
  const { group } = draws;
  const place = at.replication % group;
  const first = at.replication - place;
  switch (draws.assumptions) {
    case 'antithetic':
      return place === 0 ? plainUniform(at) : 1 - plainUniform({ ...at, replication: first });
    case 'stratified':
      return within(latinStratum({ ...at, replication: first }, place, group), group, plainUniform(at));
    case 'sobol':
      return owenScrambled(sobolWord(at.dimension, place), begun(`scrambled ${at.name}`, at.seed, first));
  }
}

function plainUniform({ seed, replication, name }: DrawnAt): number {
  return begun(name, seed, replication).openUniform(0, 0);
}

/** Streams by name, made once because that takes longer than a draw; every use begins them anew, so nothing is left over. */
const made = new Map<string, Stream>();

function begun(name: string, seed: number, replication: number): Stream {
  const stream = made.get(name) ?? new Stream(name);
  made.set(name, stream);
  stream.begin(seed, replication);
  return stream;
}

/** The point at `own` (0 to 1) within stratum number `stratum` of `group` equal ones. */
function within(stratum: number, group: number, own: number): number {
  return Math.min(LARGEST, (stratum + own) / group);
}

/** Stratum of one place of a group: its rank among as many uniforms as there are places, so every order is equally likely. */
function latinStratum({ seed, replication, name }: DrawnAt, place: number, group: number): number {
  const stream = begun(`strata of ${name}`, seed, replication);
  const mine = stream.uniform(place, 0);
  let rank = 0;
  for (let other = 0; other < group; other++) {
    const theirs = stream.uniform(other, 0);
    if (theirs < mine || (theirs === mine && other < place)) rank++;
  }
  return rank;
}
