import { assumed, assumption } from '../../src/define/index.ts';
import type { Provenance } from '../../src/define/index.ts';

const bass = assumed(
  'imitation to innovation as in the average new product (Sultan, Farley and Lehmann 1990: 0.38 to 0.03); no adoption of a layer of Metis has been measured',
  'low',
);

/** What is known or assumed of a layer's users: level, unevenness and growth. */
export interface UsersSpec {
  /** Users' transactions a day before any growth. */
  readonly typical: number;
  readonly typicalSource: Provenance;
  readonly adoption: 'none' | 'bass' | 'logistic';
  readonly growth: number;
  readonly growthSource: Provenance;
}

/** How a layer's users may grow: a switch, a multiple and the day on which half of the growth has come. */
export function growthParameters(spec: Pick<UsersSpec, 'adoption' | 'growth' | 'growthSource'>) {
  return {
    adoption: assumption({
      value: spec.adoption,
      options: {
        none: 'users stay around one level',
        bass: 'users grow by innovation and imitation (Bass)',
        logistic: 'users grow by a logistic curve, slowly at first',
      },
      means: 'whether and how the layer is adopted',
      source: bass,
    }),
    growth: assumption({
      value: spec.growth,
      unit: '1',
      between: [0, 10_000],
      means: 'multiple of the first level that users reach in the end',
      source: spec.growthSource,
    }),
    halfwayDays: assumption({
      value: 1_095,
      unit: 'days',
      between: [1, 36_500],
      means: 'days after which half of the growth has come',
      source: bass,
    }),
  };
}

/** Level, unevenness and growth of a layer's users. */
export function usersParameters(spec: UsersSpec) {
  return {
    typicalTransactions: assumption({
      value: spec.typical,
      unit: 'tx/day',
      between: [0, 10_000_000_000],
      means: 'median of users’ transactions per day before any growth',
      source: spec.typicalSource,
    }),
    spread: assumption({
      value: 0.5,
      unit: '1',
      between: [0, 2],
      means: 'long-run standard deviation of the logarithm of transactions per day; 0 turns it off',
      source: assumed('as on Andromeda, where four readings of 2025 suggest about 0.5', 'low'),
    }),
    halfLife: assumption({
      value: 60,
      unit: 'days',
      between: [1, 3_650],
      means: 'days in which half of a deviation from the median disappears',
      source: assumed('as on Andromeda; no daily series was found', 'low'),
    }),
    ...growthParameters(spec),
  };
}
