import { expect, test } from 'vitest';
import { simulatorOf } from '../../../src/design/index.ts';
import { Stream } from '../../../src/random/index.ts';
import { dunnettConstant, rinottConstant, selectInTwoStages } from '../../../src/search/index.ts';
import { interactionVariance } from '../../../src/search/select-in-two-stages.ts';
import { normalSettings, places } from './normal-settings.ts';

const goal = { response: 'value', better: 'higher' } as const;

async function share(
  procedure: 'rinott' | 'nelsonMatejcik',
  repetitions: number,
  options: { means: readonly number[]; deviations?: readonly number[]; correlation?: number },
): Promise<{ right: number; replications: number }> {
  let right = 0;
  let replications = 0;
  for (let seed = 0; seed < repetitions; seed++) {
    const found = await selectInTwoStages(normalSettings({ ...options, seed }), {
      procedure,
      points: places(options.means.length),
      goal,
      indifference: 0.5,
      confidence: 0.9,
      firstStage: 10,
      step: 1,
    });
    if (options.means[found.best] === 0.5) right++;
    replications += found.total;
  }
  return { right: right / repetitions, replications: replications / repetitions };
}

test("Rinott's procedure keeps its promise in the slippage configuration, and not by far", async () => {
  const { right } = await share('rinott', 400, { means: [0, 0.5, 0, 0], deviations: [1, 1.5, 0.5, 1] });
  expect(right).toBeGreaterThan(0.9 - 3 * Math.sqrt(0.09 / 400));
  expect(right).toBeLessThan(0.975);
});

test("Nelson and Matejcik's procedure keeps its promise in common futures, and not by far", async () => {
  const { right } = await share('nelsonMatejcik', 400, { means: [0, 0.5, 0, 0], correlation: 0.6 });
  expect(right).toBeGreaterThan(0.9 - 3 * Math.sqrt(0.09 / 400));
  expect(right).toBeLessThan(0.96);
});

test('common futures need fewer replications than futures of their own', async () => {
  const apart = await share('rinott', 60, { means: [0, 0.5, 0, 0] });
  const together = await share('nelsonMatejcik', 60, { means: [0, 0.5, 0, 0], correlation: 0.6 });
  expect(together.replications).toBeLessThan(0.4 * apart.replications);
});

test('every setting gets as many replications as its variance calls for', async () => {
  const simulator = normalSettings({ means: [0, 1], deviations: [1, 4], seed: 8 });
  const asked = { points: places(2), goal, indifference: 1, firstStage: 20, step: 1 };
  const found = await selectInTwoStages(simulator, { procedure: 'rinott', ...asked });
  const first = await simulator({ name: '', points: places(2), replications: 20, luck: 'own', futures: 0 });
  const values = first.column('value');
  const h = rinottConstant(2, 20, 0.95);
  [values.slice(0, 20), values.slice(20)].forEach((column, i) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / 20;
    const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 19;
    expect(found.settings[i].n).toBe(Math.max(20, Math.ceil(h * h * variance)));
  });
});

test('common futures need as many replications as the interaction variance calls for', async () => {
  const simulator = normalSettings({ means: [0, 0.2, 0.1], correlation: 0.5, seed: 8 });
  const asked = { points: places(3), goal, indifference: 0.2, firstStage: 20, step: 1 };
  const found = await selectInTwoStages(simulator, { procedure: 'nelsonMatejcik', ...asked });
  const first = await simulator({
    name: '',
    points: places(3),
    replications: 20,
    luck: 'common',
    futures: 0,
  });
  const columns = [0, 1, 2].map((p) => first.column('value').slice(20 * p, 20 * p + 20));
  const g = dunnettConstant(2, 2 * 19, 0.95);
  const needed = Math.ceil((g * g * 2 * interactionVariance(columns)) / 0.04);
  expect(needed).toBeGreaterThan(60);
  expect(found.settings.map(({ n }) => n)).toEqual([needed, needed, needed]);
});

test('the interaction variance leaves out settings and futures', () => {
  // two-way table by hand: rows 1, 2 | 3, 4 | 8, 3 minus means leaves residuals ±1.5, ±1.5, ... squares sum 12, degrees 2
  const columns = [Float64Array.of(1, 3, 8), Float64Array.of(2, 4, 3)];
  expect(interactionVariance(columns)).toBeCloseTo(12 / 2, 12);
  const additive = [Float64Array.of(1, 3, 8), Float64Array.of(2, 4, 9)];
  expect(interactionVariance(additive)).toBeCloseTo(0, 12);
});

test('a limit leaves the choice undecided', async () => {
  for (const procedure of ['rinott', 'nelsonMatejcik'] as const) {
    const found = await selectInTwoStages(normalSettings({ means: [0, 0.1], seed: 1 }), {
      procedure,
      points: places(2),
      goal,
      indifference: 0.01,
      most: 64,
    });
    expect(found.decided).toBe(false);
    expect(found.left).toEqual([0, 1]);
    expect(found.total).toBe(128);
  }
});

test('futures that failed are made up for, so that the confidence holds; with too few of them there is no choice', async () => {
  const failing = (isFailed: (futures: number, chance: number) => boolean) =>
    simulatorOf(({ i }, { futures, replication }) => {
      const stream = new Stream(`test:failing:${i}`);
      stream.begin(futures, replication);
      return { value: isFailed(futures, stream.uniform(0, 0)) ? NaN : Number(i) / 2 + stream.normal(0, 1) };
    });
  const asked = { points: [{ i: 0 }, { i: 1 }, { i: 2 }], goal, indifference: 0.5, firstStage: 10, step: 1 };
  for (const procedure of ['rinott', 'nelsonMatejcik'] as const) {
    const whole = await selectInTwoStages(
      failing(() => false),
      { ...asked, procedure },
    );
    // The first stage is the same, so the same number of futures is needed.
    const part = await selectInTwoStages(
      failing((futures, chance) => futures > 0 && chance < 0.5),
      { ...asked, procedure },
    );
    expect(part.decided).toBe(true);
    expect(part.dropped).toBeGreaterThan(5);
    part.settings.forEach(({ n }, i) => expect(n).toBeGreaterThanOrEqual(whole.settings[i].n));
    const never = failing((futures) => futures > 0);
    expect((await selectInTwoStages(never, { ...asked, procedure })).decided).toBe(false);
    await expect(
      selectInTwoStages(
        failing(() => true),
        { ...asked, procedure },
      ),
    ).rejects.toThrow('invalid first stage: 0 futures without a failure');
  }
});
