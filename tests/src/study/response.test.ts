import { expect, test } from 'vitest';
import { parseResponse, scenariosOf } from '../../../src/study/index.ts';
import { stakingExperiment } from '../run/small-run.ts';

const { resolved } = stakingExperiment();

test('a bare outcome is the last scenario minus the baseline', () => {
  expect(parseResponse('staked', resolved)).toMatchObject({
    text: 'high.staked - low.staked',
    scenario: 'high',
    minus: 'low',
  });
});

test('a bare outcome of an experiment with one scenario is that of the scenario', () => {
  const one = { ...resolved, scenarios: resolved.scenarios.slice(0, 1) };
  const response = parseResponse('staked', one);
  expect(response).toMatchObject({ text: 'low.staked', scenario: 'low' });
  expect(scenariosOf([response], one)).toEqual(['low']);
});

test('a response names scenario and outcome, alone or as a difference', () => {
  expect(parseResponse('low.staked', resolved)).not.toHaveProperty('minus');
  expect(parseResponse('low.staked - high.staked', resolved)).toMatchObject({
    scenario: 'low',
    minus: 'high',
  });
});

test.each([
  ['high.stakd', 'E112', 'staked'],
  ['hihg.staked', 'E112', 'high'],
  ['high.staked + low.staked', 'E124', undefined],
  ['2', 'E124', undefined],
])('a response that is none is refused with a suggestion: %s', (text, code, suggestion) => {
  expect(() => parseResponse(text, resolved)).toThrow(
    expect.objectContaining({ code, place: expect.objectContaining(suggestion ? { suggestion } : {}) }),
  );
});
