import type { ResolvedExperiment } from '../../plan/index.ts';
import { forkDisclosure, forkOf, isAboutChanges, setForRun } from '../../report/page/fork.ts';
import type { ForkChange } from '../../report/page/fork.ts';
import type { ChangeInWords } from './change-values.ts';

/** What a fork is made from. */
interface Origin {
  readonly from: string;
  readonly words: readonly ChangeInWords[];
  readonly reason: string | undefined;
}

/**
 * A fork that says so in every report: where it is from and what it changed stand in its disclosure, which is in no run key, and scenarios
 * whose rules it changed are marked in their labels. A fork of a fork, or of a run with other values than its file, keeps what was changed before. Without changes it is a copy.
 */
export function saidToBeFork(
  experiment: ResolvedExperiment,
  { from, words, reason }: Origin,
): ResolvedExperiment {
  if (words.length === 0) return experiment;
  const earlier = [...(forkOf(experiment)?.changes ?? []), ...setForRun(experiment)];
  const same = (a: ForkChange, b: ForkChange): boolean => a.scenario === b.scenario && a.name === b.name;
  const now = words.map(([scenario, name, before, after]): ForkChange => ({
    ...{ scenario, name, after },
    before: earlier.find((each) => each.scenario === scenario && each.name === name)?.before ?? before,
    ...(reason === undefined ? {} : { why: reason }),
  }));
  const changes = [...earlier.filter((each) => !now.some((one) => same(one, each))), ...now];
  const changed = new Set(words.map(([scenario]) => scenario));
  return {
    ...experiment,
    disclosure: { ...ofAuthor(experiment.disclosure), ...forkDisclosure({ from, changes }) },
    scenarios: experiment.scenarios.map((scenario) =>
      changed.has(scenario.name) && scenario.name !== experiment.baseline
        ? { ...scenario, label: forkLabel(scenario.label) }
        : scenario,
    ),
  };
}

/** A disclosure without what it says of changes. */
const ofAuthor = (disclosure: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(disclosure).filter(([key]) => !isAboutChanges(key)));

const MARK = ' (fork)';
const LONGEST = 300;

const forkLabel = (label: string): string =>
  label.endsWith(MARK) || label.length + MARK.length > LONGEST ? label : `${label}${MARK}`;
