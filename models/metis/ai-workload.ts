import { level, stock } from '../../src/define/index.ts';
import { exp } from '../../src/numeric/index.ts';
import {
  isoelastic,
  lognormalWithMean,
  servicePayment,
  weeklyFactor,
  workGas,
} from '../arithmetic/inference.ts';
import { keptAfterDay, nextDeviation } from '../arithmetic/slow-deviation.ts';
import {
  keepDeposits,
  payGas,
  payProviders,
  requestsOf,
  review,
  scheduleArrivals,
  sizeOnGrid,
  slowFactor,
  tokensOf,
  turnOnAndOff,
  welcome,
} from './ai-workload-actions.ts';
import { aiWorkloadParameters } from './ai-workload-parameters.ts';
import { mechanism } from './economy.ts';

const GWEI = 1e-9;

/**
 * Clients of AI on LazAI. They come by the Bass law after LazAI opens, ask at random rates that answer to cost, pay gas in METIS bought from the
 * market, and keep deposits for what is settled off chain. A day has one draw of requests for all: only the sum of sizes matters.
 */
export const aiWorkload = mechanism({
  name: 'aiWorkload',
  purpose:
    'Clients buy METIS for AI work on LazAI: gas for what runs on chain, deposits for what is settled off chain.',
  parameters: aiWorkloadParameters,
  reads: ['price', 'lazaiGasPrice', 'lazaiGasLeft', 'lazaiValidators'],
  writes: ['aiGas', 'aiBought', 'aiSold', 'market', 'lazaiFees', 'settlementDeposits', 'bought', 'sold'],
  own: {
    nodes: stock('METIS', { means: 'held by nodes that answer off chain' }),
    datOwners: stock('METIS', { means: 'held by owners of DATs' }),
    size: level('requests/day', {
      means: 'requests of each client at the reference cost, while it asks',
      per: 'clients',
    }),
    worth: level('USD/request', { means: 'what a request is worth to each client', per: 'clients' }),
    state: level('state', { means: 'of each client: 0 not yet here, 1 here, 2 gone', per: 'clients' }),
    on: level('flag', { means: '1 while a client asks; always under `arrivals: cox`', per: 'clients' }),
    demand: level('requests/day', { means: 'sizes of all clients that are here and on' }),
    clients: level('clients', { means: 'clients that are here' }),
    opened: level('day', { means: 'day on which LazAI was first seen open; 0 before' }),
    deviation: level('log', { means: 'logarithm of the common slow rate' }),
    kept: level('1', { means: 'part of a deviation that is left after a day' }),
    cost: level('USD/request', { means: 'what a request costs today on average' }),
    requests: level('requests/day', { means: 'requests served today' }),
    tokens: level('tokens/day', { means: 'tokens served today' }),
    refused: level('share', { means: 'share of today’s work that found no room' }),
    usualPayment: level('METIS/day', {
      means: 'payments off chain a day, smoothed over the days of deposit',
    }),
    gasPaid: level('METIS', { means: 'gas paid since the first day' }),
    paidOffChain: level('METIS', { means: 'paid to nodes and owners of DATs since the first day' }),
    minted: level('DAT', { means: 'DATs minted since the first day, fractions included' }),
  },
  draws: ['size', 'worth', 'place', 'begins', 'spell', 'slow', 'rate', 'number', 'tokens'],
  calendars: {
    arrival: { per: 'clients', means: 'days on which clients come' },
    review: { per: 'clients', means: 'days on which a client looks at its cost', every: 'reviewDays' },
    turn: { per: 'clients', means: 'days on which a client goes on or off under `arrivals: onOff`' },
  },
  start({ own, parameters, random, calendars }) {
    const { arrivals, onDays, offDays, sizeSpread, reserveSpread } = parameters;
    const share = arrivals === 'onOff' ? onDays / (onDays + offDays) : 1;
    own.kept = keptAfterDay(parameters.slowHalfLife);
    for (let c = 0; c < own.size.length; c++) {
      const size = lognormalWithMean(parameters.requestsPerClient, sizeSpread, random.size.normal(c, 0));
      own.size[c] = sizeOnGrid(size / share);
      own.worth[c] = parameters.reservePrice * exp(reserveSpread * random.worth.normal(c, 0));
      own.on[c] = random.begins.chance(share, c, 0) ? 1 : 0;
      if (arrivals === 'cox') continue;
      calendars.turn.schedule(c, random.spell.geometric(1 / (own.on[c] === 1 ? onDays : offDays), c, 0));
    }
  },
  step({ economy, own, parameters, random, calendars, day, startDate }) {
    const luck = random.slow.normal(0, day);
    own.deviation = nextDeviation(own.deviation, own.kept, parameters.slowSpread, luck);
    const looking = calendars.review.due(day);
    const turning = calendars.turn.due(day);
    const open = economy.lazaiValidators > 0;
    if (open && own.opened === 0) {
      own.opened = day;
      const { innovation, imitation } = parameters;
      scheduleArrivals(own.size.length, day, innovation, imitation, random.place, calendars.arrival);
    }
    welcome(own, calendars.arrival.due(day));
    if (turning.length > 0) turnOnAndOff(own, turning, day, parameters, random.spell, calendars.turn);

    const gasInMetis = economy.lazaiGasPrice * GWEI;
    const usual = parameters.tokensPerRequest;
    own.cost = workGas(1, usual, parameters) * gasInMetis * economy.price + servicePayment(usual, parameters);
    if (parameters.leaving === 'on') review(own, looking, own.cost);

    const answer = isoelastic(
      own.cost,
      parameters.referenceCost,
      parameters.elasticity,
      parameters.mostDemand,
    );
    const mood =
      slowFactor(own.deviation, parameters.slowSpread) *
      weeklyFactor(startDate + day, parameters.weekendDemand);
    const mean = open ? own.demand * answer * mood : 0;
    const wanted = requestsOf(mean, parameters.burst, random.rate, random.number, day);
    const tokensWanted = tokensOf(wanted, usual, parameters.tokenVariation, random.tokens, day);

    const gasWanted = workGas(wanted, tokensWanted, parameters);
    const served = gasWanted > economy.lazaiGasLeft ? economy.lazaiGasLeft / gasWanted : 1;
    own.refused = 1 - served;
    own.requests = wanted * served;
    own.tokens = tokensWanted * served;
    own.minted += own.tokens / parameters.tokensPerDat;
    economy.aiGas += gasWanted;
    own.gasPaid += payGas(economy, gasWanted * served * gasInMetis);

    const payment = servicePayment(own.tokens, parameters) / economy.price;
    const memory = Math.max(1, parameters.depositDays);
    own.usualPayment += (payment - own.usualPayment) / memory;
    keepDeposits(economy, payment + parameters.depositDays * own.usualPayment);
    own.paidOffChain += payProviders(economy, own, payment, parameters);
  },
  measures: {
    clients: { unit: 'clients', means: 'clients that are here', of: ({ own }) => own.clients },
    requests: { unit: 'requests/day', means: 'requests served today', of: ({ own }) => own.requests },
    tokens: { unit: 'tokens/day', means: 'tokens served today', of: ({ own }) => own.tokens },
    cost: { unit: 'USD/request', means: 'what a request costs today on average', of: ({ own }) => own.cost },
    refused: {
      unit: 'share',
      means: 'share of today’s work that found no room',
      of: ({ own }) => own.refused,
    },
    gasPaid: {
      unit: 'METIS',
      means: 'gas paid for AI work since the first day',
      of: ({ own }) => own.gasPaid,
    },
    paidOffChain: {
      unit: 'METIS',
      means: 'paid for answers settled off chain since the first day',
      of: ({ own }) => own.paidOffChain,
    },
    minted: { unit: 'DAT', means: 'DATs minted since the first day', of: ({ own }) => own.minted },
    datRevenue: { unit: 'METIS', means: 'held by owners of DATs', of: ({ own }) => own.datOwners },
  },
});
