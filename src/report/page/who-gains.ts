import type { ResolvedOutcome } from '../../plan/index.ts';
import { outcomeEffect } from '../outcome-effect.ts';
import type { OutcomeEffect } from '../outcome-effect.ts';
import { verdictOn } from './context.ts';
import type { Context } from './context.ts';

// Who feels an outcome, by the mechanism or quantity that it is taken from; the first fitting line counts.
const groups: readonly { readonly who: string; readonly of: RegExp }[] = [
  { who: 'Liquid-staking user', of: /liquid|exchangeRate|redemption/iu },
  { who: 'Sequencer operator', of: /sequencer|locking|operators|realised|rewardRate|blocks|emission/iu },
  { who: 'Reserve and its users', of: /eagr|reserve/iu },
  { who: 'Builder', of: /grant|andromeda|fees/iu },
  { who: 'Holder', of: /market|price|supply|circulating|holders/iu },
];

const everyone = 'Everyone';
const order = [
  'Holder',
  'Sequencer operator',
  'Liquid-staking user',
  'Builder',
  'Reserve and its users',
  everyone,
];

/** An outcome and the group that feels it. */
export interface FeltOutcome {
  readonly who: string;
  readonly outcome: ResolvedOutcome;
}

/** Outcomes by the group that feels them, groups in a fixed order and outcomes in that of the experiment, and groups of which none speaks. */
export function feltOutcomes({ run }: Context): {
  readonly felt: readonly FeltOutcome[];
  readonly unspoken: readonly string[];
} {
  const known = run.experiment.outcomes.map((outcome) => ({
    outcome,
    who: groups.find(({ of }) => of.test(outcome.of))?.who ?? everyone,
  }));
  const found = order.map((who) => known.filter((each) => each.who === who));
  return {
    felt: found.flat(),
    unspoken: order.filter((who, g) => who !== everyone && found[g].length === 0),
  };
}

/** What a scenario does to an outcome, in words; undefined when no future is complete. */
export function effectOn(
  context: Context,
  outcome: ResolvedOutcome,
  scenario: string,
): OutcomeEffect | undefined {
  const found = verdictOn(context, outcome, scenario);
  return found && outcomeEffect(found.difference, outcome);
}

/** Said of a group of which no outcome of the experiment speaks. */
export const unspokenWords = 'no outcome of the experiment speaks of them';
/** Said where a scenario and the baseline have no future that was finished in both. */
export const unknownWords = 'no future to compare';
