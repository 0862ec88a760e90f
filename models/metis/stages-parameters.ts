import { assumed, assumption, cite, lever } from '../../src/define/index.ts';

const stages = (place: string) =>
  cite('Kevin Liu, Metis: Pioneering the Path to Decentralization', { place });
const threshold = (why: string) => assumed(`the source gives the goal and no figure; ${why}`, 'low');

/** Parameters of the stages of decentralization: the goals are the source's, the thresholds are levers. */
export const stagesParameters = {
  counting: lever({
    value: 'cumulative',
    options: {
      cumulative: 'a stage counts only while all lower ones hold',
      each: 'the highest stage whose own gates are open',
    },
    means: 'whether a stage needs the lower ones',
    source: stages('four stages, one after the other'),
  }),
  leastOwners: lever({
    value: 4,
    unit: 'owners',
    between: [1, 200],
    means: 'owners that it must take at least to halt the pool, for stage 1',
    source: threshold('no two or three may do'),
  }),
  leastOperators: lever({
    value: 3,
    unit: 'owners',
    between: [0, 200],
    means: 'active owners of seats that are neither the foundation nor a staking protocol, for stage 1',
    source: threshold('as many as were to receive nodes first in June 2024'),
  }),
  highestHalting: lever({
    value: 0.001,
    unit: 'share',
    between: [0, 1],
    means: 'highest probability that more than a third of the stake is down at once, for stage 1',
    source: threshold('less than nine hours a year'),
  }),
  leastOutsideShare: lever({
    value: 0.5,
    unit: 'share',
    between: [0, 1],
    means: 'least share of rewards and gas fees that goes to outside operators and stakers, for stage 2',
    source: threshold('half'),
  }),
  leastLongTerm: lever({
    value: 0.3,
    unit: 'share',
    between: [0, 1],
    means: 'least share of long-term holders, for stage 2',
    source: threshold('about what the model starts with'),
  }),
  highestCapture: lever({
    value: 1 / 3,
    unit: 'share',
    between: [0, 1],
    means: 'highest power of the largest voters together, for stage 3',
    source: threshold('the share that can halt the pool'),
  }),
  incomeMemory: assumption({
    value: 91,
    unit: 'days',
    between: [1, 3_650],
    means: 'days over which income of the pool is looked at',
    source: assumed('a quarter, so that single settlements do not open and close a gate', 'high'),
  }),
};
