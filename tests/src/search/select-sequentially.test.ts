import { expect, test } from 'vitest';
import { selectSequentially } from '../../../src/search/index.ts';
import { etaOf } from '../../../src/search/select-sequentially.ts';
import { normalSettings, places } from './normal-settings.ts';

const goal = { response: 'value', better: 'higher' } as const;

async function share(
  repetitions: number,
  options: { means: readonly number[]; deviations?: readonly number[]; correlation?: number },
  asked: { confidence: number; indifference: number; firstStage?: number; step?: number },
): Promise<{ right: number; replications: number }> {
  const best = options.means.indexOf(Math.max(...options.means));
  let right = 0;
  let replications = 0;
  for (let seed = 0; seed < repetitions; seed++) {
    const simulator = normalSettings({ ...options, seed });
    const found = await selectSequentially(simulator, {
      points: places(options.means.length),
      goal,
      ...asked,
    });
    if (found.best === best) right++;
    replications += found.total;
  }
  return { right: right / repetitions, replications: replications / repetitions };
}

test('the constant of the triangle is that of the formula', () => {
  // (1/2)((2 × 0.05 / 4)^(-2/9) - 1), by hand
  expect(etaOf(5, 10, 0.95)).toBeCloseTo(0.5 * (0.025 ** (-2 / 9) - 1), 14);
});

test('the best of five settings is chosen at least as often as promised when it leads by exactly the indifference', async () => {
  const means = [0, 0, 0.5, 0, 0];
  const { right } = await share(
    400,
    { means },
    { confidence: 0.9, indifference: 0.5, firstStage: 10, step: 1 },
  );
  // 0.9 would be undercut by 3 standard errors below 0.855
  expect(right).toBeGreaterThan(0.855);
  expect(right).toBeLessThan(1);
});

test('unequal variances do not break the promise', async () => {
  const means = [0, 0.5, 0, 0];
  const deviations = [0.5, 2, 1, 3];
  const { right } = await share(
    300,
    { means, deviations },
    { confidence: 0.8, indifference: 0.5, firstStage: 10, step: 8 },
  );
  expect(right).toBeGreaterThan(0.8 - 3 * Math.sqrt((0.8 * 0.2) / 300));
});

test('common futures keep the promise with fewer replications', async () => {
  const means = [0, 0, 0.5, 0, 0];
  const asked = { confidence: 0.9, indifference: 0.5, firstStage: 10, step: 4 };
  const apart = await share(150, { means }, asked);
  const together = await share(150, { means, correlation: 0.8 }, asked);
  expect(together.right).toBeGreaterThan(0.9 - 3 * Math.sqrt(0.09 / 150));
  expect(together.replications).toBeLessThan(0.5 * apart.replications);
});

test('without a clear best one of those within the indifference is chosen', async () => {
  const means = [0, 0.45, 0.5, 0.48, 0];
  let good = 0;
  for (let seed = 0; seed < 150; seed++) {
    const found = await selectSequentially(normalSettings({ means, seed }), {
      points: places(5),
      goal,
      indifference: 0.3,
      confidence: 0.9,
      firstStage: 10,
    });
    if (means[found.best] > 0.2) good++;
  }
  expect(good / 150).toBeGreaterThan(0.9 - 3 * Math.sqrt(0.09 / 150));
});

test('settings far behind leave after the first stage and cost no more', async () => {
  const found = await selectSequentially(normalSettings({ means: [0, 5, 4.9, -3], seed: 1 }), {
    points: places(4),
    goal,
    indifference: 0.25,
    firstStage: 16,
  });
  expect(found.settings[0]).toMatchObject({ n: 16, outAfter: 0 });
  expect(found.settings[3]).toMatchObject({ n: 16, outAfter: 0 });
  expect(found.settings[1].n).toBeGreaterThan(100);
  expect(found.total).toBe(found.settings.reduce((sum, { n }) => sum + n, 0));
});

test('what is to be low is chosen by its lowest mean, and means keep their unit', async () => {
  const found = await selectSequentially(normalSettings({ means: [3, 1, 2], seed: 2 }), {
    points: places(3),
    goal: { response: 'value', better: 'lower' },
    indifference: 0.5,
  });
  expect(found.best).toBe(1);
  expect(found.decided).toBe(true);
  expect(Math.abs(found.settings[1].mean - 1)).toBeLessThan(4 * found.settings[1].error);
});

test('a limit that comes first leaves several settings and promises nothing', async () => {
  const found = await selectSequentially(normalSettings({ means: [0, 0.01, 0], seed: 3 }), {
    points: places(3),
    goal,
    indifference: 0.01,
    most: 48,
  });
  expect(found.decided).toBe(false);
  expect(found.left).toEqual([0, 1, 2]);
  expect(found.settings.map(({ n }) => n)).toEqual([48, 48, 48]);
});

test('stages may grow with what was spent: the same promise in fewer stages', async () => {
  let right = 0;
  let stages = 0;
  for (let seed = 0; seed < 150; seed++) {
    const found = await selectSequentially(normalSettings({ means: [0, 0, 0.3], seed }), {
      points: places(3),
      goal,
      indifference: 0.3,
      confidence: 0.9,
      firstStage: 16,
      growth: 0.5,
    });
    if (found.best === 2) right++;
    stages = Math.max(stages, found.stages);
  }
  expect(right / 150).toBeGreaterThan(0.9 - 3 * Math.sqrt(0.09 / 150));
  expect(stages).toBeLessThan(10);
});

test('identical settings end in a choice of the first', async () => {
  const found = await selectSequentially(normalSettings({ means: [1, 1], deviations: [0, 0], seed: 3 }), {
    points: places(2),
    goal,
    indifference: 0.1,
  });
  expect(found).toMatchObject({ best: 0, left: [0], decided: true, stages: 1 });
});

test('a share of futures that meet thresholds is chosen like a mean', async () => {
  const found = await selectSequentially(normalSettings({ means: [0, 1], deviations: [1, 3], seed: 4 }), {
    points: places(2),
    goal: { meets: [{ response: 'value', atLeast: -2 }] },
    indifference: 0.05,
  });
  // P(N(0, 1) > -2) = 0.977 beats P(N(1, 9) > -2) = 0.841 although its mean is lower
  expect(found.best).toBe(0);
  expect(found.settings[0].mean).toBeGreaterThan(0.9);
});

test('failed futures are left out of all settings and counted', async () => {
  const whole = normalSettings({ means: [0, 2], seed: 5 });
  const found = await selectSequentially(
    async (batch) => {
      const responses = await whole(batch);
      const values = responses.column('value');
      values[3] = NaN;
      return { column: () => values };
    },
    { points: places(2), goal, indifference: 0.5, firstStage: 20 },
  );
  expect(found.best).toBe(1);
  expect(found.dropped).toBe(found.stages);
  expect(found.settings[0].n).toBe(19);
});

test('what cannot work is refused in words', async () => {
  const simulator = normalSettings({ means: [0, 1], seed: 1 });
  const asked = { points: places(2), goal, indifference: 1 };
  await expect(selectSequentially(simulator, { ...asked, points: places(1) })).rejects.toThrow(
    'invalid settings: 1; expected at least 2',
  );
  await expect(selectSequentially(simulator, { ...asked, indifference: 0 })).rejects.toThrow(
    'invalid indifference: 0',
  );
  await expect(selectSequentially(simulator, { ...asked, confidence: 0.5 })).rejects.toThrow(
    'invalid confidence: 0.5',
  );
  await expect(selectSequentially(simulator, { ...asked, firstStage: 4 })).rejects.toThrow(
    'invalid first stage: 4',
  );
  await expect(selectSequentially(simulator, { ...asked, most: 10 })).rejects.toThrow('invalid limit: 10');
  await expect(selectSequentially(normalSettings({ means: [0, Infinity], seed: 1 }), asked)).rejects.toThrow(
    'invalid value of value: Infinity; expected finite numbers, or a threshold to be met',
  );
});
