import { assumed, assumption, cite } from '../../src/define/index.ts';

const rule = 'the rule can be left out to see what it contributes';
/** A rule of operators that can be turned off. */
const ruleOf = <const On extends string>(on: On, means: string, off: string) =>
  assumption({ value: 'on', options: { on, off }, means, source: assumed(rule, 'high') });

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
  joining: ruleOf(
    'who was elected joins with the smallest bond when that pays',
    'whether operators join empty seats',
    'empty seats stay empty',
  ),
  toppingUp: ruleOf(
    'an operator adds what it earned to its bond while the return is well above the hurdle',
    'whether operators top up',
    'operators sell a part of what they earn and keep the rest beside the bond',
  ),
  withdrawing: ruleOf(
    'an operator withdraws a part of its bond when the return is near the hurdle',
    'whether operators withdraw parts of their bonds',
    'bonds are left whole while their owners stay',
  ),
  leaving: ruleOf(
    'an operator leaves when its return is below the hurdle',
    'whether operators leave',
    'nobody leaves by choice',
  ),
  protocolSeats: assumption({
    value: 'kept',
    options: {
      kept: 'liquid-staking protocols keep their seats, whatever the commission on them earns',
      closed: 'a protocol closes a seat whose commission does not cover its running cost',
    },
    means: 'what liquid-staking protocols do with a seat that loses money',
    source: assumed(
      'no protocol is known to have closed a seat for its cost; one seat run for Artemis was given up by 2026',
      'low',
    ),
  }),
  protocolCommission: assumption({
    value: 0.1,
    unit: 'share',
    between: [0, 1],
    means: 'share of rewards that a protocol counts as the income of its seat, under `protocolSeats: closed`',
    source: cite('docs.artemisfinance.io', {
      url: 'https://docs.artemisfinance.io',
      place: 'mechanism/fee: 10 % of METIS staking rewards',
    }),
  }),
  candidacyDays: assumption({
    value: 2_400,
    unit: 'days',
    between: [1, 1_000_000],
    means: 'mean days until somebody comes forward for an empty seat and asks to be elected',
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
