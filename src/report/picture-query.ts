import type { FlowNumber } from './charts/flow-texts.ts';
import type { Where } from './query.ts';

/** Where a number comes from that stands in a picture or in its description and nowhere else. */
export type PictureQuery =
  | {
      /** An amount beside a ribbon, written so that parts add up to what moves in all. */
      readonly measure: 'ribbon';
      readonly table: 'flows';
      readonly scenario: string;
      /** All scenarios of the picture, which are written in one unit. */
      readonly beside: readonly string[];
      readonly replication: number;
      readonly point: number;
      readonly unit: string;
      readonly mostPeriods: number;
      readonly of: FlowNumber;
    }
  | {
      /** By how much an account changes from the start to the end: the middle of all futures, or 9 in 10 of them. */
      readonly measure: 'netChange';
      readonly table: 'flows';
      readonly scenario: string;
      readonly point: number;
      readonly unit: string;
      readonly account: string;
      readonly take: 'median' | 'range';
    }
  | {
      /** What is written beside a bar of the waterfall: a level of a total, otherwise an effect, or the interval of the effect. */
      readonly measure: 'bar';
      readonly table: 'outcomes';
      readonly part: string;
      readonly outcome: string;
      readonly point: number;
      readonly take: 'mean' | 'interval';
    }
  | {
      /** The gap between two scenarios on the last recorded day, in 9 in 10 futures. */
      readonly measure: 'lastGap';
      readonly table: 'series';
      readonly scenario: string;
      readonly baseline: string;
      readonly metric: string;
    }
  | {
      /** Outcomes with values in every scenario: all, or those that are at least likely moved in some direction. */
      readonly measure: 'movedOutcomes';
      readonly table: 'outcomes';
      readonly scenario: string;
      readonly baseline: string;
      readonly point: number;
      readonly take: 'moved' | 'all';
    }
  | {
      /** 9 in 10 futures of a quantity on the day of a reading. */
      readonly measure: 'bandOnDay';
      readonly table: 'series, experiment';
      readonly scenario: string;
      readonly of: string;
      readonly date: string;
    }
  | {
      /** The range of an assumption as it stands below a bar. */
      readonly measure: 'shortRange';
      readonly table: 'experiment';
      readonly assumption: string;
    }
  | {
      /** The lowest and the highest drawn value of an assumption in a group of futures. */
      readonly measure: 'drawnRange';
      readonly table: 'replications';
      readonly where: Where;
    };
