import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { installedModels } from '../../src/catalogue.ts';
import type { Model } from '../../src/define/index.ts';
import { LabError } from '../../src/define/index.ts';
import { loadExperiment } from '../../src/load/index.ts';
import { checkParameterValues } from '../../src/simulate/index.ts';
import { small } from './small-economy.ts';

const models = [...installedModels.values()];
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'accepted';
  } catch (problem) {
    return problem instanceof LabError ? problem.code : `not named: ${String(problem)}`;
  }
};
const eachParameter = (model: Model) =>
  model.schedule.flatMap(({ name, parameters }) =>
    Object.entries(parameters).map(([key, parameter]) => ({ path: `${name}.${key}`, parameter })),
  );

test('every number that a parameter cannot be is refused, in every model', () => {
  for (const model of models) {
    for (const { path, parameter } of eachParameter(model)) {
      if (parameter.type === 'choice') continue;
      const [low, high] = parameter.between;
      const beyond = [low - Math.max(1, Math.abs(low)), high + Math.max(1, Math.abs(high))];
      for (const value of [NaN, Infinity, -Infinity, ...beyond, '0.1', ''])
        expect(
          codeOf(() => checkParameterValues(model, { [path]: value })),
          `${path} = ${value}`,
        ).toBe('E105');
      for (const value of [low, high, parameter.value])
        expect(
          codeOf(() => checkParameterValues(model, { [path]: value })),
          `${path} = ${value}`,
        ).toBe('accepted');
    }
  }
});

test('every option that a choice does not have is refused, names of prototypes included', () => {
  for (const model of models) {
    for (const { path, parameter } of eachParameter(model)) {
      if (parameter.type !== 'choice') continue;
      for (const value of ['', 'constructor', '__proto__', 'toString', `${parameter.value} `, 0, NaN])
        expect(
          codeOf(() => checkParameterValues(model, { [path]: value })),
          `${path} = ${value}`,
        ).toBe('E105');
    }
  }
});

test('every misspelt parameter is refused and the right one suggested', () => {
  for (const model of models) {
    for (const { path } of eachParameter(model)) {
      const misspelt = `${path.slice(0, -1)}${path.endsWith('z') ? 'y' : 'z'}${path.slice(-1)}`;
      expect(() => checkParameterValues(model, { [misspelt]: 1 })).toThrow(
        expect.objectContaining({ code: 'E104', place: expect.objectContaining({ suggestion: path }) }),
      );
    }
  }
});

test('names of prototypes are no parameters and nothing that can be observed', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    expect(codeOf(() => small({ days: 1, parameters: JSON.parse(`{ "${name}": 1 }`) }))).toBe('E104');
    expect(codeOf(() => small({ days: 1, observe: [name] }))).toBe('E106');
  }
});

test('a supply, a budget or bonds that the economy does not have are refused before the first day', () => {
  const conflicting = [
    { 'supply.circulating': 9_000_000 },
    { 'sequencerPool.lockedAtStart': 5_000_000 },
    { 'sequencerPool.operatorSeats': 100 },
    { 'sequencerPool.minimumLock': 200_000 },
    { 'market.lowVolatility': 3 },
    { 'market.process': 'garch-t', 'market.alpha': 0.5, 'market.beta': 0.9 },
  ];
  for (const parameters of conflicting)
    expect(() => small({ days: 1, parameters }), JSON.stringify(parameters)).toThrow(
      /^(conflicting|invalid) [\s\S]*/u,
    );
});

test('a seed or a replication that is none is refused', () => {
  for (const seed of [-1, 0.5, NaN, Infinity, 2 ** 53])
    expect(() => small({ days: 1, seed })).toThrow(expect.objectContaining({ code: 'E119' }));
  for (const replication of [-1, 0.5, NaN, 2 ** 32])
    expect(() => small({ days: 1, replication })).toThrow(expect.objectContaining({ code: 'E119' }));
});

const folder = mkdtempSync(join(tmpdir(), 'mlab-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function codesOf(scenario: string, assumptions: string): Promise<string[]> {
  const file = join(folder, 'vote.yaml');
  const text = `schema: 1
name: vote
question: Does it hold?
model: metis@2
time: { start: 2025-11-03, horizon: 100 days }
replications: 4
seed: 1
baseline: current
scenarios:
  current: { label: Current }
  vote: { label: Vote, levers: { ${scenario} } }
assumptions: { ${assumptions} }
observe: [price]
outcomes:
  left: { label: Left, from: rewardBudget@end, better: higher, matters: 5 METIS }
`;
  writeFileSync(file, text);
  try {
    await loadExperiment(file, { models: installedModels });
    return [];
  } catch (problem) {
    return problem instanceof LabError ? (problem.problems ?? []).map(({ code }) => code) : [String(problem)];
  }
}
const because = 'assume: for the test';

test.each([
  ['rateChange.to: 15%', '', []],
  ['rateChange.too: 15%', '', ['E104']],
  ['rateChange.to: 15', '', ['E121']],
  ['rateChange.to: 1e9%', '', ['E105']],
  ['rateChange.to: .nan', '', ['E108']],
  ['rateChange.rampDays: 30 days', '', ['E116']],
  ['rateChange.to: 15%', `supply.circulating: { value: -5 METIS, ${because} }`, ['E105']],
  ['eagr.size: 2000000 USD', '', ['E122']],
  ['eagr.size: 20% of minSupply', '', ['E122']],
  ['__proto__: 1', '', ['E109']],
])('of the vote, `%s` and `%s` meet %j', async (scenario, assumptions, codes) => {
  const found = await codesOf(scenario, assumptions);
  for (const code of codes) expect(found).toContain(code);
  expect(found.length > 0).toBe(codes.length > 0);
});
