import { level, YEAR } from '../../src/define/index.ts';
import { netReturn } from '../arithmetic/seat.ts';
import { entities, mechanism } from './economy.ts';
import { claimAndPayCosts, reviewEntry, reviewProtocolSeat, reviewSeat, sell } from './operators-actions.ts';
import { operatorsParameters } from './operators-parameters.ts';

/** Independent operators compare what a seat really earns with what it costs, and join, top up, trim or leave. */
export const operators = mechanism({
  name: 'operators',
  purpose:
    'Lets owners claim rewards, pay the cost of their seat by selling METIS, and decide on review days by realised net return; candidates for empty seats come forward, ask to be elected, and join when they may and it pays.',
  parameters: operatorsParameters,
  reads: [
    'price',
    'realisedRate',
    'feeYield',
    'minimumLock',
    'maximumLock',
    'seatEntity',
    'seatProtocol',
    'seatActive',
    'bond',
    'unbonding',
    'whitelisted',
  ],
  writes: [
    'rewardsHeld',
    'operatorLiquid',
    'market',
    'sold',
    'bought',
    'electionAsked',
    'lockAsked',
    'withdrawAsked',
    'exitAsked',
  ],
  own: {
    hurdle: level('1/year', { means: 'net return each operator requires', per: 'sequencers' }),
    standing: level('flag', {
      means: '1 where somebody has come forward for a seat: all who begin with a bond, later the candidates',
      per: 'sequencers',
    }),
  },
  draws: ['hurdle'],
  calendars: {
    review: { per: 'sequencers', means: 'days on which an operator reviews its seat', every: 'reviewDays' },
    candidacy: {
      per: 'sequencers',
      means: 'days on which somebody comes forward for an empty seat',
      every: 'candidacyDays',
    },
  },

  start({ economy, own, parameters, random }) {
    for (let s = 0; s < own.hurdle.length; s++) {
      const patience = 2 * random.hurdle.uniform(s, 0) - 1;
      own.hurdle[s] = parameters.hurdle * (1 + parameters.hurdleSpread * patience);
      const isCandidate = economy.seatEntity[s] >= entities.firstOperator && economy.bond[s] === 0;
      own.standing[s] = isCandidate ? 0 : 1;
    }
  },

  step({ economy, own, parameters, calendars, day }) {
    const due = calendars.review.due(day);
    const candidates = calendars.candidacy.due(day);
    if (parameters.decisions === 'off') return;
    for (let c = 0; c < candidates.length; c++) own.standing[candidates[c]] = 1;
    claimAndPayCosts(economy, parameters.runningCost);
    for (let d = 0; d < due.length; d++) {
      const s = due[d];
      const isProtocols = economy.seatProtocol[s] >= 0;
      if (isProtocols) reviewProtocolSeat(s, economy, parameters);
      if (economy.seatEntity[s] < entities.firstOperator) continue;
      if (economy.seatActive[s] === 1) reviewSeat(s, economy, own.hurdle[s], parameters);
      else if (own.standing[s] === 1) reviewEntry(s, economy, own.hurdle[s], parameters);
      else sell(s, economy, economy.operatorLiquid[s]);
    }
  },

  measures: {
    netReturn: {
      unit: '1/year',
      means:
        'net yearly return on the smallest bond: realised rate and fees less running cost at today’s price',
      of: ({ economy, parameters }) =>
        netReturn(
          economy.minimumLock,
          economy.realisedRate + economy.feeYield,
          parameters.runningCost * YEAR,
          economy.price,
        ),
    },
  },
});
