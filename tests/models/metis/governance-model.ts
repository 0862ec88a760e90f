import { assumed, assumption, level } from '../../../src/define/index.ts';
import { simulate } from '../../../src/simulate/index.ts';
import { governance } from '../../../models/metis/governance.ts';
import { entities, mechanism, model } from '../../../models/metis/economy.ts';

const source = assumed('for tests', 'high');

/** Gives holders the METIS a test says, and the rest of the supply to the market. */
export const electorate = (balances: readonly number[], bonds: readonly number[] = []) =>
  mechanism({
    name: 'electorate',
    purpose: 'Divides the supply among voters for a test.',
    parameters: {
      asks: assumption({ value: 0, unit: 'day', between: [0, 1_000], means: 'day of a request', source }),
    },
    writes: ['unissued', 'market', 'liquid', 'bond', 'seatEntity', 'seatProtocol', 'electionAsked'],
    own: { askedOn: level('day', { means: 'day of the last request' }) },
    start({ economy }) {
      balances.forEach((amount, h) => {
        economy.unissued -= amount;
        economy.liquid[h] += amount;
      });
      bonds.forEach((amount, s) => {
        economy.unissued -= amount;
        economy.bond[s] += amount;
        economy.seatEntity[s] = entities.firstOperator + s;
      });
      economy.market += economy.unissued;
      economy.unissued = 0;
    },
    step({ economy, parameters, day, own }) {
      if (parameters.asks !== day) return;
      own.askedOn = day;
      economy.electionAsked.fill(1);
    },
  });

/** Everybody takes part and sees effects as they are; a proposal comes every 73 days. */
export const plain = {
  'governance.proposals': 'calendar',
  'governance.proposalsPerYear': 5,
  'governance.turnout': 1,
  'governance.whaleTurnout': 1,
  'governance.perception': 0,
  'governance.executionDays': 0,
  'governance.revote': 'off',
  'governance.wallets': 1,
  'governance.quorum': 0,
};

/** A vote among voters with these balances, audited. */
export function vote(
  balances: readonly number[],
  parameters: Readonly<Record<string, number | string>>,
  spec: {
    readonly days?: number;
    readonly seed?: number;
    readonly observe?: readonly string[];
    readonly bonds?: readonly number[];
    readonly populations?: Readonly<Record<string, number>>;
  } = {},
) {
  const { days = 100, seed = 1, observe = [], bonds = [] } = spec;
  return simulate({
    model: model({
      name: 'voting',
      version: '1.0.0',
      means: 'a test',
      schedule: [electorate(balances, bonds), governance],
    }),
    days,
    seed,
    observe,
    audit: true,
    populations: { holders: balances.length, ...spec.populations },
    parameters: { ...plain, ...parameters },
  });
}
