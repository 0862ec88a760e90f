// Verifiers alone: who enters, how often they check, what a fraud does to whom.
import { expect, test } from 'vitest';
import { finality, verifiers } from '../../../models/metis/mechanisms.ts';
import { metis } from '../../../models/metis/metis.ts';
import { model } from '../../../models/metis/economy.ts';
import { simulate } from '../../../src/simulate/index.ts';
import type { Simulation, SimulationSpec } from '../../../src/simulate/index.ts';
import { allOf, differing, last, small } from '../../laws/small-economy.ts';
import type { Values } from '../../laws/small-economy.ts';
import { supply } from '../../../models/metis/supply.ts';

const alone = model({
  name: 'verifiers-alone',
  version: '1.0.0',
  means: 'finality and verifiers alone',
  schedule: [supply, finality, verifiers],
});
const observe = [
  ...allOf(alone).filter((name) => name.includes('.') || name === 'detection'),
  'verifierStake',
  'verifierRewards',
  'fraudDeposit',
  'stolen',
  'burned',
  'grantsBudget',
  'market',
  'bought',
  'sold',
];

const run = (parameters: Values, spec: Partial<SimulationSpec> = {}): Simulation =>
  simulate({
    model: alone,
    days: 400,
    seed: 1,
    given: { price: () => 10 },
    observe,
    audit: true,
    parameters,
    ...spec,
  });
const mostOf = (simulation: Simulation, name: string): number => Math.max(...(simulation.series[name] ?? []));

const paid = { 'verifiers.standingReward': 1_000 };
const frauds = { ...paid, 'verifiers.opportunities': 30, 'verifiers.deposit': 20_000 };

test('without a reward nobody ever verifies and nothing moves, as was seen on chain', () => {
  const still = run({});
  expect(mostOf(still, 'verifiers.verifiers')).toBe(0);
  expect(mostOf(still, 'bought') + mostOf(still, 'sold') + mostOf(still, 'stolen')).toBe(0);
  expect(mostOf(still, 'detection')).toBe(0);
});

test('a standing reward above costs brings verifiers in, each with the smallest stake', () => {
  const simulation = run(paid);
  expect(last(simulation, 'verifiers.verifiers')).toBe(20);
  expect(last(simulation, 'verifierStake')).toBe(20 * 200);
  expect(last(simulation, 'verifierRewards')).toBeGreaterThan(0);
});

test('a standing reward without any fraud brings no checks: paid verifiers do not look', () => {
  expect(last(run(paid), 'verifiers.checksPerBatch')).toBe(0);
});

test('a reward below the required return brings nobody', () => {
  expect(last(run({ 'verifiers.standingReward': 19 }), 'verifiers.verifiers')).toBe(0);
  expect(last(run({ 'verifiers.standingReward': 21 }), 'verifiers.verifiers')).toBe(20);
});

test('rewards stop when the grants budget cannot pay them', () => {
  const simulation = run({ ...paid, 'supply.circulating': 7_050_000 });
  const before = simulation.series['grantsBudget']?.[0] ?? NaN;
  expect(before).toBeLessThan(1_000);
  expect(last(simulation, 'verifierRewards')).toBeLessThanOrEqual(before);
  expect(last(simulation, 'grantsBudget')).toBeGreaterThanOrEqual(0);
});

test('without verifiers every fraud succeeds and takes what it can', () => {
  const simulation = run({
    'verifiers.fraud': 'always',
    'verifiers.behaviour': 'off',
    'verifiers.opportunities': 30,
  });
  const tried = last(simulation, 'verifiers.tried');
  expect(tried).toBeGreaterThan(10);
  expect(last(simulation, 'verifiers.undetected')).toBe(tried);
  expect(last(simulation, 'stolen')).toBe(tried * 50_000);
});

test('verifiers who always check catch every fraud in a window of seven days, and share the deposit', () => {
  const simulation = run({ ...frauds, 'verifiers.fraud': 'always', 'verifiers.checking': 'always' });
  const late = simulation.series['verifiers.undetected'];
  expect((late?.at(-1) ?? NaN) - (late?.[150] ?? NaN)).toBe(0);
  expect(last(simulation, 'detection')).toBeGreaterThan(0.999);
  expect(last(simulation, 'verifierRewards')).toBeGreaterThan(100_000);
  expect(last(simulation, 'fraudDeposit')).toBe(20_000);
});

test('a window of minutes lets frauds through that a window of days stops', () => {
  const settings: Values = { ...frauds, 'verifiers.fraud': 'always', 'verifiers.checking': 'always' };
  const detections = [7, 1, 0.1, 0.01, 0].map((window) =>
    last(run({ ...settings, 'finality.window': window }), 'detection'),
  );
  expect(detections.every((each, at) => at === 0 || each <= (detections[at - 1] ?? 0))).toBe(true);
  expect(detections.at(-1)).toBe(0);
});

test('in equilibrium frauds are tried as often as the checks they pay for, and detection is gain over gain and deposit', () => {
  const simulation = run({ ...frauds, 'verifiers.fraud': 'equilibrium', 'verifiers.gain': 10_000 });
  const checks = last(simulation, 'verifiers.checksPerBatch') / 20;
  expect(1 - (1 - checks) ** 20).toBeCloseTo(10_000 / 30_000, 9);
  expect(last(simulation, 'verifiers.verifiers')).toBe(20);
  expect(last(simulation, 'verifiers.tried')).toBeLessThan(15);
});

test('verifiers check each for itself: frauds are caught as often as independent checks find them', () => {
  const simulation = run(
    { ...frauds, 'verifiers.fraud': 'always', 'verifiers.gain': 10_000, 'verifiers.opportunities': 365 },
    { days: 400 },
  );
  const tried = last(simulation, 'verifiers.tried');
  const caught = tried - last(simulation, 'verifiers.undetected');
  const expected = last(simulation, 'detection');
  expect(tried).toBe(400);
  expect(expected).toBeGreaterThan(0.1);
  expect(expected).toBeLessThan(0.9);
  expect(Math.abs(caught - tried * expected) / Math.sqrt(tried * expected * (1 - expected))).toBeLessThan(3);
});

test('without a standing reward a deposit to win brings in as many verifiers as it feeds, and they stay', () => {
  const simulation = run({ ...frauds, 'verifiers.fraud': 'equilibrium', 'verifiers.standingReward': 0 });
  const { series } = simulation;
  expect(series['verifiers.verifiers']?.slice(100).every((count) => count === 1)).toBe(true);
  expect(last(simulation, 'sold')).toBe(0);
});

test('part of a lost deposit that verifiers do not get is burned', () => {
  const all = { ...frauds, 'verifiers.fraud': 'always', 'verifiers.checking': 'always' };
  const half = run({ ...all, 'verifiers.rewardShare': 0.5 });
  const caught = last(half, 'verifiers.tried') - last(half, 'verifiers.undetected');
  expect(caught).toBeGreaterThan(5);
  expect(last(half, 'burned')).toBeCloseTo(caught * 10_000, 0);
});

test('under a vote absent and wrong verifiers forfeit their stakes, and a broken quorum lets a fraud pass', () => {
  const vote = {
    ...frauds,
    'verifiers.fraud': 'always',
    'verifiers.checking': 'always',
    'verifiers.proofs': 'vote',
  };
  const careful = run({ ...vote, 'verifiers.attendance': 1, 'verifiers.accuracy': 1 });
  expect(last(careful, 'verifiers.forfeited')).toBe(0);
  const careless = run({ ...vote, 'verifiers.accuracy': 0.7 });
  expect(last(careless, 'verifiers.forfeited')).toBeGreaterThan(200);
  const absent = run({ ...vote, 'verifiers.attendance': 0.4 });
  expect(last(absent, 'verifiers.undetected')).toBeGreaterThan(last(careful, 'verifiers.undetected'));
});

test('who leaves sells its stake and its rewards', () => {
  const falling = run({
    'verifiers.behaviour': 'logit',
    'verifiers.standingReward': 1_000,
    'verifiers.sensitivity': 0,
  });
  expect(mostOf(falling, 'sold')).toBeGreaterThan(200);
});

test('one verifier, or none, is no special case', () => {
  expect(last(run(paid, { populations: { verifiers: 1 } }), 'verifiers.verifiers')).toBe(1);
  expect(last(run(frauds, { populations: { verifiers: 1 } }), 'verifierStake')).toBe(200);
});

test('in the whole economy verifiers and finality change nothing while nobody is paid', () => {
  const without = { ...metis, schedule: metis.schedule.filter(({ name }) => name !== 'verifiers') };
  const observed = allOf(metis).filter((name) => !name.startsWith('verifiers.'));
  const spec = { days: 60, observe: observed };
  expect(differing(small(spec), small({ ...spec, model: without }))).toEqual([]);
});
