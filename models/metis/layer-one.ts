import { level } from '../../src/define/index.ts';
import { exp, log } from '../../src/numeric/index.ts';
import { blobFeeDay } from '../arithmetic/blob-fee-day.ts';
import { BLOB_FEE_FLOOR, blobRules } from '../arithmetic/blob-fee.ts';
import { keptAfterDay, nextDeviation } from '../arithmetic/slow-deviation.ts';
import { mechanism } from './economy.ts';
import { layerOneParameters } from './price/layer-one-parameters.ts';

const GWEI_PER_WEI = 1e-9;
/** The blob fee, in gwei, at which one blob of 131,072 units would cost all 120 million ETH: no demand goes further. */
const HIGHEST_BLOB_FEE = (120_000_000 * 1e9) / 131_072;
const LOG_HIGHEST = log(HIGHEST_BLOB_FEE);

/** Ethereum as far as METIS pays for it: the price of execution gas and the blob fee, both in gwei. */
export const layerOne = mechanism({
  name: 'layerOne',
  purpose:
    'The price of execution gas on Ethereum moves around its median, and the blob fee follows the protocol’s rule over a random demand.',
  parameters: layerOneParameters,
  writes: ['gasPrice', 'blobFee'],
  own: {
    gasDeviation: level('log', { means: 'logarithm of the price of gas over its median' }),
    blobDeviation: level('log', { means: 'logarithm of the blobs wanted over their median' }),
    blobState: level('log gwei', {
      means: 'logarithm of the blob fee at the end of the day',
      per: 'pricePaths',
      start: -100,
    }),
    blobsToday: level('blobs/block', { means: 'blobs wanted a block today while the fee does not matter' }),
  },
  draws: ['gas', 'blobs'],
  start({ economy, own, parameters }) {
    economy.gasPrice = parameters.typicalGasPrice;
    own.blobsToday = parameters.blobsWanted;
    economy.blobFee =
      parameters.blobs === 'fixed'
        ? parameters.fixedBlobFee
        : lowestBlobFee(parameters.blobFloor, economy.gasPrice);
    own.blobState[0] = log(economy.blobFee);
  },
  step({ economy, own, parameters, random, day }) {
    const gasLuck = random.gas.normal(0, day);
    const blobLuck = random.blobs.normal(0, day);
    const gasKept = keptAfterDay(parameters.gasHalfLife);
    if (parameters.gas === 'random') {
      own.gasDeviation = gasKept * own.gasDeviation + parameters.gasSurprise * gasLuck;
      economy.gasPrice = parameters.typicalGasPrice * exp(own.gasDeviation);
    }
    const blobsKept = keptAfterDay(parameters.blobHalfLife);
    own.blobDeviation = nextDeviation(own.blobDeviation, blobsKept, parameters.blobSpread, blobLuck);
    own.blobsToday = parameters.blobsWanted * exp(own.blobDeviation);
    if (parameters.blobs === 'fixed') return;
    const fee = blobFeeDay(
      own.blobState,
      own.blobsToday,
      parameters,
      blobRules[parameters.blobRule],
      lowestBlobFee(parameters.blobFloor, economy.gasPrice),
      parameters.blobSwing,
    );
    economy.blobFee = Math.min(fee, HIGHEST_BLOB_FEE);
    own.blobState[0] = Math.min(own.blobState[0], LOG_HIGHEST);
  },
  measures: {
    blobsWanted: {
      unit: 'blobs/block',
      means: 'blobs wanted a block today while the fee does not matter',
      of: ({ own }) => own.blobsToday,
    },
  },
});

const lowestBlobFee = (floor: 'executionCost' | 'none', gasPrice: number): number =>
  floor === 'none' ? GWEI_PER_WEI : Math.max(GWEI_PER_WEI, gasPrice * BLOB_FEE_FLOOR);
