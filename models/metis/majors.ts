import { assumption, level, YEAR } from '../../src/define/index.ts';
import type { Stream } from '../../src/random/index.ts';
import { exp } from '../../src/numeric/index.ts';
import { centred, logReturns, nextPosition } from '../processes/index.ts';
import type { PriceLaw } from '../processes/index.ts';
import { mechanism } from './economy.ts';
import { checkHistory, checkPathLength, historyOptions, meanBlock } from './price/history.ts';
import type { PriceHistory } from './price/history.ts';
import { majorsParameters } from './price/majors-parameters.ts';
import { lawOf, once, shockCorrelation } from './price/price-process.ts';
import type { PriceParameters } from './price/price-process.ts';

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
  const known: Memory = {
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

type Each<Name extends string> = {
  readonly [
    K in Exclude<
      keyof PriceParameters,
      'process' | 'drift' | 'jumpRate' | 'meanBlock'
    > as `${Name}${Capitalize<K>}`
  ]: number;
};

/** The parameters of either kind of majors. */
interface MajorsParameters extends Each<'ether'>, Each<'bitcoin'> {
  readonly process: PriceParameters['process'];
  readonly etherStart: number;
  readonly bitcoinStart: number;
  readonly drift: number;
  readonly jumpRate: number;
  readonly dependence: 'returns' | 'shocks' | 'none';
  readonly correlation: number;
  readonly meanBlock?: number;
}

interface Laws {
  readonly ether: PriceLaw;
  readonly bitcoin: PriceLaw;
}

/** What the majors know besides their parameters: their laws, and the history that they repeat with its centred returns. */
interface Memory {
  readonly lawsOf: (parameters: MajorsParameters) => Laws;
  readonly ether: readonly number[];
  readonly bitcoin: readonly number[];
  readonly etherReturns: Float64Array;
  readonly bitcoinReturns: Float64Array;
}

const nothing = new Float64Array(0);
const parametric: Memory = {
  lawsOf: once((p: MajorsParameters) => lawsOf(p, [], [])),
  ether: [],
  bitcoin: [],
  etherReturns: nothing,
  bitcoinReturns: nothing,
};

function lawsOf(p: MajorsParameters, ether: readonly number[], bitcoin: readonly number[]): Laws {
  const ofEther = {
    volatility: p.etherVolatility,
    diffusion: p.etherDiffusion,
    jumpMean: p.etherJumpMean,
    jumpDeviation: p.etherJumpDeviation,
    alpha: p.etherAlpha,
    beta: p.etherBeta,
    degrees: p.etherDegrees,
    lowVolatility: p.etherLowVolatility,
    highVolatility: p.etherHighVolatility,
    stayLow: p.etherStayLow,
    stayHigh: p.etherStayHigh,
  };
  const ofBitcoin = {
    volatility: p.bitcoinVolatility,
    diffusion: p.bitcoinDiffusion,
    jumpMean: p.bitcoinJumpMean,
    jumpDeviation: p.bitcoinJumpDeviation,
    alpha: p.bitcoinAlpha,
    beta: p.bitcoinBeta,
    degrees: p.bitcoinDegrees,
    lowVolatility: p.bitcoinLowVolatility,
    highVolatility: p.bitcoinHighVolatility,
    stayLow: p.bitcoinStayLow,
    stayHigh: p.bitcoinStayHigh,
  };
  return { ether: lawOf({ ...p, ...ofEther }, ether), bitcoin: lawOf({ ...p, ...ofBitcoin }, bitcoin) };
}

interface StartContext {
  readonly economy: {
    etherPrice: number;
    bitcoinPrice: number;
    etherShock: number;
    bitcoinOwnShock: number;
    etherLoading: number;
    bitcoinLoading: number;
    majorsCorrelation: number;
    historyDay: number;
  };
  readonly own: {
    readonly etherMemory: Float64Array;
    readonly bitcoinMemory: Float64Array;
    etherLog: number;
    bitcoinLog: number;
  };
  readonly parameters: MajorsParameters;
  readonly days: number;
}

function startMajors({ economy, own, parameters, days }: StartContext, memory: Memory): void {
  checkPathLength(parameters.process, memory.ether, days);
  const { ether, bitcoin } = memory.lawsOf(parameters);
  ether.begin(own.etherMemory);
  bitcoin.begin(own.bitcoinMemory);
  economy.etherPrice = firstPrice(parameters, parameters.etherStart, memory.ether);
  economy.bitcoinPrice = firstPrice(parameters, parameters.bitcoinStart, memory.bitcoin);
  const loads = ether.moments.loading > 0 && bitcoin.moments.loading > 0;
  economy.etherLoading = loads ? ether.moments.loading : 0;
  economy.bitcoinLoading = loads ? bitcoin.moments.loading : 0;
  const { dependence, correlation } = parameters;
  if (!loads || dependence === 'none') economy.majorsCorrelation = 0;
  else if (dependence === 'shocks') economy.majorsCorrelation = correlation;
  else {
    const { etherLoading, bitcoinLoading } = economy;
    economy.majorsCorrelation = shockCorrelation(
      'majors.correlation',
      correlation,
      etherLoading,
      bitcoinLoading,
    );
  }
}

const firstPrice = ({ process }: MajorsParameters, start: number, prices: readonly number[]): number =>
  process === 'path' ? prices[0] : start;

interface DayContext extends Omit<StartContext, 'days'> {
  readonly random: { readonly ether: Stream; readonly bitcoin: Stream };
  readonly day: number;
}

function stepMajors({ economy, own, parameters, random, day }: DayContext, memory: Memory): void {
  economy.etherShock = random.ether.normal(0, day);
  economy.bitcoinOwnShock = random.bitcoin.normal(0, day);
  const shared = economy.majorsCorrelation;
  const bitcoinShock = shared * economy.etherShock + Math.sqrt(1 - shared * shared) * economy.bitcoinOwnShock;
  if (parameters.process === 'bootstrap') {
    const days = memory.etherReturns.length;
    const block = parameters.meanBlock ?? 1;
    economy.historyDay = nextPosition(economy.historyDay, days, block, random.ether, 0, day);
    own.etherLog += memory.etherReturns[economy.historyDay - 1] + parameters.drift / YEAR;
    own.bitcoinLog += memory.bitcoinReturns[economy.historyDay - 1] + parameters.drift / YEAR;
  } else {
    const { ether, bitcoin } = memory.lawsOf(parameters);
    own.etherLog += ether.move(own.etherMemory, economy.etherShock, random.ether, 0, day);
    own.bitcoinLog += bitcoin.move(own.bitcoinMemory, bitcoinShock, random.bitcoin, 0, day);
  }
  economy.etherPrice = firstPrice(parameters, parameters.etherStart, memory.ether) * exp(own.etherLog);
  economy.bitcoinPrice =
    firstPrice(parameters, parameters.bitcoinStart, memory.bitcoin) * exp(own.bitcoinLog);
}
