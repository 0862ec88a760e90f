import { assumed, assumption } from '../../src/define/index.ts';

/** Levers and assumptions of the independent operators. */
export const operatorsParameters = {
  decisions: assumption({
    value: 'on',
    options: {
      on: 'operators join, top up, trim, leave and sell as their net return tells them',
      off: 'operators do nothing: bonds change only through the liquid-staking protocol',
    },
    means: 'whether independent operators react',
    source: assumed('operators have joined (2024) and left (2025): they react', 'high'),
  }),
  runningCost: assumption({
    value: 10,
    unit: 'USD/day',
    between: [0, 500],
    means: 'cost of running one seat: machines and the time of people',
    source: assumed(
      'not published; required are 8 processors, 16 GB and 500 GB, and seats earning about 20 USD a day in Jan 2026 stayed',
      'low',
    ),
  }),
  hurdle: assumption({
    value: 0.03,
    unit: '1/year',
    between: [-0.5, 1],
    means: 'net yearly return on the bond below which an operator leaves',
    source: assumed('not published; seats with about 5 % net stayed in Jan 2026', 'low'),
  }),
  hurdleSpread: assumption({
    value: 0.5,
    unit: 'share',
    between: [0, 1],
    means: 'how far the hurdles of operators lie below or above the usual one, as a share of it',
    source: assumed('not published; differences in patience and cost', 'low'),
  }),
  indifference: assumption({
    value: 0.01,
    unit: '1/year',
    between: [0, 1],
    means:
      'return above the hurdle at which an operator joins or tops up; below it an operator trims its bond',
    source: assumed('not published; keeps operators from moving at every review', 'low'),
  }),
  reviewDays: assumption({
    value: 90,
    unit: 'days',
    between: [1, 3_650],
    means: 'mean days between an operator’s reviews of its seat',
    source: assumed('a quarter; roster changes are months apart', 'low'),
  }),
  electionDays: assumption({
    value: 2_400,
    unit: 'days',
    between: [1, 1_000_000],
    means: 'mean days until a candidate for an empty seat is elected',
    source: assumed(
      'four outside operators were let in from Aug to Nov 2024 and none in the year after',
      'low',
    ),
  }),
  profitTaking: assumption({
    value: 0.5,
    unit: 'share',
    between: [0, 1],
    means:
      'share of what an operator holds beside its bond that it sells on a review day when it also tops up',
    source: assumed('not published', 'low'),
  }),
  trimming: assumption({
    value: 0.5,
    unit: 'share',
    between: [0, 1],
    means:
      'share of the bond above the minimum that an operator withdraws when its return is near the hurdle',
    source: assumed('not published', 'low'),
  }),
} as const;
