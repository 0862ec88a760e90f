import { powersOfTwo, ZEROTH_POWER } from '../numeric/powers-of-two.ts';
import { Stream } from '../random/index.ts';
import { checkedCount } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';

/** A quantile from a sketch: certainly between `low` and `high`, both values that were added. */
export interface SketchedQuantile {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How many of the values are at most x. */
export interface SketchedRank {
  readonly estimate: number;
  readonly atLeast: number;
  readonly atMost: number;
}

/** A sketch as plain data, to be sent to another thread or stored. */
export interface SketchState {
  readonly capacity: number;
  readonly seed: number;
  readonly n: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Values of weight 2^level; level 0 first. */
  readonly levels: readonly Float64Array[];
  /** Largest over- and underestimate of any rank so far. */
  readonly over: number;
  readonly under: number;
  /** Compactions so far at each level. */
  readonly compactions: readonly number[];
}

/** How many values one value of a level stands for. */
const weightOf = (level: number) => powersOfTwo[ZEROTH_POWER + level];

/**
 * Quantiles of a stream of values too long to keep: levels of at most `capacity` values, each standing for 2^level. A full level is
 * sorted and every other value moves up (Munro and Paterson 1980; Karnin, Lang and Liberty 2016); which of two is a coin addressed by
 * seed, level and count, and every second compaction takes the other side, so that their errors cannot add up. The sketch knows its own
 * error: `rankError` bounds the error of every rank with certainty, about ½ log2(n / capacity) / capacity of n, whatever was merged in
 * whichever order. Up to `capacity` values it is exact. The same values in the same order, and the same merges, give the same bits.
 */
export class QuantileSketch {
  readonly capacity: number;
  readonly seed: number;
  private count = 0;
  private minimum = Infinity;
  private maximum = -Infinity;
  private levels: number[][] = [[]];
  private compactions: number[] = [0];
  private over = 0;
  private under = 0;
  private readonly coins = new Stream('quantile-sketch');

  /** Throws for a capacity below 8 or odd. */
  constructor(capacity = 1024, seed = 0) {
    if (checkedCount(capacity, 'capacity', 8) % 2 === 1) {
      throw new Error(`invalid capacity: ${capacity}; expected an even number`);
    }
    this.capacity = capacity;
    this.seed = seed;
    this.coins.begin(seed, 0);
  }

  /** Number of values added. */
  get n(): number {
    return this.count;
  }

  /** No rank is off by more than this. */
  get rankError(): number {
    return Math.max(this.over, this.under);
  }

  /** Adds one value. Throws for NaN. */
  add(value: number): void {
    if (value !== value) throw new Error('invalid value: NaN; expected a number');
    this.count++;
    this.minimum = Math.min(this.minimum, value);
    this.maximum = Math.max(this.maximum, value);
    this.levels[0].push(value);
    if (this.levels[0].length > this.capacity) this.compact();
  }

  /** Adds values in their order. Throws for NaN. */
  addAll(values: Values): void {
    for (let i = 0; i < values.length; i++) this.add(values[i]);
  }

  /** Adds all that another sketch has seen; errors of both add up. Throws for another capacity. */
  merge(other: QuantileSketch): void {
    if (other.capacity !== this.capacity) {
      throw new Error(`invalid capacity: ${other.capacity}; expected ${this.capacity}, as here`);
    }
    this.count += other.count;
    this.minimum = Math.min(this.minimum, other.minimum);
    this.maximum = Math.max(this.maximum, other.maximum);
    this.over += other.over;
    this.under += other.under;
    other.levels.forEach((values, level) => {
      this.reach(level);
      this.levels[level] = this.levels[level].concat(values);
      this.compactions[level] += other.compactions[level];
    });
    this.compact();
  }

  /** How many values are at most x, with what is certain about it. */
  rank(x: number): SketchedRank {
    let estimate = 0;
    this.levels.forEach((values, level) => {
      for (const value of values) if (value <= x) estimate += weightOf(level);
    });
    if (x < this.minimum) return { estimate, atLeast: 0, atMost: 0 };
    if (x >= this.maximum) return { estimate, atLeast: this.count, atMost: this.count };
    return {
      estimate,
      atLeast: Math.max(1, estimate - this.over),
      atMost: Math.min(this.count - 1, estimate + this.under),
    };
  }

  /** The smallest kept value with a share of at least p of all values at or below it (type 1), and its certain bounds. Throws for no values or p outside 0 to 1. */
  quantile(p: number): SketchedQuantile {
    if (!(p >= 0 && p <= 1)) throw new Error(`invalid probability: ${p}; expected 0 to 1`);
    if (this.count === 0) throw new Error('invalid values: none; expected at least 1');
    const kept = this.sorted();
    const wanted = Math.max(1, Math.ceil(p * this.count - 1e-9));
    return {
      value: this.valueAt(kept, wanted),
      low: this.valueAt(kept, wanted - this.under),
      high: this.valueAt(kept, wanted + this.over),
    };
  }

  /** Everything that the sketch knows, as plain data. */
  state(): SketchState {
    const { capacity, seed, count, minimum, maximum, over, under } = this;
    const levels = this.levels.map((values) => Float64Array.from(values));
    return {
      capacity,
      seed,
      n: count,
      minimum,
      maximum,
      levels,
      over,
      under,
      compactions: [...this.compactions],
    };
  }

  /** The sketch that gave this state. */
  static from(state: SketchState): QuantileSketch {
    const sketch = new QuantileSketch(state.capacity, state.seed);
    sketch.count = state.n;
    sketch.minimum = state.minimum;
    sketch.maximum = state.maximum;
    sketch.over = state.over;
    sketch.under = state.under;
    sketch.levels = state.levels.map((values) => [...values]);
    sketch.compactions = [...state.compactions];
    return sketch;
  }

  private reach(level: number): void {
    while (this.levels.length <= level) {
      this.levels.push([]);
      this.compactions.push(0);
    }
  }

  /** Halves every level that is full, from below. */
  private compact(): void {
    for (let level = 0; level < this.levels.length; level++) {
      const values = this.levels[level];
      if (values.length <= this.capacity) continue;
      this.reach(level + 1);
      values.sort((a, b) => a - b);
      // One value of an odd number stays behind: the largest.
      const even = values.length - (values.length % 2);
      const takesUpper = this.takesUpper(level);
      for (let i = takesUpper ? 1 : 0; i < even; i += 2) this.levels[level + 1].push(values[i]);
      this.levels[level] = values.slice(even);
      // Taking the upper of each pair can only lower a rank, taking the lower only raise it.
      if (takesUpper) this.under += weightOf(level);
      else this.over += weightOf(level);
    }
  }

  /** The coin of a pair of compactions, and its other side for the second. */
  private takesUpper(level: number): boolean {
    const turn = this.compactions[level]++;
    const coin = this.coins.chance(0.5, level, Math.floor(turn / 2));
    return turn % 2 === 0 ? coin : !coin;
  }

  private sorted(): { value: number; weight: number }[] {
    return this.levels
      .flatMap((values, level) => values.map((value) => ({ value, weight: weightOf(level) })))
      .sort((a, b) => a.value - b.value);
  }

  private valueAt(kept: readonly { value: number; weight: number }[], rank: number): number {
    if (rank <= 1) return this.minimum;
    if (rank >= this.count) return this.maximum;
    let below = 0;
    for (const { value, weight } of kept) {
      below += weight;
      if (below >= rank) return value;
    }
    return this.maximum;
  }
}
