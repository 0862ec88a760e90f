import { assumed, assumption, cite, level, METIS_GRID, perDay } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { mechanism } from './economy.ts';

/**
 * Ongoing grants, paid from the grants budget while it lasts (never from the reward budget, whatever the reading of the
 * fund), and the sales of everybody who was funded, by grants or from the reserve.
 */
export const grants = mechanism({
  name: 'grants',
  purpose: 'The foundation pays grants from their budget, and funded projects sell part of what they get.',
  parameters: {
    perYear: assumption({
      value: 1_000_000,
      unit: 'METIS/year',
      between: [0, 3_000_000],
      means: 'METIS granted a year while the grants budget lasts',
      source: assumed(
        'circulation grew by 1.0 to 1.2 million a year from December 2023 to May 2026, a few percent of it by rewards; 120,000 a year of builder mining are documented',
        'low',
      ),
    }),
    sales: assumption({
      value: 'on',
      options: {
        on: 'funded projects sell part of what they get',
        off: 'funded projects keep everything',
      },
      means: 'whether funded projects sell METIS',
      source: assumed('projects pay wages and providers in dollars', 'medium'),
    }),
    soldAtOnce: assumption({
      value: 0.33,
      unit: 'share',
      between: [0, 1],
      means: 'share of what a project gets that it sells on the same day',
      source: cite('Messias, Yaish, Livshits: airdrops, arXiv 2312.02752', {
        url: 'https://arxiv.org/abs/2312.02752',
        place: 'up to 66 % of tokens sold quickly in nine airdrops; half of that taken for projects',
      }),
    }),
    soldPerYear: assumption({
      value: 0.5,
      unit: '1/year',
      between: [0, 5],
      means: 'share of what projects still hold that they sell in a year, to pay their costs',
      source: assumed('a project is taken to spend what it keeps over about two years', 'low'),
    }),
  },
  reads: ['subprojectsFunded'],
  writes: ['granted', 'sold', 'grantsBudget', 'grantees', 'market'],
  own: { paidOut: level('METIS', { means: 'grants paid since the first day' }) },
  step({ economy, own, parameters }) {
    const grant = floorToGrid(Math.min(perDay(parameters.perYear), economy.grantsBudget), METIS_GRID);
    economy.grantsBudget -= grant;
    economy.grantees += grant;
    economy.granted += grant;
    own.paidOut += grant;

    if (parameters.sales === 'off') return;
    const arrived = grant + economy.subprojectsFunded;
    const kept = economy.grantees - arrived;
    const wanted = parameters.soldAtOnce * arrived + perDay(parameters.soldPerYear) * kept;
    const sale = floorToGrid(Math.min(wanted, economy.grantees), METIS_GRID);
    economy.grantees -= sale;
    economy.market += sale;
    economy.sold += sale;
  },
  measures: {
    paidOut: { unit: 'METIS', means: 'grants paid since the first day', of: ({ own }) => own.paidOut },
  },
});
