import { expect, test } from 'vitest';
import {
  cascadeLoss,
  restakingLossBound,
  securitySlack,
} from '../../../models/arithmetic/restaking-security.ts';
import { Stream } from '../../../src/random/index.ts';

const service = (prize: number, validators: number[], threshold = 1 / 3) => ({
  prize,
  threshold,
  validators,
});

test('one service whose third of the stake costs 10 % more than it brings has a slack of 0.1', () => {
  const network = { stakes: [10, 10, 10], services: [service(10 / 1.1, [0, 1, 2])] };
  expect(securitySlack(network)).toBeCloseTo(0.1, 12);
});

test('the same stake cannot secure every service: what one coalition can win adds up', () => {
  const one = { stakes: [10, 10, 10], services: [service(6, [0, 1, 2])] };
  const two = { ...one, services: [service(6, [0, 1, 2]), service(6, [0, 1, 2])] };
  expect(securitySlack(one)).toBeGreaterThan(0);
  expect(securitySlack(two)).toBeLessThan(0);
});

test('a network that nobody can win anything in is safe, whatever is lost first', () => {
  const network = { stakes: [5, 5], services: [service(0, [0, 1])] };
  expect(securitySlack(network)).toBe(Infinity);
  expect(cascadeLoss(network, [0])).toBe(0.5);
});

test('a shock can make an attack pay that did not before', () => {
  const network = { stakes: [4, 10, 10], services: [service(11, [0, 1, 2], 0.5)] };
  expect(securitySlack(network)).toBeGreaterThan(0);
  expect(cascadeLoss(network, [0])).toBeCloseTo(14 / 24, 12);
});

test('in 300 random networks the loss stays below the bound of the slack and the shock', () => {
  const random = new Stream('networks');
  random.begin(7, 0);
  let attacked = 0;
  let checked = 0;
  for (let n = 0; n < 300; n++) {
    const stakes = Array.from({ length: 7 }, (_, v) => 1 + 9 * random.uniform(v, n));
    const services = Array.from({ length: 4 }, (_, s) => {
      const validators = stakes.map((_, v) => v).filter((v) => random.uniform(100 + 10 * s + v, n) < 0.7);
      return service(8 * random.uniform(200 + s, n), validators, 0.5);
    });
    const network = { stakes, services };
    const slack = securitySlack(network);
    if (slack <= 0) continue;
    checked++;
    const shocked = [Math.floor(7 * random.uniform(300, n))];
    const shock = shocked.reduce((sum, v) => sum + (stakes[v] ?? 0), 0) / stakes.reduce((a, b) => a + b, 0);
    const loss = cascadeLoss(network, shocked);
    if (loss > shock + 1e-12) attacked++;
    expect(loss).toBeLessThan(restakingLossBound(slack, shock));
  }
  expect(checked).toBeGreaterThan(50);
  expect(attacked).toBeGreaterThan(2);
});
