// Writes the tables of docs/validation/finality.md between their markers, and its picture.
import { readFileSync, writeFileSync } from 'node:fs';
import { simulate } from '../../src/simulate/index.ts';
import type { Simulation } from '../../src/simulate/index.ts';
import { disputeClocks, longestDispute } from '../../models/arithmetic/dispute-game.ts';
import { finality } from '../../models/metis/finality.ts';
import { model } from '../../models/metis/economy.ts';
import { supply } from '../../models/metis/supply.ts';
import { verifiers } from '../../models/metis/verifiers.ts';
import { withTable } from '../validation-page.ts';
import { finalityChart } from './finality-chart.ts';

const PAGE = 'docs/validation/finality.md';
const PICTURE = 'docs/validation/finality-window.svg';
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

const alone = model({
  name: 'verifiers',
  version: '1.0.0',
  means: 'verifiers',
  schedule: [supply, finality, verifiers],
});
const run = (parameters: Readonly<Record<string, number | string>> = {}): Simulation =>
  simulate({
    model: alone,
    days: 730,
    seed: 1,
    given: { price: () => 8.401 },
    parameters,
    observe: [
      'verifiers.verifiers',
      'verifiers.checksPerBatch',
      'verifiers.tried',
      'fraudDeposit',
      'finality.delay',
      'finality.waitingCostADay',
    ],
  });
const end = ({ series }: Simulation, name: string): number => series[name]?.at(-1) ?? NaN;

function factsTable(): string[][] {
  const still = run();
  const zero = (name: string): string => whole(end(still, name));
  return [
    [
      'registered verifiers',
      '0 (2024-11-22, 2025-07-28)',
      zero('verifiers.verifiers'),
      'no reward, so nobody enters',
    ],
    ['deposits of publishers', '0 (2026-01-07)', zero('fraudDeposit'), 'the default, read on chain'],
    ['dispute games', '0 (2026-01-07)', zero('verifiers.tried'), 'the default: nobody tries a fraud'],
    ['window', '7 days (2026-01-07)', `${zero('finality.delay')} days`, 'the default, read on chain'],
    [
      'longest dispute',
      'not published',
      `${longestDispute(disputeClocks)} days`,
      '2 days without an answer and a clock of 1 day for each side',
    ],
    [
      'cost of waiting',
      'not published',
      `${whole(end(still, 'finality.waitingCostADay'))} USD a day`,
      'of a net outflow of 4,600 METIS a day, at 8.40 USD and 20 % a year',
    ],
  ];
}

function incentivesTable(): string[][] {
  const paid = { 'verifiers.standingReward': 500 };
  const deposit = { 'verifiers.deposit': 200_000, 'verifiers.fraud': 'equilibrium' };
  const cases: readonly (readonly [string, Readonly<Record<string, number | string>>])[] = [
    ['as on chain', {}],
    ['500 METIS a year for every verifier', paid],
    ['a deposit of 200,000 METIS to lose', deposit],
    ['both', { ...paid, ...deposit }],
  ];
  return cases.map(([label, parameters]) => {
    const each = run(parameters);
    return [label, whole(end(each, 'verifiers.verifiers')), end(each, 'verifiers.checksPerBatch').toFixed(2)];
  });
}

let page = readFileSync(PAGE, 'utf8');
page = withTable(page, 'facts', ['figure', 'published', 'model', 'why'], factsTable());
page = withTable(
  page,
  'incentives',
  ['rules', 'verifiers after two years', 'checks of a batch'],
  incentivesTable(),
);
writeFileSync(PAGE, page);
writeFileSync(PICTURE, await finalityChart());
