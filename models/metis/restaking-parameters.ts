import { assumed, assumption, cite, lever } from '../../src/define/index.ts';

/** Parameters of restaking. */
export const restakingParameters = {
  backing: lever({
    value: 'native',
    options: {
      native:
        'a claim is a share of what the protocol holds: it earns the base yield and bears losses when they happen',
      wrapped:
        'a claim promises a fixed number of METIS, part of which the protocol has passed on: no base yield, and losses fall on those who come last',
    },
    means: 'what a restaking share is a claim on',
    source: cite('How to evaluate Metis’s decentralized sequencer mining mechanism? (Haotian, TechFlow)', {
      place: 'section 1: receipts of receipts without a native asset, a tree without roots',
    }),
  }),
  runs: assumption({
    value: 'on',
    options: {
      on: 'who expects more withdrawals than the threshold of Diamond and Dybvig leaves',
      off: 'nobody leaves because others do',
    },
    means: 'whether depositors run',
    source: assumed('a switch: shows what runs contribute', 'high'),
  }),
  restaked: assumption({
    value: 1_000,
    unit: 'METIS',
    between: [0, 1_000_000],
    means: 'METIS worth of liquid-staking shares restaked on the first day',
    source: assumed('no restaking protocol on Metis is known; small beside the loans', 'low'),
  }),
  passedOn: assumption({
    value: 0.333,
    unit: 'share',
    between: [0, 1],
    means: 'share of the deposits that a wrapped protocol has passed on and cannot pay out at once',
    source: cite('Alexander, Leveraged restaking (SSRN 4840805), abstract', {
      place: 'about two thirds of the reported value can be redeemed',
    }),
  }),
  returnDays: assumption({
    value: 60,
    unit: 'days',
    between: [1, 3_650],
    means: 'days over which what was passed on comes back once it is called',
    source: assumed('longer than any exit known here (21 days and a bridge)', 'low'),
  }),
  serviceYield: assumption({
    value: 0.01,
    unit: '1/year',
    between: [0, 0.5],
    means: 'METIS that secured services pay a year for each METIS restaked',
    source: assumed('services of Ethereum’s restaking paid almost nothing but points', 'low'),
  }),
  pointsWorth: assumption({
    value: 0.1,
    unit: '1/year',
    between: [0, 1],
    means: 'worth of points a year that depositors expect while the programme runs',
    source: assumed('no market for such points on Metis; a usual order of size in 2024', 'low'),
  }),
  pointsDays: lever({
    value: 365,
    unit: 'days',
    between: [0, 36_500],
    means: 'days from the start to the end of the points programme',
    source: assumed('programmes on Ethereum ran half a year to a year a season', 'low'),
  }),
  reserveYield: assumption({
    value: 0.02,
    unit: '1/year',
    between: [0, 1],
    means: 'yield, points included, below which depositors leave for good',
    source: assumed('what a dollar earned elsewhere in 2026 is more; nobody has measured it here', 'low'),
  }),
  slashings: assumption({
    value: 0,
    unit: '1/year',
    between: [0, 365],
    means: 'slashings a year beyond those of the sequencer pool',
    source: assumed('none is known; a scenario', 'medium'),
  }),
  slashedShare: assumption({
    value: 0.05,
    unit: 'share',
    between: [0, 1],
    means: 'share of what is restaked that a slashing takes',
    source: assumed('between the 1 and the 100 % that services of Ethereum’s restaking may set', 'low'),
  }),
  shockDay: assumption({
    value: 0,
    unit: 'days',
    between: [0, 36_500],
    means: 'day of a security failure; 0 means none',
    source: assumed('a scenario', 'high'),
  }),
  shockShare: assumption({
    value: 0.1,
    unit: 'share',
    between: [0, 1],
    means: 'share of what the protocol holds that the failure takes',
    source: assumed('a scenario', 'low'),
  }),
  horizonDays: assumption({
    value: 30,
    unit: 'days',
    between: [1, 365],
    means: 'days that a depositor compares: leaving now, or staying so long and leaving then',
    source: assumed('a redemption through liquid staking takes 21 days and a bridge', 'medium'),
  }),
  noise: assumption({
    value: 0.02,
    unit: 'share',
    between: [0, 1],
    means: 'scale of the logistic error in the share of withdrawals that a depositor sees',
    source: assumed('withdrawals stand on chain; what others are about to do does not', 'low'),
  }),
  leastPrice: assumption({
    value: 0.7,
    unit: 'share',
    between: [0, 1],
    means:
      'lowest price on the pool, over the METIS behind a share, at which leavers sell; below it they wait',
    source: assumed('between the low of stETH in 2022 (0.94) and that of ezETH in one pool (0.2)', 'low'),
  }),
  reviewDays: assumption({
    value: 3,
    unit: 'days',
    between: [1, 3_650],
    means: 'mean days between looks of a depositor',
    source: assumed('the run of ezETH took hours, that of stETH weeks', 'low'),
  }),
};
