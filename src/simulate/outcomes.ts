import type { Take } from '../define/index.ts';

/** Collects a daily series into one number. */
export interface Collector {
  /** True when every day must be seen; otherwise the first and the last are enough. */
  readonly daily: boolean;
  begin(first: number): void;
  add(value: number): void;
  result(): number;
}

/** The collector of a take; see `takes` in `define` for each in words. */
export function collector(take: Take): Collector {
  return makers[take]();
}

const makers: Readonly<Record<Take, () => Collector>> = {
  end: () =>
    folded(
      false,
      (first) => first,
      (_, value) => value,
    ),
  start: () =>
    folded(
      false,
      (first) => first,
      (kept) => kept,
    ),
  min: () =>
    folded(
      true,
      (first) => first,
      (kept, value) => Math.min(kept, value),
    ),
  max: () =>
    folded(
      true,
      (first) => first,
      (kept, value) => Math.max(kept, value),
    ),
  total: () =>
    folded(
      true,
      () => 0,
      (kept, value) => kept + value,
    ),
  mean: mean,
  change: change,
  drop: drop,
};

function folded(
  daily: boolean,
  begin: (first: number) => number,
  fold: (kept: number, value: number) => number,
): Collector {
  let kept = 0;
  return {
    daily,
    begin: (first) => void (kept = begin(first)),
    add: (value) => void (kept = fold(kept, value)),
    result: () => kept,
  };
}

function mean(): Collector {
  let total = 0;
  let days = 0;
  return {
    daily: true,
    begin: () => void ([total, days] = [0, 0]),
    add(value) {
      total += value;
      days += 1;
    },
    result: () => total / days,
  };
}

function change(): Collector {
  let start = 0;
  let last = 0;
  return {
    daily: false,
    begin: (first) => void (start = last = first),
    add: (value) => void (last = value),
    result: () => last - start,
  };
}

function drop(): Collector {
  let peak = 0;
  let deepest = 0;
  return {
    daily: true,
    begin: (first) => void ([peak, deepest] = [first, 0]),
    add(value) {
      if (value > peak) peak = value;
      else if (peak > 0) deepest = Math.max(deepest, (peak - value) / peak);
    },
    result: () => deepest,
  };
}
