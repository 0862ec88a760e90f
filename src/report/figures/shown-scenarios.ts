import type { ResolvedScenario } from '../../plan/index.ts';
import type { Context } from '../page/context.ts';
import { listed, namedIn } from './chart-words.ts';

/** The scenarios of a picture, and what it says of those that have no room in it. */
export interface ShownScenarios {
  /** In the order of the experiment, each with its place in it. */
  readonly shown: readonly { readonly scenario: ResolvedScenario; readonly place: number }[];
  /** For a subtitle, `; 8 of 17 sets of rules`; empty where all are shown. */
  readonly count: string;
  /** For a caption, a sentence after a space; empty where all are shown. */
  readonly left: string;
}

/** At most so many scenarios, two or more: the baseline, the one that the report is about, and the last ones. */
export function shownScenarios(context: Context, most: number): ShownScenarios {
  const { run, effect } = context;
  const all = run.experiment.scenarios.map((scenario, place) => ({ scenario, place }));
  if (all.length <= most) return { shown: all, count: '', left: '' };
  const named = ({ scenario }: { scenario: ResolvedScenario }): boolean =>
    [effect.baseline, effect.scenario].includes(scenario.name);
  const free = most - all.filter(named).length;
  const others = all.filter((each) => !named(each));
  const left = others.slice(0, others.length - free);
  const names = left.map(({ scenario }) => namedIn(context, scenario.name));
  return {
    shown: all.filter((each) => !left.includes(each)),
    count: `; ${most} of ${all.length} sets of rules`,
    left: ` No room for ${listed(names)}; the tables have all sets of rules.`,
  };
}
