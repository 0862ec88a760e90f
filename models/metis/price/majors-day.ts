import { YEAR } from '../../../src/define/index.ts';
import type { Stream } from '../../../src/random/index.ts';
import { exp } from '../../../src/numeric/index.ts';
import { nextPosition } from '../../processes/index.ts';
import type { PriceLaw } from '../../processes/index.ts';
import { checkPathLength } from './history.ts';
import { lawOf, once, shockCorrelation } from './price-process.ts';
import type { PriceParameters } from './price-process.ts';

type Each<Name extends string> = {
  readonly [
    K in Exclude<
      keyof PriceParameters,
      'process' | 'drift' | 'jumpRate' | 'meanBlock'
    > as `${Name}${Capitalize<K>}`
  ]: number;
};

/** The parameters of either kind of majors. */
export interface MajorsParameters extends Each<'ether'>, Each<'bitcoin'> {
  readonly process: PriceParameters['process'];
  readonly etherStart: number;
  readonly bitcoinStart: number;
  readonly drift: number;
  readonly jumpRate: number;
  readonly dependence: 'returns' | 'shocks' | 'none';
  readonly correlation: number;
  readonly meanBlock?: number;
}

/** The laws of the two. */
export interface Laws {
  readonly ether: PriceLaw;
  readonly bitcoin: PriceLaw;
}

/** What the majors know besides their parameters: their laws, and the history that they repeat with its centred returns. */
export interface MajorsMemory {
  readonly lawsOf: (parameters: MajorsParameters) => Laws;
  readonly ether: readonly number[];
  readonly bitcoin: readonly number[];
  readonly etherReturns: Float64Array;
  readonly bitcoinReturns: Float64Array;
}

const nothing = new Float64Array(0);
/** What the majors without a history know. */
export const parametric: MajorsMemory = {
  lawsOf: once((p: MajorsParameters) => lawsOf(p, [], [])),
  ether: [],
  bitcoin: [],
  etherReturns: nothing,
  bitcoinReturns: nothing,
};

/** The laws of ETH and BTC under some parameters. */
export function lawsOf(p: MajorsParameters, ether: readonly number[], bitcoin: readonly number[]): Laws {
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

/** What the majors see before the first day. */
export interface StartContext {
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

/** Sets the first prices, the loadings and the correlation of the shocks; throws `invalid …` where no shocks can give it. */
export function startMajors({ economy, own, parameters, days }: StartContext, memory: MajorsMemory): void {
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

/** What the majors see on a day. */
export interface DayContext extends Omit<StartContext, 'days'> {
  readonly random: { readonly ether: Stream; readonly bitcoin: Stream };
  readonly day: number;
}

/** Draws the shocks of the day and moves both prices. */
export function stepMajors(
  { economy, own, parameters, random, day }: DayContext,
  memory: MajorsMemory,
): void {
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
