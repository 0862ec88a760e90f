// Longer than most: a list of levers and assumptions, each with its range and its source.
import { assumed, assumption, cite, lever } from '../../src/define/index.ts';

const azure = (place: string) =>
  cite('Azure LLM inference traces 2023, computed from the data', {
    url: 'https://github.com/Azure/AzurePublicDataset',
    place,
  });
const notFound = 'neither traffic nor prices of LazAI were found';

/** Who the clients are and how they come and go. */
const clients = {
  requestsPerClient: assumption({
    value: 180,
    unit: 'requests/day',
    between: [0, 1_000_000_000],
    means: 'requests a day of a client on average, at the reference cost',
    source: assumed(
      '545,436 test-network interactions in the first month (edgen.tech) are 18,000 a day: 180 for each of 100 clients when all have come',
      'low',
    ),
  }),
  sizeSpread: assumption({
    value: 1.5,
    unit: '1',
    between: [0, 4],
    means: 'standard deviation of the logarithm of clients’ sizes; the mean stays',
    source: assumed('a tenth of the clients make about half of the requests; sizes were not found', 'low'),
  }),
  innovation: assumption({
    value: 0.03,
    unit: '1/year',
    between: [0.0001, 100],
    means: 'share of those not yet there who come by themselves, a year (Bass)',
    source: cite('Sultan, Farley and Lehmann 1990, A meta-analysis of applications of diffusion models', {
      place: 'average coefficient of innovation 0.03',
    }),
  }),
  imitation: assumption({
    value: 0.38,
    unit: '1/year',
    between: [0, 100],
    means: 'share of those not yet there who follow others, a year, when all others are there (Bass)',
    source: cite('Sultan, Farley and Lehmann 1990, A meta-analysis of applications of diffusion models', {
      place: 'average coefficient of imitation 0.38',
    }),
  }),
  leaving: assumption({
    value: 'on',
    options: {
      on: 'a client leaves when a request costs more than it is worth to it, and comes back when it does not',
      off: 'clients never leave',
    },
    means: 'whether clients leave',
    source: assumed('a buyer stops where the price passes what the thing is worth', 'medium'),
  }),
  reservePrice: assumption({
    value: 0.05,
    unit: 'USD/request',
    between: [0, 1_000],
    means: 'median of what a request is worth to a client',
    source: assumed('well above a cent, or nobody would write to a chain; not measured', 'low'),
  }),
  reserveSpread: assumption({
    value: 1,
    unit: '1',
    between: [0, 4],
    means: 'standard deviation of the logarithm of what a request is worth to clients',
    source: assumed('not measured', 'low'),
  }),
  reviewDays: assumption({
    value: 30,
    unit: 'days',
    between: [1, 3_650],
    means: 'mean days between two looks of a client at its cost',
    source: assumed('a monthly bill', 'medium'),
  }),
};

/** How requests arrive. */
const requests = {
  arrivals: assumption({
    value: 'cox',
    options: {
      cox: 'every client asks at a random, slowly changing rate',
      onOff: 'every client is on or off for days; while on it asks as in `cox`',
    },
    means: 'law of the requests of a day',
    source: assumed('conversation behaves like the first, code like the second (Azure 2023)', 'medium'),
  }),
  slowSpread: assumption({
    value: 0.3,
    unit: '1',
    between: [0, 2],
    means: 'long-run standard deviation of the logarithm of the common slow rate; 0 turns it off',
    source: assumed('no series of weeks could be read', 'low'),
  }),
  slowHalfLife: assumption({
    value: 30,
    unit: 'days',
    between: [1, 3_650],
    means: 'days in which half of a deviation of the slow rate disappears',
    source: assumed('no series of weeks could be read', 'low'),
  }),
  weekendDemand: assumption({
    value: 0.7,
    unit: '1',
    between: [0, 2],
    means: 'requests of a weekend day over those of a working day; the week’s mean stays',
    source: assumed('BurstGPT reports a weekly period (arXiv 2401.17644); its size was not readable', 'low'),
  }),
  burst: assumption({
    value: 125,
    unit: 'requests',
    between: [0, 1_000_000],
    means: 'variance over mean of a day’s requests beyond that of a Poisson law (1); 0 is Poisson',
    source: azure(
      'AzureLLMInferenceTrace_conv.csv: Fano factor of a day under the law fitted to windows of 1 to 300 s, less 1',
    ),
  }),
  onDays: assumption({
    value: 5,
    unit: 'days',
    between: [1, 3_650],
    means: 'mean days that a client stays on under `arrivals: onOff`',
    source: assumed('a working week', 'low'),
  }),
  offDays: assumption({
    value: 10,
    unit: 'days',
    between: [1, 3_650],
    means: 'mean days that a client stays off under `arrivals: onOff`',
    source: assumed('work in campaigns; code in the Azure trace is on a fifth of the time', 'low'),
  }),
  tokensPerRequest: assumption({
    value: 1_365.8,
    unit: 'tokens/request',
    between: [1, 1_000_000],
    means: 'tokens of prompt and completion of a request on average',
    source: azure('AzureLLMInferenceTrace_conv.csv: 1,154.7 + 211.1; code 2,075.7'),
  }),
  tokenVariation: assumption({
    value: 0.85,
    unit: '1',
    between: [0, 10],
    means: 'standard deviation over mean of a request’s tokens (lognormal)',
    source: azure('quantiles of prompt and output; the law fitted to them has 0.8 to 1'),
  }),
};

/** What a request costs and who answers. */
const cost = {
  offChainShare: assumption({
    value: 0.8,
    unit: 'share',
    between: [0, 1],
    means: 'share of requests answered off chain and settled in batches',
    source: assumed('the toolkit settles off chain (0xLazAI/alith); the share in use was not found', 'low'),
  }),
  batchSize: assumption({
    value: 100,
    unit: 'requests/batch',
    between: [1, 1_000_000],
    means: 'requests settled in one transaction',
    source: assumed('“many requests per transaction”, without a number', 'low'),
  }),
  gasPerSettlement: assumption({
    value: 200_000,
    unit: 'gas/batch',
    between: [0, 100_000_000],
    means: 'gas of one settlement transaction',
    source: assumed('some storage writes and a signature check a client', 'low'),
  }),
  servicePrice: assumption({
    value: 0.5,
    unit: 'USD/1,000,000 tokens',
    between: [0, 1_000],
    means: 'price of answers settled off chain',
    source: assumed('a usual price of small open models on public markets', 'low'),
  }),
  depositDays: assumption({
    value: 30,
    unit: 'days',
    between: [0, 3_650],
    means: 'days of spending that clients keep deposited for settlement',
    source: assumed('a monthly top-up', 'low'),
  }),
  elasticity: assumption({
    value: -0.6,
    unit: '1',
    between: [-3, 0],
    means: 'per cent by which requests change when their cost rises by one per cent; 0 turns it off',
    source: assumed(
      '−1.11 within models (NBER, The Emerging Market for Intelligence), almost none across models (OpenRouter and a16z 2025); −0.1 | −0.6 | −1.11 are the scenarios',
      'low',
    ),
  }),
  referenceCost: assumption({
    value: 0.005,
    unit: 'USD/request',
    between: [0.000001, 1_000],
    means: 'cost of a request at which clients ask as often as their size says',
    source: assumed(`about what a request costs at first; ${notFound}`, 'low'),
  }),
  mostDemand: assumption({
    value: 5,
    unit: '1',
    between: [1, 1_000],
    means: 'multiple of its size that a client never exceeds, however cheap requests are',
    source: assumed('a power law has no end towards a price of zero; a client has', 'low'),
  }),
};

/** DAT (data anchoring tokens) and providers. */
const dat = {
  tokensPerDat: assumption({
    value: 1_000_000,
    unit: 'tokens/DAT',
    between: [1, 1_000_000_000_000],
    means: 'tokens of use that one DAT carries as its quota; then another is minted',
    source: assumed('a DAT carries a usage quota (docs.lazai.network), without a number', 'low'),
  }),
  gasPerMint: assumption({
    value: 250_000,
    unit: 'gas/DAT',
    between: [0, 100_000_000],
    means: 'gas of minting one DAT',
    source: assumed('a usual mint with a stored record', 'low'),
  }),
  datShare: lever({
    value: 0.1,
    unit: 'share',
    between: [0, 1],
    means: 'share of payments for answers that goes to owners of DATs',
    source: assumed('a DAT carries a revenue share (docs.lazai.network), without a number', 'low'),
  }),
  ownersSell: assumption({
    value: 0.66,
    unit: 'share',
    between: [0, 1],
    means: 'share of what owners of DATs get that they sell at once',
    source: cite('Messias, Yaish, Livshits: airdrops, arXiv 2312.02752', {
      url: 'https://arxiv.org/abs/2312.02752',
      place: 'up to 66 % of tokens sold quickly in nine airdrops',
    }),
  }),
  nodesSell: assumption({
    value: 0.8,
    unit: 'share',
    between: [0, 1],
    means: 'share of what nodes get that they sell at once to pay their costs',
    source: assumed('computing is paid for in dollars', 'low'),
  }),
};

/** Parameters of `aiWorkload`. */
export const aiWorkloadParameters = { ...clients, ...requests, ...cost, ...dat };
