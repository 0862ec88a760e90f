import type { PictureQuery } from './picture-query.ts';

/** Which replications count: all, or those of one group of an assumption. */
export interface Where {
  readonly assumption: string;
  readonly group: string;
}

/** An effect by its names: a scenario against a baseline on one outcome at one point of the design. */
export interface EffectNamed {
  readonly scenario: string;
  readonly baseline: string;
  readonly outcome: string;
  readonly point: number;
}

/** An effect in all replications or in those of a group. */
export interface EffectAt extends EffectNamed {
  readonly where?: Where;
}

/** Where a printed number comes from: table, rows and what is taken of them. Plain data, stored in numbers.json. */
export type Query =
  | PictureQuery
  | {
      readonly measure: 'level';
      readonly table: 'outcomes';
      readonly scenario: string;
      readonly outcome: string;
      readonly point: number;
      readonly take: 'median' | 'range' | 'n';
    }
  | (EffectAt & {
      readonly measure: 'effect';
      readonly table: 'outcomes';
      readonly take: EffectTake;
    })
  | (EffectAt & {
      readonly measure: 'ratio';
      readonly table: 'outcomes';
    })
  | {
      readonly measure: 'chance';
      readonly table: 'outcomes';
      readonly scenario: string;
      readonly test: string;
      readonly point: number;
      readonly take: ChanceTake;
      readonly where?: Where;
    }
  | {
      readonly measure: 'part';
      readonly table: 'outcomes';
      readonly part: string;
      readonly outcome: string;
      readonly point: number;
      readonly take: 'mean' | 'interval';
    }
  | (EffectNamed & {
      readonly measure: 'influence';
      readonly table: 'replications, outcomes';
      readonly assumption: string;
    })
  | (EffectNamed & {
      readonly measure: 'flip';
      readonly table: 'replications, outcomes';
      readonly assumption: string;
      /** Of which the chance crosses one half. */
      readonly direction: 'better' | 'same' | 'worse';
      /** From the unit of the input to the unit shown. */
      readonly factor: number;
      readonly take: 'value' | 'interval' | 'n';
    })
  | {
      readonly measure: 'past';
      readonly table: 'series, experiment';
      readonly take: PastTake;
    }
  | {
      readonly measure: 'count';
      readonly table: 'manifest';
      /** `replications` are those that are read; `planned` differs from it in an unfinished run. */
      readonly of: 'replications' | 'planned' | 'failures' | 'scenarios' | 'days' | 'years' | 'seed';
    }
  | {
      /** Futures in which a scenario failed, in which the ledger broke, or in which all scenarios were finished. */
      readonly measure: 'failed';
      readonly table: 'failures';
      readonly of: 'futures' | 'broken' | 'kept';
    }
  | {
      /** Number of the future in the middle of a scenario, among those complete in others too. */
      readonly measure: 'middleFuture';
      readonly table: 'outcomes';
      readonly scenario: string;
      readonly outcome: string;
      readonly point: number;
      readonly complete: readonly string[];
    }
  | {
      /** What accounts of a unit lose, period by period, in one future. */
      readonly measure: 'ledger';
      readonly table: 'flows';
      readonly scenario: string;
      readonly replication: number;
      readonly point: number;
      readonly unit: string;
      readonly of: { readonly mostPeriods: number };
    }
  | {
      /** Outcomes that are at least likely better, or worse, than with the baseline. */
      readonly measure: 'clearOutcomes';
      readonly table: 'outcomes';
      readonly scenario: string;
      readonly baseline: string;
      readonly point: number;
      readonly take: 'better' | 'worse' | 'all';
    }
  | {
      /** Range of an assumption: the numbers of the law it is drawn from, in its own unit. */
      readonly measure: 'inputRange';
      readonly table: 'experiment';
      readonly assumption: string;
    }
  | {
      /** Value of a lever in a scenario, in its own unit. */
      readonly measure: 'leverValue';
      readonly table: 'parameters';
      readonly lever: string;
      readonly scenario: string;
    }
  | {
      /** Inputs that vary: all, or those known in one way. */
      readonly measure: 'inputs';
      readonly table: 'experiment';
      readonly of: 'all' | 'measure' | 'cite' | 'assume';
    }
  | {
      readonly measure: 'runwayFactor';
      readonly table: 'parameters';
      readonly rateFrom: number;
      readonly rateTo: number;
      readonly moved: number;
      readonly pool: number;
    }
  | {
      readonly measure: 'arithmetic';
      readonly table: 'parameters';
      readonly of: 'spendingChange' | 'breakEven';
      readonly rateFrom: number;
      readonly rateTo: number;
      readonly moved: number;
    };

/** What is taken of paired differences. */
export type EffectTake =
  | 'median'
  | 'medianInterval'
  | 'range'
  | 'mean'
  | 'better'
  | 'same'
  | 'worse'
  | 'betterCount'
  | 'sameCount'
  | 'worseCount'
  | 'betterInterval'
  | 'sameInterval'
  | 'worseInterval'
  | 'gain'
  | 'exactlyZero'
  | 'n';
/**
 * What is taken of readings of the past: how many are judged, lie in the range of 9 in 10 futures or outside, are shown only, were read at all
 * and lie in the range; how many readings and futures make a test, and how many days records may be apart.
 */
export type PastTake =
  'judged' | 'inside' | 'outside' | 'notJudged' | 'read' | 'readInside' | 'needed' | 'futures' | 'apart';
/** What is taken of a test that holds or not. */
export type ChanceTake = 'inHundred' | 'holds' | 'n' | 'failed' | 'interval';

/** The answer to a query, in canonical units times the factor in which the unit is shown; ranges have two values, null where an end is not bounded. */
export interface Answer {
  readonly value: number | readonly (number | null)[];
  /** Replications behind it; null for arithmetic. */
  readonly n: number | null;
  readonly method: string;
  /** How it is written, where that does not follow from its style: beside other numbers, or with a unit of its own. */
  readonly text?: string;
}
