import { expect, test } from 'vitest';
import { simulatorOf } from '../../src/design/index.ts';
import type { Point } from '../../src/design/index.ts';
import { cos, sin } from '../../src/numeric/index.ts';
import { Stream } from '../../src/random/index.ts';
import { evolve, hypervolume, invertedDistance } from '../../src/search/index.ts';
import type { EvolutionInput, TriedSetting, Variable } from '../../src/search/index.ts';

const PI = 3.141592653589793;
const unit = (count: number): Variable[] =>
  Array.from({ length: count }, (_, v) => ({ name: `x${v}`, kind: 'real', low: 0, high: 1 }));
const xs = (point: Point): number[] => Object.values(point).map(Number);
const goals = [
  { response: 'f1', better: 'lower' },
  { response: 'f2', better: 'lower' },
] as const;

/** Zitzler, Deb and Thiele (2000): f2 = g h(f1, g) with g = 1 + 9 mean of the other variables; the front has g = 1. */
const zdt = (h: (f1: number, g: number) => number) => (point: Point) => {
  const [f1, ...others] = xs(point);
  const g = 1 + (9 * others.reduce((sum, x) => sum + x, 0)) / others.length;
  return { f1, f2: g * h(f1, g) };
};
const root = (f1: number, g: number): number => 1 - Math.sqrt(f1 / g);
const square = (f1: number, g: number): number => 1 - (f1 / g) ** 2;
const broken = (f1: number, g: number): number => root(f1, g) - (f1 / g) * sin(10 * PI * f1);

const exact = { population: 40, generations: 100, replications: 1, again: false, seed: 4 } as const;

async function front(f: (point: Point) => Readonly<Record<string, number>>, input: Partial<EvolutionInput>) {
  const found = await evolve(simulatorOf(f), { ...exact, variables: unit(10), goals, ...input });
  return { found, rows: found.front.map(({ means }) => means) };
}

const curve = (h: (f1: number, g: number) => number, count = 200): number[][] =>
  Array.from({ length: count + 1 }, (_, i) => [i / count, h(i / count, 1)]);

test('the convex front of ZDT1 is found: hypervolume 0.8767 of 0.8767, exactly 1.21 - 1/3', async () => {
  const { rows } = await front(zdt(root), {});
  // below (1.1, 1.1): the integral of 1.1 - (1 - sqrt(x)) over 0 to 1, and the strip to 1.1: 0.1 + 2/3 + 0.11
  const whole = 0.1 + 2 / 3 + 0.11;
  expect(hypervolume(rows, [1.1, 1.1])).toBeGreaterThan(0.97 * whole);
  expect(hypervolume(rows, [1.1, 1.1])).toBeLessThanOrEqual(whole);
  expect(invertedDistance(curve(root), rows)).toBeLessThan(0.02);
});

test('the hollow front of ZDT2 is found, its middle too', async () => {
  const { rows } = await front(zdt(square), { generations: 140 });
  // the integral of 1.1 - (1 - x²) over 0 to 1, and the strip: 0.1 + 1/3 + 0.11
  const whole = 0.1 + 1 / 3 + 0.11;
  expect(hypervolume(rows, [1.1, 1.1])).toBeGreaterThan(0.95 * whole);
  expect(invertedDistance(curve(square), rows)).toBeLessThan(0.03);
  expect(rows.some(([f1]) => f1 > 0.3 && f1 < 0.7)).toBe(true);
});

test('all five pieces of the front of ZDT3 are found', async () => {
  const { rows } = await front(zdt(broken), { generations: 140 });
  // pieces of the front in f1: Zitzler, Deb and Thiele (2000); ends as in Deb (2001), table 26
  const pieces = [
    [0, 0.083],
    [0.1822, 0.2577],
    [0.4093, 0.4538],
    [0.6183, 0.6525],
    [0.8233, 0.8518],
  ];
  for (const [low, high] of pieces)
    expect(rows.some(([f1]) => f1 >= low - 0.01 && f1 <= high + 0.01)).toBe(true);
  for (const [f1, f2] of rows) expect(f2 - broken(f1, 1)).toBeLessThan(0.06);
});

test("Schaffer's first problem: settings on the front lie between 0 and 2", async () => {
  const { found, rows } = await front(
    (point) => {
      const [x] = xs(point);
      return { f1: x * x, f2: (x - 2) * (x - 2) };
    },
    { variables: [{ name: 'x0', kind: 'real', low: -1000, high: 1000 }], generations: 60 },
  );
  for (const { point } of found.front) {
    expect(Number(point['x0'])).toBeGreaterThan(-0.02);
    expect(Number(point['x0'])).toBeLessThan(2.02);
  }
  // below (4, 4) the front leaves free 16 - integral of (sqrt(f1) - 2)² = 16 - 8/3
  expect(hypervolume(rows, [4, 4])).toBeGreaterThan(0.96 * (16 - 8 / 3));
});

test('the front of DTLZ2 in three objectives is the sphere of radius 1', async () => {
  const { rows } = await front(
    (point) => {
      const [a, b, ...others] = xs(point);
      const g = others.reduce((sum, x) => sum + (x - 0.5) * (x - 0.5), 0);
      const [alpha, beta] = [(a * PI) / 2, (b * PI) / 2];
      return {
        f1: (1 + g) * cos(alpha) * cos(beta),
        f2: (1 + g) * cos(alpha) * sin(beta),
        f3: (1 + g) * sin(alpha),
      };
    },
    {
      variables: unit(7),
      goals: [...goals, { response: 'f3', better: 'lower' }],
      population: 60,
      generations: 60,
    },
  );
  const radii = rows.map((row) => Math.sqrt(row.reduce((sum, value) => sum + value * value, 0)));
  expect(radii.reduce((sum, radius) => sum + radius, 0) / radii.length).toBeLessThan(1.04);
  expect(Math.min(...radii)).toBeGreaterThanOrEqual(1 - 1e-12);
  // a sphere of radius 1 leaves free 1.1³ - π/6 of the cube to (1.1, 1.1, 1.1)
  expect(hypervolume(rows, [1.1, 1.1, 1.1])).toBeGreaterThan(0.8 * (1.331 - PI / 6));
}, 30_000);

test('a constraint on a mean is kept: of the front of ZDT1 what lies above it', async () => {
  const { found } = await front(
    (point) => {
      const values = zdt(root)(point);
      return { ...values, sum: values.f1 + values.f2 };
    },
    { constraints: [{ response: 'sum', atMost: 0.9 }], generations: 120 },
  );
  // x + 1 - sqrt(x) <= 0.9 for sqrt(x) between (1 ± sqrt(0.6)) / 2
  const [low, high] = [(1 - Math.sqrt(0.6)) / 2, (1 + Math.sqrt(0.6)) / 2].map((each) => each * each);
  for (const { means, violation } of found.front) {
    expect(violation).toBe(0);
    expect(means[0]).toBeGreaterThan(low - 1e-9);
    expect(means[0]).toBeLessThan(high);
  }
  expect(found.front.length).toBeGreaterThan(10);
});

test('steps, whole numbers and options: the front of a small space is found exactly', async () => {
  const variables: Variable[] = [
    { name: 'n', kind: 'ordered', values: Array.from({ length: 30 }, (_, i) => i) },
    { name: 'policy', kind: 'choice', options: ['good', 'bad', 'ugly'] },
  ];
  const penalty: Readonly<Record<string, number>> = { good: 0, bad: 5, ugly: 1 };
  const { found } = await front(
    ({ n, policy }) => ({ f1: Number(n) + penalty[policy], f2: (Number(n) - 12) ** 2 + penalty[policy] }),
    { variables, population: 20, generations: 40, allowed: ({ n }) => Number(n) % 2 === 0 },
  );
  const best = found.front.map(({ point }) => `${point['n']} ${point['policy']}`);
  expect(new Set(best)).toEqual(
    new Set(['0 good', '2 good', '4 good', '6 good', '8 good', '10 good', '12 good']),
  );
  expect(found.tried.every(({ point }) => Number(point['n']) % 2 === 0)).toBe(true);
});

/** ZDT1 in five variables with normal noise, partly shared by all settings of a future. */
const noisy = (spread: number) => {
  const shared = new Stream('test:future');
  const own = new Stream('test:own');
  return simulatorOf((point, { futures, replication }) => {
    const exactly = zdt(root)(point);
    shared.begin(11, futures);
    own.begin(12, futures);
    const place = Math.floor(xs(point).reduce((sum, x, i) => sum + x * (i + 1), 0) * 1e6);
    const luck = (o: number) =>
      spread * (2 * shared.normal(o, replication) + own.normal(place, 2 * replication + o));
    return { f1: exactly.f1 + luck(0), f2: exactly.f2 + luck(1) };
  });
};
const trueRows = (settings: readonly TriedSetting[]): number[][] =>
  settings.map(({ point }) => {
    const { f1, f2 } = zdt(root)(point);
    return [f1, f2];
  });

test('with noise twice as large as what separates neighbours the true front of ZDT1 is still met', async () => {
  const noise = { variables: unit(5), goals, population: 24, generations: 40, replications: 8, seed: 2 };
  const found = await evolve(noisy(0.1), noise);
  expect(invertedDistance(curve(root), trueRows(found.front))).toBeLessThan(0.08);
});

test('re-evaluated elites are honest: without it the front promises more than it holds', async () => {
  const noise = { variables: unit(5), goals, population: 24, generations: 40, replications: 4, seed: 2 };
  const flattery = (settings: readonly TriedSetting[]): number =>
    settings.reduce((sum, { point, means }) => {
      const { f1, f2 } = zdt(root)(point);
      return sum + (f1 - means[0] + f2 - means[1]) / 2;
    }, 0) / settings.length;
  const again = await evolve(noisy(0.1), noise);
  const once = await evolve(noisy(0.1), { ...noise, again: false });
  expect(flattery(once.front)).toBeGreaterThan(0.1);
  expect(Math.abs(flattery(again.front))).toBeLessThan(0.5 * flattery(once.front));
});

test('the same seed tries the same settings, another one others', async () => {
  const small = { population: 8, generations: 3, replications: 2 };
  const tried = async (seed: number) =>
    JSON.stringify((await evolve(noisy(0.1), { variables: unit(3), goals, ...small, seed })).tried);
  expect(await tried(1)).toBe(await tried(1));
  expect(await tried(1)).not.toBe(await tried(2));
});

test('what futures have in common does not move a front: shared luck alone is taken out between generations', async () => {
  const shared = new Stream('test:future');
  const simulator = simulatorOf((point, { futures, replication }) => {
    shared.begin(3, futures);
    const { f1, f2 } = zdt(root)(point);
    return { f1: f1 + 5 * shared.normal(0, replication), f2: f2 + 5 * shared.normal(1, replication) };
  });
  const input = { variables: unit(5), goals, population: 24, generations: 60, seed: 2 };
  const found = await evolve(simulator, { ...input, replications: 2 });
  expect(invertedDistance(curve(root), trueRows(found.front))).toBeLessThan(0.04);
});

test('failed futures are left out, and a setting that always fails is never chosen', async () => {
  const simulator = simulatorOf((point, { replication }) => {
    const { f1, f2 } = zdt(root)(point);
    const fails = f1 < 0.5 || (replication === 1 && f1 > 0.7);
    return fails ? {} : { f1, f2 };
  });
  const found = await evolve(simulator, {
    variables: unit(3),
    goals,
    population: 12,
    generations: 10,
    replications: 3,
  });
  for (const { point } of found.front) expect(Number(point['x0'])).toBeGreaterThanOrEqual(0.5);
  expect(found.tried.some(({ n, violation }) => n === 0 && violation === Infinity)).toBe(true);
});

test('what cannot be searched is refused in words', async () => {
  const simulator = simulatorOf(zdt(root));
  const input = { ...exact, variables: unit(2), goals };
  await expect(evolve(simulator, { ...input, variables: [] })).rejects.toThrow(
    'invalid search: 0 variables, 2 goals',
  );
  await expect(evolve(simulator, { ...input, population: 5 })).rejects.toThrow('invalid population: 5');
  await expect(evolve(simulator, { ...input, replications: 0 })).rejects.toThrow('invalid replications: 0');
  await expect(evolve(simulator, { ...input, allowed: () => false })).rejects.toThrow(
    'no allowed setting among 1,000 tries',
  );
  await expect(
    evolve(
      simulatorOf(() => ({ f1: Infinity, f2: 1 })),
      input,
    ),
  ).rejects.toThrow('invalid value of f1: Infinity');
});
