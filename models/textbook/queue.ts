import { assumed, assumption, defineEconomy, flow, level, stock } from '../../src/define/index.ts';
import type { Stream } from '../../src/random/index.ts';

const { mechanism, model } = defineEconomy({
  units: { customers: { grid: 1, means: 'whole customers; those who are not here stand outside' } },
  quantities: {
    arrived: flow('customers', { means: 'customers who arrived today' }),
    outside: stock('customers', { means: 'everybody who has not come or has gone', start: 1_000_000_000 }),
    present: stock('customers', { means: 'customers in service and in the queue' }),
  },
});
const source = assumed('a textbook example; any value is as good', 'high');

/** Draws within a day are addressed by their number in the day; the stream `event` tells when, `kind` what. */
const service = mechanism({
  name: 'service',
  purpose: 'Customers arrive at random and are served in order by a few equal servers.',
  parameters: {
    arrivals: assumption({
      value: 3,
      unit: 'customers/day',
      between: [0, 10_000],
      means: 'expected arrivals a day',
      source,
    }),
    served: assumption({
      value: 1,
      unit: '1/day',
      between: [0.001, 10_000],
      means: 'customers that one busy server finishes a day, on average',
      source,
    }),
    servers: assumption({
      value: 4,
      unit: '1',
      between: [1, 1_000_000],
      means: 'servers; as many as customers make an M/M/∞ queue',
      source,
    }),
  },
  writes: ['arrived', 'outside', 'present'],
  own: {
    timeInSystem: level('customers × days', { means: 'sum over time of the customers present' }),
    timeWaiting: level('customers × days', { means: 'sum over time of the customers waiting' }),
    arrivals: level('customers', { means: 'arrivals so far' }),
    departures: level('customers', { means: 'departures so far' }),
    delayed: level('customers', { means: 'arrivals so far that found every server busy' }),
    daysRun: level('days', { means: 'days run so far' }),
  },
  draws: ['event', 'kind'],
  // Next event: with n present the total rate is λ + min(n, c) μ; what is left of the day when no event comes is thrown away,
  // which changes nothing because the exponential law has no memory.
  step({ economy, own, parameters, random, day }) {
    let left = 1;
    for (let k = 0; ; k++) {
      const busy = Math.min(economy.present, Math.floor(parameters.servers));
      const rate = parameters.arrivals + busy * parameters.served;
      const wait = waitOf(random.event, rate, k, day);
      const passes = Math.min(wait, left);
      own.timeInSystem += economy.present * passes;
      own.timeWaiting += (economy.present - busy) * passes;
      left -= passes;
      if (wait > passes || left <= 0) break;
      const arrives = random.kind.uniform(k, day) * rate < parameters.arrivals;
      if (arrives) {
        own.arrivals += 1;
        if (busy === Math.floor(parameters.servers)) own.delayed += 1;
        economy.arrived += 1;
        economy.outside -= 1;
        economy.present += 1;
      } else {
        own.departures += 1;
        economy.present -= 1;
        economy.outside += 1;
      }
    }
    own.daysRun = day;
  },
  measures: {
    meanPresent: {
      unit: 'customers',
      means: 'customers present on average over time so far',
      of: ({ own }) => own.timeInSystem / Math.max(1, own.daysRun),
    },
    meanWaiting: {
      unit: 'customers',
      means: 'customers waiting on average over time so far',
      of: ({ own }) => own.timeWaiting / Math.max(1, own.daysRun),
    },
    delayedShare: {
      unit: 'share',
      means: 'share of arrivals so far that had to wait: what customers see',
      of: ({ own }) => own.delayed / Math.max(1, own.arrivals),
    },
    meanWait: {
      unit: 'days',
      means: 'time in queue so far per arrival',
      of: ({ own }) => own.timeWaiting / Math.max(1, own.arrivals),
    },
  },
});

function waitOf(stream: Stream, rate: number, k: number, day: number): number {
  return rate > 0 ? stream.exponential(k, day) / rate : Infinity;
}

/**
 * The M/M/c queue, event by event. Known answers: an arrival waits with Erlang's C(c, λ/μ), for C/(cμ − λ) on average; the time average of
 * those waiting is λ times that (Little); with very many servers the number present after t days is Poisson with mean (λ/μ)(1 − e^(−μt)).
 */
export const queue = model({
  name: 'queue',
  version: '1.0.0',
  means: 'Customers, servers and a waiting line: the M/M/c queue from an empty start.',
  schedule: [service],
});
