import { assumption, level } from '../../src/define/index.ts';
import { centred, logReturns } from '../processes/index.ts';
import { mechanism } from './economy.ts';
import { checkHistory, historyOptions, meanBlock } from './price/history.ts';
import type { PriceHistory } from './price/history.ts';
import { lawsOf, parametric, startMajors, stepMajors } from './price/majors-day.ts';
import type { MajorsMemory, MajorsParameters } from './price/majors-day.ts';
import { majorsParameters } from './price/majors-parameters.ts';
import { once } from './price/price-process.ts';

const purpose = 'The prices of ETH and BTC follow an interchangeable process and lend METIS their shocks.';
const writes = [
  'etherPrice',
  'bitcoinPrice',
  'etherShock',
  'bitcoinOwnShock',
  'etherLoading',
  'bitcoinLoading',
  'majorsCorrelation',
  'historyDay',
] as const;
const own = {
  etherMemory: level('state', { means: 'what the process of ETH remembers', per: 'pricePaths' }),
  bitcoinMemory: level('state', { means: 'what the process of BTC remembers', per: 'pricePaths' }),
  etherLog: level('log', { means: 'logarithm of the price of ETH over the first one' }),
  bitcoinLog: level('log', { means: 'logarithm of the price of BTC over the first one' }),
};

/** ETH and BTC. Their price of a day is set before anybody acts, that of METIS at the end of the day, both by the luck of the day. */
export const majors = mechanism({
  name: 'majors',
  purpose,
  parameters: majorsParameters,
  writes,
  own,
  draws: ['ether', 'bitcoin'],
  start: (context) => startMajors(context, parametric),
  step: (context) => stepMajors(context, parametric),
});

/**
 * ETH and BTC with their price history built in: the process can also be `bootstrap` (the default) or `path`. A bootstrap repeats
 * the same days for ETH, BTC and, when it repeats the history too, METIS. Throws `invalid …` without their prices.
 */
export function majorsWith(history: PriceHistory) {
  checkHistory(history);
  const { ether, bitcoin, source } = history;
  if (ether === undefined || bitcoin === undefined)
    throw new Error('invalid history: no prices of ether and bitcoin; expected both');
  const known: MajorsMemory = {
    lawsOf: once((p: MajorsParameters) => lawsOf(p, ether, bitcoin)),
    ether,
    bitcoin,
    etherReturns: centred(logReturns(ether)),
    bitcoinReturns: centred(logReturns(bitcoin)),
  };
  const lastOf = (prices: readonly number[]) => ({ value: prices[prices.length - 1], source });
  return mechanism({
    name: 'majors',
    purpose,
    parameters: {
      ...majorsParameters,
      process: assumption({
        value: 'bootstrap',
        options: { ...majorsParameters.process.options, ...historyOptions },
        means: majorsParameters.process.means,
        source,
      }),
      meanBlock,
      etherStart: assumption({ ...majorsParameters.etherStart, ...lastOf(ether) }),
      bitcoinStart: assumption({ ...majorsParameters.bitcoinStart, ...lastOf(bitcoin) }),
    },
    writes,
    own,
    draws: ['ether', 'bitcoin'],
    start: (context) => startMajors(context, known),
    step: (context) => stepMajors(context, known),
  });
}
